"""A handout as text: the same parts as on its pages, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mo_advisor.render.page import Apart, Heading, Line, Listing, Paper, Paragraph, Part, Quote, Room, Sheet, Typed
from mo_advisor.render.screen import Block
from mo_advisor.render.views.clause import clause_blocks

HEADINGS = ("title", "title", "heading", "number")  # how a heading of each level is painted; those of deeper ones as the last
STYLES = {"message": "title", "running": "faint", "story": "words"}  # how a paragraph's style is painted, where that has another name


def paper_blocks(paper: Paper) -> Iterator[Block]:
    """A whole paper; a line across stands before every sheet. Room to write is left out: a terminal has none."""
    yield from _blocks((*paper.head, *paper.body, *paper.foot), paper.running)


def _blocks(parts: Iterable[Part], running: str) -> Iterator[Block]:
    for part in parts:
        match part:
            case Heading():
                yield Block(part.text, HEADINGS[min(part.level, len(HEADINGS)) - 1], gap=True)
            case Paragraph():
                yield Block(_words(part.line), STYLES.get(part.style, part.style), gap=True)
            case Listing():
                yield from _listing(part, running)
            case Quote():
                yield from clause_blocks(part.clause)
                yield from (Block(_words(note.line), note.style, indent=6, hang=2) for note in part.notes)
            case Typed():
                yield Block(part.text, "command", indent=2)
            case Apart():
                yield from _blocks(part.parts, running)
            case Sheet():
                yield Block("—" * 20, "faint", gap=True)
                yield from _blocks(part.parts, running)
                yield Block(running, "faint", gap=True)
            case Room():
                pass


def _listing(listing: Listing, running: str) -> Iterator[Block]:
    """Items one by one, each after its mark; what an item holds besides its first line stands below that."""
    for number, item in enumerate(listing.items, start=1):
        mark = f"{number}. " if listing.numbered else "- "
        first, *rest = _blocks(item, running)
        yield replace(first, text=f"{mark}{first.text}", indent=2, hang=len(mark), gap=number == 1 or bool(rest))
        yield from (replace(block, indent=block.indent + 2 + len(mark), gap=False) for block in rest)


def _words(line: Line) -> str:
    return "".join(span if isinstance(span, str) else span.text for span in line)
