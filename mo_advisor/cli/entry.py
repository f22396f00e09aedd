"""The entry point.

A plain `cite` is read here: to import the parser of the whole command line takes five times as long as Python takes to start, and looking a
clause up is what people wait for. Anything but references, one protocol and one format goes to that parser, which is made of the same flags.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NamedTuple

from mo_advisor.cli.cite_flags import FORMAT, FORMATS, PROTOCOL, Flag
from mo_advisor.cli.exit_codes import code_of
from mo_advisor.console import leave, plain_mode, settle, write

FLAGS = {name: flag for flag in (PROTOCOL, FORMAT) for name in flag.names}


class PlainCitation(NamedTuple):
    """What a plain `cite` asks for."""

    references: list[str]
    protocol: str | None
    format: str


def run() -> None:
    """Runs what was typed, and leaves with the contract's exit code."""
    gc.disable()  # a command lives for a moment and makes no rubbish worth collecting; looking for it costs a tenth of the time
    settle()
    code = code_of(_run)
    leave()
    sys.exit(code)


def _run() -> int:
    cited = plain_citation(sys.argv[1:])
    if cited is None:
        from mo_advisor.cli.app import parse_and_run

        code = parse_and_run()
    else:
        from mo_advisor.commands.cite import run as cite

        code = cite(cited.references, cited.protocol, cited.format, None, False, plain_mode(False))
    if sys.stdout is not None:
        write(sys.stdout, "")  # what it still holds, here where a full disk or a closed pipe can still be told
    return code


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
