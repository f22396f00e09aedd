"""The protocols that are loaded, and which of them is meant where none is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mo_advisor.advice.cautions import dated, status
from mo_advisor.protocol.as_json import SCHEMA, caution_record, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.render.page import Headed, Heading, Page, Part, beyond_text, paragraph
from mo_advisor.render.words import edition, outside_fact

TITLE = "Protocols"


def protocols_page(books: Iterable[Book], default: str | None, as_record: bool) -> Page:
    """A list of protocols. books: looked at one after the other, and let go. default: the id or path of the one that is meant where none is named, if
    one was set. as_record: whether the record is wanted and nothing to be read, for its hashes take their time."""
    records = [_record(book, default) for book in books] if as_record else []
    return Page(
        title=TITLE,
        head=(beyond_text(Heading(1, TITLE)),),
        contents=(),
        body=() if as_record else tuple(_body(books, default)),
        foot=(),
        record=lambda: {"schema": SCHEMA, "protocols": records},
    )


def _body(books: Iterable[Book], default: str | None) -> Iterator[Part]:
    listed = False
    for book in books:
        protocol = book.protocol
        listed |= protocol.id == default
        heading = Heading(2, f"{protocol.id}{'  (the default)' if protocol.id == default else ''}", style="name")
        mapped = "mapped" if protocol.mapped else "not yet mapped: it can be cited and shown"
        name, told = paragraph(f"{protocol.council}: {protocol.title}"), paragraph(f"{edition(book)} {len(book.positions)} clauses, {mapped}.")
        since = (paragraph(f"{caution.text}{outside_fact(caution)}", "caution") for caution in dated(book))
        yield Headed((heading, name, told, *since))
    if default and not listed:
        yield paragraph(f"The default is {default}.")


def _record(book: Book, default: str | None) -> dict[str, Any]:
    return {
        **protocol_record(book),
        "clauses": len(book.positions),
        "mapped": book.protocol.mapped,
        "default": book.protocol.id == default,
        "cautions": [caution_record(caution) for caution in (*status(book), *dated(book))],
        "text_sha256": book.text_sha256,
        "mapping_sha256": book.mapping_sha256,
    }
