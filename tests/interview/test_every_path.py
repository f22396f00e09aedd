"""Whatever is chosen, the interview ends, asks nothing twice and nothing idle, gives valid ids, and comes out alike by whichever way."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.interview.check_answers import SHOW
from mo_advisor.interview.next_question import next_question, with_answer
from mo_advisor.interview.run import hold
from mo_advisor.interview.screens import BACK, WHY, Screen
from mo_advisor.interview.state import Interview, start
from mo_advisor.protocol.book import Book
from tests.conftest import SHIPPED, examples, shipped
from tests.interview.samples import mapleford

LONGEST = 5 + 20  # who, whom, what, two narrower roles, and more facts than any situation has
PATIENCE = 40  # screens of wandering
STEPS = PATIENCE + 2 * LONGEST
GIVEN = ((Answers(), ()), (Answers("member"), ("who",)), (Answers(None, ("officer",)), ("who", "involved")))


class Wandering:
    """Chooses at random whatever a screen offers, back, `?` and changes included; after a while only goes on."""

    hints = ""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.screens: list[Screen] = []

    def tell(self, *paragraphs: str) -> None:
        assert all(paragraphs)

    def choose(self, screen: Screen) -> str:
        self.screens.append(screen)
        assert len(self.screens) < STEPS
        if len(self.screens) > PATIENCE:
            return screen.options[-1].value
        ways_out = [WHY, *([BACK] * 3 if screen.back else [])]
        return self.data.draw(st.sampled_from([*(option.value for option in screen.options), *ways_out]))

    def line(self, text: str, label: str) -> str:
        raise AssertionError(text, label)

    def clear(self) -> bool:
        raise AssertionError


class Again:
    """Gives the answers of a finished interview straight away."""

    hints = ""

    def __init__(self, done: Interview) -> None:
        self.answers = {one.question.id: one.value for one in done.replies}
        self.asked: list[str] = []

    def choose(self, screen: Screen) -> str:
        self.asked.append(screen.question)
        return SHOW if screen.question == "check" else self.answers[screen.question]

    def tell(self, *paragraphs: str) -> None:
        assert all(paragraphs)

    def line(self, text: str, label: str) -> str:
        raise AssertionError(text, label)

    def clear(self) -> bool:
        raise AssertionError


def wander(book: Book, data: st.DataObject, given: Answers, settled: tuple[str, ...] = ()) -> None:
    asker = Wandering(data)
    done = hold(start(book, given, settled), asker, checks=True)
    assert done
    asked = [one.question.id for one in done.replies]
    assert asked == list(dict.fromkeys(asked)), "a question came back"
    assert len(asked) <= LONGEST
    assert_valid(book, done.answers)
    direct = Again(done)
    again = hold(start(book, done.given, done.settled), direct, checks=True)
    assert again
    assert direct.asked == [*asked, *(["check"] if asked else [])]
    assert effect(book, again.answers) == effect(book, done.answers)


def assert_valid(book: Book, answers: Answers) -> None:
    vocabulary = book.vocabulary
    assert answers.who is None or vocabulary.roles[answers.who].asks
    assert all(role in vocabulary.roles for role in answers.involved or ())
    assert answers.what in vocabulary.situations
    assert all(value in book.facts[fact].values for fact, value in answers.facts.items())


@given(st.data())
@examples(150)
def test_any_way_through_the_small_protocol_ends(data: st.DataObject) -> None:
    wander(mapleford(), data, *data.draw(st.sampled_from(GIVEN)))


@pytest.mark.parametrize("protocol", SHIPPED)
@given(data=st.data())
@examples(15)
def test_any_way_through_a_shipped_protocol_ends(protocol: str, data: st.DataObject) -> None:
    wander(shipped(protocol), data, *data.draw(st.sampled_from(GIVEN)))


def effect(book: Book, answers: Answers) -> dict[str, Any]:
    """The advice as the contract writes it, without the echo of the answers and without reasons."""
    record = advice_record(advise(book, answers))
    for part in ("clauses", "general"):
        record[part] = [{key: value for key, value in clause.items() if key != "why"} for clause in record[part]]
    return {key: value for key, value in record.items() if key not in ("answers", "open_questions")}


def walks(book: Book, answers: Answers, asked: frozenset[str]) -> list[tuple[Answers, str, tuple[str, ...]]]:
    """Every question that can follow, with the answers before it and its values; every way is taken."""
    question = next_question(book, answers, asked)
    if question is None:
        return []
    ways = [walks(book, with_answer(answers, question.id, value), asked | {question.id}) for value in question.values()]
    return [(answers, question.id, question.values()), *(step for way in ways for step in way)]


def test_no_refinement_on_the_small_protocol_is_idle() -> None:
    """Two definite answers to each question lead to different advice, under some answers to the facts left."""
    book = mapleford()
    situations = [what for position in book.positions for rule in position.clause.rules for what in rule.situations]
    seen = set()
    for who, involved, what in product(("member", "officer", "resident", None), (("officer",), ("member",), (), None), situations):
        for answers, question, values in walks(book, Answers(who, involved, what), frozenset({"who", "involved", "what"})):
            seen.add(question)
            definite = [value for value in values if value != "not-sure"]
            assert any(differ(book, answers, question, definite, written) for written in (None, "yes", "no")), (answers, question)
    assert seen == {"who-exactly", "involved-exactly", "refusal-reason", "outsiders", "interview-written"}


def differ(book: Book, answers: Answers, question: str, definite: list[str], written: str | None) -> bool:
    """Whether a definite answer leads elsewhere than another, or than leaving the wider role."""
    completed = with_answer(answers, "interview-written", written) if written and question != "interview-written" else answers
    effects = [effect(book, with_answer(completed, question, value)) for value in definite]
    effects += [effect(book, completed)] if question.endswith("-exactly") else []
    return any(made != effects[0] for made in effects)
