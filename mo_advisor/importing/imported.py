"""An imported document as a protocol file that loads, and what is told of the import."""

from __future__ import annotations

from typing import Any

from mo_advisor.importing.document import Document, Section, items_in, walk
from mo_advisor.importing.writer import About, protocol_file
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.vocabulary import Vocabulary


def book_of(document: Document, about: About, vocabulary: Vocabulary) -> Book:
    """The book that the written file is."""
    written = protocol_file(document, about, vocabulary)
    return Book(read_protocol(written, f"{about.id}.yaml", vocabulary), vocabulary, written.encode(), about.id)


def counts(document: Document) -> dict[str, int]:
    """How many of each there are."""
    clauses = list(document.clauses())
    return {
        "sections": sum(isinstance(node, Section) for node in walk(document.contents)),
        "clauses": len(clauses),
        "items": sum(1 for clause in clauses for _ in items_in(clause.items)),
        "footnotes": len(document.footnotes),
    }


def report_records(document: Document) -> list[dict[str, Any]]:
    """The doubts as records for programs."""
    return [{"kind": one.kind, "number": one.number, "line": one.line, "message": one.message} for one in document.report]
