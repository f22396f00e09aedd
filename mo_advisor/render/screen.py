"""A page of text made of blocks, and the two ways to put it on a screen: plain, and painted."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mo_advisor.console import LONGEST_LINE, emit, is_terminal


@dataclass(frozen=True)
class Block:
    """One paragraph or line. style: what it is (`title`, `words`, `why`, ...), for painting. indent: of the whole; hang: of what wraps, besides.

    gap: whether a blank line stands before it.
    """

    text: str
    style: str = ""
    indent: int = 0
    hang: int = 0
    gap: bool = False


STYLES = {
    "title": "bold",
    "heading": "bold underline",
    "danger": "bold red",
    "number": "bold",
    "words": "",
    "name": "bold",
    "faint": "dim",
    "above": "dim",
    "caution": "yellow",
    "command": "cyan",
}


def lay_out(blocks: Iterable[Block], width: int | None = None) -> list[tuple[str, str]]:
    """The lines of a page, each with its style; wrapped to a width, or not at all."""
    lines: list[tuple[str, str]] = []
    for block in blocks:
        if block.gap and lines and lines[-1][0]:
            lines.append(("", ""))
        lines += [(line, block.style) for line in _wrapped(block, width)]
    return lines


def _wrapped(block: Block, width: int | None) -> list[str]:
    first, rest = " " * block.indent, " " * (block.indent + block.hang)
    if width is None:
        return [(first + block.text).rstrip()]
    return textwrap.wrap(
        block.text, max(width, 20), initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False,
        replace_whitespace=False, drop_whitespace=True,
    ) or [""]


def publish(blocks: Iterable[Block], plain: bool, output: Path | None = None, force: bool = False) -> None:
    """Puts a page where it belongs: unwrapped in a file or pipe, wrapped on a terminal, painted unless plain."""
    if output is not None or not is_terminal(sys.stdout):
        emit("\n".join(line for line, _ in lay_out(blocks)) + "\n", output, force)
        return
    lines = lay_out(blocks, min(shutil.get_terminal_size().columns, LONGEST_LINE))
    if plain or os.environ.get("NO_COLOR"):
        emit("\n".join(line for line, _ in lines) + "\n")
    else:
        _paint(lines)


def _paint(lines: Iterable[tuple[str, str]]) -> None:
    """Prints styled lines. Every line goes through `Text`: what a file says is never taken for markup."""
    from rich.console import Console
    from rich.text import Text

    from mo_advisor.console import clean

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line, style in lines:
        console.print(Text(clean(line), style=STYLES.get(style, "")))
