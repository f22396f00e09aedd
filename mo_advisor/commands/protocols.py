"""`mo-advisor protocols`: which protocols are loaded, and which is the default."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mo_advisor.commands.choosing import chosen
from mo_advisor.console import emit, say
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_all
from mo_advisor.protocol.sign_off import mapping_sha256, text_sha256
from mo_advisor.render.screen import Block, publish
from mo_advisor.render.views.document import STATUS_WORDS


def run(format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Lists the protocols. A file that cannot be used is named on standard error."""
    books, problems = open_all()
    default = chosen(None, None)
    for problem in problems:
        say(str(problem))
    if format_ == "json":
        from mo_advisor.render.writers.json import to_json

        emit(to_json({"schema": SCHEMA, "protocols": [_record(book, default) for book in books]}), output, force)
    else:
        publish(_blocks(books, default), plain, output, force)
    return 0


def _record(book: Book, default: str | None) -> dict[str, object]:
    return {
        **protocol_record(book),
        "clauses": len(book.positions),
        "mapped": book.protocol.mapped,
        "default": book.protocol.id == default,
        "text_sha256": text_sha256(book.protocol),
        "mapping_sha256": mapping_sha256(book.protocol),
    }


def _blocks(books: list[Book], default: str | None) -> Iterator[Block]:
    for book in books:
        protocol = book.protocol
        mark = "  (the default)" if protocol.id == default else ""
        yield Block(f"{protocol.id}{mark}", "name", gap=True)
        yield Block(f"{protocol.council}: {protocol.title}", indent=2, hang=2)
        mapped = "mapped" if protocol.mapped else "not yet mapped: it can be cited and shown"
        status = f"Edition: {protocol.edition}. Status: {STATUS_WORDS[protocol.status]}."
        yield Block(f"{status} {len(book.positions)} clauses, {mapped}.", indent=2, hang=2)
    if default and default not in {book.protocol.id for book in books}:
        yield Block(f"The default is {default}.", gap=True)
