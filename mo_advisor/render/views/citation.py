"""Cited clauses as records: whole, with what they refer to and what refers to them."""

from __future__ import annotations

from typing import Any

from mo_advisor.citations.resolver import Found, references_to
from mo_advisor.protocol.as_json import caution_record, clause_record, duties_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position


def found_record(book: Book, found: Found) -> dict[str, Any]:
    """What one reference found in one protocol, as the contract writes it."""
    return {
        "protocol": book.protocol.id,
        "asked": found.asked,
        "clauses": [_clause(book, position, found) for position in found.positions],
        "near": list(found.near),
        "note": found.note,
    }


def _clause(book: Book, position: Position, found: Found) -> dict[str, Any]:
    return {
        **clause_record(position),
        "matched_items": list(found.matched.get(position.clause.id, ())),
        "duties": duties_record(position),
        "cites": [{"words": one.words, "to": list(one.to), "wrong": one.wrong} for one in position.clause.cites],
        "cited_by": [
            {"id": one.position.clause.id, "words": one.reference.words, "wrong": one.reference.wrong}
            for one in references_to(book, position.clause.id)
        ],
        "names": list(position.clause.names),
        "cautions": [caution_record(caution) for caution in book.cautions_of(position.clause.id)],
    }
