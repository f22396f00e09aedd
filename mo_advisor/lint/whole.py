"""A verbatim stretch is not cut within a word, nor a condition or a time limit within a phrase.

What a contact, limit, duty, reference or outside document is quoted with may begin and end anywhere between words of the clause, and not inside
one: "within ten working da" is a slip that a reader would see in every answer. A condition (`when`) and a time limit go to the end of their phrase:
after them comes a mark, or a small word such as should, to or the; where another word goes on, this is a warning.

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
from collections.abc import Iterable, Iterator

from mo_advisor.errors import Place, Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Clause, Contact
from mo_advisor.protocol.words import words_of

RULE = "whole"
Quoted = Iterator[tuple[Place, str | None]]
LEAD = r"a|an|the|any|all|each|every|no|this|that|these|those|their|his|her|its|your|our|of|in|on|at|to|for|from|with|by|about|and|or|nor|than|as|not"
FORCE = r"is|are|was|were|has|have|had|must|shall|should|may|might|will|would|can|could|cannot|ought|need|needs"
AFTER = re.compile(
    rf"\s*(?:$|[^\w\s]|(?:{LEAD}|{FORCE}|then|which|who|whose|whom|where|when|if|unless|but|he|she|they|it|so|only|also|before|after|until|during|within"
    r"|under|between|against|over|via|through|per|both|either|some|such|what|how|there|you|we|I)\b)", re.IGNORECASE)
GOES_ON = 60  # characters in which the words are that are named
OPEN = re.compile(rf"\b(?!not$)(?:{LEAD}|is|are|be|has|have|if|where|when|whenever|unless|should)$", re.IGNORECASE)  # what no phrase ends with


def problems(book: Book) -> Iterator[Problem]:
    """Stretches that begin or end inside a word, and conditions and limits that end inside a phrase."""
    for position in book.positions:
        clause = position.clause
        yield from _cut(clause, _quoted(clause))
        yield from _broken_off(clause, _phrases(clause.contacts))
    for adviser in book.protocol.advisers:
        clause = book.clause(adviser.clause)
        yield from _cut(clause, _of_whom(adviser))
        yield from _broken_off(clause, _phrases([adviser]))


def _cut(clause: Clause, stretches: Quoted) -> Iterator[Problem]:
    words = words_of(clause)
    for place, stretch in stretches:
        if stretch and not re.search(rf"(?<!\w){re.escape(stretch)}(?!\w)", words) and stretch[0].isalnum() and stretch[-1].isalnum():
            yield Problem(place, "error", RULE, f"{clause.id}: “{stretch}” begins or ends within a word of the clause")


def _broken_off(clause: Clause, stretches: Quoted) -> Iterator[Problem]:
    words = words_of(clause)
    for place, stretch in stretches:
        if stretch and (end := words.find(stretch) + len(stretch)) and (OPEN.search(stretch) or not AFTER.match(words, end)):
            goes_on = " ".join(words[end : end + GOES_ON].split()[:2])
            message = f"{clause.id}: “{stretch}” breaks off where the clause goes on with “{goes_on}”; look at it again"
            yield Problem(place, "warning", RULE, message)


def _phrases(named: Iterable[Contact | Adviser]) -> Quoted:
    """What has to be quoted to the end of its phrase: conditions and time limits."""
    for whom in named:
        yield whom.at, whom.when
        if isinstance(whom, Contact) and whom.limit:
            yield whom.limit.at, whom.limit.words


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
