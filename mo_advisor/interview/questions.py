"""What to ask next, and what an answer comes to: pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.sheet import NOBODY, NOT_SURE
from mo_advisor.interview.menus import what_menu, who_menu
from mo_advisor.interview.options import Question
from mo_advisor.interview.refining import open_questions, refining_question
from mo_advisor.interview.settling import INVOLVED_EXACTLY, WHO_EXACTLY
from mo_advisor.protocol.book import Book

NARROWER = {"who": WHO_EXACTLY, "involved": INVOLVED_EXACTLY}


def next_question(book: Book, answers: Answers, asked: Collection[str]) -> Question | None:
    """The question to ask, or None where nothing is left that could change the advice.

    First who asks, then what happened; then, of the questions that can still change the advice, the one that settles most. asked: the ids of
    the questions that are settled, be it by "not sure"; none of them comes again, so every interview ends.
    """
    if "who" not in asked:
        return Question("who", who_menu(book.vocabulary))
    if answers.what is None:
        return Question("what", what_menu(book, answers))
    best = _best(book, answers.who, answers.involved, answers.what, tuple(sorted(answers.facts.items())), frozenset(asked))
    return refining_question(book, answers, best) if best else None


@lru_cache(maxsize=8192)
def _best(
    book: Book, who: str | None, involved: tuple[str, ...] | None, what: str, facts: tuple[tuple[str, str], ...], asked: frozenset[str],
) -> str | None:
    """The open question after which the fewest are left open, on average over its answers; of equals, the first."""
    answers = Answers(who, involved, what, dict(facts))
    found = open_questions(book, answers, asked)
    return min(found, key=lambda question: left_open(book, answers, asked, question)) if len(found) > 1 else next(iter(found), None)


def left_open(book: Book, answers: Answers, asked: Collection[str], question: str) -> float:
    """How many questions are left open after this one, on average over the definite answers on its first list."""
    menu = refining_question(book, answers, question).menu
    values = [option.value for option in menu.options if option.opens is None]
    left = [len(open_questions(book, with_answer(answers, question, value), {*asked, question})) for value in values]
    return sum(left) / len(left)


def with_answer(answers: Answers, question: str, value: str) -> Answers:
    """The answers with one more. "Not sure" leaves open what it was asked of; to a narrowing question it leaves the wider role."""
    unsure = value == NOT_SURE
    if question == "what":
        return replace(answers, what=value)
    if question == "who":
        return replace(answers, who=None if unsure else value)
    if question == "involved":
        return replace(answers, involved=None if unsure else () if value == NOBODY else (value,))
    if unsure:
        return answers
    if question == WHO_EXACTLY:
        return replace(answers, who=value)
    if question == INVOLVED_EXACTLY:
        return replace(answers, involved=(value,))
    return replace(answers, facts={**answers.facts, question: value})


def settled_by(given: Collection[str]) -> frozenset[str]:
    """The questions that need not be asked after flags or an answers file: what they give, and narrower forms of it."""
    return frozenset(given) | {NARROWER[question] for question in given if question in NARROWER}
