"""A tour shows everything that any interview shows, in as few stops as that takes, each as plain as it can be."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.protocol.book import Book
from mo_advisor.training.tour import Item, Tour, interview_ends, kinds_on_other_side, plainness, tour
from tests.conftest import SHIPPED, shipped, tiny

every_protocol = pytest.mark.parametrize("protocol_id", [pytest.param(protocol_id, marks=pytest.mark.slow) for protocol_id in SHIPPED])


@cache
def ends(protocol_id: str) -> list[Answers]:
    return interview_ends(shipped(protocol_id))


@cache
def made(protocol_id: str) -> Tour:
    return tour(shipped(protocol_id), ends(protocol_id))


def of(body: str) -> Tour:
    """The tour of a small document."""
    book = tiny(body)
    return tour(book, interview_ends(book))


def certain(book: Book, answers: Answers) -> set[Item]:
    """What an advice shows for certain, read from the advice anew."""
    advice = advise(book, answers)
    clauses = {Item(shown.match.position.clause.id) for shown in advice.shown if shown.match.verdict.truth}
    return clauses | {
        Item(named.clause, named.contact.title, named.contact.do, named.contact.when) for named in advice.contacts if named.verdict.truth
    }


@every_protocol
def test_every_clause_and_contact_is_shown_for_certain_where_any_interview_does(protocol_id: str) -> None:
    found, book = made(protocol_id), shipped(protocol_id)
    shown = set().union(*(certain(book, stop.answers) for stop in found.stops))
    assert shown >= set().union(*(certain(book, answers) for answers in ends(protocol_id)))
    assert shown | found.perhaps == set(found.items)
    assert found.unshown == ()


@every_protocol
def test_every_clause_that_has_no_reason_not_to_be_is_shown(protocol_id: str) -> None:
    found, book = made(protocol_id), shipped(protocol_id)
    assert {*found.clauses, *found.excused} == set(book.by_id)
    assert all(book.clause(clause).considered for clause in found.excused)


@every_protocol
def test_no_fewer_interviews_can(protocol_id: str) -> None:
    assert len(made(protocol_id).stops) == made(protocol_id).at_least > 0


@every_protocol
def test_each_stop_says_what_it_shows_and_what_it_alone_shows(protocol_id: str) -> None:
    found, book = made(protocol_id), shipped(protocol_id)
    for stop in found.stops:
        elsewhere = {item for other in found.stops if other is not stop for item in other.shows}
        assert certain(book, stop.answers) == set(stop.shows) - found.perhaps
        assert stop.alone == set(stop.shows) - elsewhere
        assert stop.alone


@every_protocol
def test_somebody_asks_on_every_card_and_the_cards_are_in_the_vocabularys_order(protocol_id: str) -> None:
    stops = made(protocol_id).stops
    situations = list(shipped(protocol_id).vocabulary.situations)
    assert all(stop.answers.who for stop in stops)
    assert [stop.answers.what for stop in stops] == sorted((stop.answers.what for stop in stops), key=lambda what: situations.index(what))


@every_protocol
def test_what_is_not_needed_is_not_answered(protocol_id: str) -> None:
    """No stop can do without one of its facts."""
    found, book = made(protocol_id), shipped(protocol_id)
    for stop in found.stops:
        for fact in stop.answers.facts:
            rest = stop.answers.only(tuple(question for question in stop.answers.given() if question != fact))
            assert not stop.alone - found.perhaps <= certain(book, rest)


@pytest.mark.slow
def test_one_card_that_can_be_told_from_both_sides_does_for_one_clause() -> None:
    found = of('document: [{id: "1", text: "Words.", rules: [{situations: [officer-rude-to-member]}]}]\n')
    (stop,) = found.stops
    assert stop.answers == Answers("member", ("officer",), "officer-rude-to-member")
    assert stop.shows == found.items == (Item("1"),)
    assert (found.at_least, found.perhaps, found.unshown, found.excused) == (1, frozenset(), (), ())


def test_the_other_side_is_somebody_whom_the_situation_puts_there_as_narrow_as_need_be() -> None:
    found = of("""
