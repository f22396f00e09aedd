"""A plain `ask`, `cite`, `search` or `suggest`, read without the parser of the whole command line.

To import that takes five times as long as Python takes to start, while somebody waits for a clause or a question. Whatever has another flag than
those here, another format than text or JSON, or any mistake goes to that parser, which is made of the same flags.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    OF_SEARCH,
    OF_SUGGEST,
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
    if named not in PLAIN_COMMANDS:
        return None
    flags, call, least = PLAIN_COMMANDS[named]
    read = plainly(words, flags)
    return partial(call, *read) if read and len(read[0]) >= least else None


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
    return run(references, given.get(PROTOCOL), _format(given), None, False, plain_mode(PLAIN in given))


def _search(words: list[str], given: Given) -> int:
    from mo_advisor.commands.search import run

    break_off_with_exception()
    return run(words, given.get(PROTOCOL), None, _format(given), None, False, plain_mode(PLAIN in given))


def _suggest(text: list[str], given: Given) -> int:
    from mo_advisor.commands.options import Options
    from mo_advisor.commands.suggest import run

    break_off_with_exception()
    how = Options(plain_mode(PLAIN in given), PLAIN in given, NO_INPUT not in given, _format(given), None, False)
    return run(text, given.get(WHO), given.get(PROTOCOL), how)


def _ask(text: list[str], given: Given) -> int:
    from mo_advisor.commands.ask import AskOptions, Besides, run

    break_off_with_exception()
    plain, may_ask = PLAIN in given, NO_INPUT not in given
    how = AskOptions(plain_mode(plain), plain, may_ask, _format(given), None, False, None, given.get(CONTACTS), FULL in given)
    answers = given.get(WHO), given.get(INVOLVED, ()), given.get(WHAT), given.get(FACT, ()), given.get(ANSWERS)
    return run(given.get(PROTOCOL), *answers, how, Besides(), text)


def _format(given: Given) -> str:
    return str(given.get(FORMAT, FORMATS[0]))


PLAIN_COMMANDS: Mapping[str, tuple[tuple[Flag, ...], Callable[[list[str], Given], int], int]] = {
    "ask": (OF_ASK, _ask, 0), "cite": (OF_CITE, _cite, 1), "search": (OF_SEARCH, _search, 1), "suggest": (OF_SUGGEST, _suggest, 0),
}  # the flags of each, what runs it, and how many words it needs beside them
