"""A decision tree in Mermaid's language for flowcharts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mo_advisor.render.page import Box

MOST_ARROWS, MOST_CHARACTERS = 500, 50_000  # that Mermaid draws unless its settings say otherwise
SETTINGS = '%%{init: {"flowchart": {"wrappingWidth": 320}}}%%'  # pixels; Mermaid wraps by itself
SHAPES = {"document": ('["', '"]'), "topic": ('(["', '"])'), "situation": ('(["', '"])'), "question": ('{{"', '"}}')}
LEAF = ('["', '"]')
CLASSES = (
    "classDef document fill:#ffffff,stroke:#16191d,stroke-width:2px,color:#16191d",
    "classDef topic fill:#e8ecf1,stroke:#16191d,color:#16191d",
    "classDef situation fill:#e8ecf1,stroke:#16191d,stroke-width:2px,color:#16191d",
    "classDef question fill:#ffffff,stroke:#6d7680,color:#16191d",
    "classDef leaf fill:#f4f6f8,stroke:#0b3d91,color:#16191d",
    "classDef silent fill:#fff6df,stroke:#8a6100,color:#16191d",
)
KEPT = " .,:!?/=()-–—‘’“”…'"  # beside letters and digits, what has no meaning in a label
LISTED = re.compile(r"^(\d*)([.-])(?= )")  # would begin a list


def to_mermaid(boxes: Iterable[Box]) -> str:
    """The drawing as a flowchart from left to right."""
    return "\n".join((SETTINGS, "flowchart LR", *(f"  {line}" for line in _lines(boxes)))) + "\n"


def _lines(boxes: Iterable[Box]) -> Iterator[str]:
    for box in boxes:
        opening, closing = SHAPES.get(box.kind, LEAF)
        yield f"{box.name}{opening}{'<br/>'.join(map(escaped, box.lines))}{closing}:::{box.kind}"
        if box.above:
            label = f'|"{escaped(box.label)}"|' if box.label else ""
            yield f"{box.above} -->{label} {box.name}"
    yield from CLASSES


def too_large(drawn: str) -> bool:
    """Whether Mermaid refuses a drawing under its usual settings."""
    return drawn.count("-->") > MOST_ARROWS or len(drawn) > MOST_CHARACTERS


def escaped(text: str) -> str:
    """Words inside quotation marks: what is neither letter, digit nor harmless mark is written as its number, so that nothing is taken for markup."""
    spelt = "".join(character if character.isalnum() or character in KEPT else f"#{ord(character)};" for character in text)
    return LISTED.sub(lambda mark: f"{mark[1]}#{ord(mark[2])};", spelt)
