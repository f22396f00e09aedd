"""What a later edition leaves open is looked at: clauses and situations that `mo-advisor amend` has marked with `review`.

Whoever has looked at one, and mended what is judged of it where that was needed, takes the mark out.

Passes:

    document:
      - {id: "1", text: "Members must be polite."}

Fails:

    review:
      - {situations: [interpretation], why: "Only 2, which was deleted, governed it."}
    document:
      - {id: "1", text: "Members must be polite.", review: "It is new."}
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book

RULE = "review"


def problems(book: Book) -> Iterator[Problem]:
    """What is marked, each with its reason."""
    for review in book.protocol.review:
        yield Problem(review.at, "warning", RULE, f"{', '.join(review.situations)}: to be judged again: {review.why}")
    for position in book.positions:
        clause = position.clause
        if clause.review:
            yield Problem(clause.at, "warning", RULE, f"{clause.id}: to be looked at again: {clause.review}")
