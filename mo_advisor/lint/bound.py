"""Whom a duty binds is who the words say must do it, and each stretch that says so is a duty.

Where the words before a duty name who acts, it binds them, and both sides where both act. Somebody who is bound has a name in the clause or in a
heading above it; only the two sides, Members and Officers, may be meant without one. What the words of a clause ask of somebody with must, shall,
should or ought is one of its duties, where the file marks duties at all. Sentences can be put in more ways than are known here, so this is a
warning: look again.

Passes:

    document:
      - id: "1"
        text: "Members must be polite. Officers should be impartial."
        rules: [{situations: [not-covered]}]
        duties: [{words: must be polite, binds: [member]}, {words: should be impartial, binds: [officer]}]

Fails:

    document:
      - id: "1"
        text: "Members must be polite. Officers should be impartial. Officers must be helpful."
        rules: [{situations: [not-covered]}]
        duties: [{words: must be polite, binds: [officer]}, {words: should be impartial, binds: [journalist]}]
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from mo_advisor.errors import Problem
from mo_advisor.lint.naming import around, read_again, speaks_of
from mo_advisor.protocol import duties
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.duties import duties_in
from mo_advisor.protocol.model import Clause, Duty, Position
from mo_advisor.protocol.words import words_of

RULE = "bound"
EXPECTS = re.compile(r"\bcan expect\b", re.IGNORECASE)  # says what somebody else must do
ASKS = re.compile(r"\b(?:must|shall|should|ought)\b", re.IGNORECASE)


def problems(book: Book) -> Iterator[Problem]:
    """Duties of somebody else than the words say, and stretches that ask something and are no duty."""
    marked = book.protocol.mapped and any(position.clause.duties for position in book.positions)
    for position in read_again(book):
        clause = position.clause
        said = [one for one in duties_in(book, clause) if not EXPECTS.search(one.words)] if marked or clause.duties else []
        for duty in clause.duties:
            for wrong in _whom(book, position, duty, said):
                yield Problem(duty.at, "warning", RULE, f"{clause.id}: {wrong}; look at it again")
        for stretch in _unmarked(clause, said) if marked else ():
            whom = " and ".join(stretch.binds)
            yield Problem(clause.at, "warning", RULE, f"{clause.id}: “{stretch.words}” asks something of {whom}, and is no duty; look at it again")


def _whom(book: Book, position: Position, duty: Duty, said: Sequence[duties.Duty]) -> Iterator[str]:
    """What is wrong with whom a duty binds. said: the duties that the words of its clause suggest."""
    bound = frozenset(duty.binds)
    if not (book.vocabulary.asker_kinds & bound or speaks_of(book, around(position), frozenset().union(*(book.tree.above[role] for role in bound)))):
        yield f"“{duty.words}” binds {' and '.join(duty.binds)}, of whom neither the clause nor a heading above it speaks by any name"
    words = words_of(position.clause)  # of a stretch that comes again it is not known which is meant
    once = [one for one in said if one.binds and words.count(one.words) == 1]
    acting = [one.binds for one in once if one.words in duty.words or duty.words in one.words]
    if acting and not any(_agree(book, acts, bound) for acts in acting):
        yield f"“{duty.words}” is said of {' and '.join(acting[0])}, and binds {' and '.join(duty.binds)}"


def _agree(book: Book, acts: Collection[str], bound: Collection[str]) -> bool:
    """Whether somebody who acts is bound, and both sides are where both do."""
    sides = {role.id for role in book.vocabulary.governed}.intersection(acts)
    return any(_kin(book, role, bound) for role in acts) and all(_kin(book, role, bound) for role in sides)


def _kin(book: Book, role: str, bound: Collection[str]) -> bool:
    """Whether a role, or one that is wider or narrower, is bound."""
    return not (book.tree.above[role] | book.tree.below[role]).isdisjoint(bound)


def _unmarked(clause: Clause, said: Sequence[duties.Duty]) -> Iterator[duties.Duty]:
    """The stretches that ask something strongly of somebody who is named, and that no duty of the clause touches."""
    words = words_of(clause)
    held = [(start, start + len(duty.words)) for duty in clause.duties if (start := words.find(duty.words)) >= 0]
    for stretch in said:
        start = words.find(stretch.words)
        end = start + len(stretch.words)
        if stretch.binds and ASKS.search(stretch.words) and not any(first < end and start < last for first, last in held):
            yield stretch
