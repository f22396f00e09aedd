"""A verbatim stretch is not cut within a word.

What a contact, limit, duty, reference or outside document is quoted with may begin and end anywhere between words of the clause, and not inside one:
"within ten working da" is a slip that a reader would see in every answer.

Passes:

    document:
      - id: "1"
        text: "When in doubt, ask the Leader within ten working days."
        rules: [{situations: [not-covered]}]
        contacts: [{role: leader, title: the Leader, do: ask, when: in doubt, limit: {words: within ten working days, binds: leader}}]

Fails:

    document:
      - id: "1"
        text: "When in doubt, ask the Leader within ten working days."
        rules: [{situations: [not-covered]}]
        contacts: [{role: leader, title: the Leader, do: ask, when: in dou, limit: {words: within ten working da, binds: leader}}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mo_advisor.errors import Place, Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Clause, Contact
from mo_advisor.protocol.words import words_of

RULE = "whole"
Quoted = Iterator[tuple[Place, str | None]]


def problems(book: Book) -> Iterator[Problem]:
    """Stretches that begin or end inside a word."""
    for position in book.positions:
        yield from _cut(position.clause, _quoted(position.clause))
    for adviser in book.protocol.advisers:
        yield from _cut(book.clause(adviser.clause), _of_whom(adviser))


def _cut(clause: Clause, stretches: Quoted) -> Iterator[Problem]:
    words = words_of(clause)
    for place, stretch in stretches:
        if stretch and not re.search(rf"(?<!\w){re.escape(stretch)}(?!\w)", words) and stretch[0].isalnum() and stretch[-1].isalnum():
            yield Problem(place, "error", RULE, f"{clause.id}: “{stretch}” begins or ends within a word of the clause")


def _quoted(clause: Clause) -> Quoted:
    for contact in clause.contacts:
        yield from _of_whom(contact)
        yield from ((contact.at, stretch) for stretch in (contact.do, contact.procedure))
        if limit := contact.limit:
            yield from ((limit.at, stretch) for stretch in (limit.words, limit.title, limit.due))
    yield from ((duty.at, duty.words) for duty in clause.duties if isinstance(duty.words, str))
    yield from ((reference.at, reference.words) for reference in clause.cites)
    yield from ((clause.at, name) for name in clause.names)


def _of_whom(whom: Contact | Adviser) -> Quoted:
    return ((whom.at, stretch) for stretch in (whom.title, whom.when))
