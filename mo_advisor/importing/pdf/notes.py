"""Footnotes at the foot of a PDF's pages: lines in smaller type that begin with a mark which stands raised in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from mo_advisor.importing.pdf.page import Line, Word

MARK = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}|[a-z]")
SMALLER = 0.95


class Note(NamedTuple):
    """A footnote: its mark and its lines."""

    mark: str
    lines: list[Line]


def raised(line: Line) -> list[Word]:
    """The words of a line that are small, stand high and may be the marks of notes."""
    return [
        word
        for word in line.words[1:]
        if word.look.size < 0.85 * line.size and word.y > line.y + 0.15 * line.size and MARK.fullmatch(word.text.strip("[]()"))
    ]


def at_foot(lines: list[Line], size: float) -> list[Note]:
    """The notes under the text of a page whose marks stand in it; size: that of the document's type."""
    foot = len(lines)
    while foot and lines[foot - 1].size < SMALLER * size:
        foot -= 1
    marks = {word.text.strip("[]()") for line in lines[:foot] for word in raised(line)}
    notes: list[Note] = []
    for line in lines[foot:]:
        mark = _mark(line)
        if mark in marks and mark not in {note.mark for note in notes}:
            notes.append(Note(mark, [line]))
        elif notes:
            notes[-1].lines.append(line)
        else:
            return []
    return notes


def _mark(line: Line) -> str:
    first = line.words[0].text
    whole = MARK.fullmatch(first.strip("[]()."))
    if whole:
        return whole[0]
    glued = re.match(r"(\d{1,3}|[*†‡§¶]{1,3})(?=[A-Z])", first)
    return glued[0] if glued else ""
