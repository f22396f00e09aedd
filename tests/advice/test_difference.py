"""What other answers change: nothing where nothing is changed, and everything that two advices do not share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.changes import changed, value_of
from mo_advisor.advice.difference import Held, difference, what_if
from mo_advisor.advice.outcome import Part, outcome_of
from mo_advisor.protocol.book import Book
from tests.advice.strategies import answers_to, books
from tests.conftest import examples, shipped, tiny

RULES = """
mapped: "yes"
document:
  - {id: "1", text: "Ask the Leader.", contacts: [{role: leader, title: the Leader, do: Ask}], rules: [
      {situations: [reprisal], who: {any_of: [member]}}, {situations: [reprisal], who: {any_of: [resident]}, weight: background}]}
  - {id: "2", text: "Two.", rules: [{situations: [reprisal], facts: {any_of: [serious=yes]}}]}
silent:
  - {situations: [not-covered], reason: "It does not say."}
"""


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Book, Answers, Answers]:
    """A protocol and two sets of answers."""
    book = draw(books)
    return book, draw(answers_to(book)), draw(answers_to(book))


@examples(200)
@given(pairs())
def test_no_change_changes_nothing(case: tuple[Book, Answers, Answers]) -> None:
    book, given, _ = case
    advice = advise(book, given)
    assert not any(what_if(advice, {}).difference)
    same = {question: value_of(given, question) for question in ("who", "involved", "what", *given.facts)}
    assert not any(what_if(advice, same).difference)


@examples(200)
@given(pairs())
def test_what_is_gained_and_lost_leads_from_one_advice_to_the_other_and_back(case: tuple[Book, Answers, Answers]) -> None:
    book, one, other = case
    earlier, later = outcome_of(advise(book, one)).parts(), outcome_of(advise(book, other)).parts()
    there, back = difference(earlier, later), difference(later, earlier)
    assert (set(there.gained), set(there.lost)) == (set(back.lost), set(back.gained))
    assert (set(there.becomes_certain), set(there.becomes_uncertain)) == (set(back.becomes_uncertain), set(back.becomes_certain))
    kept = {part: certain for part, certain in earlier.items() if Held(part, certain) not in there.lost}
    turned = {**dict.fromkeys(there.becomes_certain, True), **dict.fromkeys(there.becomes_uncertain, False)}
    assert {**kept, **turned, **dict(there.gained)} == later


def test_each_kind_of_change_is_told() -> None:
    advice = advise(tiny(RULES), Answers("officer", None, "reprisal"))
    found = what_if(advice, {"who": "member", "serious": "yes"}).difference
    assert Held(Part("clauses", clauses=("1",)), True) in found.gained
    assert Held(Part("contacts", "the Leader", ("1",)), False) in found.gained
    assert found.becomes_certain == (Part("clauses", clauses=("2",)),)
    assert {held.part.kind for held in found.lost} == {"notices"}, "what is said to those who work for the Council alone"
    assert found.becomes_uncertain == ()
    assert what_if(advice, {"serious": "no"}).difference.lost == (Held(Part("clauses", clauses=("2",)), False),)


def test_a_clause_that_only_moves_to_the_background_is_told() -> None:
    found = what_if(advise(tiny(RULES), Answers("member", None, "reprisal")), {"who": "resident"}).difference
    assert Held(Part("clauses", clauses=("1",)), True) in found.lost
    assert Held(Part("general", clauses=("1",)), True) in found.gained


def test_a_silence_and_what_nobody_has_judged_are_told() -> None:
    advice = advise(tiny(RULES), Answers("member", None, "reprisal"))
    assert Held(Part("silence"), True) in what_if(advice, {"what": "not-covered"}).difference.gained
    assert Held(Part("unmapped"), True) in what_if(advice, {"what": "interpretation"}).difference.gained


def test_changes_are_applied_together() -> None:
    answers = Answers("member", ("officer",), "reprisal", {"serious": "yes", "tie": "family"})
    assert changed(answers, {"who": None, "involved": (), "serious": None, "tie": "close", "own-ward": "no"}) == Answers(
        None, (), "reprisal", {"tie": "close", "own-ward": "no"},
    )


def test_a_contact_that_becomes_your_own_step_is_told() -> None:
    """West Lindsey 10.6: the Monitoring Officer consults; where that is the asker, the step is theirs."""
    advice = advise(shipped("west-lindsey"), Answers("member", None, "information-refused", {"refusal-reason": "not-entitled"}))
    found = what_if(advice, {"who": "monitoring-officer"}).difference
    assert any(found)
