"""Clauses that were found by words."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from mo_advisor.citations.search import Hit
from mo_advisor.protocol.as_json import SCHEMA, headings
from mo_advisor.render.page import Headed, Heading, Page, Part, beyond_text, paragraph
from mo_advisor.render.words import NOT_ADVICE

TITLE = "Clauses found"
GOVERNS = "It does not hold these words. It governs: “{label}”."
NONE = "No clause holds such words. Try fewer of them, or other ones; `mo-advisor show --contents` lists the headings."


def hits_page(found: Sequence[Hit]) -> Page:
    """The clauses, best first, each with a stretch of it and how to read it whole."""
    return Page(
        title=TITLE,
        head=(beyond_text(Heading(1, TITLE)),),
        contents=(),
        body=tuple(_body(found)),
        foot=(paragraph(NOT_ADVICE),) if found else (),
        record=lambda: {"schema": SCHEMA, "results": [_record(hit) for hit in found]},
    )


def _body(found: Sequence[Hit]) -> Iterator[Part]:
    if not found:
        yield paragraph(NONE, "message")
    for hit in found:
        above = " > ".join(headings(hit.position))
        heading = Heading(2, f"{hit.book.protocol.id} {hit.position.clause.id}{f'  ({above})' if above else ''}", style="name")
        yield Headed((heading, paragraph(f"“{hit.snippet}”"), *_why(hit)))
    if found:
        first = found[0]
        yield paragraph(f"To read a clause whole: mo-advisor cite {shlex.quote(first.position.clause.id)} --protocol {shlex.quote(first.book.named)}")


def _why(hit: Hit) -> Iterator[Part]:
    """Why a clause was found that does not hold the words."""
    if hit.situation:
        yield paragraph(GOVERNS.format(label=hit.book.vocabulary.situations[hit.situation].label), "faint")


def _record(hit: Hit) -> dict[str, object]:
    clause = hit.position.clause
    return {
        "protocol": hit.book.protocol.id,
        "id": clause.id,
        "ref": clause.id,
        "heading": headings(hit.position),
        "snippet": hit.snippet,
        "score": hit.score,
    }
