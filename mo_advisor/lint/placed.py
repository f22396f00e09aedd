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
MANY = 8
TOO_SOON = "`mapped: yes` is for a file in which everything has been judged, and is left out until then"


def problems(book: Book) -> Iterator[Problem]:
    """Clauses with neither rules nor a reason."""
    if not book.protocol.mapped:
        return
    clauses = [position.clause for position in book.positions]
    unplaced = [clause for clause in clauses if not (clause.rules or clause.considered or clause.review)]
    if len(unplaced) < MANY:
        for clause in unplaced:
            yield Problem(clause.at, "error", RULE, f"{clause.id} has no rules, and no `considered` that says why it is never advice")
    else:
        ids = ", ".join(clause.id for clause in unplaced)
        yield Problem(unplaced[0].at, "error", RULE, f"{len(unplaced)} clauses have no rules, and no `considered` that says why: {ids}; {TOO_SOON}")
