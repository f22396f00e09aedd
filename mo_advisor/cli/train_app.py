"""The command line of `mo-advisor train`, parsed as `main` parses the rest: it imports the one command that runs, and calls it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mo_advisor.cli.flags import (
    AnswersOption,
    FactOption,
    ForceOption,
    FormatOption,
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
    expect_format,
    finish,
    page_format,
    protocol_ids,
    screen_or_file,
)
from mo_advisor.console import plain_mode

GROUP = "Training with fictional cases: run a pack before a room, quiz, hand out; and write a pack of your own."


def pack_ids(incomplete: str) -> list[str]:
    """Completes pack ids in a shell."""
    from mo_advisor.commands.completion import packs

    return packs(incomplete)


PackArgument = Annotated[str, typer.Argument(metavar="PACK", help="A pack's id, or the path of a file.", autocompletion=pack_ids)]
CardsOption = Annotated[str | None, typer.Option("--cards", metavar="A,B,C", help="Only these cards, in this order.")]


def packs(format_: PageFormatOption = None, output: PageOutputOption = None, force: ForceOption = False, plain: PlainOption = False) -> None:
    """List the packs that come with mo-advisor, and their cards."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.train.packs import run

        return run(written_as, output, force, plain_mode(plain))

    finish(call)


def check(
    packs: Annotated[
        list[str] | None, typer.Argument(metavar="[PACK...]", help="Pack ids or files; the shipped ones, where none is given.",
                                         autocompletion=pack_ids)
    ] = None,
    protocol: ProtocolOption = None,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Say what each card will show on each protocol, and what is wrong with packs."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.train.check import run

        return run(packs or [], protocol, written_as, output, force, plain_mode(plain))

    finish(call)


def new(
    protocol: ProtocolArgument = None,
    option: ProtocolOption = None,
    format_: FormatOption = "text",
    output: OutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Make a pack, its stories still to be written, that shows every clause and contact of a protocol in few cards."""
    expect_format(format_)

    def call() -> int:
        from mo_advisor.commands.train.new import run

        return run(protocol, option, format_, output, force, plain_mode(plain))

    finish(call)


def run(
    pack: PackArgument,
    protocol: ProtocolOption = None,
    beside: Annotated[
        str | None, typer.Option(metavar="PROTOCOL", help="A second protocol, shown beside the first.", autocompletion=protocol_ids)
    ] = None,
    card: Annotated[str | None, typer.Option(metavar="CARD", help="Only this card: its id, or its number in the pack.")] = None,
    cards: CardsOption = None,
    start: Annotated[str | None, typer.Option("--from", metavar="CARD", help="Begin with this card: its id, or its number.")] = None,
    reveal: Annotated[
        str | None,
        typer.Option(metavar="STEP", help="Print, and ask nothing: the story, and all up to questions, contacts, clauses or other-side; or all."),
    ] = None,
    no_input: NoInputOption = False,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Run a pack before a room, one card at a time; nothing is revealed before its key. The facilitator's notes are never shown."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.options import Options
        from mo_advisor.commands.train.run import run

        options = Options(plain_mode(plain), plain, not no_input, written_as, output, force)
        return run(pack, protocol, beside, card, cards, start, reveal, options)

    finish(call)


def record(
    protocol: ProtocolOption = None,
    who: WhoOption = None,
    involved: InvolvedOption = None,
    what: WhatOption = None,
    fact: FactOption = None,
    answers: AnswersOption = None,
    no_input: NoInputOption = False,
    format_: FormatOption = "text",
    output: OutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Turn an interview's choices, and nothing else, into a card whose story is still to be written."""
    expect_format(format_)

    def call() -> int:
        from mo_advisor.commands.options import Options
        from mo_advisor.commands.train.record import run

        options = Options(plain_mode(plain), plain, not no_input, format_, output, force)
        return run(protocol, who, involved or [], what, fact or [], answers, options)

    finish(call)


def quiz(
    pack: PackArgument,
    protocol: ProtocolOption = None,
    cards: CardsOption = None,
    seed: Annotated[int | None, typer.Option(metavar="N", help="The same questions in the same order again.")] = None,
    room: Annotated[bool, typer.Option("--room", help="For a room, by show of hands.")] = False,
    results: Annotated[Path | None, typer.Option(metavar="FILE", help="Save the marks, as CSV, or JSON where the name ends so.")] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Whose marks they are, to stand in the results.")] = None,
    no_input: NoInputOption = False,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Quiz one person, or a room: whom to contact, which clause governs, and whether the protocol covers it at all."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.train.quiz import QuizOptions, run

        options = QuizOptions(plain_mode(plain), plain, not no_input, written_as, output, force, screen_or_file(results))
        return run(pack, protocol, cards, seed, room, name, options)

    finish(call)


def handout(
    pack: PackArgument,
    reader: Annotated[str, typer.Option("--for", metavar="READER", help="participants, who get no answers, or facilitator.")],
    protocol: ProtocolOption = None,
    cards: CardsOption = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day of the session, to stand on every page.")] = None,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Write sheets to print: the cards for participants, or everything for the facilitator."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.train.handout import run

        return run(pack, reader, protocol, cards, day, written_as, output, force, plain_mode(plain))

    finish(call)


COMMANDS = {command.__name__: command for command in (packs, check, new, run, record, quiz, handout)}


def group(named: str = "") -> typer.Typer:
    """The group of training commands: with the one that is named, or with all of them."""
    made = typer.Typer(name="train", help=GROUP, short_help=GROUP, no_args_is_help=True, rich_markup_mode=None)
    made.callback()(lambda: None)
    for name, command in COMMANDS.items():
        if named not in COMMANDS or name == named:
            made.command(name, short_help=command.__doc__)(command)
    return made
