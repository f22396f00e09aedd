"""`mo-advisor vocabulary`: the ids that answers use, with labels and other names."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.commands.output import put_out
from mo_advisor.errors import WrongUsage
from mo_advisor.protocol.library import open_protocol
from mo_advisor.render.views.vocabulary import KINDS, vocabulary_page
from mo_advisor.vocabulary import shared


def run(kind: str | None, option: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Lists the roles, situations or facts, or all of them. option: a protocol, whose own titles and facts are shown too."""
    if kind is not None and kind not in KINDS:
        raise WrongUsage(f"There is no such list; it is {', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    book = open_protocol(option) if option is not None else None
    put_out(vocabulary_page(shared(), (kind,) if kind else KINDS, book), format_, output, force, plain)
    return 0
