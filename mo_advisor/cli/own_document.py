"""The commands for a council's own document: taken in, judged, carried over to a later edition, compared, checked, proved and drawn for sign-off."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mo_advisor.cli.flag_table import PAGE_FORMATS
from mo_advisor.cli.flags import (
    ForceOption,
    FormatOption,
    NoInputOption,
    PageFormatOption,
    PageOutputOption,
    PlainOption,
    ProtocolArgument,
    ProtocolOption,
    expect_format,
    finish,
    format_option,
    output_option,
    page_format,
    protocol_ids,
    role_ids,
    situation_ids,
)
from mo_advisor.console import plain_mode


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The council's document: .docx, .pdf, .html, .md or .txt.")],
    id_: Annotated[str | None, typer.Option("--id", metavar="ID", help="What the protocol is called in commands, such as anytown.")] = None,
    council: Annotated[str | None, typer.Option(metavar="NAME", help="The council's name.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="The document's title.")] = None,
    edition: Annotated[str | None, typer.Option(metavar="EDITION", help="The date or edition that the document bears.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be made of it, and write nothing.")] = False,
    no_input: NoInputOption = False,
    format_: FormatOption = "text",
    output: Annotated[Path | None, output_option("The protocol file to write, in place of ID.yaml.")] = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Make a protocol file of a council's own document, word for word, with a report of what to look at."""
    expect_format(format_)

    def call() -> int:
        from mo_advisor.commands.import_ import Named, run
        from mo_advisor.commands.options import Options

        options = Options(plain_mode(plain), plain, not no_input, format_, output, force)
        return run(file, Named(id_, council, title, edition), dry_run, options)

    finish(call)


def map_(
    protocol: ProtocolArgument = None,
    option: ProtocolOption = None,
    status: Annotated[bool, typer.Option("--status", help="Say what is judged, what is left and what to look at again; ask nothing.")] = False,
    what: Annotated[str | None, typer.Option(metavar="SITUATION", help="Only this situation, judged or not.", autocompletion=situation_ids)] = None,
    clause: Annotated[str | None, typer.Option(metavar="CLAUSE", help="Only whom this clause names and what it asks.")] = None,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Judge a document of your own, one situation at a time, the likeliest clauses first. Everything that you say is saved at once."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.map_ import MapOptions, run

        return run(protocol, option, MapOptions(status, what, clause, plain_mode(plain), plain, written_as, output, force))

    finish(call)


def sign(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The protocol file that is signed off, or its id.", autocompletion=protocol_ids)],
    by: Annotated[str | None, typer.Option(metavar="POST", help='The post that signs, such as "Monitoring Officer"; not a name.')] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day of the sign-off, such as 2026-11-28; today, if it is left out.")] = None,
    review_by: Annotated[str | None, typer.Option(metavar="DATE", help="When it is to be looked at again.")] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the sign-off out of the file.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is so: for scripts.")] = False,
    plain: PlainOption = False,
) -> None:
    """Sign off the choice of clauses of a file that is judged whole, or take that back."""

    def call() -> int:
        from mo_advisor.commands.sign import Signing, run

        return run(file, Signing(by, on, review_by, withdraw, yes, plain_mode(plain), plain))

    finish(call)


def amend(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The protocol file of the earlier edition, or its id.", autocompletion=protocol_ids)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The later edition: a document as `import` takes it, or a protocol file.")],
    edition: Annotated[str | None, typer.Option(metavar="EDITION", help="The date or edition that the later document bears.")] = None,
    format_: Annotated[str, format_option("markdown", "html")] = "text",
    output: Annotated[Path | None, output_option("The protocol file to write; without it, only what would become of the old one is said.")] = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Take a later edition: carry every judgement over that still stands, and list what must be looked at again."""
    expect_format(format_, "markdown", "html")

    def call() -> int:
        from mo_advisor.commands.amend import run

        return run(old, new, edition, format_, output, force, plain_mode(plain))

    finish(call)


def compare(
    protocols: Annotated[list[str], typer.Argument(metavar="A B...", help="Protocol ids or files.", autocompletion=protocol_ids)],
    what: Annotated[str | None, typer.Option(metavar="SITUATION", help="Only this situation.", autocompletion=situation_ids)] = None,
    who: Annotated[str | None, typer.Option(metavar="ROLE", help="Only for whoever asks as this.", autocompletion=role_ids)] = None,
    format_: Annotated[str | None, format_option(*PAGE_FORMATS, "csv")] = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Put protocols side by side, situation by situation; or say what changes for whom between two editions of one."""
    written_as = page_format(format_, output, "csv")

    def call() -> int:
        from mo_advisor.commands.compare import run

        return run(protocols, what, who, written_as, output, force, plain_mode(plain))

    finish(call)


