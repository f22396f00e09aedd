"""Protocols, clauses and cautions as the plain records of the JSON contract."""

from __future__ import annotations

import typing
from typing import Any

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Item, Position

SCHEMA = 1


class AnyCaution(typing.Protocol):
    """A caution, of a file or of an advice."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def clauses(self) -> tuple[str, ...]: ...
    @property
    def since(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...


def protocol_record(book: Book) -> dict[str, Any]:
    """Which document it is, in which edition, and whether the choice of clauses was signed off."""
    protocol = book.protocol
    return {
        "id": protocol.id,
        "council": protocol.council,
        "title": protocol.title,
        "edition": protocol.edition,
        "status": protocol.status,
        "sha256": book.sha256,
        "signed_off": _signed_off(book),
    }


def _signed_off(book: Book) -> dict[str, Any] | None:
    signed = book.standing
    return None if signed is None else {
        "by": signed.by,
        "on": signed.on,
        "review_by": signed.review_by,
        "wording_unchanged": signed.wording,
        "mapping_unchanged": signed.mapping,
        **({"edition": signed.edition} if signed.edition else {}),
    }


def clause_record(position: Position) -> dict[str, Any]:
    """A clause whole: its words as loaded, with the headings above it."""
    clause = position.clause
    return {
        "id": clause.id,
        "number": clause.number,
        "ref": clause.id,
        "heading": headings(position),
        "text": clause.text,
        "items": [item_record(item) for item in clause.items],
        "closing": clause.closing or "",
    }


def item_record(item: Item) -> dict[str, Any]:
    """An item; `items` only where it holds some."""
    record: dict[str, Any] = {"label": item.label, "text": item.text}
    return record | {"items": [item_record(inner) for inner in item.items]} if item.items else record


def headings(position: Position) -> list[str]:
    """The headings above a clause, the words on its own number's line last."""
    clause = position.clause
    own = [f"{clause.number} {clause.title}" if clause.number else clause.title] if clause.title else []
    return [section.heading for section in position.headings] + own


def duties_record(position: Position) -> list[dict[str, Any]]:
    """What a clause asks, and of whom."""
    return [{"words": duty.words, "force": duty.force, "binds": list(duty.binds)} for duty in position.clause.duties]


def caution_record(caution: AnyCaution) -> dict[str, Any]:
    """A caution; `since` and `source` only where it is a dated outside fact."""
    record: dict[str, Any] = {"kind": caution.kind, "text": caution.text, "clauses": list(caution.clauses)}
    if caution.since or caution.source:
        record |= {"since": caution.since, "source": caution.source}
    return record


