"""A condition on the asker names only roles that somebody may ask as.

A group, a committee or another body is never the caller, and so has no place in `who`: where it stands beside others, they alone are advised.

Passes:

    document:
      - {id: "1", text: "Groups may ask for briefings.", rules: [{situations: [not-covered], who: [group-leader, officer]}]}

Fails:

    document:
      - {id: "1", text: "Groups may ask for briefings.", rules: [{situations: [not-covered], who: [political-group, officer]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.errors import Place, Problem
from mo_advisor.protocol.book import Book
from mo_advisor.records.condition import Condition, atoms_of

RULE = "callers"


def problems(book: Book) -> Iterator[Problem]:
    """Roles in `who` that are never the caller, nor is any narrower one."""
    for position in book.positions:
        clause = position.clause
        for who, place in (*((rule.who, rule.at) for rule in clause.rules), *((contact.who, contact.at) for contact in clause.contacts)):
            yield from _nobody(book, who, place, f"{clause.id}: ")
    protocol = book.protocol
    for silence in protocol.silent:
        yield from _nobody(book, silence.who, silence.at)
    for caution in protocol.cautions:
        yield from _nobody(book, caution.who, caution.at)
    for adviser in protocol.advisers:
        yield from _nobody(book, adviser.who, adviser.at)


def _nobody(book: Book, who: Condition | None, place: Place, where: str = "") -> Iterator[Problem]:
    for role in dict.fromkeys(atoms_of(who)):
        if book.asking.isdisjoint(book.tree.below[role]):
            yield Problem(place, "error", RULE, f"{where}`who` has {role}, and nobody asks as that")
