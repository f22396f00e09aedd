"""Every interview of a protocol as one table that a page can walk: screens, and where each answer leads. Pure.

Where two ways go on alike they share what follows, so that the table is small; where it ends stands an advice, as the same function gives it to
everybody else.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.distinctions import can_be_named, distinctions_in, stand_in
from mo_advisor.advice.identity import audiences_of, is_the_same
from mo_advisor.advice.local_contacts import LocalContacts
from mo_advisor.interview.danger import danger_in
from mo_advisor.interview.explain_question import why_asked
from mo_advisor.interview.next_question import INVOLVED, in_play, next_question, with_answer
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
        self.ends: dict[Hashable, tuple[int, Answers]] = {}
        self.known: dict[Hashable, int] = {}

    def result(self, local: LocalContacts | None) -> Compiled:
        """Goes the whole way, and gives what was met."""
        self._on(Answers(), frozenset())
        ends = tuple(advise(self.book, answers, local) for _, answers in self.ends.values())
        return Compiled(self.questions.all(), self.texts.all(), self.steps.all(), ends)

    def _on(self, answers: Answers, asked: Asked) -> int:
        """The number of what comes next."""
        key = (_alike(self.book, answers), asked)
        if key not in self.known:
            self.known[key] = self._next(answers, asked)
        return self.known[key]

    def _next(self, answers: Answers, asked: Asked) -> int:
        question = next_question(self.book, answers, asked)
        if question is None:
            return -1 - self.ends.setdefault(_told_alike(self.book, answers), (len(self.ends), answers))[0]
        then = tuple(self._on(with_answer(answers, question.id, value), asked | {question.id}) for value in question.values())
        why = self.texts[" ".join(why_asked(self.book, answers, question.id))]
        return self.steps[Step(self.questions[question], why, self.texts[danger_in(self.book, answers)], then)]


def _alike(book: Book, answers: Answers) -> Hashable:
    """What is equal for answers from which an interview goes on alike, and ends in what is told alike: each asker can name others."""
    if not answers.what:
        return answers
    return _told_alike(book, answers), tuple(role for role in _relative(book) if can_be_named(book, answers.who, role))


@lru_cache(maxsize=8)
def _relative(book: Book) -> tuple[str, ...]:
    """The roles that somebody has to some askers only."""
    return tuple(role.id for role in book.vocabulary.roles.values() if role.relative)


def _told_alike(book: Book, answers: Answers) -> Hashable:
    """What is equal for answers with which the same is told, but for reasons in the person's own words.

    The judgement is the same for all that `stand_in` takes together. Besides, each asker has the lines that are for them; who was named may be
    somebody who is shown; and a role that is wider or narrower than others is alike with none while something depends on it.
    """
    asker = _exactly(book, answers, "who", answers.who), tuple(audiences_of(book, answers.who))
    return stand_in(book, answers), asker, _of_involved(book, answers)


def _of_involved(book: Book, answers: Answers) -> Hashable:
    posts = distinctions_in(book, answers.what).posts
    named = tuple(post for post in posts if any(is_the_same(book, role, post) for role in answers.involved or ()))
    return tuple(_exactly(book, answers, INVOLVED, role) for role in answers.involved or ()), named


def _exactly(book: Book, answers: Answers, question: str, role: str | None) -> str | None:
    """A role that may turn out to be another, where something depends on which it is."""
    tree = book.tree
    related = role is not None and (len(tree.below[role]) > 1 or len(tree.above[role]) > 1)
    return role if related and question in in_play(book, answers) else None