def check(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE...]", help="Protocol files or ids; all, where none is given.")] = None,
    option: ProtocolOption = None,
    published: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Say whether a folder that was published still is what the protocols say.")
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Print the manual page of every rule, and check nothing.")] = False,
    jobs: Annotated[int | None, typer.Option(metavar="N", help="How many files at once; as many as there are cores, if not given.")] = None,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
) -> None:
    """Report everything that is wrong with protocol files, all at once."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands import check as command

        named = [*(files or []), *([option] if option else [])]
        if published is not None:
            return command.published(published, named, rules, written_as, output, force)
        if rules:
            return command.rules(named, written_as, output, force)
        return command.run(named, jobs, written_as, output, force)

    finish(call)


def coverage(
    protocols: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PROTOCOL...]", help="Protocol ids or files; all, where none is given.", autocompletion=protocol_ids),
    ] = None,
    option: ProtocolOption = None,
    table: Annotated[
        str | None, typer.Option(metavar="TABLE", help="Only clauses, or only situations; csv holds one: clauses, where none is given.")
    ] = None,
    format_: Annotated[str | None, format_option(*PAGE_FORMATS, "csv")] = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Show the shortest answers that bring each clause in, or why none do; and what each situation brings to whom."""
    written_as = page_format(format_, output, "csv")

    def call() -> int:
        from mo_advisor.commands.coverage import run

        return run([*(protocols or []), *([option] if option else [])], table, written_as, output, force, plain_mode(plain))

    finish(call)


def tree(
    protocol: ProtocolArgument = None,
    option: ProtocolOption = None,
    what: Annotated[str | None, typer.Option(metavar="SITUATION", help="Only this situation.", autocompletion=situation_ids)] = None,
    by: Annotated[str | None, typer.Option(metavar="clause", help="By clause: what each clause was judged to be about, in few pages.")] = None,
    format_: Annotated[str | None, format_option(*PAGE_FORMATS, "mermaid", "dot")] = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Draw the decision tree of a protocol, whole or from one situation, for sign-off."""
    written_as = page_format(format_, output, "mermaid", "dot")

    def call() -> int:
        from mo_advisor.commands.tree import run

        return run(protocol, option, what, by, written_as, output, force, plain_mode(plain))

    finish(call)


def prove(
    protocols: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PROTOCOL...]", help="Protocol ids or files; all, where none is given.", autocompletion=protocol_ids),
    ] = None,
    option: ProtocolOption = None,
    jobs: Annotated[int | None, typer.Option(metavar="N", help="How many protocols to prove at once; as many as there are cores.")] = None,
    format_: PageFormatOption = None,
    output: PageOutputOption = None,
    force: ForceOption = False,
    plain: PlainOption = False,
) -> None:
    """Walk every possible interview, and certify what the advice keeps to, or show answers for which it does not."""
    written_as = page_format(format_, output)

    def call() -> int:
        from mo_advisor.commands.prove import run

        return run([*(protocols or []), *([option] if option else [])], jobs, written_as, output, force, plain_mode(plain))

    finish(call)


def publish(
    protocols: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PROTOCOL...]", help="Protocol ids or files; all, where none is given.", autocompletion=protocol_ids),
    ] = None,
    option: ProtocolOption = None,
    output: Annotated[Path | None, output_option("The folder to write, or with --single-file the file.")] = None,
    single_file: Annotated[bool, typer.Option("--single-file", help="Write one page that holds everything of one protocol.")] = False,
    language: Annotated[Path | None, typer.Option(metavar="FILE", help="The words of the pages themselves, in another language.")] = None,
    contacts: Annotated[str | None, typer.Option(metavar="FILE", help="The council's own list of names, printed as not from the protocol.")] = None,
    jobs: Annotated[int | None, typer.Option(metavar="N", help="How many protocols at once; as many as there are cores, if not given.")] = None,
    force: ForceOption = False,
) -> None:
    """Write protocols as plain web pages: the interview, every advice, the document. They need nothing, and keep nothing."""

    def call() -> int:
        from mo_advisor.commands.publish import Wanted, run

        named = (*(protocols or []), *([option] if option else []))
        return run(Wanted(named, output, single_file, language, contacts, jobs, force))

    finish(call)
