"""The small protocol of the interview's tests, and prompters that stand in for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOBODY, NOT_SURE
from mo_advisor.interview.next_question import NARROWER, WHO_EXACTLY, next_question, with_answer
from mo_advisor.interview.options import Question
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.run import hold
from mo_advisor.interview.screens import BACK, FIND, WHY, Screen
from mo_advisor.interview.state import start
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load

FIXTURE = Path(__file__).parent.parent / "fixtures" / "interview.yaml"


@cache
def mapleford() -> Book:
    """The small protocol whose every clause is known by heart."""
    return load(FIXTURE)


@dataclass
class Scripted:
    """Gives prepared answers, and keeps what was asked and told. An answer that is not on the screen must be among the values elsewhere."""

    answers: Iterator[str]
    asked: list[str] = field(default_factory=list)
    screens: list[Screen] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    hints: str = ""
    cleared: bool = False

    def tell(self, *paragraphs: str) -> None:
        self.told += paragraphs

    def choose(self, screen: Screen) -> str:
        self.screens.append(screen)
        if not self.asked or self.asked[-1] != screen.question:
            self.asked.append(screen.question)
        value = next(self.answers)
        if screen.find and value.removeprefix(WHY).startswith(FIND):
            return value
        ways_out = {WHY, *([BACK] if screen.back else [])}
        assert value in {option.value for option in screen.options} | set(screen.elsewhere) | ways_out, (screen, value)
        return value

    def line(self, text: str, label: str) -> str:
        self.told.append(text)
        assert label.endswith(":")
        return next(self.answers)

    def clear(self) -> bool:
        self.cleared = True
        return True


def scripted(*answers: str) -> Scripted:
    """A prompter with these answers."""
    return Scripted(iter(answers))


def held(book: Book, given: Answers, asked_already: Collection[str], asker: Prompter) -> Answers:
    """The answers of an interview without a check at its end."""
    done = hold(start(book, given, asked_already), asker, checks=False)
    assert done
    return done.answers


def questions_asked(book: Book, answers: Answers) -> tuple[tuple[str, str], ...]:
    """The questions that somebody of whom these answers are true is asked, in order, each with the most exact answer offered that is true."""
    known = Answers()
    asked: list[tuple[str, str]] = []
    while question := next_question(book, known, {id_ for id_, _ in asked}):
        value = _truest(book, question, answers)
        asked.append((question.id, value))
        known = with_answer(known, question.id, value)
    return tuple(asked)


def _truest(book: Book, question: Question, answers: Answers) -> str:
    """Of what is offered, what is true; of several wider roles the narrowest."""
    if question.id == "what":
        return answers.what or "something-feels-wrong"
    if question.id not in ("who", "involved", *NARROWER.values()):
        return answers.facts.get(question.id, NOT_SURE)
    who = question.id in ("who", WHO_EXACTLY)
    if not who and answers.involved == ():
        return NOBODY
    role = answers.who if who else next(iter(answers.involved or ()), None)
    true = [value for value in question.values() if role and value in book.tree.above[role]]
    return max(true, key=lambda value: len(book.tree.above[value]), default=NOT_SURE)
