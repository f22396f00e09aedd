"""A page as parts, for Markdown and HTML: it says what each part is, and nothing of how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from mo_advisor.protocol.model import Clause


class Strong(NamedTuple):
    """Words that a reader's eye should find first."""

    text: str


class Ref(NamedTuple):
    """The citation of something, and the anchor where it stands on the page, if it does."""

    text: str
    anchor: str


Line = tuple[str | Strong | Ref, ...]


@dataclass(frozen=True)
class Heading:
    """A heading. level: 1 for the page's one title, then 2 and so on, none left out. anchor: where links to it lead."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. style: what it is (`faint`, `caution`, `message`, ...)."""

    line: Line
    style: str = ""


@dataclass(frozen=True)
class Listing:
    """A list; each item is one part or several. style: what it lists. numbered: whether its items are counted."""

    items: tuple[tuple[Part, ...], ...]
    style: str = ""
    numbered: bool = False


@dataclass(frozen=True)
class Quote:
    """A clause, whole, with its citation; and what is said about it besides, which is not the document's."""

    clause: Clause
    anchor: str
    notes: tuple[Paragraph, ...] = ()


@dataclass(frozen=True)
class Typed:
    """Something to type, exactly so."""

    text: str


@dataclass(frozen=True)
class Apart:
    """Parts that are set apart from the rest. style: why (`danger`, `outside`)."""

    style: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Sheet:
    """Parts that begin a new page where they are printed; the first of them is a heading."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Room:
    """Room to write by hand: so many ruled lines, which hold no words and are read to nobody."""

    lines: int


Part = Heading | Paragraph | Listing | Quote | Typed | Apart | Sheet | Room


@dataclass(frozen=True)
class Paper:
    """A whole page. title: what it is, for a window's title bar. contents: links to its parts; none where it is short.

    running: what stands at the foot of every sheet, and of every printed page with the page's number.
    """

    title: str
    head: tuple[Part, ...]
    contents: tuple[Part, ...]
    body: tuple[Part, ...]
    foot: tuple[Part, ...]
    running: str = ""


def said(text: str, style: str = "") -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((text,), style)


def anchor(kind: str, cited: str) -> str:
    """Where something stands on the page, fit for an id and for a link; no two citations share one."""
    return f"{kind}-{re.sub(r'[^A-Za-z0-9.()-]', _coded, cited)}"


def _coded(match: re.Match[str]) -> str:
    return "_" if match[0] == " " else f":{ord(match[0]):x}:"


def joined(lines: Iterable[Line], between: str) -> Line:
    """Several lines as one."""

    def spans() -> Iterator[str | Strong | Ref]:
        for index, line in enumerate(lines):
            if index:
                yield between
            yield from line

    return tuple(spans())


def nested(parts: Iterable[Part], below: int, within: str) -> tuple[Part, ...]:
    """Parts of a page as they stand inside another: their headings so many levels lower, their anchors told apart by `within`."""

    def placed(part: Part) -> Part:
        match part:
            case Heading():
                return replace(part, level=part.level + below, anchor=part.anchor and f"{within}-{part.anchor}")
            case Paragraph():
                return _nested_line(part, within)
            case Listing():
                return replace(part, items=tuple(nested(item, below, within) for item in part.items))
            case Quote():
                return replace(part, anchor=f"{within}-{part.anchor}", notes=tuple(_nested_line(note, within) for note in part.notes))
            case Apart() | Sheet():
                return replace(part, parts=nested(part.parts, below, within))
            case Typed() | Room():
                return part

    return tuple(placed(part) for part in parts)


def _nested_line(paragraph: Paragraph, within: str) -> Paragraph:
    line = (Ref(span.text, f"{within}-{span.anchor}") if isinstance(span, Ref) else span for span in paragraph.line)
    return Paragraph(tuple(line), paragraph.style)
