"""The flags of a plain `cite`, described once: `flags` makes typer's options of them, and `entry` reads them without typer."""

from __future__ import annotations

from typing import NamedTuple

FORMATS = ("text", "json")  # of every command, the first where none is given; a plain `cite` has no others
PAGE_FORMATS = ("markdown", "html", "docx")  # in which every page can be had besides


class Flag(NamedTuple):
    """A flag that takes a value. names: as they are typed. metavar: what stands for the value in help."""

    names: tuple[str, ...]
    metavar: str
    help: str


def one_of(formats: tuple[str, ...]) -> str:
    """Formats as a sentence names them."""
    return f"{', '.join(formats[:-1])} or {formats[-1]}"


PROTOCOL = Flag(("--protocol", "-p"), "PROTOCOL", "A protocol's id, or the path of a file.")
FORMAT = Flag(("--format", "-f"), "FORMAT", f"{one_of(FORMATS)}.")
