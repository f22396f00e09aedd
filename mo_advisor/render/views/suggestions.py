"""The situations that a description may be about, with what stands below every answer, whatever was typed."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import Any

from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.render.page import Headed, Heading, Listing, Page, Part, beyond_text, listing, paragraph
from mo_advisor.vocabulary import Vocabulary
from mo_advisor.words.suggest import DANGER, Suggestion, dangerous

TITLE = "What it may be about"
NOTHING_NEAR = (
    "Nothing here comes near enough to that. A Member/Officer Protocol is about how councillors and officers deal with each other: services, pay, "
    "bins or an objection to a plan are matters for somebody else at the council. If it is about councillors and officers, say it in other words, or "
    "choose from the whole list."
)
ONLY_WORDS = "These are suggestions by the words alone. Nothing was chosen, nothing was saved, and nobody has been told."
WHOLE_LIST = "The whole list: mo-advisor vocabulary situations. To be asked instead: mo-advisor ask."


def suggestions_page(found: Sequence[Suggestion], vocabulary: Vocabulary, who: str | None, protocol: str | None) -> Page:
    """The suggestions, best first, or that nothing is near enough. who, protocol: as they were given, for the command that asks on."""
    return Page(
        title=TITLE,
        head=(beyond_text(Heading(1, TITLE)),),
        contents=(),
        body=tuple(_body(found, vocabulary, who, protocol)),
        foot=(paragraph(WHOLE_LIST, "faint"), paragraph(ONLY_WORDS, "faint", close=True)),
        record=lambda: _record(found, vocabulary),
    )


def _body(found: Sequence[Suggestion], vocabulary: Vocabulary, who: str | None, protocol: str | None) -> Iterator[Part]:
    yield from (paragraph(notice.text, "caution") for notice in vocabulary.notices[DANGER])
    if found:
        labels = tuple((paragraph(_named(vocabulary, suggestion.situation)),) for suggestion in found)
        yield Headed((Heading(2, "It may be one of these, the likeliest first"), Listing(labels, numbered=True)))
        given = " ".join(f"--{flag} {shlex.quote(value)}" for flag, value in (("protocol", protocol), ("who", who)) if value)
        yield paragraph(f"To read what a protocol says: mo-advisor ask{' ' if given else ''}{given} --what {found[0].situation}, or another of them.")
    else:
        yield paragraph(NOTHING_NEAR, "message")
    always = [_named(vocabulary, situation.id) for situation in dangerous(vocabulary)]
    yield Headed((Heading(2, "Always there, whatever it is about"), listing(always)))


def _named(vocabulary: Vocabulary, situation: str) -> str:
    return f"{vocabulary.situations[situation].label} [{situation}]"


def _record(found: Sequence[Suggestion], vocabulary: Vocabulary) -> dict[str, Any]:
    labels = {situation.id: situation.label for situation in vocabulary.situations.values()}
    return {
        "schema": SCHEMA,
        "suggestions": [{"what": suggestion.situation, "label": labels[suggestion.situation], "score": suggestion.score} for suggestion in found],
        "unsure": not found,
        "safety": [DANGER],
        "always": [{"what": situation.id, "label": situation.label} for situation in dangerous(vocabulary)],
        "notices": [{"kind": notice.kind, "text": notice.text} for notice in vocabulary.notices[DANGER]],
    }
