"""The ids that answers use: roles, situations and facts, with labels and other names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.book import Book
from mo_advisor.render.page import Headed, Heading, Page, Part, Table, beyond_text, listing
from mo_advisor.vocabulary import Vocabulary

TITLE = "The vocabulary"
KINDS = ("roles", "situations", "facts")
COLUMNS = ("list", "id", "label", "also", "titles", "values")
Row = Mapping[str, Any]


def vocabulary_page(vocabulary: Vocabulary, kinds: Sequence[str], book: Book | None) -> Page:
    """Some of the lists. book: the protocol whose own titles and facts are shown too, if one is."""
    rows = {kind: list(ROWS[kind](vocabulary, book)) for kind in kinds}
    named = {"protocol": book.protocol.id} if book else {}
    return Page(
        title=TITLE,
        head=(beyond_text(Heading(1, TITLE)),),
        contents=(),
        body=tuple(_list(kind, rows[kind]) for kind in kinds),
        foot=(),
        record=lambda: {"schema": SCHEMA, **named, **rows},
        table=lambda: Table(COLUMNS, tuple(_cells(kind, row) for kind in kinds for row in rows[kind])),
    )


def _roles(vocabulary: Vocabulary, book: Book | None) -> Iterator[Row]:
    for role in vocabulary.roles.values():
        note = book.protocol.roles.get(role.id) if book else None
        titles = {"titles": list(note.titles) if note else []} if book else {}
        yield {"id": role.id, "label": role.label, "also": list(role.names), **titles, "is": role.parent, "asks": role.asks}


def _situations(vocabulary: Vocabulary, _: Book | None) -> Iterator[Row]:
    for situation in vocabulary.situations.values():
        yield {
            "id": situation.id,
            "label": situation.label,
            "also": list(situation.said),
            "category": situation.category,
            "asked_by": situation.asked_by,
        }


def _facts(vocabulary: Vocabulary, book: Book | None) -> Iterator[Row]:
    for fact in (book.facts if book else vocabulary.facts).values():
        values = [{"id": value, "label": label} for value, label in fact.values.items()]
        yield {"id": fact.id, "label": fact.ask, "also": list(fact.said), "values": values}


ROWS: Mapping[str, Callable[[Vocabulary, Book | None], Iterator[Row]]] = {"roles": _roles, "situations": _situations, "facts": _facts}


def _list(kind: str, rows: Sequence[Row]) -> Part:
    return Headed((Heading(2, kind.capitalize()), listing(_line(row) for row in rows)))


def _line(row: Row) -> str:
    parts = [f"{row['id']}: {row['label']}"]
    parts += [f"In this document: {'; '.join(row['titles'])}"] if row.get("titles") else []
    parts += [f"Answers: {', '.join(value['id'] for value in row['values'])}"] if row.get("values") else []
    parts += [f"Also: {', '.join(row['also'])}"] if row["also"] else []
    return " ".join(part if part.endswith("?") else f"{part}." for part in parts)


def _cells(kind: str, row: Row) -> tuple[str, ...]:
    values = "; ".join(value["id"] for value in row.get("values", ()))
    return kind, row["id"], row["label"], "; ".join(row["also"]), "; ".join(row.get("titles", ())), values
