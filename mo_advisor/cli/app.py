"""The command line: parses, then imports the one command that runs and calls it. Nothing else is decided here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mo_advisor import __version__
from mo_advisor.cli.flag_table import PAGE_FORMATS
from mo_advisor.cli.flags import (
    AnswersOption,
    ContactsOption,
    FactOption,
    ForceOption,
    FullOption,
    InvolvedOption,
    NoInputOption,
    OutputOption,
    PageFormatOption,
    PageOutputOption,
    PlainOption,
    ProtocolArgument,
    ProtocolOption,
    WhatOption,
    WhoOption,
    changes,
    clause_refs,
    finish,
    format_option,
    page_format,
    protocol_ids,
)
from mo_advisor.cli.own_document import amend, check, compare, coverage, import_, map_, prove, publish, sign, tree
from mo_advisor.cli.short_help import SHORT_HELP
from mo_advisor.console import emit, plain_mode


def _version(asked: bool) -> None:
    if asked:
        print(f"mo-advisor {__version__}")
        raise typer.Exit


def main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")] = False,  # noqa: ARG001
) -> None:
    """What your council's Member/Officer Protocol says about a situation, word for word, and whom it names."""
    if context.invoked_subcommand is None:
        emit(SHORT_HELP)


def ask(
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT...]", help="What happened, in your own words, or - for standard input; it reorders the list.")
    ] = None,
    protocol: ProtocolOption = None,
    who: WhoOption = None,
    involved: InvolvedOption = None,
    what: WhatOption = None,
    fact: FactOption = None,
    answers: AnswersOption = None,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Save the answers, and only those.")] = None,
    contacts: ContactsOption = None,
    ref: Annotated[str | None, typer.Option(metavar="REF", help="The reference of an advice, in place of answers.")] = None,
    why_not: Annotated[
        list[str] | None, typer.Option(metavar="CLAUSE", help="What answers would bring a clause in; may be repeated.", autocompletion=clause_refs)
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option(metavar="QUESTION=VALUE", help="What other answers would change, as in who=officer; may be repeated.", autocompletion=changes),
    ] = None,
    full: FullOption = False,
    jobs: Annotated[int | None, typer.Option(metavar="N", help="With --format jsonl: how many processes answer; one, if not given.")] = None,
    no_input: NoInputOption = False,
    format_: Annotated[str | None, format_option(*PAGE_FORMATS, "jsonl")] = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Answer a few questions, and read what your protocol says and whom it names. Nothing is saved unless you ask."""
    written_as = page_format(format_, output, "jsonl")

    def call() -> int:
        from mo_advisor.commands.ask import AskOptions, Besides, run

        options = AskOptions(plain_mode(plain), plain, not no_input, written_as, output, force, save, contacts, full, jobs)
        return run(protocol, who, involved or [], what, fact or [], answers, options, Besides(ref, why_not or [], what_if or []), text or [])

    finish(call)


def cite(
    references: Annotated[list[str], typer.Argument(metavar="REF...", help="7.3, 7.3.1-7.3.4, 7.3(a), Complaints 3", autocompletion=clause_refs)],
    protocol: ProtocolOption = None,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Print clauses by number, whole and word for word."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.cite import run

        return run(references, protocol, written_as, output, force, plain_mode(plain))

    finish(call)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that the clauses hold.")],
    protocol: ProtocolOption = None,
    index: Annotated[
        Path | None, typer.Option(metavar="FILE", help="For hundreds of protocols: keep their words in this file, made where there is none.")
    ] = None,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Find clauses by words: those of the document, their forms, and other names for what it speaks of."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.search import run

        return run(words, protocol, index, written_as, output, force, plain_mode(plain))

    finish(call)


def suggest(
    text: Annotated[list[str] | None, typer.Argument(metavar="[TEXT...]", help="What happened, in your own words; - for standard input.")] = None,
    who: WhoOption = None,
    protocol: ProtocolOption = None,
    no_input: NoInputOption = False,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Say which situations a description in your own words may be about. What you type is not kept."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.options import Options
        from mo_advisor.commands.suggest import run

        return run(text or [], who, protocol, Options(plain_mode(plain), plain, not no_input, written_as, output, force))

    finish(call)


def vocabulary(
    kind: Annotated[str | None, typer.Argument(metavar="[roles|situations|facts]", help="Which list; all, where none is named.")] = None,
    protocol: ProtocolOption = None,
    format_: Annotated[str | None, format_option(*PAGE_FORMATS, "csv")] = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """List the ids that answers use, with labels and other names."""
    written_as = page_format(format_, output, "csv")

    def call() -> int:
        from mo_advisor.commands.vocabulary import run

        return run(kind, protocol, written_as, output, force, plain_mode(plain))

    finish(call)


def show(
    protocol: ProtocolArgument = None,
    option: ProtocolOption = None,
    contents: Annotated[bool, typer.Option("--contents", help="Only the headings and the citations under them.")] = False,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Print a whole protocol, or its contents."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.show import run

        return run(protocol, option, contents, written_as, output, force, plain_mode(plain))

    finish(call)


def protocols(format_: PageFormatOption = None, output: PageOutputOption = None, force: ForceOption = False, plain: PlainOption = False) -> None:
    """List the protocols that are loaded."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.protocols import run

        return run(written_as, output, force, plain_mode(plain))

    finish(call)


def use(
    protocol: Annotated[str, typer.Argument(metavar="PROTOCOL", help="A protocol's id, or the path of a file.", autocompletion=protocol_ids)],
) -> None:
    """Set the protocol that is meant where none is named."""

    def call() -> int:
        from mo_advisor.commands.use import run

        return run(protocol)

    finish(call)


def schema(
    of: Annotated[str, typer.Argument(metavar="answers|advice|protocol|pack", help="Of what.")],
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print the JSON Schema of what goes in and what comes out, for other programs."""

    def call() -> int:
        from mo_advisor.commands.schema import run

        return run(of, output, force)

    finish(call)


def help_(command: Annotated[list[str] | None, typer.Argument(metavar="[COMMAND]", help="A command, such as `ask` or `train quiz`.")] = None) -> None:
    """Explain a command, or list them all."""
    words = command or []
    raise typer.Exit(app(*[*words, "", ""][:2])([*words, "--help"], prog_name="mo-advisor", standalone_mode=False) or 0)


EVERY = (
    ask, cite, search, suggest, vocabulary, show, protocols, use, import_, map_, amend, compare, check, coverage, tree, prove, sign, publish, schema,
    help_,
)
COMMANDS = {command.__name__.rstrip("_"): command for command in EVERY}
TRAIN = "train"


def app(named: str = "", second: str = "") -> typer.Typer:
    """The command line: with the one command that is named, because building them all costs more than most of them do, or with all of them.

    second: the word after it, which is the command of a group.
    """
    made = typer.Typer(
        name="mo-advisor",
        help=main.__doc__,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback(invoke_without_command=True)(main)
    for name, command in COMMANDS.items():
        if named not in (*COMMANDS, TRAIN) or name == named:
            made.command(name, short_help=command.__doc__)(command)
    if named == TRAIN or named not in COMMANDS:
        from mo_advisor.cli.train_app import group

        made.add_typer(group(second))
    return made
