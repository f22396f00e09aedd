"""Cited clauses as a page: those of one protocol, or of several, each under its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mo_advisor.citations.resolver import Found
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Section
from mo_advisor.render.page import Heading, Paper, Part, Quote, anchor, said
from mo_advisor.render.views.citation_text import clause_lines, found_cautions, found_lines
from mo_advisor.render.views.document import edition
from mo_advisor.render.views.document_page import CLAUSE, caution_parts, title_parts
from mo_advisor.render.words import NOT_ADVICE, breadcrumb

SEVERAL = "Clauses of several protocols"
Results = Sequence[tuple[Book, Sequence[Found]]]


def citation_paper(results: Results) -> Paper:
    """What was found in each protocol, and what was not."""
    foot = (said(NOT_ADVICE),)
    if len(results) == 1:
        book, found = results[0]
        title = f"Clauses of the {book.protocol.title}, {book.protocol.council}"
        return Paper(title, title_parts(book), (), tuple(_found(book, found, 2, CLAUSE)), foot)
    body = tuple(part for book, found in results for part in _under_its_name(book, found))
    return Paper(SEVERAL, (Heading(1, SEVERAL),), (), body, foot)


def _under_its_name(book: Book, found: Sequence[Found]) -> Iterator[Part]:
    yield Heading(2, f"{book.protocol.council}: {book.protocol.title}")
    yield said(edition(book), "faint")
    yield from _found(book, found, 3, book.protocol.id)


def _found(book: Book, found: Sequence[Found], level: int, within: str) -> Iterator[Part]:
    """What each reference found. level: of the headings. within: the kind of the clauses' anchors, each protocol's own where there are several."""
    for one in found:
        yield from (said(line, style) for line, style, _ in found_lines(one))
        above: tuple[Section, ...] = ()
        told: set[str] = set()
        for position in one.positions:
            if position.headings and position.headings != above:
                yield Heading(level, breadcrumb(position.headings))
            above = position.headings
            notes = tuple(said(line, "faint") for line in clause_lines(book, position, one, told))
            yield Quote(position.clause, anchor(within, position.clause.id), notes)
    yield from caution_parts(found_cautions(book, found), level, within)
