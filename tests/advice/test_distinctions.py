"""The answers that stand for all others do: no other answers show anything that they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import match
from mo_advisor.advice.distinctions import (
    Distinctions,
    Kinds,
    alike,
    as_told,
    askers,
    askers_by,
    bearing,
    bearing_on,
    by_ids,
    can_be_named,
    choices,
    distinct_answers,
    distinctions_in,
    distinctions_of,
    every_record,
    first_of_each,
    narrower_askers,
    narrower_involved,
    sides,
    situations_of,
)
from mo_advisor.frozen import replace
from mo_advisor.protocol.book import Book
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
def test_whatever_is_answered_one_of_the_distinct_answers_shows_the_same(
    protocol_id: str, what: str, who: str | None, side: tuple[str, ...] | None, given: dict[str, str],
) -> None:
    book = shipped(protocol_id)
    if who is not None and not shared().roles[who].asks:
        return
    told = distinctions_of(book, bearing(book, what))
    spoken_of = {fact: value for fact, value in given.items() if fact in told.facts}
    shown = {clauses(book, answers) for answers in distinct_answers(book, what, told) if answers.facts == spoken_of}
    assert clauses(book, Answers(who, side, what, given)) in shown


def clauses(book: Book, answers: Answers) -> object:
    """The clauses of an advice as they stand there; none where nothing is mapped."""
    found = match(book, answers)
    matches = (*found.governing, *found.background) if found.mapped else ()
    return tuple((shown.position.clause.id, shown.verdict, shown.weight, shown.items) for shown in matches)


def test_one_role_stands_for_each_kind() -> None:
    book = tiny(CONTACT)
    told = distinctions_of(book, [book.clause("1").rules[0]])
    assert sides(book, "not-covered", told) == ((), ("member",), ("officer",), ("director",))
    assert ("officer", "director") in sides(book, "not-covered", told, pairs=True)
    assert askers(book, told) == ("member",)
    assert askers(book, distinctions_of(book, book.protocol.silent)) == ("member", "officer")


def test_a_post_that_the_asker_may_hold_makes_kinds_too() -> None:
    book = tiny(CONTACT)
    told = distinctions_of(book, book.clause("1").contacts, persons=True)
    assert told.posts == ("leader",)
    assert askers(book, told) == ("member", "independent-councillor", "leader")  # may be, is not, is
    assert sides(book, "not-covered", told) == ((), ("member",))  # no complaint, so nobody is complained of
    assert distinctions_of(book, book.clause("1").contacts).posts == ()


def test_where_nothing_turns_on_who_is_involved_it_is_left_open() -> None:
    book = tiny(CONTACT)
    assert sides(book, "not-covered", distinctions_of(book, [])) == ()


def test_facts_are_answered_in_every_way_and_left_open() -> None:
    book = tiny(CONTACT)
    assert distinctions_of(book, every_record(book)).facts == ("serious",)
    assert list(choices(book, ["serious"])) == [{}, {"serious": "yes"}, {"serious": "no"}]


def test_what_bears_on_a_clause() -> None:
    book = tiny(CONTACT)
    clause = book.clause("1")
    assert situations_of(book, clause) == ("whistleblowing", "not-covered")
    assert bearing_on(book, clause, "not-covered") == (clause.rules[0], clause.contacts[0])
    assert bearing_on(book, clause, "whistleblowing") == (clause.rules[1], book.protocol.silent[0])
    assert bearing_on(book, book.clause("2"), "not-covered") == ()
    assert bearing(book, "not-covered") == bearing_on(book, clause, "not-covered")
    assert bearing(book, "whistleblowing") == (clause.rules[1], *book.protocol.silent, *book.protocol.silent)
    assert len(every_record(book)) == 4


def test_roles_are_alike_where_every_id_judges_them_alike() -> None:
    book = tiny(CONTACT)
    roles = ("leader", "director", "head-of-service", "officer", "resident")
    assert alike(roles, by_ids(book, ["officer"])) == [("leader", "resident"), ("director", "head-of-service", "officer")]
    assert alike(roles, by_ids(book, ["director"])) == [("leader", "head-of-service", "resident"), ("director",), ("officer",)]  # it may be one
    assert first_of_each(roles, by_ids(book, ["officer"])) == ("leader", "director")
    assert alike(roles, by_ids(book, [])) == [roles]


def test_who_takes_a_step_is_told_apart_too() -> None:
    book = tiny("""
document:
  - id: "1"
    text: "The Leader asks the director."
    rules: [{situations: [not-covered]}]
    contacts: [{role: director, title: the director, do: asks, by: [leader]}]
""")
    assert distinctions_in(book, "not-covered").who == ("leader",)
    assert distinctions_in(book, "not-covered").posts == ("director",)
    assert narrower_askers(book, "not-covered", "member") == ("independent-councillor", "leader")
    assert askers_by(book, ()) == ("member",)
    assert askers_by(book, ("leader",)) == ("member", "independent-councillor", "leader")  # may be, is not, is


def test_answers_that_are_told_alike_are_one() -> None:
    book = tiny(CONTACT)
    officers = Distinctions((), ("officer",), ())
    told = [as_told(book, officers, Answers("member", side, "not-covered", {"urgent": "yes"})) for side in (("director",), ("officer", "director"))]
    assert told[0] == told[1] == Answers(None, ("director",), "not-covered")  # the first that was met stands for both
    post = replace(officers, posts=("director",))
    people = (("director",), ("officer",), ("officer", "director"))
    apart = [as_told(book, post, Answers(None, side, "complain-about-officer")).involved for side in people]
    assert apart == list(people)  # of several people each is left


def test_a_kind_is_judged_once_for_each_role() -> None:
    judged: list[str] = []
    kinds = Kinds(lambda role: judged.append(role) or len(role))  # type: ignore[func-returns-value]
    assert [kinds.first(role) for role in ("leader", "member", "hr", "member")] == ["leader", "leader", "hr", "leader"]
    assert judged == ["leader", "member", "hr"]


def test_narrower_roles_are_those_that_a_situation_tells_apart() -> None:
    book = tiny(CONTACT)
    assert narrower_involved(book, "not-covered", "member", "officer") == ("junior-officer", "senior-officer", "director")  # is not, may be, is
    assert narrower_involved(book, "not-covered", "member", None)[:2] == ("member", "officer")
    assert narrower_involved(book, "not-covered", "member", "resident") == ()


def test_only_somebody_of_their_kind_has_a_line_manager() -> None:
    book = tiny(CONTACT)
    assert [who for who in ("member", "officer", "director", None) if can_be_named(book, who, "line-manager")] == ["officer", "director", None]
    assert can_be_named(book, "member", "director")


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_there_are_few_enough_to_try_all(protocol_id: str) -> None:
    book = shipped(protocol_id)
    for situation in shared().situations:
        assert sum(1 for _ in distinct_answers(book, situation, distinctions_of(book, bearing(book, situation)))) < 2000
