"""How far the judging of a document is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mo_advisor.mapping.status import Status
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.render.page import Heading, Page, Part, listing, paragraph

TITLE = "What has been judged"


def status_page(book: Book, status: Status) -> Page:
    """How many situations and clauses are judged, which are left, and which are to be looked at again."""
    protocol = book.protocol
    head = (Heading(1, protocol.council), paragraph(f"{protocol.title}. Edition: {protocol.edition}.", close=True), paragraph(in_a_line(status)))
    return Page(f"{TITLE}: {protocol.council}", head, (), tuple(_parts(book, status)), (), record=lambda: status_record(book, status))


def in_a_line(status: Status) -> str:
    """How far it is, in a few sentences."""
    every = len(status.judged) + len({left.situation for left in status.left} | set(status.torn))
    said = [f"{len(status.judged)} of {every} situations judged."]
    if status.torn:
        said.append(f"{len(status.torn)} have a clause and a silence for the same people.")
    if status.to_look_at:
        clauses = len(status.looked_at) + len(status.to_look_at)
        counted = f"{clauses} clauses{' and footnotes' if status.footnotes else ''}"
        said.append(f"{len(status.looked_at)} of {counted} looked at for what they ask and whom they name.")
    if status.again:
        said.append(f"{len(status.again)} to look at again.")
    return " ".join([*said, *(["Nothing is left to judge."] if status.done else [])])


def _parts(book: Book, status: Status) -> Iterator[Part]:
    situations = book.vocabulary.situations
    if status.again:
        yield Heading(2, "To look at again")
        yield listing(f"{again.id}: {again.why}" for again in status.again)
    if status.left:
        yield Heading(2, "Situations that are left")
        yield listing(f"{situations[left.situation].label} [{left.situation}]" for left in status.left)
    if status.torn:
        yield Heading(2, "Situations with a clause and a silence for the same people")
        yield listing(f"{situations[situation].label} [{situation}]" for situation in status.torn)
    if status.to_look_at:
        yield Heading(2, "Clauses that are left")
        yield paragraph(", ".join(status.to_look_at))


def status_record(book: Book, status: Status) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": SCHEMA,
        "protocol": protocol_record(book),
        "mapped": book.protocol.mapped,
        "judged": list(status.judged),
        "left": [situation for situation in book.vocabulary.situations if situation not in status.judged],
        "open": {left.situation: list(left.roles) for left in status.left},
        "both": list(status.torn),
        "again": [{again.kind: again.id, "why": again.why} for again in status.again],
        "clauses": {"looked_at": list(status.looked_at), "left": list(status.to_look_at)},
    }
