"""What is wrong with a pack, and what its cards show on the protocols that are loaded: pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.training.model import Card, Pack
from mo_advisor.training.reading import unfinished
from mo_advisor.training.showing import ShownCard, shown


def on_each(pack: Pack, books: Sequence[Book]) -> list[tuple[Card, list[ShownCard]]]:
    """Every card on every protocol."""
    return [(card, [shown(card, book) for book in books]) for card in pack.cards]


def warnings(pack: Pack, cards: Sequence[tuple[Card, Sequence[ShownCard]]]) -> Iterator[Problem]:
    """What is still to be written, and cards that teach nothing on the protocols that are loaded, or not what they say."""
    yield from unfinished(pack)
    for card, on in cards:
        for rule, message in _unfit(card, on):
            yield Problem(card.at, "warning", rule, f"{card.id}: {message}")


def _unfit(card: Card, on: Sequence[ShownCard]) -> Iterator[tuple[str, str]]:
    unmapped = [one.advice.book.protocol.id for one in on if not one.advice.mapped]
    if unmapped:
        yield "unmapped", f"nobody has judged its situation for {', '.join(unmapped)}"
    silent = [one.advice.silent for one in on]
    if silent and all(silent) and not card.silent_on_purpose:
        yield "silent", "every loaded protocol is silent on it; say `silent-on-purpose: \"yes\"` if that is what it teaches"
    if not any(silent) and on and card.silent_on_purpose:
        yield "not-silent", "it is said to be silent on purpose, and no loaded protocol is silent on it"
