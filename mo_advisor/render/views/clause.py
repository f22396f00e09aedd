"""A clause on a page: its number, lead-in, items and closing words, always whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mo_advisor.protocol.model import Clause, Section
from mo_advisor.render.screen import Block


def label(clause: Clause) -> str:
    """What stands before a clause: its number, and its citation in brackets where the document does not print that."""
    return clause.id if clause.number == clause.id else " ".join(filter(None, (clause.number, f"[{clause.id}]")))


def clause_blocks(clause: Clause, indent: int = 2) -> Iterator[Block]:
    """The clause's words, every one, as they are printed in the document; its citation before them."""
    opening = f"{label(clause)}  {clause.title or clause.text}"
    yield Block(opening, "words", indent, hang=4, gap=True)
    if clause.title:
        yield Block(clause.text, "words", indent + 4)
    for item in clause.items:
        mark = item.label or "•"
        yield Block(f"{mark} {item.text}", "words", indent + 4, hang=len(mark) + 1)
    if clause.closing:
        yield Block(clause.closing, "words", indent + 4)


def heading_blocks(above: Iterable[Section], shown: Iterable[Section] = ()) -> Iterator[Block]:
    """The headings above a clause that were not just shown."""
    shown = tuple(shown)
    for level, section in enumerate(above):
        if level >= len(shown) or section is not shown[level]:
            yield Block(section.heading, "heading", gap=True)
