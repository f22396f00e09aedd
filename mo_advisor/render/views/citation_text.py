"""Cited clauses on a page: whole, with the headings above them, what they refer to and what refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mo_advisor.citations.resolver import Citing, Found, ref_in_full, references_to
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Caution, CrossReference, Position, Section
from mo_advisor.render.screen import Block
from mo_advisor.render.views.clause import clause_blocks, heading_blocks
from mo_advisor.render.views.document import caution_text, document_blocks


def found_blocks(book: Book, found: Sequence[Found]) -> Iterator[Block]:
    """Everything that was found in one protocol, under its name; and what was not found."""
    yield from document_blocks(book)
    for one in found:
        yield from (Block(line, style, gap=first) for line, style, first in found_lines(one))
        above: tuple[Section, ...] = ()
        told: set[str] = set()
        for position in one.positions:
            yield from heading_blocks(position.headings, above)
            above = position.headings
            yield from clause_blocks(position.clause)
            yield from (Block(line, "faint", indent=6) for line in clause_lines(book, position, one, told))
    cautions = found_cautions(book, found)
    if cautions:
        yield Block("Cautions", "heading", gap=True)
        yield from (Block(caution_text(caution), "caution", indent=2, hang=2) for caution in cautions)


def found_lines(found: Found) -> Iterator[tuple[str, str, bool]]:
    """What is said before the clauses of one reference: each line, its style, and whether it begins something new."""
    if found.note:
        yield found.note, "caution", True
    if not found.positions and not found.note:
        yield f"Nothing here is cited as “{found.asked}”.", "caution", True
    if found.near:
        yield f"Did you mean: {'; '.join(found.near)}?", "", not found.note


def found_cautions(book: Book, found: Iterable[Found]) -> tuple[Caution, ...]:
    """The cautions about the clauses that were found, each once."""
    shown = dict.fromkeys(position.clause.id for one in found for position in one.positions)
    return tuple(dict.fromkeys(caution for clause in shown for caution in book.cautions_of(clause)))


def clause_lines(book: Book, position: Position, found: Found, told: set[str]) -> Iterator[str]:
    """What is said under a clause. told: the references that were said before; one to a whole section is not said under each of its clauses."""
    clause = position.clause
    matched = found.matched.get(clause.id, ())
    if matched:
        marks = ", ".join(clause.items[item - 1].label or f"item {item}" for item in matched)
        yield f"You asked for {marks}; a clause is printed whole."
    if clause.number is None:
        yield f"Say: {ref_in_full(book, position)}."
    if clause.names:
        yield f"Names other documents: {'; '.join(clause.names)}."
    for line in _references(book, position):
        if line not in told:
            told.add(line)
            yield line


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
