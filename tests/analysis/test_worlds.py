"""The answers that stand for all others do: no other answers show anything that they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.outcome import effect
from mo_advisor.analysis.worlds import askers, bearing_on, choices, facts_of, records, sides, situations_of, worlds
from mo_advisor.vocabulary import shared
from tests.advice.strategies import SITUATIONS, facts, roles
from tests.conftest import SHIPPED, examples, shipped, tiny

CONTACT = """
silent: [{situations: [whistleblowing], who: [officer], reason: An example.}]
document:
  - id: "1"
    text: "Ask the Leader."
    rules: [{situations: [not-covered], involved: [director]}, {silent: "yes", weight: background}]
    contacts: [{role: leader, title: the Leader, do: Ask, situations: [not-covered], facts: [serious=yes]}]
  - {id: "2", text: "Words.", considered: "An example."}
"""


@examples(150)
@given(st.sampled_from(SHIPPED), st.sampled_from(SITUATIONS), st.none() | roles, st.none() | st.just(()) | roles.map(lambda role: (role,)), facts)
def test_whatever_is_answered_one_of_the_worlds_shows_the_same(
    protocol_id: str, what: str, who: str | None, side: tuple[str, ...] | None, given: dict[str, str],
) -> None:
    book = shipped(protocol_id)
    if who is not None and not shared().roles[who].asks:
        return
    bearing = [one for position in book.positions for one in bearing_on(book, position.clause, what)] + [*book.silences[what]]
    spoken = {fact: value for fact, value in given.items() if fact in facts_of(book, bearing)}
    shown = {effect(book, one).rulings for one in worlds(book, what, bearing) if one.facts == spoken}
    assert effect(book, Answers(who, side, what, given)).rulings in shown


def test_one_role_stands_for_each_kind() -> None:
    book = tiny(CONTACT)
    rule = book.clause("1").rules[0]
    assert sides(book, "not-covered", [rule]) == ((), ("member",), ("officer",), ("director",))
    assert ("officer", "director") in sides(book, "not-covered", [rule], pairs=True)
    assert askers(book, [rule]) == ("member",)
    assert askers(book, book.protocol.silent) == ("member", "officer")


def test_a_post_that_the_asker_may_hold_makes_kinds_too() -> None:
    book = tiny(CONTACT)
    assert askers(book, [], ["leader"]) == ("member", "independent-councillor", "leader")  # may be, is not, is
    assert sides(book, "not-covered", [], ["leader"]) == ((), ("member",))  # no complaint, so nobody is complained of


def test_where_nothing_turns_on_who_is_involved_it_is_left_open() -> None:
    assert sides(tiny(CONTACT), "not-covered", []) == ()


def test_facts_are_answered_in_every_way_and_left_open() -> None:
    book = tiny(CONTACT)
    assert facts_of(book, records(book)) == ("serious",)
    assert list(choices(book, ["serious"])) == [{}, {"serious": "yes"}, {"serious": "no"}]


def test_what_bears_on_a_clause() -> None:
    book = tiny(CONTACT)
    clause = book.clause("1")
    assert situations_of(book, clause) == ("whistleblowing", "not-covered")
    assert bearing_on(book, clause, "not-covered") == (clause.rules[0], clause.contacts[0])
    assert bearing_on(book, clause, "whistleblowing") == (clause.rules[1], book.protocol.silent[0])
    assert bearing_on(book, book.clause("2"), "not-covered") == ()
    assert len(records(book)) == 4


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_there_are_few_enough_to_try_all(protocol_id: str) -> None:
    book = shipped(protocol_id)
    for situation in shared().situations:
        bearing = [one for position in book.positions for one in bearing_on(book, position.clause, situation)] + [*book.silences[situation]]
        assert sum(1 for _ in worlds(book, situation, bearing)) < 2000
