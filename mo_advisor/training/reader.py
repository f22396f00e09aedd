"""Reads a pack file: strictly and whole, with the place of everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mo_advisor.advice.answers_file import WrongAnswers, check_facts, check_ids
from mo_advisor.errors import Place, Problem
from mo_advisor.records.mention import Mention
from mo_advisor.records.reader import read_record
from mo_advisor.training.model import Pack
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
        for answers in filter(None, (card.answers, card.other_side)):
            if answers.protocol is not None:
                yield _error(answers.at, "protocol", f"{card.id}: a card names no protocol, so that it runs on any")
            if answers.what is None:
                yield _error(answers.at, "missing-key", f"{card.id}: the answers must have `what`")


def _error(place: Place, rule: str, message: str) -> Problem:
    return Problem(place, "error", rule, message)
