"""Cited clauses as the plain records of the JSON contract: whole, with what they refer to and what refers to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mo_advisor.citations.found import Found
from mo_advisor.citations.printed import references_to
from mo_advisor.protocol.as_json import SCHEMA, caution_record, clause_record, duties_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position

Results = Sequence[tuple[Book, Sequence[Found]]]


def citation_record(results: Results) -> dict[str, Any]:
    """Everything that was found in each protocol, and what was not, as the contract writes it."""
    return {"schema": SCHEMA, "results": [_found_record(book, found) for book, every in results for found in every]}


def _found_record(book: Book, found: Found) -> dict[str, Any]:
    """What one reference found in one protocol, as the contract writes it."""
    return {
        "protocol": book.protocol.id,
        "asked": found.asked,
        "clauses": [_clause_record(book, position, found) for position in found.positions],
        "near": list(found.near),
        "note": found.note,
    }


def _clause_record(book: Book, position: Position, found: Found) -> dict[str, Any]:
    citing = references_to(book, position.clause.id)
    return {
        **clause_record(position),
        "matched_items": list(found.items(position.clause.id)),
        "duties": duties_record(position),
        "cites": [{"words": reference.words, "to": list(reference.to), "wrong": reference.wrong} for reference in position.clause.cites],
        "cited_by": [{"id": by.position.clause.id, "words": by.reference.words, "wrong": by.reference.wrong} for by in citing],
        "names": list(position.clause.names),
        "cautions": [caution_record(caution) for caution in book.cautions_of(position.clause.id)],
    }
