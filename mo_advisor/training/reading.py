"""Reads a pack file: strictly and whole, with the place of everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mo_advisor.advice.answers_file import NOT_SURE, WrongAnswers, check_facts, check_ids
from mo_advisor.errors import Place, Problem
from mo_advisor.records.reader import Mention, read_record
from mo_advisor.training.model import FEWEST_QUESTIONS, FEWEST_WORDS, MOST_QUESTIONS, MOST_WORDS, Card, Pack
from mo_advisor.vocabulary import Fact, Vocabulary


def read_pack(text: str, file: str, vocabulary: Vocabulary, facts: Mapping[str, Fact]) -> Pack:
    """Reads a pack, or raises Invalid with every problem that it has.

    facts: those that any protocol may ask about; a fact that the loaded one does not use is kept and ignored.
    """
    pack, reading = read_record(Pack, text, file)
    for problem in (*_unknown(reading.mentions, vocabulary, facts), *_wrong(pack)):
        reading.report(problem.place, problem.rule, problem.message)
    reading.raise_if_any()
    return pack


def _unknown(mentions: list[Mention], vocabulary: Vocabulary, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Ids that nobody knows."""
    try:
        check_ids(mentions, vocabulary)
    except WrongAnswers as wrong:
        yield from wrong.problems
    try:
        check_facts((mention for mention in mentions if mention.of in ("fact", "value")), facts)
    except WrongAnswers as wrong:
        yield from wrong.problems


def _wrong(pack: Pack) -> Iterator[Problem]:
    """What is wrong beyond the form of the fields."""
    seen: set[str] = set()
    for card in pack.cards:
        if card.id in seen:
            yield _error(card.at, "duplicate-id", f"another card has the id “{card.id}” already")
        seen.add(card.id)
        for sheet in filter(None, (card.answers, card.other_side)):
            if sheet.protocol is not None:
                yield _error(sheet.at, "protocol", f"{card.id}: a card names no protocol, so that it runs on any")
            if sheet.what is None:
                yield _error(sheet.at, "missing-key", f"{card.id}: the answers must have `what`")


def _error(place: Place, rule: str, message: str) -> Problem:
    return Problem(place, "error", rule, message)


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
    absent = [role for role in _named(card) if role not in card.people]
    if absent:
        yield "roles", f"its answers name {', '.join(absent)}, and `roles` does not"


def _named(card: Card) -> list[str]:
    """The roles that a card's answers name, each once."""
    sheets = [sheet for sheet in (card.answers, card.other_side) if sheet]
    named = [role for sheet in sheets for role in (sheet.who, *(sheet.involved or ())) if role and role != NOT_SURE]
    return list(dict.fromkeys(named))
