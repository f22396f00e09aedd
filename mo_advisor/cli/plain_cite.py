"""A plain `cite`, read without the parser of the whole command line.

To import that takes five times as long as Python takes to start, and looking a clause up is what people wait for. Anything but references, one
protocol and one format goes to that parser, which is made of the same flags.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mo_advisor.cli.cite_flags import FORMAT, FORMATS, PROTOCOL, Flag

FLAGS = {name: flag for flag in (PROTOCOL, FORMAT) for name in flag.names}


class PlainCitation(NamedTuple):
    """What a plain `cite` asks for."""

    references: list[str]
    protocol: str | None
    format: str


def plain_citation(arguments: Sequence[str]) -> PlainCitation | None:
    """What `cite` was asked for, where it was given nothing but references, at most one protocol and one format; else None."""
    if not arguments or arguments[0] != "cite":
        return None
    references: list[str] = []
    given: dict[Flag, str] = {}
    rest = iter(arguments[1:])
    for word in rest:
        if flag := FLAGS.get(word):
            value = next(rest, "")
            if flag in given or not value or value.startswith("-"):
                return None
            given[flag] = value
        elif word.startswith("-") or not word:
            return None
        else:
            references.append(word)
    format_ = given.get(FORMAT, FORMATS[0])
    return PlainCitation(references, given.get(PROTOCOL), format_) if references and format_ in FORMATS else None
