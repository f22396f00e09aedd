"""Protocols of several councils side by side, situation by situation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mo_advisor.editions.councils import GOVERNS, NOT_JUDGED, SILENT, Cell, Row
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.render.page import Headed, Heading, Page, Part, Table, listing, paragraph
from mo_advisor.render.words import NOT_ADVICE, counted, edition

TITLE = "Protocols side by side"
COLUMNS = ("situation", "label", "protocol", "outcome", "first", "clauses", "words")
NOT_SAID = "Nobody has said who asks: a clause that is for some askers only is marked “for some”."
ASKED_BY = "For whoever asks as: {}."
MEANS = {GOVERNS: "has rules on it", SILENT: "is silent on it", NOT_JUDGED: "has not been judged on it yet, which is not silence"}


def councils_page(books: Sequence[Book], rows: Sequence[Row], who: str | None) -> Page:
    """What each protocol makes of each situation. who: for whom; None for whoever it may be."""
    return Page(
        title=TITLE,
        head=(Heading(1, TITLE, style="title"), *_head(books, rows, who)),
        contents=(),
        body=tuple(_situation(row) for row in rows),
        foot=(paragraph(f"Protocols differ because councils do; what one has and another has not is no fault by itself. {NOT_ADVICE}", "faint"),),
        record=lambda: _record(books, rows, who),
        table=lambda: Table(COLUMNS, tuple(_cells(row.situation, cell) for row in rows for cell in row.cells)),
    )


def _head(books: Sequence[Book], rows: Sequence[Row], who: str | None) -> Iterator[Part]:
    vocabulary = books[0].vocabulary
    yield paragraph(ASKED_BY.format(vocabulary.roles[who].label) if who else NOT_SAID)
    for at, book in enumerate(books):
        outcomes = [row.cells[at].outcome for row in rows]
        said = ", ".join(f"{MEANS[outcome]} in {outcomes.count(outcome)}" for outcome in MEANS if outcome in outcomes)
        yield paragraph(f"{_name(book)}. {edition(book)} Of {counted(len(rows), 'situation')} it {said}.")
    differing = [row for row in rows if row.differs]
    if len(rows) > 1 and differing:
        lines = (f"{vocabulary.situations[row.situation].label}: {_who_governs(row)}" for row in differing)
        yield Headed((Heading(2, f"Where some have rules and others none ({len(differing)})"), listing(lines)))


def _who_governs(row: Row) -> str:
    having = [cell.book.protocol.council for cell in row.cells if cell.outcome == GOVERNS]
    return f"rules in {', '.join(having)} only" if having else "rules in none"


def _name(book: Book) -> str:
    return f"{book.protocol.council}: {book.protocol.title}"


def _situation(row: Row) -> Part:
    label = row.cells[0].book.vocabulary.situations[row.situation].label
    return Headed((Heading(2, f"{label} [{row.situation}]"), listing(_line(cell) for cell in row.cells)))


def _line(cell: Cell) -> str:
    """What a protocol makes of a situation, in a line."""
    first = "; ".join(f"{named.title} [{named.clause}]" for named in cell.first)
    clauses = "; ".join(
        f"{said.clause}{'' if said.certain else ' (for some)'} “{' … '.join(said.words)}”" for said in cell.clauses
    )
    parts = [f"{cell.book.protocol.council} {MEANS[cell.outcome]}", *([clauses] if clauses else [])]
    names = "" if cell.outcome == NOT_JUDGED else f" First: {first}." if first else " It names nobody to go to."
    return f"{': '.join(parts)}.{names}"


def _cells(situation: str, cell: Cell) -> tuple[str, ...]:
    return (
        situation, cell.book.vocabulary.situations[situation].label, cell.book.named, cell.outcome,
        "; ".join(f"{named.title} [{named.clause}]" for named in cell.first), " ".join(said.clause for said in cell.clauses),
        "; ".join(" … ".join(said.words) for said in cell.clauses),
    )


def _record(books: Sequence[Book], rows: Sequence[Row], who: str | None) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "kind": "councils",
        "protocols": [{**protocol_record(book), "named": book.named} for book in books],
        "who": who,
        "situations": [{
            "what": row.situation,
            "label": books[0].vocabulary.situations[row.situation].label,
            "protocols": [_cell_record(cell) for cell in row.cells],
        } for row in rows],
    }


def _cell_record(cell: Cell) -> dict[str, Any]:
    return {
        "protocol": cell.book.protocol.id,
        "named": cell.book.named,
        "governs": cell.outcome == GOVERNS,
        "silent": cell.outcome == SILENT,
        "mapped": cell.outcome != NOT_JUDGED,
        "first": [{"title": named.title, "clause": named.clause} for named in cell.first],
        "clauses": [{"id": said.clause, "words": list(said.words), "certainty": "applies" if said.certain else "may-apply"} for said in cell.clauses],
    }
