"""What is wrong with a pack, and what its cards show on the protocols that are loaded: pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mo_advisor.advice.answers_file import NOT_SURE
from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.training.model import FEWEST_QUESTIONS, FEWEST_WORDS, MOST_QUESTIONS, MOST_WORDS, Card, Pack
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


def unfinished(pack: Pack) -> Iterator[Problem]:
    """What a pack still needs before it is run, as warnings: it can be loaded all the same."""
    for card in pack.cards:
        for rule, message in _wanting(card):
            yield Problem(card.at, "warning", rule, f"{card.id}: {message}")


def _wanting(card: Card) -> Iterator[tuple[str, str]]:
    words = len(card.story.split())
    if not words:
        yield "no-story", f"its story is still to be written, in {FEWEST_WORDS} to {MOST_WORDS} words of fiction"
    elif not FEWEST_WORDS <= words <= MOST_WORDS:
        yield "story-length", f"its story has {words} words; {FEWEST_WORDS} to {MOST_WORDS} can be read aloud and held in mind"
    if not FEWEST_QUESTIONS <= len(card.questions) <= MOST_QUESTIONS:
        yield "questions", f"it has {len(card.questions)} questions to discuss; {FEWEST_QUESTIONS} to {MOST_QUESTIONS} fill a quarter of an hour"
    if len(card.considerations.points) > len(card.questions):
        yield "points", f"its notes have {len(card.considerations.points)} points, and there are {len(card.questions)} questions"
    absent = [role for role in _named(card) if role not in card.people]
    if absent:
        yield "roles", f"its answers name {', '.join(absent)}, and `roles` does not"


def _named(card: Card) -> list[str]:
    """The roles that a card's answers name, each once."""
    sides = [answers for answers in (card.answers, card.other_side) if answers]
    named = [role for answers in sides for role in (answers.who, *(answers.involved or ())) if role and role != NOT_SURE]
    return list(dict.fromkeys(named))


def _unfit(card: Card, on: Sequence[ShownCard]) -> Iterator[tuple[str, str]]:
    unmapped = [shown_card.advice.book.protocol.id for shown_card in on if not shown_card.advice.mapped]
    if unmapped:
        yield "unmapped", f"nobody has judged its situation for {', '.join(unmapped)}"
    silent = [shown_card.advice.silent for shown_card in on]
    if silent and all(silent) and not card.silent_on_purpose:
        yield "silent", "every loaded protocol is silent on it; say `silent-on-purpose: \"yes\"` if that is what it teaches"
    if not any(silent) and on and card.silent_on_purpose:
        yield "not-silent", "it is said to be silent on purpose, and no loaded protocol is silent on it"
