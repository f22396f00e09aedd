"""Every interview of a protocol as one table that a page can walk: screens, and where each answer leads. Pure.

Where two ways go on alike they share what follows, so that the table is small; where it ends stands an advice, as the same function gives it to
everybody else.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, NamedTuple, TypeVar

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.distinctions import stand_in
from mo_advisor.advice.local_contacts import LocalContacts
from mo_advisor.interview.danger import danger_in
from mo_advisor.interview.explain_question import why_asked
from mo_advisor.interview.next_question import next_question, with_answer
from mo_advisor.interview.options import Question
from mo_advisor.protocol.book import Book

T = TypeVar("T", bound=Hashable)
Asked = frozenset[str]


class Step(NamedTuple):
    """A question on the way. question: its number in `questions`. why, danger: those of texts that stand with it, in `texts`.

    then: for each answer, in the order of the question's values, a number in `steps`, or of an advice: -1 is the first of `ends`.
    """

    question: int
    why: int
    danger: int
    then: tuple[int, ...]


class Compiled(NamedTuple):
    """Every interview. steps: the last is where each begins. ends: one advice for all answers that come to it."""

    questions: tuple[Question, ...]
    texts: tuple[str, ...]
    steps: tuple[Step, ...]
    ends: tuple[Advice, ...]


def compiled(book: Book, local: LocalContacts | None) -> Compiled:
    """Walks every interview of a protocol, of answers that come to the same one for all. local: the council's own list of names, for the advices."""
    return _Walk(book).result(local)


class Numbered(Generic[T]):
    """Things, each once, by the number at which it was first met."""

    def __init__(self) -> None:
        self.numbers: dict[T, int] = {}

    def __getitem__(self, thing: T) -> int:
        return self.numbers.setdefault(thing, len(self.numbers))

    def all(self) -> tuple[T, ...]:
        """All of them, in order."""
        return tuple(self.numbers)


class _Walk:
    """One walk, with what was met on it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.questions = Numbered[Question]()
        self.texts = Numbered[str]()
        self.steps = Numbered[Step]()
        self.ends: dict[Answers, int] = {}
        self.known: dict[tuple[Answers, Asked], int] = {}

    def result(self, local: LocalContacts | None) -> Compiled:
        """Goes the whole way, and gives what was met."""
        self._on(Answers(), frozenset())
        ends = tuple(advise(self.book, answers, local) for answers in self.ends)
        return Compiled(self.questions.all(), self.texts.all(), self.steps.all(), ends)

    def _on(self, answers: Answers, asked: Asked) -> int:
        """The number of what comes next."""
        alike = self._alike(answers)
        key = (alike, asked)
        if key not in self.known:
            self.known[key] = self._next(alike, asked)
        return self.known[key]

    def _next(self, answers: Answers, asked: Asked) -> int:
        question = next_question(self.book, answers, asked)
        if question is None:
            return -1 - self.ends.setdefault(stand_in(self.book, answers), len(self.ends))
        then = tuple(self._on(with_answer(answers, question.id, value), asked | {question.id}) for value in question.values())
        why = self.texts[" ".join(why_asked(self.book, answers, question.id))]
        return self.steps[Step(self.questions[question], why, self.texts[danger_in(self.book, answers)], then)]

    def _alike(self, answers: Answers) -> Answers:
        """The answers that stand for these: of roles that are wider or narrower than others none stands for another, since it may be asked which."""
        if not answers.what:
            return answers
        alike = stand_in(self.book, answers)
        who = answers.who if self._related(answers.who) else alike.who
        involved = answers.involved if answers.involved and any(map(self._related, answers.involved)) else alike.involved
        return Answers(who, involved, alike.what, alike.facts)

    def _related(self, role: str | None) -> bool:
        tree = self.book.tree
        return role is not None and (len(tree.below[role]) > 1 or any(role in below and other != role for other, below in tree.below.items()))
