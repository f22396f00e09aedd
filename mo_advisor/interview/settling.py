"""What can still change the advice: exactly, by trying what the questions that are still open may be answered.

A question matters where two definite answers to it lead to different advice, whatever else is still open being answered alike, "not sure"
included. An answer to who or to whom may turn out to be any narrower role. What no open condition depends on is not tried: an answer never
makes an advice depend on more (the contract's property 7).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.condition import applies
from mo_advisor.advice.contacts import advisers, contacts
from mo_advisor.advice.matching import match
from mo_advisor.advice.silence import recorded
from mo_advisor.interview.effect import outcome
from mo_advisor.interview.kinds import asker_kinds, side_kinds, spoken
from mo_advisor.protocol.book import Book

WHO_EXACTLY, INVOLVED, INVOLVED_EXACTLY = "who-exactly", "involved", "involved-exactly"


class Dimension(NamedTuple):
    """Something that is still open, and what it may come to: how it stands now, then the definite answers."""

    question: str
    now: Answers
    may_be: tuple[Answers, ...]

    def put(self, chosen: Answers, into: Answers) -> Answers:
        """The answers with this one question answered as in `chosen`."""
        if self.question == WHO_EXACTLY:
            return replace(into, who=chosen.who)
        if self.question in (INVOLVED, INVOLVED_EXACTLY):
            return replace(into, involved=chosen.involved)
        value = chosen.facts.get(self.question)
        return replace(into, facts={**into.facts, self.question: value}) if value else into


def in_play(book: Book, answers: Answers) -> frozenset[str]:
    """The unanswered questions on which anything at all depends: `who`, `involved`, facts.

    Whether somebody who is named may be the asker does not count: nobody is asked for more about themselves than the clauses need.
    """
    found = match(book, answers)
    matches = (*found.governing, *found.background)
    named, _ = contacts(book, answers, matches)
    general, _ = advisers(book, answers)
    verdicts = [recorded(book, answers), *(one.verdict for one in matches), *(one.offers for one in matches), *(one.holds for one in named)]
    verdicts += [applies(caution, book, answers) for caution in book.protocol.cautions]
    verdicts += [applies(adviser, book, answers) for adviser in book.protocol.advisers]
    conditions = frozenset().union(*(verdict.depends for verdict in verdicts))
    persons = frozenset().union(*(one.clash.depends for one in named), *(one.verdict.depends for one in general))
    return conditions | (persons & {INVOLVED})


def dimensions(book: Book, answers: Answers, asked: Collection[str]) -> tuple[Dimension, ...]:
    """What is still open and in play, once it is known what happened: whom it is about, who asks more exactly, whom more exactly, the facts."""
    playing = in_play(book, answers)
    return tuple(_dimensions(book, answers, asked, playing))


def _dimensions(book: Book, answers: Answers, asked: Collection[str], playing: frozenset[str]) -> Iterator[Dimension]:
    assert answers.what
    if "involved" in playing and INVOLVED not in asked and answers.involved is None:
        kinds = side_kinds(book, answers.what, answers.who, None)
        yield Dimension(INVOLVED, answers, tuple(replace(answers, involved=side) for side in ((), *((kind,) for kind in kinds))))
    if "who" in playing and WHO_EXACTLY not in asked and answers.who is not None:
        kinds = asker_kinds(book, answers.what, answers.who)
        yield Dimension(WHO_EXACTLY, answers, tuple(replace(answers, who=kind) for kind in kinds))
    if "involved" in playing and INVOLVED_EXACTLY not in asked and answers.involved is not None and len(answers.involved) == 1:
        kinds = side_kinds(book, answers.what, answers.who, answers.involved[0])
        yield Dimension(INVOLVED_EXACTLY, answers, tuple(replace(answers, involved=(kind,)) for kind in kinds))
    for fact in spoken(book, answers.what).facts:
        if fact in playing and fact not in asked and fact not in answers.facts:
            values = book.facts[fact].values
            yield Dimension(fact, answers, tuple(replace(answers, facts={**answers.facts, fact: value}) for value in values))


def matters(book: Book, dimension: Dimension, others: Iterable[Dimension]) -> bool:
    """Whether two definite answers lead to different advice, under some answers to the others."""
    others = tuple(others)
    self_too = dimension.question != WHO_EXACTLY

    def differ(completed: Answers) -> bool:
        made = (outcome(book, dimension.put(chosen, completed), self_too) for chosen in dimension.may_be)
        first = next(made, None)
        return any(other != first for other in made)

    return any(differ(completed) for completed in completions(dimension.now, others))


def completions(answers: Answers, others: Iterable[Dimension]) -> Iterator[Answers]:
    """The answers with the other questions answered in every way; as they stand now, first."""
    others = tuple(others)
    for chosen in product(*((other.now, *other.may_be) for other in others)):
        completed = answers
        for other, one in zip(others, chosen, strict=True):
            completed = other.put(one, completed)
        yield completed
