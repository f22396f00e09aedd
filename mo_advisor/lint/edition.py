"""The status of a document agrees with the words of its edition and title.

An edition that calls itself a draft, or superseded, is not in force, and every answer would say that it is. One that was a draft once may say so in
its words, so this is a warning.

Passes:

    edition: "draft of June 2004"
    status: draft
    document:
      - {id: "1", text: "Members must be polite.", considered: "An example."}

Fails:

    edition: "draft of June 2004"
    status: in-force
    document:
      - {id: "1", text: "Members must be polite.", considered: "An example."}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book

RULE = "edition"
SAYS = {"draft": re.compile(r"\bdraft\b", re.IGNORECASE), "superseded": re.compile(r"\b(?:superseded|withdrawn|repealed)\b", re.IGNORECASE)}


def problems(book: Book) -> Iterator[Problem]:
    """A status that the edition's or the title's own words speak against."""
    protocol = book.protocol
    for status, words in SAYS.items():
        found = words.search(f"{protocol.edition} {protocol.title}")
        if found and protocol.status == "in-force":
            message = f"the edition is called “{found[0]}”, and the status is in-force; is it {status}?"
            yield Problem(protocol.at, "warning", RULE, message)
