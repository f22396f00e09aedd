"""A protocol file as it is written, read without this package's reader and by rules of its own, so that the reader too is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mo_advisor.protocol.book import Book

Plain = Mapping[str, Any]


def plain_words(book: Book) -> dict[str, Any]:
    """Clause id to the clause as the file has it, its short forms said in full. A duty without `force` is one whose words say it."""
    import yaml

    tree = yaml.load(book.data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return {clause.get("id", clause.get("number")): _in_full(clause) for clause in _clauses([*tree["document"], *tree.get("footnotes", [])])}


def _clauses(nodes: list[Plain]) -> Iterator[Plain]:
    for node in nodes:
        if "heading" in node:
            yield from _clauses(node.get("contents", []))
        else:
            yield node


def _in_full(clause: Plain) -> dict[str, Any]:
    duties = [{**duty, "words": words} for duty in clause.get("duties", []) for words in _listed(duty["words"])]
    contacts = [contact for several in clause.get("contacts", []) for contact in _contacts(several)]
    return {**clause, "items": _items(clause), "duties": duties, "contacts": contacts}


def _items(holder: Plain) -> list[Plain]:
    return [{**item, "items": _items(item)} if isinstance(item, dict) else {"text": item} for item in holder.get("items", [])]


def _contacts(several: Plain) -> Iterator[Plain]:
    for role, title in several.get("whom", {}).items():
        yield {**several, "role": role, "title": title}
    if "whom" not in several:
        yield {**several, "title": several.get("title", several.get("procedure"))}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
