"""`mo-advisor show`: a whole document, or its contents."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.commands.output import put_out
from mo_advisor.commands.which_protocol import needed
from mo_advisor.render.views.document import document_page


def run(positional: str | None, option: str | None, contents: bool, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Shows the protocol that was named."""
    put_out(document_page(needed(positional, option), contents), format_, output, force, plain)
    return 0
