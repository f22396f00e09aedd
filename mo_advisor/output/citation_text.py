"""Cited clauses on a page: whole, with the headings above them, what they refer to and what refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mo_advisor.output.clause import clause_blocks, heading_blocks
from mo_advisor.output.document import caution_text, document_blocks
from mo_advisor.output.page import Block
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import CrossReference, Position, Section
from mo_advisor.protocol.resolving import Citing, Found, ref_in_full, references_to


def found_blocks(book: Book, found: Iterable[Found]) -> Iterator[Block]:
    """Everything that was found in one protocol, under its name; and what was not found."""
    yield from document_blocks(book)
    for one in found:
        if one.note:
            yield Block(one.note, "caution", gap=True)
        yield from _near(one)
        above: tuple[Section, ...] = ()
        told: set[str] = set()
        for position in one.positions:
            yield from heading_blocks(position.headings, above)
            above = position.headings
            yield from _position_blocks(book, position, one)
            yield from _fresh(_references(book, position), told)
    shown = dict.fromkeys(position.clause.id for one in found for position in one.positions)
    cautions = dict.fromkeys(caution for clause in shown for caution in book.cautions_of(clause))
    if cautions:
        yield Block("Cautions", "heading", gap=True)
        yield from (Block(caution_text(caution), "caution", indent=2, hang=2) for caution in cautions)


def _fresh(lines: Iterable[str], told: set[str]) -> Iterator[Block]:
    """Lines that have not been told yet: a reference to a whole section is told once, not under each of its clauses."""
    for line in lines:
        if line not in told:
            told.add(line)
            yield Block(line, "faint", indent=6)


def _near(found: Found) -> Iterator[Block]:
    if not found.positions and not found.note:
        yield Block(f"Nothing here is cited as “{found.asked}”.", "caution", gap=True)
    if found.near:
        yield Block(f"Did you mean: {'; '.join(found.near)}?", gap=not found.note)


def _position_blocks(book: Book, position: Position, found: Found) -> Iterator[Block]:
    clause = position.clause
    yield from clause_blocks(clause)
    matched = found.matched.get(clause.id, ())
    if matched:
        marks = ", ".join(clause.items[item - 1].label or f"item {item}" for item in matched)
        yield Block(f"You asked for {marks}; a clause is printed whole.", "faint", indent=6)
    if clause.number is None:
        yield Block(f"Say: {ref_in_full(book, position)}.", "faint", indent=6)
    if clause.names:
        yield Block(f"Names other documents: {'; '.join(clause.names)}.", "faint", indent=6)


def _references(book: Book, position: Position) -> Iterator[str]:
    yield from (_cites(reference) for reference in position.clause.cites)
    yield from (_cited_by(citing) for citing in references_to(book, position.clause.id))


def _cites(reference: CrossReference) -> str:
    if reference.wrong:
        return f"Refers to “{reference.words}”, which is not followed here: {reference.wrong}"
    return f"Refers to “{reference.words}”: {', '.join(reference.to)}."


def _cited_by(citing: Citing) -> str:
    wrong = f" (but {citing.reference.wrong})" if citing.reference.wrong else ""
    return f"Referred to by {citing.position.clause.id}: “{citing.reference.words}”{wrong}."
