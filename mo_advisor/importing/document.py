"""A document with its structure found: sections, clauses and their items, before it is a protocol file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mo_advisor.importing.source import LeftOut


@dataclass
class Item:
    """An item of a list. label: as printed, none where it is a mark that is no number."""

    text: str
    label: str | None = None
    items: list[Item] = field(default_factory=list)


@dataclass
class Clause:
    """A clause. at: the paragraph in which it begins. title: the words on its number's own line.

    notes: the footnotes whose marks stand in it, as marks first and as ids in the end.
    """

    at: int
    number: str | None = None
    title: str | None = None
    text: str = ""
    items: list[Item] = field(default_factory=list)
    closing: str = ""
    notes: list[str] = field(default_factory=list)
    id: str = ""


@dataclass
class Section:
    """A heading, and what stands under it. depth: how deep it is, from 1; only comparisons of it mean anything."""

    at: int
    heading: str
    number: str | None = None
    depth: int = 1
    contents: list[Section | Clause] = field(default_factory=list)


@dataclass(frozen=True)
class Finding:
    """A doubt, with the line of the extracted text at which to look. kind, number, message: as in `source.Doubt`."""

    kind: str
    number: str | None
    line: int
    message: str


@dataclass
class Document:
    """A whole document. left_out: in order, each with the number of paragraphs before it. text: the extracted text, line by line."""

    contents: list[Section | Clause] = field(default_factory=list)
    front: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    footnotes: list[Clause] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    report: list[Finding] = field(default_factory=list)
    text: str = ""

    def clauses(self) -> Iterator[Clause]:
        """Every clause but the footnotes, in order."""
        return (node for node in walk(self.contents) if isinstance(node, Clause))


def walk(nodes: list[Section | Clause]) -> Iterator[Section | Clause]:
    """Sections and clauses in order, each section before what is in it."""
    for node in nodes:
        yield node
        if isinstance(node, Section):
            yield from walk(node.contents)


def items_in(items: list[Item]) -> Iterator[Item]:
    """Items at any depth, in order."""
    for item in items:
        yield item
        yield from items_in(item.items)
