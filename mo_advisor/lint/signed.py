"""A sign-off holds only for the wording and the mapping that were approved: a changed file must be signed off again, or not say that it was.

`mo-advisor protocols --format json` prints both hashes of every loaded protocol.

Passes:

    document:
      - {id: "1", text: "Members must be polite."}

Fails:

    sign_off:
      by: Monitoring Officer
      on: "2026-01-31"
      text_sha256: "0000000000000000000000000000000000000000000000000000000000000000"
      mapping_sha256: "0000000000000000000000000000000000000000000000000000000000000000"
    document:
      - {id: "1", text: "Members must be polite."}
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.sign_off import standing

RULE = "signed"


def problems(book: Book) -> Iterator[Problem]:
    """What has changed since the sign-off."""
    signed = standing(book.protocol)
    if signed is None or book.protocol.sign_off is None:
        return
    place = book.protocol.sign_off.at
    if not signed.wording:
        yield Problem(place, "error", RULE, f"the wording has changed since it was signed off; its hash is now {book.text_sha256}")
    if not signed.mapping:
        yield Problem(place, "error", RULE, f"the mapping has changed since it was signed off; its hash is now {book.mapping_sha256}")
