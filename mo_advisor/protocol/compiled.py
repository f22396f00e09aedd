"""Protocols that were read before they were shipped: their records as plain JSON, and records again.

A record is a mapping with its kind, and its line and column if it has a place, under `""`, and with every field that is not at its default. One that
stands in several places is written once, and after that as its number among those that are complete by then.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from mo_advisor.errors import Place
from mo_advisor.protocol import model
from mo_advisor.protocol.book import Book
from mo_advisor.records.condition import Condition
from mo_advisor.records.fields import Record
from mo_advisor.sealed import sealed, unsealed
from mo_advisor.vocabulary import shared, source

KINDS = {name: kind for name, kind in vars(model).items() if isinstance(kind, type) and issubclass(kind, Record)}
assert KINDS[Condition.__name__] is Condition


def compiled(data: bytes, path: str, named: str) -> Book | None:
    """The book of a file of these bytes, where a shipped one of its name has the very same; else None."""
    name = os.path.splitext(os.path.basename(path))[0]
    found = unsealed(name, (data, source()), _Records(path).of)
    if found is None:
        return None
    book = Book(found["protocol"], shared(), data, named or found["protocol"].id)
    book.text_sha256, book.mapping_sha256 = found["text_sha256"], found["mapping_sha256"]
    return book


class _Records:
    """Makes records of mappings, in the order in which these are complete. file: where the records are said to stand."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.made: list[Record] = []

    def of(self, plain: dict[str, Any]) -> Record | dict[str, Any]:
        """The record of a mapping; what is none stays as it is."""
        if "" not in plain:
            return plain
        kind, *place = plain.pop("")
        at = Place(self.file, *place) if place else Record.at
        record = KINDS[kind](at=at, **{name: self._value(value) for name, value in plain.items()})
        self.made.append(record)
        return record

    def _value(self, value: Any) -> Any:
        if type(value) is list:
            return tuple([self._value(inner) for inner in value])
        return self.made[value] if type(value) is int else value


def written(book: Book) -> str:
    """A book as the text of its compiled file."""
    made = {"text_sha256": book.text_sha256, "mapping_sha256": book.mapping_sha256, "protocol": _plain(book.protocol, {})}
    return sealed(made, (book.data, source()))


def _plain(value: Any, numbers: dict[int, int]) -> Any:
    """A value as JSON has it. numbers: of the records that are written, by their identity."""
    if isinstance(value, Record):
        return numbers[id(value)] if id(value) in numbers else _record(value, numbers)
    if isinstance(value, Mapping):
        return {key: _plain(inner, numbers) for key, inner in value.items()}
    return [_plain(inner, numbers) for inner in value] if isinstance(value, tuple) else value


def _record(record: Record, numbers: dict[int, int]) -> dict[str, Any]:
    fields = ((name, getattr(record, name), of.default) for name, of in record.declared.values())
    given = {name: _plain(value, numbers) for name, value, default in fields if value != default}
    numbers[id(record)] = len(numbers)
    return {"": [type(record).__name__, *(record.at[1:] if record.at.file else ())], **given}
