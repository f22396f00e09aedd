"""`mo-advisor cite`: clauses by number, from the chosen protocol or from every loaded one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mo_advisor.citations.resolver import Found, find
from mo_advisor.commands.choosing import named_or_all
from mo_advisor.console import emit
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.book import Book
from mo_advisor.render.views.citation import found_record

if TYPE_CHECKING:
    from mo_advisor.render.screen import Block

Results = list[tuple[Book, tuple[Found, ...]]]


def run(references: Sequence[str], option: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Prints what the references name. Exit 1 where one of them is found in none of the protocols."""
    asked = " ".join(references)
    results = [(book, find(book, asked)) for book in named_or_all(option)]
    if format_ == "json":
        from mo_advisor.render.writers.json import to_json

        emit(to_json({"schema": SCHEMA, "results": [found_record(book, one) for book, found in results for one in found]}), output, force)
    elif format_ in ("markdown", "html"):
        from mo_advisor.render.formats import printed
        from mo_advisor.render.views.citation_page import citation_paper

        emit(printed(citation_paper(results), format_), output, force)
    else:
        from mo_advisor.render.screen import publish

        publish(_blocks(results), plain, output, force)
    return 0 if _all_found(results) else 1


def _all_found(results: Results) -> bool:
    """Whether every reference is found somewhere; each protocol reads the references in its own way, so they are held by what was asked."""
    asked = {one.asked for _, found in results for one in found}
    return bool(asked) and asked == {one.asked for _, found in results for one in found if one.positions}


def _blocks(results: Results) -> Iterator[Block]:
    from mo_advisor.render.screen import Block
    from mo_advisor.render.views.citation_text import found_blocks

    for index, (book, found) in enumerate(results):
        if index:
            yield Block("—" * 20, "faint", gap=True)
            yield Block("")
        yield from found_blocks(book, found)
