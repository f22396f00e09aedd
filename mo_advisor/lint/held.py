"""The titles that a file gives for a role stand in the document, in these very words.

A title that the document does not hold is a slip, or was taken over from another council's file.

Passes:

    roles:
      monitoring-officer: {titles: ["Head of Law"]}
    document:
      - {id: "1", text: "Ask the Head of Law."}

Fails:

    roles:
      monitoring-officer: {titles: ["Head of Law", "Solicitor to the Council"]}
    document:
      - {id: "1", text: "Ask the Head of Law."}
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.words import printed

RULE = "held"


def problems(book: Book) -> Iterator[Problem]:
    """Titles that stand nowhere in the document."""
    words = " ".join(piece for piece, _ in printed(book.protocol))
    for role, note in book.protocol.roles.items():
        for title in note.titles:
            if title not in words:
                yield Problem(note.at, "error", RULE, f"{role}: the title “{title}” stands nowhere in the document")
