"""Pages as text on a screen: wrapped, and painted unless that is not wanted."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence

from mo_advisor.console import LONGEST_LINE, clean, emit
from mo_advisor.render.colours import OF_STYLE
from mo_advisor.render.page import Page, Part
from mo_advisor.render.writers.text import lay_out, page_lines

MARKS = {"title": "bold", "heading": "bold underline", "danger": "bold", "number": "bold", "name": "bold"}  # of a style of lines, on any terminal
MANY_COLOURS = ("256", "truecolor")  # the terminals on which the colours are those that they are meant to be


Lines = Sequence[tuple[str, str]]  # each with its style


def show_page(page: Page, plain: bool) -> None:
    """Shows a page on the terminal."""
    show_lines(lines_of_page(page), plain)


def show_parts(parts: Iterable[Part], plain: bool) -> None:
    """Shows some parts on the terminal."""
    show_lines(lines_of(parts), plain)


def lines_of_page(page: Page) -> Lines:
    """A page in lines as wide as the terminal."""
    return page_lines(page, _width())


def lines_of(parts: Iterable[Part]) -> Lines:
    """Some parts in lines as wide as the terminal."""
    return lay_out(parts, _width())


def _width() -> int:
    return min(shutil.get_terminal_size().columns, LONGEST_LINE)


def show_lines(lines: Lines, plain: bool) -> None:
    """Shows lines that were laid out for the terminal."""
    if plain or os.environ.get("NO_COLOR"):
        emit("\n".join(line for line, _ in lines) + "\n")
    else:
        _paint(lines)


def _paint(lines: Iterable[tuple[str, str]]) -> None:
    """Prints styled lines. Every line goes through `Text`: what a file says is never taken for markup."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    colours = OF_STYLE if console.color_system in MANY_COLOURS else {}
    for line, style in lines:
        console.print(Text(clean(line), style=" ".join(filter(None, (MARKS.get(style), colours.get(style))))))
