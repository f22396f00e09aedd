"""The words of a web page: bytes decoded as their author meant them, white space as a browser shows it, lines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

MADE = {0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0x100)}  # bytes that are not UTF-8, as Windows wrote them
UNSEEN = [*range(9), 0x0B, *range(0x0E, 0x20), 0x7F, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
SPACE = re.compile(r"\s+")
RULES: dict[int, str | None] = {**dict.fromkeys(UNSEEN), **WINDOWS}


class Piece(NamedTuple):
    """Words of one kind within a paragraph; a line feed alone where the line breaks. link: `here` to a place on the page, `away`, or none."""

    text: str
    strong: bool = False
    link: str = ""


class Line(NamedTuple):
    """The words of a paragraph, whether all of them are bold, and where all of them lead, as of a piece."""

    text: str
    strong: bool
    link: str


def decoded(data: bytes) -> str:
    """The page's characters: by its byte order mark, or as UTF-8 with what is none of it read as windows-1252, whatever the page says of itself."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if data[:400].count(0) > 100:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    return data.decode("utf-8-sig", "surrogateescape").translate(MADE)


def spaced(text: str, kept: bool) -> str:
    """Text without what no reader sees; kept: whether its lines are its own."""
    text = text.translate(RULES)
    if kept:
        return "\n".join(SPACE.sub(" ", line) for line in text.split("\n"))
    return SPACE.sub(" ", text)


def lines(pieces: list[Piece]) -> list[Line]:
    """The paragraphs that were written with line breaks alone: an empty line ends one, and so does the change from bold lines to others."""
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        rows[-1].append(piece._replace(text=first))
        rows += [[piece._replace(text=text)] for text in others]
    read = [_line(row) for row in rows]
    paragraphs = []
    for _, group in groupby(_runs(read), key=lambda row: row[0]):
        inside = [line for _, line in group if line.text]
        if inside:
            text = "\n".join(line.text for line in inside)
            paragraphs.append(Line(text, all(line.strong for line in inside), _same(line.link for line in inside)))
    return paragraphs


def _line(row: list[Piece]) -> Line:
    text = SPACE.sub(" ", "".join(piece.text for piece in row)).strip()
    spoken = [piece for piece in row if any(letter.isalnum() for letter in piece.text)]
    return Line(text, bool(spoken) and all(piece.strong for piece in spoken), _same(piece.link for piece in spoken))


def _same(links: Iterable[str]) -> str:
    """The kind of link that all of them are."""
    kinds = set(links)
    return kinds.pop() if len(kinds) == 1 else ""


def _runs(read: list[Line]) -> list[tuple[int, Line]]:
    """Each line with the number of its paragraph."""
    run, numbered = 0, []
    for place, line in enumerate(read):
        if place and (not line.text or line.strong != read[place - 1].strong):
            run += 1
        numbered.append((run, line))
    return numbered
