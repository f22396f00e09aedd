"""`mo-advisor cite`: clauses by number, from the chosen protocol or from every loaded one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mo_advisor.citations.as_json import Results, citation_record
from mo_advisor.citations.resolver import find
from mo_advisor.commands.which_protocol import named_or_all
from mo_advisor.console import emit


def run(references: Sequence[str], option: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Prints what the references name. Exit 1 where one of them is found in none of the protocols."""
    asked = " ".join(references)
    results = [(book, find(book, asked)) for book in named_or_all(option)]
    if format_ == "json":  # what scripts wait for takes no page
        from mo_advisor.render.writers.json import to_json

        emit(to_json(citation_record(results)), output, force)
    else:
        from mo_advisor.commands.publish import publish
        from mo_advisor.render.views.citation import citation_page

        publish(citation_page(results), format_, output, force, plain)
    return 0 if _all_found(results) else 1


def _all_found(results: Results) -> bool:
    """Whether every reference is found somewhere; each protocol reads the references in its own way, so they are held by what was asked."""
    asked = {found.asked for _, each in results for found in each}
    return bool(asked) and asked == {found.asked for _, each in results for found in each if found.positions}
