"""What a reference gives in a document, and the words in which it is said that it gives nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from mo_advisor.citations import headings as heading
from mo_advisor.citations.numbers import MOST_NEAR
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position, Section, sections


class Found(NamedTuple):
    """What a reference gives in one document; nothing, where it has no positions.

    asked: the reference, tidied. positions: the clauses, whole, in the document's order. section: the heading, where what stands under
    one is given. matched: the items that are meant, each by its place (`Placed`), by clause id. note: what must be said, in plain words.
    near: references that may have been meant instead.
    """

    asked: str
    positions: tuple[Position, ...] = ()
    section: Section | None = None
    matched: Mapping[str, tuple[tuple[int, ...], ...]] = MappingProxyType({})
    note: str = ""
    near: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """What is said where nothing was found, in one line."""
        near = f" Did you mean: {'; '.join(self.near)}?" if self.near else ""
        return f"{self.note or f'Nothing here is cited as “{short(self.asked)}”.'}{near}"

    def items(self, clause_id: str) -> tuple[int, ...]:
        """The items of a clause that are meant, or in which what is meant stands, counted from 1 among the clause's own."""
        return tuple(dict.fromkeys(place[0] for place in self.matched.get(clause_id, ())))

    @property
    def ref(self) -> tuple[str, ...]:
        """How to ask for what was found, in short."""
        if self.section:
            return (heading.ref(self.section),)
        return tuple(position.clause.id for position in self.positions)[:MOST_NEAR]


def nothing(book: Book, asked: str, said: str, near: Iterable[str] = ()) -> Found:
    """Nothing, for the document has none of what was asked."""
    return Found(asked, note=f"{whose(book)} has no {said}.", near=unique(near)[:MOST_NEAR])


def either(asked: str, readings: Iterable[Found]) -> Found:
    """Nothing, for there is more than one reading; each is offered."""
    near = unique(ref for found in readings for ref in found.ref)
    return Found(asked, note=f"“{short(asked)}” can be read in more than one way; none is taken.", near=near)


def elsewhere(book: Book, asked: str, document: str, near: Iterable[str] = ()) -> Found:
    """Nothing, for another document is meant."""
    note = f"“{short(document)}” is another document; only {whose(book)} is read here."
    return Found(asked, note=note, near=unique(near))


def one_reading(asked: str, readings: Iterable[Found]) -> Found | None:
    """The one thing that several readings come to; all of them offered, where they differ; nothing, where none gives anything."""
    distinct = {tuple(position.order for position in found.positions): found for found in readings if found.positions}
    if len(distinct) > 1:
        return either(asked, distinct.values())
    return next(iter(distinct.values()), None)


def all_headings(book: Book) -> tuple[str, ...]:
    """Every heading of a document as printed."""
    return unique(section.heading for section in sections(book.protocol))


def whose(book: Book) -> str:
    """Whose protocol it is."""
    return f"{book.protocol.council}’s protocol"


def short(said: str) -> str:
    """What was typed, cut where it is long."""
    return said if len(said) <= 60 else f"{said[:60]}…"


def unique(refs: Iterable[str]) -> tuple[str, ...]:
    """References in order, each once."""
    return tuple(dict.fromkeys(refs))
