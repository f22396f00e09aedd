"""Reading what was typed: typer parses it, and what it finds wrong is said as everything is."""

from __future__ import annotations

import io
import os
import re
import sys
from itertools import takewhile
from typing import Any

import typer

from mo_advisor.cli.app import COMMANDS, TRAIN, app
from mo_advisor.console import output_refused, say
from mo_advisor.errors import WrongUsage

EXTRA = re.compile(r"unexpected extra argument\S* \(.*\)", re.S)  # to `ask` and `train record` it may be somebody's own account of what happened
MEANT = {("list",): "protocols", (TRAIN, "list"): "train packs"}  # a command that people expect, and the one that does it
SENTENCE = 3  # words from which what is no command is taken for an account of what happened, which is never repeated
SAY_IT_WITH = "mo-advisor: that is no command. Say it with: mo-advisor suggest, or mo-advisor ask."
COMPLETES = "_MO_ADVISOR_COMPLETE"  # the variable by which a shell asks typer what may stand where its cursor is
WRONG_FLAGS: Any = typer.BadParameter.__base__  # typer's UsageError, which not every version that is allowed exports


def parse_and_run() -> int:
    """Leaves nothing to typer but the parsing: what it finds wrong may hold what was typed, and is cleaned like everything that is said."""
    if os.environ.get(COMPLETES) == "complete_bash" and not ("COMP_WORDS" in os.environ and os.environ.get("COMP_CWORD", "").isdecimal()):
        say(f"mo-advisor: {COMPLETES} is for shells, which say in COMP_WORDS and COMP_CWORD what was typed so far.")
        return WrongUsage.code
    named, second = [*sys.argv[1:3], "", ""][:2]
    output = sys.stdout
    try:
        code: int | None = app(named, second)(prog_name="mo-advisor", standalone_mode=False)
    except WRONG_FLAGS as wrong:
        if _own_words(sys.argv[1:]):
            say(SAY_IT_WITH)
            return int(wrong.exit_code)
        told = io.StringIO()
        wrong.show(told)
        said = told.getvalue().rstrip("\n")
        if meant := MEANT.get(tuple(filter(None, (named, second)))[: 2 if named == TRAIN else 1]):
            said = f"{said} Did you mean `mo-advisor {meant}`?"
        say(EXTRA.sub("an argument too many, which is not repeated here", said) if named in ("ask", "suggest", TRAIN) else said)
        return int(wrong.exit_code)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:
        if sys.stdout is output:
            raise
        raise BrokenPipeError from None  # the reader of its help has gone: typer puts another stream in place of this one, and leaves
    except OSError as error:  # help that a full disk cannot take; a command's own errors have been told by `finish`
        raise output_refused(error) from None
    return code or 0


def _own_words(arguments: list[str]) -> bool:
    """Whether somebody typed what happened in place of a command."""
    named = arguments[0] if arguments else ""
    said = [word for argument in takewhile(lambda argument: not argument.startswith("-"), arguments) for word in argument.split()]
    return named not in (*COMMANDS, TRAIN) and (" " in named.strip() or len(said) >= SENTENCE)
