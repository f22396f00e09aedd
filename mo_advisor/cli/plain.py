"""A plain `ask` or `cite`, read without the parser of the whole command line.

To import that takes five times as long as Python takes to start, while somebody waits for a clause or a question. Whatever has another flag than
those here, another format than text or JSON, or any mistake goes to that parser, which is made of the same flags.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from mo_advisor.cli.exit_codes import break_off_with_exception
from mo_advisor.cli.flag_table import (
    ANSWERS,
    CONTACTS,
    FACT,
    FORMAT,
    FORMATS,
    FULL,
    INVOLVED,
    NO_INPUT,
    OF_ASK,
    OF_CITE,
    PLAIN,
    PROTOCOL,
    WHAT,
    WHO,
    Flag,
)
from mo_advisor.console import plain_mode

Given = dict[Flag, Any]  # the value of each flag that was given: its words, where it may be repeated, or True


def plain_call(arguments: Sequence[str]) -> Callable[[], int] | None:
    """What runs the command that was typed, where it is plain; else None."""
    named, *words = arguments or [""]
    if named not in ("ask", "cite"):
        return None
    read = plainly(words, OF_ASK if named == "ask" else OF_CITE)
    if read is None or bool(read[0]) != (named == "cite"):  # a description is left to the parser too
        return None
    return partial(_cite, *read) if named == "cite" else partial(_ask, read[1])


def plainly(words: Sequence[str], flags: Sequence[Flag]) -> tuple[list[str], Given] | None:
    """What stands among some words beside flags, and what these were given; None where it takes more than this to say."""
    beside: list[str] = []
    given: Given = {}
    named = {name: flag for flag in flags for name in flag.names}
    rest = iter(words)
    for word in rest:
        flag = named.get(word)
        if flag is None:
            if word.startswith("-") or not word:
                return None
            beside.append(word)
            continue
        value = next(rest, "") if flag.metavar else True
        if not value or (flag in given and not flag.many) or (value is not True and value.startswith("-") and value != "-"):
            return None
        given[flag] = [*given.get(flag, ()), value] if flag.many else value
    return (beside, given) if given.get(FORMAT, FORMATS[0]) in FORMATS else None


def _cite(references: list[str], given: Given) -> int:
    from mo_advisor.commands.cite import run

    break_off_with_exception()
    return run(references, given.get(PROTOCOL), given.get(FORMAT, FORMATS[0]), None, False, plain_mode(False))


def _ask(given: Given) -> int:
    from mo_advisor.commands.ask import AskOptions, Besides, run

    break_off_with_exception()
    plain, may_ask = PLAIN in given, NO_INPUT not in given
    how = AskOptions(plain_mode(plain), plain, may_ask, given.get(FORMAT, FORMATS[0]), None, False, None, given.get(CONTACTS), FULL in given)
    answers = given.get(WHO), given.get(INVOLVED, ()), given.get(WHAT), given.get(FACT, ()), given.get(ANSWERS)
    return run(given.get(PROTOCOL), *answers, how, Besides())
