"""The extracted text of a document: what a reader of the page sees, line by line, in its order, with what was left out where it stood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mo_advisor.importing.document import Clause
from mo_advisor.importing.lines import Line
from mo_advisor.importing.source import LeftOut

_COUNTED = re.compile(r"\d+(\.\d+)*\.?(\s|$)")


def extracted(lines: Sequence[Line], left_out: Sequence[LeftOut], footnotes: Sequence[Clause]) -> tuple[str, dict[int, int]]:
    """The text, and for every paragraph of the source the line at which it stands.

    Each line holds words of one piece of the document (a heading, a clause or part of one, an item) with the label before them, so that they can be
    compared piece by piece.
    """
    written: list[str] = []
    starts: dict[int, int] = {}
    outs = list(left_out)
    last = 0  # how many were written when the last words of the document were
    for line in lines:
        while outs and outs[0].after <= line.at:
            written += ["", outs.pop(0).text]
        if line.joined and last:
            starts.setdefault(line.at, last - 1)
            written[last - 1] = f"{written[last - 1]} {line.text}"
            continue
        if not (written and line.item):
            written.append("")
        starts.setdefault(line.at, len(written))
        written += _line(line)
        last = len(written)
    for out in outs:
        written += ["", out.text]
    for note in footnotes:
        written += ["", *_labelled(note.number or "", note.text)]
    return "\n".join([*written[1:], ""]), starts  # without the empty line that the first words have before them


def _line(line: Line) -> list[str]:
    words = line.text
    if line.item and not line.shown:
        return [f"- {words}"]
    return _labelled(line.shown, words)


def _labelled(label: str, words: str) -> list[str]:
    """A label and words, on one line unless the words begin with a number of their own."""
    return [label, words] if label and _COUNTED.match(words) else [f"{label} {words}".strip()]
