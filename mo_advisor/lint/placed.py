"""Every clause is brought in by some rule, or says why it is never advice.

Holds for files that say `mapped: "yes"`. Headings need no reason; clauses, definitions and footnotes do, unless they are marked with `review`.

Passes:

    mapped: "yes"
    document:
      - {id: "1", text: "History of this protocol.", considered: "Tells how the document came about; answers no situation."}

Fails:

    mapped: "yes"
    document:
      - {id: "1", text: "Members must be polite."}
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book

RULE = "placed"


def problems(book: Book) -> Iterator[Problem]:
    """Clauses with neither rules nor a reason."""
    if not book.protocol.mapped:
        return
    for position in book.positions:
        clause = position.clause
        if not clause.rules and not clause.considered and not clause.review:
            yield Problem(clause.at, "error", RULE, f"{clause.id} has no rules, and no `considered` that says why it is never advice")
