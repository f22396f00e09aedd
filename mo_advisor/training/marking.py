"""Marks: how many answers to a question were right, by kind of question and by category of situation. Never by person or role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mo_advisor.training.distractors import Choice
from mo_advisor.training.quiz import KINDS, Question, Quiz, QuizCard


class Score(NamedTuple):
    """How many answers were right, of how many: one answer from a person, as many as hands from a room."""

    right: int
    of: int


class Mark(NamedTuple):
    """What a question came to. card: the card's id. category: of its situation. kind: of the question. hands: the answers, choice by choice."""

    card: str
    category: str
    question: Question
    hands: tuple[int, ...]

    @property
    def score(self) -> Score:
        """How many of the answers were right."""
        right = sum(count for count, choice in zip(self.hands, self.question.choices, strict=True) if choice.right)
        return Score(right, sum(self.hands))


def mark(quiz: Quiz, asked: QuizCard, question: Question, hands: Sequence[int]) -> Mark:
    """The mark for a question. hands: how many chose each choice."""
    return Mark(asked.card.id, quiz.category(asked), question, tuple(hands))


def hand_for(question: Question, chosen: Choice) -> tuple[int, ...]:
    """The one answer of one person, choice by choice."""
    return tuple(int(choice is chosen) for choice in question.choices)


def total(marks: Iterable[Mark]) -> Score:
    """All marks together."""
    scores = [given.score for given in marks]
    return Score(sum(score.right for score in scores), sum(score.of for score in scores))


def by_category(quiz: Quiz, marks: Sequence[Mark]) -> dict[str, Score]:
    """The score for each category of situation that was answered, in the vocabulary's order."""
    return _by(marks, quiz.book.vocabulary.categories, lambda given: given.category)


def by_kind(marks: Sequence[Mark]) -> dict[str, Score]:
    """The score for each kind of question that was answered, in the order of asking."""
    return _by(marks, KINDS, lambda given: given.question.kind)


def _by(marks: Sequence[Mark], order: Iterable[str], key: Callable[[Mark], str]) -> dict[str, Score]:
    answered = {key(given) for given in marks}
    return {what: total(given for given in marks if key(given) == what) for what in order if what in answered}
