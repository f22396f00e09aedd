"""How far the judging of a document is: what is judged, what is left, what is to be looked at again. Pure: it follows from the file alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mo_advisor.lint.mapped import unjudged
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause

NOTHING_TO_ADD = "Looked at: it names nobody to turn to, and nothing more is to be said of what it asks."  # a clause's note, so that it is asked once


class Left(NamedTuple):
    """A situation that is not judged yet, and the roles that may ask for which it is not."""

    situation: str
    roles: tuple[str, ...]


class Again(NamedTuple):
    """Something that is to be looked at again since a later edition, and why. kind: `clause` or `situation`. id: which."""

    kind: str
    id: str
    why: str


class Status(NamedTuple):
    """How far it is.

    judged: situations. left: situations for which something is open. torn: situations with a clause and a silence for the same askers. again: what a
    later edition has left open. looked_at, to_look_at: clauses, for what they ask and whom they name, or why they are never advice.
    footnotes: how many of these are footnotes, which an import counts apart.
    """

    judged: tuple[str, ...]
    left: tuple[Left, ...]
    torn: tuple[str, ...]
    again: tuple[Again, ...]
    looked_at: tuple[str, ...]
    to_look_at: tuple[str, ...]
    footnotes: int = 0

    @property
    def done(self) -> bool:
        """Whether nothing is left to judge."""
        return not (self.left or self.torn or self.again or self.to_look_at)


def status_of(book: Book) -> Status:
    """How far a document is."""
    found = {situation: unjudged(book, situation) for situation in book.vocabulary.situations}
    to_look_at = [position.clause.id for position in book.positions if not (book.protocol.mapped or looked_at(position.clause))]
    return Status(
        judged=tuple(situation for situation, (open_, torn) in found.items() if not open_ and not torn),
        left=tuple(Left(situation, tuple(open_)) for situation, (open_, _) in found.items() if open_),
        torn=tuple(situation for situation, (_, torn) in found.items() if torn),
        again=tuple(_again(book)),
        looked_at=tuple(clause for clause in book.by_id if clause not in to_look_at),
        to_look_at=tuple(to_look_at),
        footnotes=len(book.protocol.footnotes),
    )


def _again(book: Book) -> Iterator[Again]:
    for review in book.protocol.review:
        yield from (Again("situation", situation, review.why) for situation in review.situations)
    for position in book.positions:
        if position.clause.review:
            yield Again("clause", position.clause.id, position.clause.review)


def looked_at(clause: Clause) -> bool:
    """Whether somebody has said what a clause asks and whom it names, or that there is nothing to say, or why it is never advice."""
    if not clause.rules:
        return bool(clause.considered)
    only_background = not any(rule.offers_contacts for rule in clause.rules)
    return only_background or bool(clause.duties or clause.contacts or clause.note)
