"""`mo-advisor protocols`: which protocols are loaded, and which is the default."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.commands.output import put_out
from mo_advisor.commands.which_protocol import chosen, each_book
from mo_advisor.render.views.protocols import protocols_page


def run(format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Lists the protocols. A file that cannot be used is named on standard error."""
    put_out(protocols_page(each_book(), chosen(None, None), as_record=format_ == "json"), format_, output, force, plain)
    return 0
