"""The changes said to bring a clause in do bring it in, none of them can be spared, and no fewer would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice import why_not as whynot
from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.changes import Changes, changed, value_of
from mo_advisor.advice.why_not import why_not
from mo_advisor.protocol.book import Book
from tests.advice.strategies import answers_to, books
from tests.conftest import SHIPPED, examples, shipped, tiny

RULES = """
document:
  - {id: "1", text: "One.", rules: [{situations: [reprisal, whistleblowing], who: {any_of: [member]}, facts: {any_of: [serious=yes]}}]}
  - {id: "2", text: "Two.", rules: [{situations: [reprisal], involved: {all_of: [member, officer]}}]}
  - {id: "3", text: "Three.", rules: [{situations: [reprisal], involved: {none_of: [officer]}}]}
  - {id: "4", text: "Four.", rules: [{situations: [reprisal], weight: background}, {situations: [interpretation], who: {any_of: [officer]}}]}
  - {id: "5", text: "Five.", rules: [{silent: "yes", weight: background, who: {any_of: [member]}}]}
  - {id: "6", text: "Six.", rules: [{situations: [reprisal], involved: {all_of: [member], none_of: [member]}}]}
  - {id: "7", text: "Seven.", considered: "It says nothing to anybody."}
  - {id: "8", text: "Eight.", rules: [{situations: [reprisal], facts: {all_of: [serious=yes, own-ward=no], any_of: [tie=close, tie=money]}}]}
  - {id: "9", text: "Nine.", rules: [{situations: [reprisal], who: {all_of: [member], none_of: [member]}}]}
silent:
  - {situations: [election-period, not-covered], who: {any_of: [member, officer]}, reason: "It does not say."}
"""


def place(book: Book, answers: Answers, clause: str) -> str | None:
    """Where a clause stands in the whole advice: among those that govern, or below them, be it as a route."""
    advice = advise(book, answers)
    for name, shown in (("clauses", advice.clauses), ("general", (*advice.routes, *advice.general))):
        if clause in [one.match.position.clause.id for one in shown]:
            return name
    return None


def ways(clause: str, answers: Answers, extra: str = "") -> list[Changes]:
    """The changes that are said to bring a clause of the small protocol in."""
    book = tiny(extra + RULES)
    return [dict(way.changes) for way in why_not(advise(book, answers), book.by_id[clause]).ways]


@st.composite
def questions(draw: st.DrawFn) -> tuple[Book, Answers, str]:
    """A protocol, answers, and a clause."""
    book = draw(books)
    return book, draw(answers_to(book)), draw(st.sampled_from(sorted(book.by_id)))


@examples(400)
@given(questions())
def test_what_is_said_to_bring_it_in_does(case: tuple[Book, Answers, str]) -> None:
    book, given, clause = case
    found = why_not(advise(book, given), book.by_id[clause])
    assert (found.shown is None) == (place(book, given, clause) is None)
    for way in found.ways:
        assert all(value_of(given, question) != value for question, value in way.changes.items())
        assert place(book, changed(given, way.changes), clause) == ("clauses" if way.match.governs else "general")
        for spared in way.changes:
            fewer = {question: value for question, value in way.changes.items() if question != spared}
            assert place(book, changed(given, fewer), clause) != place(book, way.answers, clause)


@examples(25)
@given(questions())
def test_where_more_than_one_change_is_said_to_be_needed_no_single_one_would_do(case: tuple[Book, Answers, str]) -> None:
    book, given, clause = case
    found = why_not(advise(book, given), book.by_id[clause])
    if found.shown or (found.ways and found.ways[0].match.governs and len(found.ways[0].changes) == 1):
        return
    reached = {place(book, changed(given, change), clause) for change in single_changes(book)}
    if found.ways and len(found.ways[0].changes) == 1:
        assert reached == {None, "general"}
    elif found.ways and found.ways[0].match.governs:
        assert "clauses" not in reached
    else:
        assert reached == {None}


def single_changes(book: Book) -> Iterator[Changes]:
    """Every other answer that there is to any one question."""
    roles = book.vocabulary.roles
    yield from ({"who": who} for who in (None, *roles))
    yield from ({"involved": side} for side in (None, (), *((role,) for role in roles)))
    yield from ({"what": what} for what in book.vocabulary.situations)
    yield from ({fact: value} for fact, one in book.facts.items() for value in (None, *one.values))


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_a_clause_that_nothing_brings_in_has_its_reason_recorded(protocol_id: str) -> None:
    book = shipped(protocol_id)
    advice = advise(book, Answers("officer", ("member",), "interpretation"))
    for position in book.positions:
        found = why_not(advice, position)
        if not (found.shown or found.ways):
            assert position.clause.considered
            assert not position.clause.rules


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_few_changes_are_tried(protocol_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, and not timed: what takes long is to try changes, each of them a fraction of a millisecond."""
    tried: list[str] = []
    applied = whynot._applied

    def counted(*given: Any) -> Any:
        tried.append(given[2].clause.id)
        return applied(*given)

    monkeypatch.setattr(whynot, "_applied", counted)
    book = shipped(protocol_id)
    facts = {fact: next(iter(asked.values)) for fact, asked in book.facts.items()}
    advice = advise(book, Answers("contractor", ("outside-body",), "interpretation", facts))
    for position in book.positions:
        why_not(advice, position)
    assert 0 < max(Counter(tried).values()) <= 40


