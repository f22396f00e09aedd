"""`mo-advisor cite`: clauses by number, from the chosen protocol or from every loaded one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from mo_advisor.citations.as_json import Results, citation_record
from mo_advisor.citations.found import short
from mo_advisor.citations.resolver import find
from mo_advisor.commands.output import put_out, put_record
from mo_advisor.commands.which_protocol import named_or_all
from mo_advisor.console import say


def run(references: Sequence[str], option: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Prints what the references name, and says on standard error which name nothing. Exit 1 where one is found in none of the protocols."""
    asked = " ".join(references)
    results = [(book, find(book, asked)) for book in named_or_all(option)]
    lost = _lost(results)
    for line in _lines(results, lost):
        say(line)
    if format_ == "json":
        put_record(citation_record(results), output, force)
    elif any(found.positions for _, each in results for found in each):
        from mo_advisor.render.views.citation import citation_page

        shown = [(book, [found for found in each if found.asked not in lost]) for book, each in results]
        put_out(citation_page(shown), format_, output, force, plain)
    return 1 if lost else 0


def _lost(results: Results) -> Set[str]:
    """What was asked for and found in none; each protocol reads the references in its own way, so one that finds everything is enough."""
    if any(all(found.positions for found in each) for _, each in results):
        return frozenset()
    asked = {found.asked for _, each in results for found in each}
    return asked - {found.asked for _, each in results for found in each if found.positions}


def _lines(results: Results, lost: Set[str]) -> Iterator[str]:
    """What is said of the references that name nothing: by the protocol, if there is one; else once for all, with what each offers."""
    if len(results) == 1:
        yield from dict.fromkeys(found.said for found in results[0][1] if not found.positions)
        return
    for asked in dict.fromkeys(found.asked for _, each in results for found in each if found.asked in lost):
        yield f"“{short(asked)}” is found in none of the protocols."
        for book, each in results:
            if near := dict.fromkeys(ref for found in each if found.asked == asked for ref in found.near):
                yield f"{book.protocol.council}: did you mean {'; '.join(near)}?"
