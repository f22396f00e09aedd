"""What to ask next, and what an answer comes to: pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.sheet import NOBODY, NOT_SURE
from mo_advisor.interview.effect import effect
from mo_advisor.interview.menus import involved_menu, what_menu, who_menu
from mo_advisor.interview.options import Question
from mo_advisor.interview.refining import INVOLVED_EXACTLY, WHO_EXACTLY, answered, refinement
from mo_advisor.protocol.book import Book

NARROWER = {"who": WHO_EXACTLY, "involved": INVOLVED_EXACTLY}


def next_question(book: Book, answers: Answers, asked: Collection[str]) -> Question | None:
    """The question to ask, or None where nothing is left that could change the advice.

    asked: the ids of the questions that are settled, be it by "not sure"; none of them comes again, so every interview ends.
    """
    if "who" not in asked:
        return Question("who", who_menu(book.vocabulary))
    if "involved" not in asked and (answers.what is None or involved_matters(book, answers)):
        return Question("involved", involved_menu(book.vocabulary))
    if answers.what is None:
        return Question("what", what_menu(book, answers))
    return refinement(book, answers, asked)


def involved_matters(book: Book, answers: Answers) -> bool:
    """Whether it makes a difference who is involved, once it is known what happened; be it only by a narrower role."""
    alone = effect(book, with_answer(answers, "involved", NOBODY))
    return any(effect(book, with_answer(answers, "involved", role)) != alone for role in book.vocabulary.roles)


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
    return answered(answers, question, value)


def settled_by(given: Collection[str]) -> frozenset[str]:
    """The questions that need not be asked after flags or an answers file: what they give, and narrower forms of it."""
    return frozenset(given) | {NARROWER[question] for question in given if question in NARROWER}
