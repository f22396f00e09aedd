"""The entry point.

A plain `cite` is read here: to import the parser of the whole command line takes five times as long as Python takes to start, and looking a
clause up is what people wait for. Anything but references, one protocol and one format goes to that parser.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NamedTuple

from mo_advisor.cli.exit_codes import code_of
from mo_advisor.console import leave, plain_mode, settle, write

OPTIONS = {"--protocol": "protocol", "-p": "protocol", "--format": "format", "-f": "format"}


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
    given: dict[str, str] = {}
    rest = iter(arguments[1:])
    for word in rest:
        option = OPTIONS.get(word)
        if option:
            value = next(rest, "")
            if option in given or not value or value.startswith("-"):
                return None
            given[option] = value
        elif word.startswith("-") or not word:
            return None
        else:
            references.append(word)
    format_ = given.get("format", "text")
    return PlainCitation(references, given.get("protocol"), format_) if references and format_ in ("text", "json") else None
