"""A tour is made of the plainest answers that do; those of the shipped protocols are tried in `tests/test_shipped.py`."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.training.tour import Item, Tour, interview_ends, kinds_on_other_side, plainness, tour
from tests.conftest import shipped, tiny


def of(body: str) -> Tour:
    """The tour of a small document."""
    book = tiny(body)
    return tour(book, interview_ends(book))


@pytest.mark.slow
def test_one_card_that_can_be_told_from_both_sides_does_for_one_clause() -> None:
    found = of('document: [{id: "1", text: "Words.", rules: [{situations: [officer-rude-to-member]}]}]\n')
    (stop,) = found.stops
    assert stop.answers == Answers("member", ("officer",), "officer-rude-to-member")
    assert stop.shows == found.items == (Item("1"),)
    assert (found.at_least, found.perhaps, found.unshown, found.excused) == (1, frozenset(), (), ())


@pytest.mark.slow
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
