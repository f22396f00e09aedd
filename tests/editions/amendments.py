"""Later editions of a protocol as files that hold only their words, with amendments as councils make them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from mo_advisor.editions.amendment import Amendment, amend
from mo_advisor.editions.edition import edition_at
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import decode
from mo_advisor.protocol.model import Protocol, Section
from mo_advisor.records.fields import Record

WORDS = ("id", "number", "title", "text", "items", "closing", "label", "heading", "contents", "footnotes")
REWORD, INSERT, DELETE, RENUMBER = "reword", "insert", "delete", "renumber"
KINDS = (REWORD, INSERT, DELETE, RENUMBER)
ADDED = "The Council keeps a list of everybody who has been trained, and publishes it in May."


def amended_by(folder: Path, before: Book, *changes: tuple[str, int]) -> Amendment:
    """A protocol amended to an edition with some changes, each of a kind and to the clause at a place, counted round from the first."""
    document = [_plain(node) for node in before.protocol.document]
    for at, (kind, place) in enumerate(changes):
        _change(document, kind, place, at)
    path = folder / "later.yaml"
    path.write_text(yaml.dump(_file(before.protocol, document), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True), encoding="utf-8")
    edition = edition_at(path, before.protocol, None, "later.txt", before.vocabulary)
    return amend(before, edition, decode(before.data, ""), "amended.yaml")


def _file(protocol: Protocol, document: list[Any]) -> dict[str, Any]:
    file = {"schema": "1", "id": protocol.id, "council": protocol.council, "title": protocol.title, "edition": "later", "status": "draft"}
    footnotes = [_plain(note) for note in protocol.footnotes]
    return {**file, "document": document, **({"footnotes": footnotes} if footnotes else {})}


def _plain(value: Any) -> Any:
    """A record's words."""
    if isinstance(value, Record):
        found = {key: _plain(getattr(value, key)) for key in WORDS if getattr(value, key, None)}
        return {**found, **({"contents": _plain(value.contents)} if isinstance(value, Section) else {})}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _change(document: list[Any], kind: str, place: int, at: int) -> None:
    every = list(_clauses(document))
    siblings, clause = every[place % len(every)]
    if kind == REWORD:
        clause["text"] = f"Without delay, {clause['text']}" if "text" in clause else "Without delay:"
    elif kind == INSERT:
        siblings.insert(siblings.index(clause), {"id": f"new {at}", "text": f"{ADDED[:-1]}, in place {at}."})
    elif kind == DELETE and len(siblings) > 1:
        siblings.remove(clause)
    elif kind == RENUMBER:
        clause |= {"id": f"{clause['id']}.9{at}", **({"number": f"{clause['number']}.9{at}"} if "number" in clause else {})}


def _clauses(nodes: list[Any]) -> Any:
    """Each clause with the list in which it stands."""
    for node in nodes:
        if "contents" in node:
            yield from _clauses(node["contents"])
        else:
            yield nodes, node
