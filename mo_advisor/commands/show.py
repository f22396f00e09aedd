"""`mo-advisor show`: a whole document, or its contents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mo_advisor.advice.cautions import status
from mo_advisor.commands.choosing import needed
from mo_advisor.console import emit
from mo_advisor.protocol.as_json import SCHEMA, caution_record, clause_record, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause, Section
from mo_advisor.render.screen import Block, publish
from mo_advisor.render.views.clause import clause_blocks
from mo_advisor.render.views.document import caution_text, document_blocks


def run(
    positional: str | None, option: str | None, contents: bool, format_: str, output: Path | None, force: bool, plain: bool,
) -> int:
    """Shows the protocol that was named."""
    book = needed(positional, option)
    if format_ == "json":
        from mo_advisor.render.writers.json import to_json

        emit(to_json(_record(book, contents)), output, force)
    elif format_ in ("markdown", "html"):
        from mo_advisor.render.formats import printed
        from mo_advisor.render.views.document_page import document_paper

        emit(printed(document_paper(book, contents), format_), output, force)
    else:
        publish(_blocks(book, contents), plain, output, force)
    return 0


def _record(book: Book, contents: bool) -> dict[str, Any]:
    protocol = book.protocol
    record: dict[str, Any] = {"schema": SCHEMA, "protocol": protocol_record(book)}
    if contents:
        return {**record, "contents": [_contents(book, node) for node in protocol.document]}
    return {
        **record,
        "front": list(protocol.front),
        "document": [_node(book, node) for node in protocol.document],
        "end": list(protocol.end),
        "footnotes": [_node(book, node) for node in protocol.footnotes],
        "cautions": [caution_record(caution) for caution in status(book)],
    }


def _node(book: Book, node: Section | Clause) -> dict[str, Any]:
    if isinstance(node, Section):
        return {"heading": node.heading, "number": node.number, "contents": [_node(book, inner) for inner in node.contents]}
    return clause_record(book.by_id[node.id])


def _contents(book: Book, node: Section | Clause) -> dict[str, Any]:
    if isinstance(node, Section):
        return {"heading": node.heading, "number": node.number, "contents": [_contents(book, inner) for inner in node.contents]}
    return {"id": node.id, "number": node.number, "title": node.title}


def _blocks(book: Book, contents: bool) -> Iterator[Block]:
    yield from document_blocks(book)
    for caution in status(book):
        yield Block(caution_text(caution), "caution", hang=2)
    if contents:
        yield from _content_blocks(book.protocol.document, 0)
        return
    for line in book.protocol.front:
        yield Block(line, "faint", gap=line is book.protocol.front[0])
    yield from _document_blocks(book.protocol.document, 0)
    for line in book.protocol.end:
        yield Block(line, "faint", gap=True)
    yield from _document_blocks(book.protocol.footnotes, 0)


def _document_blocks(nodes: tuple[Section | Clause, ...], level: int) -> Iterator[Block]:
    for node in nodes:
        if isinstance(node, Section):
            yield Block(node.heading, "heading", gap=True)
            yield from _document_blocks(node.contents, level + 1)
        else:
            yield from clause_blocks(node)


def _content_blocks(nodes: tuple[Section | Clause, ...], level: int) -> Iterator[Block]:
    """Headings, with the citations of the clauses that stand directly under each."""
    for node in nodes:
        if isinstance(node, Section):
            yield Block(node.heading, "heading" if level == 0 else "", indent=2 * level, hang=2, gap=level == 0)
            yield from _content_blocks(node.contents, level + 1)
    clauses = [node for node in nodes if isinstance(node, Clause)]
    if clauses:
        named = (f"{clause.id} {clause.title}" if clause.title else clause.id for clause in clauses)
        yield Block(", ".join(named), "faint", indent=2 * level, hang=2)
