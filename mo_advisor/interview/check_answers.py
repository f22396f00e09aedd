"""The answers before the advice, each on a line that can be chosen to change it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mo_advisor.interview.next_question import INVOLVED_EXACTLY, WHO_EXACTLY
from mo_advisor.interview.options import Option
from mo_advisor.interview.screens import Screen
from mo_advisor.interview.state import Interview, Reply

SHOW = "show-the-advice"
NAMES = {
    "who": "The question is for",
    WHO_EXACTLY: "The question is for, more exactly",
    "what": "What happened",
    "involved": "Whom it is about",
    INVOLVED_EXACTLY: "Whom it is about, more exactly",
}
TEXT = "Check your answers. To change one, choose it."


class Goal(NamedTuple):
    """What the answers are asked for. name: what comes after the check. way: the line that leads on to it."""

    name: str
    way: str


ADVICE = Goal("the advice", "All correct: show the advice")


def check_screen(interview: Interview, back: str, goal: Goal = ADVICE) -> Screen:
    """Every answer by number, and last the way on, which Enter alone takes."""
    options = (*answer_lines(interview), Option(SHOW, goal.way))
    return Screen("check", TEXT, options, back=back, default=SHOW)


def answer_lines(interview: Interview) -> Iterator[Option]:
    """The answers that were given, and then the replies given here, each with the question that it answers."""
    facts = interview.book.facts
    yield from (Option(question, _line(NAMES.get(question) or facts[question].ask, label)) for question, label in _given(interview))
    yield from (Option(reply.question.id, in_words(reply)) for reply in interview.replies)


def in_words(reply: Reply) -> str:
    """An answer after the name of its question."""
    return _line(NAMES.get(reply.question.id, reply.question.text), reply.label)


def _line(asked: str, label: str) -> str:
    return f"{asked} {label}" if asked.endswith("?") else f"{asked}: {label}"


def _given(interview: Interview) -> Iterator[tuple[str, str]]:
    """What flags or a file settled, in words; facts that this protocol does not know are left out."""
    answers, vocabulary = interview.given, interview.book.vocabulary
    if "who" in interview.settled:
        yield "who", vocabulary.roles[answers.who].label if answers.who else "Not sure"
    if "what" in interview.settled and answers.what:
        yield "what", vocabulary.situations[answers.what].label
    if "involved" in interview.settled:
        labels = ", ".join(vocabulary.roles[role].label for role in answers.involved or ())
        yield "involved", labels or ("Not sure" if answers.involved is None else "Nobody else")
    for fact in interview.book.facts:
        if fact in interview.settled:
            value = answers.facts.get(fact)
            yield fact, interview.book.facts[fact].values[value] if value else "Not sure"
