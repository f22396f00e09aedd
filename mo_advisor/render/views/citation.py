"""Cited clauses: whole, with the headings above them, what they refer to and what refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mo_advisor.citations.as_json import Results, citation_record
from mo_advisor.citations.found import Found
from mo_advisor.citations.printed import Citing, ref_in_full, references_to
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Caution, Clause, CrossReference, Position, Section
from mo_advisor.protocol.words import every_item
from mo_advisor.render.page import Either, Heading, Page, Part, Quote, anchor, beyond_text, only_text, paragraph
from mo_advisor.render.views.document import CLAUSE, cautions_headed, masthead
from mo_advisor.render.words import NOT_ADVICE, breadcrumb

SEVERAL = "Clauses of several protocols"
BEGINS = 8  # words of an item that are said, to find it by
ACROSS = "—" * 20


def citation_page(results: Results) -> Page:
    """What was found in each protocol, and what was not: in one, or in several, each under its name."""
    if len(results) == 1:
        (book, found), = results
        title, head = f"Clauses of the {book.protocol.title}, {book.protocol.council}", masthead(book)
        body = tuple(_found(book, found, 2, CLAUSE))
    else:
        title, head = SEVERAL, (beyond_text(Heading(1, SEVERAL)),)
        body = tuple(part for number, (book, found) in enumerate(results) for part in _under_its_name(number, book, found))
    return Page(title, head, (), body, (beyond_text(paragraph(NOT_ADVICE)),), record=lambda: citation_record(results))


def _under_its_name(number: int, book: Book, found: Sequence[Found]) -> Iterator[Part]:
    if number:
        yield only_text(paragraph(ACROSS, "faint"))
    yield from masthead(book, level=2)
    yield from _found(book, found, 3, book.protocol.id)


def _found(book: Book, results: Sequence[Found], level: int, within: str) -> Iterator[Part]:
    """What each reference found. level: of the headings. within: the kind of the clauses' anchors, each protocol's own where there are several."""
    for found in _each_clause_once(results):
        yield from _notes(found)
        above: tuple[Section, ...] = ()
        told: set[str] = set()
        for position in found.positions:
            yield from _headings(position.headings, above, level)
            above = position.headings
            notes = tuple(paragraph(line, "faint") for line in _clause_lines(book, position, found, told))
            yield Quote(position.clause, anchor(within, position.clause.id), notes)
    yield from cautions_headed(_cautions(book, results), level, within)


def _each_clause_once(results: Sequence[Found]) -> list[Found]:
    """What was found, with items of one clause that were asked for one after the other put together: `7.3(a) and (c)` prints 7.3 once."""
    made: list[Found] = []
    for found in results:
        before = made[-1] if made else None
        if before and before.matched and found.matched and before.positions == found.positions and before.note == found.note:
            both = {clause: tuple(dict.fromkeys((*before.matched.get(clause, ()), *items))) for clause, items in found.matched.items()}
            made[-1] = before._replace(matched=both)
        else:
            made.append(found)
    return made


def _notes(found: Found) -> Iterator[Part]:
    """What is said before the clauses of one reference."""
    if found.note:
        yield paragraph(found.note, "caution")
    if not found.positions and not found.note:
        yield paragraph(f"Nothing here is cited as “{found.asked}”.", "caution")
    if found.near:
        yield paragraph(f"Did you mean: {'; '.join(found.near)}?", close=bool(found.note))


def _headings(headings: Sequence[Section], shown: Sequence[Section], level: int) -> Iterator[Part]:
    """The headings above a clause: in text those that were not just shown, each in its line; elsewhere all in one."""
    fresh = (section for depth, section in enumerate(headings) if depth >= len(shown) or section is not shown[depth])
    whole = (Heading(level, breadcrumb(headings)),) if headings and headings != shown else ()
    yield Either(tuple(Heading(level, section.heading) for section in fresh), whole)


def _cautions(book: Book, results: Iterable[Found]) -> tuple[Caution, ...]:
    """The cautions about the clauses that were found, each once."""
    shown = dict.fromkeys(position.clause.id for found in results for position in found.positions)
    return tuple(dict.fromkeys(caution for clause in shown for caution in book.cautions_of(clause)))


def _clause_lines(book: Book, position: Position, found: Found, told: set[str]) -> Iterator[str]:
    """What is said under a clause. told: the references that were said before; one to a whole section is not said under each of its clauses."""
    clause = position.clause
    matched = found.matched.get(clause.id, ())
    if matched:
        yield f"You asked for {'; '.join(_item(clause, place) for place in matched)}. A clause is printed whole."
    if clause.number is None:
        yield f"Say: {ref_in_full(book, position)}."
    if clause.names:
        yield f"Names other documents: {'; '.join(clause.names)}."
    for line in _references(book, position):
        if line not in told:
            told.add(line)
            yield line


def _item(clause: Clause, place: tuple[int, ...]) -> str:
    """An item by its label or its place, and how it begins."""
    printed = next(placed for placed in every_item(clause.items) if placed.place == place)
    text = printed.item.text
    begins = " ".join(text.split()[:BEGINS])
    said = "".join(printed.labels) if printed.item.label else f"item {'.'.join(map(str, place))}"
    return f"{said}, “{begins}{'…' if begins != text else ''}”"


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