def test_one_change_comes_before_two() -> None:
    assert ways("1", Answers("officer", None, "reprisal")) == [{"who": "member"}]
    assert ways("1", Answers("officer", None, "interpretation")) == [
        {"who": "member", "what": "whistleblowing"}, {"who": "member", "what": "reprisal"},
    ]


def test_changes_come_in_the_order_of_the_questions_and_then_of_the_vocabulary() -> None:
    assert ways("1", Answers("officer", None, "interpretation", {"serious": "no"})) == [
        {"who": "member", "what": what, "serious": "yes"} for what in ("whistleblowing", "reprisal")
    ]
    assert ways("4", Answers("member", None, "not-covered"))[0] == {"who": "officer", "what": "interpretation"}


def test_a_fact_that_was_not_answered_never_has_to_be() -> None:
    assert ways("8", Answers("member", None, "interpretation")) == [{"what": "reprisal"}]
    assert ways("8", Answers("member", None, "reprisal", {"tie": "family", "serious": "yes", "own-ward": "yes"})) == [
        {"tie": "close", "own-ward": "no"}, {"tie": "money", "own-ward": "no"},
    ]


def test_several_may_have_to_be_involved_together() -> None:
    assert {"involved": ("member", "officer")} in ways("2", Answers(None, ("resident",), "reprisal"))
    assert all(len(str(way["involved"])) > 1 for way in ways("2", Answers(None, (), "reprisal")))


def test_of_many_who_would_do_those_come_that_the_situation_is_about_and_then_nobody() -> None:
    assert ways("3", Answers(None, ("officer",), "reprisal")) == [{"involved": ("member",)}, {"involved": ()}]


def test_as_a_clause_before_as_background() -> None:
    assert place(tiny(RULES), Answers("officer", None, "reprisal"), "4") == "general"
    assert ways("4", Answers("officer", None, "not-covered")) == [{"what": "interpretation"}]


def test_background_where_it_is_never_more() -> None:
    assert ways("5", Answers("officer", None, "election-period")) == [{"who": "member"}]
    assert ways("5", Answers("member", None, "reprisal")) == [{"what": "election-period"}, {"what": "not-covered"}]


def test_an_answer_is_withdrawn_only_where_no_other_would_do() -> None:
    assert ways("6", Answers("officer", ("member",), "reprisal")) == [{"involved": None}]


def test_what_holds_for_no_asker_is_brought_in_by_nothing_and_not_shown_to_somebody_who_is_not_sure() -> None:
    assert ways("9", Answers("officer", None, "reprisal")) == []
    assert place(tiny(RULES), Answers(None, None, "reprisal"), "9") is None


def test_what_governs_for_no_asker_is_still_background() -> None:
    rules = """
document:
  - id: "1"
    text: "One."
    rules:
      - {situations: [reprisal], who: {all_of: [member], none_of: [member]}}
      - {situations: [reprisal], weight: background}
"""
    assert place(tiny(rules), Answers(None, None, "reprisal"), "1") == "general"


def test_nothing_brings_in_what_has_no_rules() -> None:
    assert ways("7", Answers("officer", None, "reprisal")) == []