document:
  - id: "1"
    text: "Tell the Director."
    rules: [{situations: [close-friendship], involved: {none_of: [director]}}]
    contacts: [{role: director, title: the Director, do: Tell}]
""")
    assert [stop.answers for stop in found.stops] == [Answers("member", ("junior-officer",), "close-friendship")]


def test_facts_and_narrower_roles_only_where_they_are_needed() -> None:
    found = of("""
document:
  - {id: "1", text: "Words.", rules: [{situations: [not-covered], who: [leader]}]}
  - {id: "2", text: "Words.", rules: [{situations: [not-covered], who: [member]}]}
  - {id: "3", text: "Words.", rules: [{situations: [reprisal], facts: [serious=yes]}]}
  - {id: "4", text: "Words.", rules: [{situations: [whistleblowing]}, {situations: [election-period], facts: [serious=no]}]}
""")
    assert [(stop.answers.who, stop.answers.what, dict(stop.answers.facts)) for stop in found.stops] == [
        ("member", "whistleblowing", {}), ("member", "reprisal", {"serious": "yes"}), ("leader", "not-covered", {}),
    ]


def test_a_contact_counts_once_whoever_takes_the_step_and_what_is_never_certain_counts_as_it_is() -> None:
    found = of("""
document:
  - id: "1"
    text: "Ask the Leader, and then the Chairman."
    rules: [{situations: [not-covered]}]
    contacts:
      - {role: leader, title: the Leader, do: Ask, who: [officer]}
      - {role: leader, title: the Leader, do: Ask, who: [member], by: [officer]}
      - {role: committee-chair, title: the Chairman, do: Ask, who: [member]}
""")
    assert found.contacts == (Item("1", "the Leader", "Ask"), Item("1", "the Chairman", "Ask"))
    assert found.perhaps == {Item("1", "the Chairman", "Ask")}
    assert Item("1", "the Chairman", "Ask") in {item for stop in found.stops for item in stop.shows}


def test_what_nothing_shows_is_named_unless_the_file_says_why() -> None:
    found = of("""
document:
  - {id: "1", text: "Words.", considered: "An example."}
  - {id: "2", text: "Words."}
""")
    assert (found.stops, found.at_least, found.items, found.excused) == ((), 0, (), ("1",))
    assert found.unshown == (Item("2"),)


def test_plain_answers_come_first() -> None:
    book = shipped("somerset")
    in_order = [
        Answers("officer", None, "member-rude-to-officer"),
        Answers("officer", ("member",), "member-rude-to-officer"),
        Answers("officer", ("leader",), "member-rude-to-officer"),
        Answers("officer", ("officer",), "member-rude-to-officer"),
        Answers("officer", None, "member-rude-to-officer", {"serious": "yes"}),
        Answers("member", None, "member-rude-to-officer"),
        Answers("resident", None, "not-covered"),
        Answers(None, None, "member-rude-to-officer"),
    ]
    assert all(plainness(book, plainer) < plainness(book, other) for plainer, other in pairwise(in_order))


def test_the_other_side_is_whom_the_situation_puts_there_and_not_ones_own_where_there_is_another() -> None:
    book = shipped("somerset")
    assert kinds_on_other_side(book, Answers("member", None, "close-friendship")) == ["officer"]
    assert kinds_on_other_side(book, Answers("leader", None, "close-friendship")) == ["officer"]
    assert kinds_on_other_side(book, Answers("officer", None, "close-friendship")) == ["member"]
    assert kinds_on_other_side(book, Answers("resident", None, "close-friendship")) == ["member", "officer"]
    assert kinds_on_other_side(book, Answers("officer", None, "whom-to-ask")) == ["officer"]
    assert kinds_on_other_side(book, Answers("officer", None, "not-covered")) == []
