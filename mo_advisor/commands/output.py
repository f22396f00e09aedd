"""How every command gives what it made: in the format, and to the place, that was asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mo_advisor.console import emit, expect_free, is_terminal, say, write_bytes
from mo_advisor.errors import WrongUsage
from mo_advisor.render.formats import FORMATS, expect_writer, written

if TYPE_CHECKING:
    from mo_advisor.render.page import Page


def put_out(page: Page, format_: str, output: Path | None, force: bool, plain: bool) -> None:
    """Gives a page: whole to a file or a pipe; text on a terminal wrapped, and painted unless plain. Raises WrongUsage or BadFile."""
    if format_ == "text" and output is None and is_terminal(sys.stdout):
        from mo_advisor.render.writers.terminal import show_page

        show_page(page, plain)
        return
    expect_possible(format_, output, force)
    made = written(page, format_)
    if isinstance(made, str):
        emit(made, output, force, for_programs=format_ != "text")
    elif output is not None:
        write_bytes(output, made, force)
        say(f"Written to {output}.")


def put_record(record: dict[str, Any], output: Path | None, force: bool) -> None:
    """Gives a record as JSON: what programs wait for takes no page. Raises WrongUsage or BadFile."""
    from mo_advisor.render.writers.json import to_json

    emit(to_json(record), output, force, for_programs=True)


def expect_possible(format_: str, output: Path | None, force: bool) -> None:
    """Finds out before any work is done what would keep a page from being given as it was asked for. Raises WrongUsage or BadFile."""
    if FORMATS[format_].binary:
        if output is None:
            raise WrongUsage(f"A Word file is not text: give --output with the name of a file, such as --output page.{format_}.")
        expect_writer(format_)
    if output is not None:
        expect_free(output, force)
