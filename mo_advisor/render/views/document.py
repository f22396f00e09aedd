"""What stands above and below every text: which document it is, and cautions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Caution
from mo_advisor.render.screen import Block

if TYPE_CHECKING:
    from mo_advisor.advice.cautions import Warned

STATUS_WORDS = {"in-force": "in force", "draft": "draft", "superseded": "superseded", "unknown": "not known whether in force"}


def document_blocks(book: Book) -> Iterator[Block]:
    """Which document it is: council, title, edition and status."""
    protocol = book.protocol
    yield Block(protocol.council, "title")
    yield Block(f"{protocol.title}. {edition(book)}")


def edition(book: Book) -> str:
    """Which edition it is, and whether it is in force."""
    return f"Edition: {book.protocol.edition}. Status: {STATUS_WORDS[book.protocol.status]}."


def caution_text(caution: Warned | Caution) -> str:
    """A caution in one line, with its clauses, and the date and source of an outside fact."""
    clauses = f" [{', '.join(caution.clauses)}]" if caution.clauses else ""
    return f"- {caution.text}{clauses}{outside_fact(caution)}"


def outside_fact(caution: Warned | Caution) -> str:
    """The date and source of an outside fact, for the end of a caution."""
    since = f" Since {caution.since}." if caution.since else ""
    source = f" Source: {caution.source}." if caution.source else ""
    return since + source
