"""The flags that several commands share, with what a shell completes after them; and how a command that was parsed is run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from mo_advisor.cli import flag_table
from mo_advisor.cli.exit_codes import break_off_with_exception, code_of
from mo_advisor.cli.flag_table import FORMAT, FORMATS, PAGE_FORMATS, PROTOCOL, Flag, one_of
from mo_advisor.console import say
from mo_advisor.errors import WrongUsage


def protocol_ids(incomplete: str) -> list[str]:
    """Completes protocol ids in a shell."""
    from mo_advisor.commands.completion import protocols

    return protocols(incomplete)


def role_ids(incomplete: str) -> list[str]:
    """Completes role ids in a shell."""
    from mo_advisor.commands.completion import roles

    return roles(incomplete)


def situation_ids(incomplete: str) -> list[str]:
    """Completes situation ids in a shell."""
    from mo_advisor.commands.completion import situations

    return situations(incomplete)


def fact_values(incomplete: str) -> list[str]:
    """Completes `fact=value` in a shell."""
    from mo_advisor.commands.completion import facts

    return facts(incomplete)


def changes(incomplete: str) -> list[str]:
    """Completes an answer with its question, such as `who=officer`, in a shell."""
    from mo_advisor.commands.completion import changes

    return changes(incomplete)


def clause_refs(context: typer.Context, incomplete: str) -> list[str]:
    """Completes clause citations in a shell, of the protocol named so far."""
    from mo_advisor.commands.completion import clauses

    return clauses(context.params.get("protocol"), incomplete)


def screen_or_file(path: Path | None) -> Path | None:
    """Where output goes: `-` means the screen, as it does in other commands, and not a file of that name."""
    return None if path == Path("-") else path


def option(flag: Flag, **more: Any) -> Any:
    """The option that a flag is; `more` as typer takes it."""
    return typer.Option(*flag.names, metavar=flag.metavar, **{"help": flag.help, **more})


def format_option(*more: str) -> Any:
    """The flag of a command that can be had as text, as JSON, and in `more` formats."""
    return option(FORMAT, help=f"{one_of((*FORMATS, *more))}.")


def output_option(said: str) -> Any:
    """The flag of a command whose output can go to a file."""
    return typer.Option("--output", "-o", metavar="FILE", help=said, callback=screen_or_file)


ProtocolOption = Annotated[str | None, option(PROTOCOL, autocompletion=protocol_ids)]
ProtocolArgument = Annotated[str | None, typer.Argument(metavar=f"[{PROTOCOL.metavar}]", help=PROTOCOL.help, autocompletion=protocol_ids)]
FormatOption = Annotated[str, format_option()]
PageFormatOption = Annotated[str | None, format_option(*PAGE_FORMATS)]
OutputOption = Annotated[Path | None, output_option("Write to a file instead of the screen.")]
PageOutputOption = Annotated[Path | None, output_option("Write to a file; without --format, its ending says in which format.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")]
PlainOption = Annotated[bool, option(flag_table.PLAIN)]
WhoOption = Annotated[str | None, option(flag_table.WHO, autocompletion=role_ids)]
InvolvedOption = Annotated[list[str] | None, option(flag_table.INVOLVED, autocompletion=role_ids)]
WhatOption = Annotated[str | None, option(flag_table.WHAT, autocompletion=situation_ids)]
FactOption = Annotated[list[str] | None, option(flag_table.FACT, autocompletion=fact_values)]
AnswersOption = Annotated[str | None, option(flag_table.ANSWERS)]
ContactsOption = Annotated[str | None, option(flag_table.CONTACTS)]
FullOption = Annotated[bool, option(flag_table.FULL)]
NoInputOption = Annotated[bool, option(flag_table.NO_INPUT)]


def page_format(given: str | None, output: Path | None, *more: str) -> str:
    """The format of a page: the one that is given or, where none is, that of the ending of the file that it goes to; text where there is neither.

    Leaves with exit code 2 where it is none of those that every page can be had in, and `more`.
    """
    if given is not None:
        expect_format(given, *PAGE_FORMATS, *more)
        return given
    if output is None:
        return FORMATS[0]
    from mo_advisor.render.formats import by_ending

    try:
        return by_ending(output, (*FORMATS, *PAGE_FORMATS, *more))
    except WrongUsage as wrong:
        say(f"mo-advisor: {wrong}")
        raise typer.Exit(wrong.code) from None


def expect_format(given: str, *more: str) -> None:
    """Leaves with exit code 2 where a format is neither text nor JSON nor one of `more`."""
    known = (*FORMATS, *more)
    if given not in known:
        say(f"mo-advisor: there is no format “{given}” here; it is {one_of(known)}.")
        raise typer.Exit(2)


def finish(call: Callable[[], int]) -> None:
    """Runs a command and leaves with the contract's exit code."""
    break_off_with_exception()
    raise typer.Exit(code_of(call))
