"""A list with a pointer, as a value: letters narrow it and do nothing else, and nothing is pointed at that nobody chose."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.choosing import ENTER_GOES_BACK, ENTER_LEAVES, NOT_CHOSEN, Choosing, begun
from mo_advisor.interview.menus import what_menu, who_menu
from mo_advisor.interview.options import Option, Question
from mo_advisor.interview.screens import BACK, MOST, Left, OpenMenus, Screen, screen_at
from mo_advisor.interview.search import found_menu
from mo_advisor.vocabulary import shared
from tests.interview.samples import mapleford

WHAT = Question("what", what_menu(mapleford(), Answers("officer")))
WHO = Question("who", who_menu(shared()))
YES_OR_NO = (Option("yes", "It is"), Option("no", "It is not"), Option("not-sure", "Not sure"))
SHORT = Screen("fact", "Which?", YES_OR_NO, back="Back to the question before")


def at(question: Question, back: str = "") -> Choosing:
    """The first screen of a question."""
    return begun(screen_at(question, OpenMenus((question.menu,)), back, find=partial(found_menu, question)))


def values(choosing: Choosing) -> list[str]:
    return [option.value for option in choosing.shown]


def test_nothing_is_pointed_at_and_enter_takes_nothing() -> None:
    assert begun(SHORT).pointer is None
    assert begun(SHORT).taken() == Choosing(SHORT, said=NOT_CHOSEN)


def test_the_pointer_begins_at_a_default_and_moves_from_nowhere_to_the_ends() -> None:
    assert begun(Screen("check", "Right?", SHORT.options, default="no")).taken() == "no"
    assert begun(SHORT).moved(1).taken() == "yes"
    assert begun(SHORT).moved(-1).taken() == BACK
    assert begun(SHORT).moved(-1).moved(1).taken() == "yes"


def test_a_number_points_and_one_that_is_not_there_says_so() -> None:
    assert begun(SHORT).numbered(3).taken() == "not-sure"
    assert begun(SHORT).numbered(7).said == "There is no 7 here; the list goes from 1 to 3."
    assert begun(SHORT).numbered(0).pointer is None


def test_digits_make_one_number_where_the_list_is_long_enough() -> None:
    long = Screen("list", "Which?", tuple(Option(str(number), f"Card {number}") for number in range(1, 17)))
    assert begun(long).numbered(1).numbered(2).taken() == "12"
    assert begun(long).numbered(9).numbered(3).said == "There is no 93 here; the list goes from 1 to 16."
    assert begun(long).numbered(1).moved(1).numbered(2).taken() == "2"
    assert begun(long).numbered(1).numbered(0).taken() == "10"
    assert begun(long).numbered(1).with_typed("c").with_typed("").numbered(2).taken() == "2"


@pytest.mark.parametrize(("typed", "first"), [("rude", "member-rude-to-officer"), ("letterh", "council-letterhead"), ("whistl", "whistleblowing")])
def test_letters_narrow_the_whole_list_as_they_are_typed(typed: str, first: str) -> None:
    choosing = at(WHAT).with_typed(typed)
    assert values(choosing)[0] == first
    assert values(choosing)[-2:] == ["not-covered", "something-feels-wrong"]
    assert choosing.pointer is None
    assert choosing.moved(1).taken() == first


def test_junior_staff_are_found_where_an_officer_is_asked_for() -> None:
    assert values(at(WHO).with_typed("junior"))[0] == "junior-officer"
    assert values(at(WHO).with_typed("MO"))[0] == "monitoring-officer"


def test_what_is_asked_about_is_what_is_shown() -> None:
    assert at(WHAT).explained() == "why"
    assert at(WHAT).with_typed("letterhead").explained() == "why/letterhead"
    assert begun(SHORT).with_typed("sure").explained() == "why"


def test_a_short_list_is_narrowed_too() -> None:
    assert values(begun(SHORT).with_typed("sure")) == ["not-sure"]


@pytest.mark.parametrize("typed", ["the", "to me", "/", " "])
def test_words_that_stand_everywhere_leave_the_list_as_it_is(typed: str) -> None:
    assert at(WHAT).with_typed(typed).shown == at(WHAT).shown


def test_what_is_pointed_at_is_let_go_when_the_list_becomes_another() -> None:
    assert at(WHAT).numbered(2).with_typed("rude").pointer is None
    assert at(WHAT).with_typed("rude").numbered(1).with_typed("").pointer is None


def test_digits_belong_to_the_words_once_some_are_typed() -> None:
    typed = at(WHAT).with_typed("rang me at home at ").numbered(1).numbered(1).with_typed("rang me at home at 11pm")
    assert typed.typed == "rang me at home at 11pm"
    assert typed.pointer is None


def test_a_number_of_several_digits_that_is_not_there_says_so() -> None:
    nine = at(WHAT).numbered(9)
    assert nine.pointer == 8
    none = nine.numbered(9)
    assert none.said == "There is no 99 here; the list goes from 1 to 9."
    assert none.pointer is None
    assert none.numbered(2).pointer == 1
    assert nine.moved(1).numbered(2).pointer == 1


@pytest.mark.parametrize("word", ["q", "Q", "quit"])
def test_q_leaves_by_enter_alone(word: str) -> None:
    typed = begun(SHORT).with_typed(word)
    assert typed.said == ENTER_LEAVES
    assert not typed.shown
    assert typed.moved(1) == typed
    with pytest.raises(Left):
        typed.taken()


def test_b_goes_back_by_enter_alone_and_only_where_there_is_something_behind() -> None:
    typed = begun(SHORT).with_typed("b")
    assert typed.said == ENTER_GOES_BACK
    assert typed.taken() == BACK
    assert isinstance(at(WHAT).with_typed("b").taken(), Choosing)


@given(st.lists(st.one_of(st.sampled_from(["up", "down", "enter", "rub"]), st.integers(0, 9), st.characters(exclude_characters="\n")), max_size=12))
def test_whatever_keys_are_pressed_only_what_is_shown_is_taken(pressed: list[str | int]) -> None:
    choosing = at(WHAT, "Back to the question before")
    for key in pressed:
        assert len(choosing.shown) <= MOST
        if isinstance(key, int):
            choosing = choosing.numbered(key)
        elif key in ("up", "down"):
            choosing = choosing.moved(-1 if key == "up" else 1)
        elif key == "enter":
            try:
                came = choosing.taken()
            except Left:
                assert choosing.typed.strip().lower() in ("q", "quit")
                return
            if isinstance(came, str):
                assert came in (*values(choosing), BACK)
                assert choosing.pointer is not None or choosing.typed.strip().lower() in ("b", "back")
                return
            choosing = came
        else:
            choosing = choosing.with_typed(choosing.typed[:-1] if key == "rub" else choosing.typed + key)
