"""Every way through the interview: that it ends, that no question is idle, and how many questions it takes.

Two roles that nothing is wider or narrower than, and that a situation cannot tell apart, lead to the same interview from there on; so do answers to
facts of which it does not speak. Such ways are walked once and counted as often as they occur. "Back" and a change of an answer lead only to states
that are walked anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import product

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOT_SURE
from mo_advisor.frozen import Frozen, replace
from mo_advisor.interview.next_question import INVOLVED_EXACTLY, WHO_EXACTLY, next_question, with_answer
from mo_advisor.interview.options import Question
from mo_advisor.proof.answer_classes import Side
from mo_advisor.proof.certificate import Finding
from mo_advisor.proof.oracle import PlainRoles
from mo_advisor.proof.outcome_tables import SituationTable
from mo_advisor.protocol.book import Book

ENDS = "1"
ALWAYS = ("who", "what")  # asked whatever they change
NARROWER = (WHO_EXACTLY, INVOLVED_EXACTLY)
Asked = frozenset[str]


class Ways(Frozen):
    """The ways on from some answers. count: how many. questions: asked on all of them together. longest: the most questions on one."""

    count: int = 1
    questions: int = 0
    longest: int = 0

    def after_a_question(self) -> Ways:
        """The same ways with one question before each."""
        return Ways(self.count, self.questions + self.count, self.longest + 1)

    def __add__(self, other: Ways) -> Ways:
        return Ways(self.count + other.count, self.questions + other.questions, max(self.longest, other.longest))


NO_WAY = Ways(0)


class Interviews(Frozen):
    """Every interview of a protocol.

    ways: all of them. ends: the last answers of each that was walked. asked: the questions that are ever asked. witnessed: places where a question
    has two witnesses that it matters.
    """

    ways: Ways
    ends: tuple[Answers, ...]
    asked: frozenset[str]
    witnessed: int
    findings: tuple[Finding, ...]


def walk_interviews(book: Book, roles: PlainRoles, situations: Mapping[str, SituationTable]) -> Interviews:
    """Walks every interview on some situations, which tell what answers come to the same."""
    return Walk(book, roles, situations).result()


class Walk:
    """A walk through every interview, with what was met on it so far."""

    def __init__(self, book: Book, roles: PlainRoles, situations: Mapping[str, SituationTable]) -> None:
        self.book, self.roles, self.situations = book, roles, situations
        self._ends: list[Answers] = []
        self._asked: set[str] = set()
        self._witnessed = 0
        self._findings: list[Finding] = []
        self._known: dict[Hashable, Ways] = {}

    def result(self) -> Interviews:
        """Goes the whole way, and gives what was met."""
        ways = self._on(Answers(), frozenset())
        return Interviews(ways, tuple(self._ends), frozenset(self._asked), self._witnessed, tuple(self._findings))

    def _on(self, answers: Answers, asked: Asked) -> Ways:
        """The ways on from some answers; where the same ones are known already, they are not walked again."""
        if not answers.what:
            return self._ask(answers, asked)
        if answers.what not in self.situations:
            return NO_WAY
        key = self._key(answers, asked)
        if key not in self._known:
            self._known[key] = self._ask(answers, asked)
        return self._known[key]

    def _ask(self, answers: Answers, asked: Asked) -> Ways:
        question = next_question(self.book, answers, asked)
        if question is None:
            self._ends.append(answers)
            return Ways()
        if question.id in asked or not question.values():
            self._findings.append(Finding(ENDS, f"{answers.what}: {question.id} is asked again, or has no answer", (answers,)))
            return Ways()
        self._asked.add(question.id)
        if question.id not in ALWAYS:
            self._expect_witnesses(question, answers)
        ways = NO_WAY
        for value in question.values():
            ways += self._on(with_answer(answers, question.id, value), asked | {question.id})
        return ways.after_a_question()

    def _key(self, answers: Answers, asked: Asked) -> Hashable:
        """What is equal for answers from which the same ways lead on."""
        classes = self.situations[answers.what].classes

        def alike(role: str, at: Callable[[str], int]) -> Hashable:
            return at(role) if len(self.roles.wider[role]) == len(self.roles.narrower[role]) == 1 else role

        who = answers.who and alike(answers.who, classes.asker_at)
        involved: Hashable = answers.involved and tuple(alike(role, lambda only: classes.side_at((only,))) for role in answers.involved)
        return answers.what, who, involved, classes.facts_at(answers.facts), asked

    def _expect_witnesses(self, question: Question, answers: Answers) -> None:
        if any(self._differ(question, completed, narrowed) for narrowed in (False, True) for completed in self._completions(question, answers)):
            self._witnessed += 1
        else:
            self._findings.append(Finding(ENDS, f"{question.id} is idle: no two definite answers ever lead to different advice", (answers,)))

    def _differ(self, question: Question, answers: Answers, narrowed: bool) -> bool:
        """Whether two definite answers lead to different advice; that it is none of the narrower roles is one of them.

        narrowed: whether they may be narrowed by the question that follows. Then two advices after one and the same answer will do: what another
        answer leads to differs from one of these.
        """
        values = [value for value in question.values() if value != NOT_SURE]
        answered = [with_answer(answers, question.id, value) for value in values] + ([answers] if question.id in NARROWER else [])
        if narrowed and question.id != "involved":
            return False
        if narrowed:
            answered = [replace(given, involved=side) for given in answered for side in self._sides((), given.involved)]
        situation = self.situations[answers.what]
        return len(set(map(situation.of, answered))) > 1

    def _completions(self, question: Question, answers: Answers) -> Iterator[Answers]:
        """These answers with some of what is open besides answered: nothing, then facts, then who asks, then who is involved."""
        for what in (answers.what,) if answers.what else self.situations:
            classes = self.situations[what].classes
            choices = [choice for choice in classes.choices if not {question.id, *answers.facts} & set(choice)]
            sides = self._sides(classes.sides, answers.involved) if question.id not in ("involved", INVOLVED_EXACTLY) else (answers.involved,)
            askers = self._askers(answers.who) if question.id != WHO_EXACTLY else (answers.who,)
            for side, who, choice in product(sides, askers, choices):
                yield replace(answers, what=what, who=who, involved=side, facts={**answers.facts, **choice})

    def _askers(self, who: str | None) -> tuple[str | None, ...]:
        """What an answer to who asks may come to, itself first."""
        return who, *(self.roles.narrower[who] if who else sorted(self.roles.asking))

    def _sides(self, sides: tuple[Side, ...], involved: Side) -> Iterator[Side]:
        """What an answer to who is involved may come to, itself first."""
        yield involved
        yield from sides if involved is None else product(*(self.roles.narrower[role] for role in involved))
