"""A decision tree in the language of Graphviz."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from mo_advisor.render.page import Box

WIDEST = 52  # characters of a line
STYLES = {
    "document": 'shape=box, penwidth=2',
    "topic": 'shape=box, style="rounded,filled", fillcolor="#e8ecf1"',
    "situation": 'shape=box, style="rounded,filled", fillcolor="#e8ecf1", penwidth=2',
    "question": 'shape=box, style="rounded,dashed"',
    "leaf": 'shape=box, style=filled, fillcolor="#f4f6f8", color="#0b3d91"',
    "silent": 'shape=box, style=filled, fillcolor="#fff6df", color="#8a6100"',
}
HEAD = (
    'graph [rankdir=LR, ranksep=0.6, nodesep=0.15, charset="UTF-8"];',
    'node [fontname="Helvetica", fontsize=10, margin="0.12,0.07"];',
    'edge [fontname="Helvetica", fontsize=9];',
)


def to_dot(boxes: Iterable[Box]) -> str:
    """The drawing as a directed graph from left to right."""
    return "\n".join(("digraph protocol {", *(f"  {line}" for line in (*HEAD, *_lines(boxes))), "}")) + "\n"


def _lines(boxes: Iterable[Box]) -> Iterator[str]:
    for box in boxes:
        yield f'{box.name} [{STYLES[box.kind]}, label="{_label(*box.lines)}"];'
        if box.above:
            label = f' [label="{_label(box.label)}"]' if box.label else ""
            yield f"{box.above} -> {box.name}{label};"


def _label(*texts: str) -> str:
    """Words in lines, each set to the left."""
    lines = (line for text in texts for line in textwrap.wrap(text, WIDEST, break_long_words=False, break_on_hyphens=False))
    return "".join(f"{escaped(line)}\\l" for line in lines)


def escaped(text: str) -> str:
    """Words inside quotation marks. An ampersand would begin a character's name."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
