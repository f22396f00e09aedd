"""An interview as a value: what was given, what was said, and what a change leaves of it. Pure.

What was said is always what the interview would ask from the start, in its order: after a change the earlier answers are gone through again,
and each is taken where its question comes and the answer is still one of those offered. So it does not matter by which way somebody came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOBODY, NOT_SURE
from mo_advisor.frozen import Frozen, replace
from mo_advisor.interview.next_question import INVOLVED, INVOLVED_EXACTLY, WHO_EXACTLY, next_question, settled_by, with_answer
from mo_advisor.interview.options import Question
from mo_advisor.protocol.book import Book


class Reply(Frozen):
    """One answer, and the question that it answers."""

    question: Question
    value: str

    @property
    def label(self) -> str:
        """The answer in words."""
        return self.question.answers()[self.value].label


class Interview(Frozen):
    """One interview, wherever it stands.

    given, settled: the answers of flags or a file, and the questions that these settle, be it by "not sure". replies: the answers given here, in
    order. waiting: those of before a change, which are taken up where their questions come again. dropped: those that no longer fit. before: what
    was answered before somebody went back to a question, by its id; it is marked where the question comes again, and never taken up by itself.
    likely: how well each situation fits what was said in own words, which are not kept; None where nothing was.
    """

    book: Book
    given: Answers = Answers()
    settled: frozenset[str] = frozenset()
    replies: tuple[Reply, ...] = ()
    waiting: Mapping[str, Reply] = MappingProxyType({})
    dropped: tuple[Reply, ...] = ()
    before: Mapping[str, str] = MappingProxyType({})
    likely: Mapping[str, float] | None = None

    @property
    def answers(self) -> Answers:
        """What was given and said, taken together."""
        return taken_together(self.given, self.replies)

    @property
    def question(self) -> Question | None:
        """What to ask next, or None where nothing is left that could change the advice."""
        return next_question(self.book, self.answers, self.settled | {reply.question.id for reply in self.replies})

    def answered(self, question: Question, value: str) -> Interview:
        """With one more answer, and those waiting answers that follow it."""
        return replace(self, replies=(*self.replies, Reply(question, value)))._taken_up()

    def _taken_up(self) -> Interview:
        """Takes waiting answers while their questions come; what is left when nothing more is asked no longer matters, and is dropped."""
        question = self.question
        if question is None:
            return replace(self, waiting={}, dropped=(*self.dropped, *self.waiting.values()))
        if question.id not in self.waiting:
            return self
        reply, waiting = self.waiting[question.id], {id_: other for id_, other in self.waiting.items() if id_ != question.id}
        if reply.value in question.answers():
            return replace(self, waiting=waiting).answered(question, reply.value)
        return replace(self, waiting=waiting, dropped=(*self.dropped, reply))

    def back(self) -> Interview:
        """At the question before; what was answered there is remembered."""
        last = self.replies[-1]
        return replace(self, replies=self.replies[:-1], before={**self.before, last.question.id: last.value})

    def reopened(self, question: str) -> Interview:
        """With one answer taken back, given or said, and everything said after it waiting; asks that question anew, if it still matters."""
        index = next((index for index, reply in enumerate(self.replies) if reply.question.id == question), 0)
        before = {**self.before, question: answer_to(self.answers, question)}
        waiting = {reply.question.id: reply for reply in self.replies[index:] if reply.question.id != question}
        given, settled = self.given, self.settled
        if question in settled:
            given, settled = without(given, question), settled - settled_by({question})
        return replace(self, given=given, settled=settled, replies=self.replies[:index], waiting=waiting, before=before)._taken_up()

    def told(self) -> Interview:
        """After the person has been told what was dropped."""
        return replace(self, dropped=())


def start(book: Book, given: Answers, asked_already: Iterable[str], likely: Mapping[str, float] | None = None) -> Interview:
    """An interview before its first question. asked_already: the questions that a flag or a file settles, be it by "not sure"."""
    return Interview(book, given, settled_by(frozenset(asked_already)), likely=likely)


def taken_together(given: Answers, replies: Iterable[Reply]) -> Answers:
    """The answers that were given, and then those of the replies."""
    for reply in replies:
        given = with_answer(given, reply.question.id, reply.value)
    return given


def answer_to(answers: Answers, question: str) -> str:
    """The answer to a question, as it is chosen from its list; an empty string where no single choice gives it."""
    if question in (INVOLVED, INVOLVED_EXACTLY):
        involved = (NOT_SURE,) if answers.involved is None else answers.involved or (NOBODY,)
        return involved[0] if len(involved) == 1 else ""
    if question in ("who", WHO_EXACTLY):
        return answers.who or NOT_SURE
    return answers.what if question == "what" else answers.facts.get(question, NOT_SURE)


def without(answers: Answers, question: str) -> Answers:
    """The answers with one left open."""
    return answers.only(tuple(other for other in answers.given() if other != question))
