"""Every clause is cited by its id, and by that no other clause.

An id is what people say and type. One that reads as a range, as a row of clauses or as the reference to another leads to something else than its
clause, or to nothing.

Passes:

    document:
      - {id: "1", text: "Members must be polite.", considered: "An example."}
      - {id: "2", text: "So must Officers.", considered: "An example."}

Fails:

    document:
      - {id: "1", text: "Members must be polite.", considered: "An example."}
      - {id: "1-2", text: "So must Officers.", considered: "An example."}
      - {id: "2", text: "And all others.", considered: "An example."}
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book

RULE = "cited"
MOST = 3  # clauses that a message names
TRIED = 1000  # clauses; each is looked up among all, and of a document that no council has, with many more, fewer are tried the more it has


def problems(book: Book) -> Iterator[Problem]:
    """Clauses to which their id does not lead, or not to them alone."""
    from mo_advisor.citations.resolver import find

    for position in book.positions[: TRIED**3 // max(TRIED, len(book.positions)) ** 2]:
        found = [other.clause.id for each in find(book, position.clause.id) for other in each.positions]
        if found != [position.clause.id]:
            leads = f"leads to {', '.join(found[:MOST])}{' and more' if len(found) > MOST else ''}" if found else "leads to no clause"
            message = f"`mo-advisor cite` with “{position.clause.id}” {leads}; give the clause an `id` such as its heading and a number"
            yield Problem(position.clause.at, "error", RULE, message)
