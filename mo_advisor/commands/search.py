"""`mo-advisor search`: clauses by words, from the chosen protocol or from every loaded one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mo_advisor.citations.search import search
from mo_advisor.commands.output import put_out
from mo_advisor.commands.which_protocol import named_or_all
from mo_advisor.render.views.hits import hits_page


def run(words: Sequence[str], option: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Prints the clauses that hold the words, best first, and those that govern what they are a name for. Exit 1 where there is none."""
    found = search(named_or_all(option), words)
    put_out(hits_page(found), format_, output, force, plain)
    return 0 if found else 1
