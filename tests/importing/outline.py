"""A document as an outline, to hold an import against what a person reads on the page."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from mo_advisor.importing.document import Clause, Document, Item, Section, walk
from mo_advisor.importing.reading import read
from mo_advisor.importing.structure import structured

CASES = Path(__file__).parent / "cases"


class Outline(NamedTuple):
    """What is compared: headings, clauses by number, first and last words, items with their depth, and the rest as it stands."""

    front: tuple[str, ...]
    headings: tuple[str, ...]
    clauses: tuple[str, ...]
    items: tuple[str, ...]
    end: tuple[str, ...]
    footnotes: tuple[str, ...]
    left: tuple[str, ...]
    report: tuple[str, ...]


def expected(path: Path) -> Outline:
    """The outline that a person wrote."""
    wanted: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8")) or {}

    def texts(key: str) -> tuple[str, ...]:
        return tuple(str(text) for text in wanted.get(key, ()))

    items = tuple(_nested(wanted.get("items", ())))
    front, headings, clauses, end, footnotes, left, report = map(texts, ("front", "headings", "clauses", "end", "footnotes", "left", "report"))
    return Outline(front, headings, clauses, items, end, footnotes, left, report)


def outline(document: Document, wanted: Outline) -> Outline:
    """The outline of a document; where a clause has the number, the first and the last words that are wanted, those stand for it."""
    waiting = list(wanted.clauses)
    return Outline(
        tuple(document.front),
        tuple(node.heading for node in walk(document.contents) if isinstance(node, Section)),
        tuple(_as_wanted(f"{clause.number or 'null'}: {_words(clause)}", waiting) for clause in document.clauses()),
        tuple(line for clause in document.clauses() for line in _items(clause.items, 0)),
        tuple(document.end),
        tuple(f"{note.number}: {note.text}" for note in document.footnotes),
        tuple(sorted({out.kind for out in document.left_out})),
        tuple(f"{one.kind} {one.number}" if one.number else one.kind for one in document.report),
    )


def imported(path: Path) -> Document:
    """The document in a file."""
    return structured(read(path.read_bytes(), path.name))


def cases(folder: Path = CASES) -> list[Path]:
    """The outlines that were written, each beside its document."""
    return sorted(folder.glob("*.yaml"))


def source_of(case: Path) -> Path:
    """The document of an outline."""
    return next(path for path in sorted(case.parent.glob(f"{case.stem}.*")) if path.suffix != ".yaml")


def _words(clause: Clause) -> str:
    parts = [clause.text, *_item_words(clause.items), clause.closing]
    return " ".join(part for part in parts if part)


def _item_words(items: list[Item]) -> list[str]:
    return [words for item in items for words in (item.text, *_item_words(item.items))]


def _as_wanted(clause: str, waiting: list[str]) -> str:
    for text in waiting:
        first, gap, last = text.partition(" ... ")
        if clause == text or (gap and clause.startswith(first) and clause.endswith(last)):
            waiting.remove(text)
            return text
    return clause


def _items(items: list[Item], depth: int) -> list[str]:
    return [line for item in items for line in (f"{'>' * depth}{item.label or '-'} {item.text}", *_items(item.items, depth + 1))]


def _nested(items: Any, depth: int = 0) -> list[str]:
    made: list[str] = []
    for item in items:
        made += _nested(item, depth + 1) if isinstance(item, list) else [f"{'>' * depth}{item}"]
    return made


def score(found: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[int, int, int]:
    """How many of what was found is wanted, how many were found, how many wanted."""
    return sum((Counter(found) & Counter(wanted)).values()), len(found), len(wanted)
