"""A long list is searched by words: what is found holds them, nothing is guessed, and every way leads back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.menus import what_menu, who_menu
from mo_advisor.interview.options import Question
from mo_advisor.interview.run import NOT_FOUND, walk
from mo_advisor.interview.search import STOP, found, found_menu
from mo_advisor.vocabulary import shared
from tests.interview.samples import Scripted, mapleford, scripted

WHAT = Question("what", what_menu(mapleford(), Answers("officer")))
LABELS = {option.value: option.label for option in WHAT.menu.everything() if not option.opens}


def walked(asker: Scripted, question: Question = WHAT) -> str:
    return walk(question, asker, lambda screen: asker.tell(f"why {screen.question}"))


def ids(typed: str) -> list[str]:
    return [option.value for option in found(WHAT.answers().values(), typed)]


@pytest.mark.parametrize(("typed", "first"), [
    ("shouted", "member-rude-to-officer"),
    ("SHOUTING", "member-rude-to-officer"),
    ("email forwarded constituent", "constituent-email-forwarded"),
    ("e-mails, forwarding: constituents", "constituent-email-forwarded"),
    ("letterhead", "council-letterhead"),
    ("election", "election-period"),
    ("whistle", "whistleblowing"),
    ("social media", "social-media-post"),
])
def test_words_find_the_situation_that_holds_them(typed: str, first: str) -> None:
    assert ids(typed)[0] == first


def test_of_several_words_the_answers_that_hold_the_most_come_first_and_near_misses_after_them() -> None:
    assert ids("councillor weekend")[0] == "contact-out-of-hours"
    assert ids("angry e-mail councillor")[0] == "member-rude-to-officer"
    assert "officer-email-passed-on" in ids("angry e-mail councillor")


@pytest.mark.parametrize(("typed", "first"), [
    ("hurtfull", "social-media-post"), ("confedential", "confidential-information-wanted"), ("letterhaed", "council-letterhead"),
])
def test_a_word_that_stands_nowhere_finds_what_is_spelled_nearly_so(typed: str, first: str) -> None:
    assert ids(typed)[0] == first


@pytest.mark.parametrize("typed", ["the letterhead", "to my letterhead", "what is it about the letterhead?"])
def test_words_of_every_sentence_do_not_search(typed: str) -> None:
    assert ids(typed)[0] == "council-letterhead"
    assert found_menu(WHAT, "what is the") is None


@pytest.mark.parametrize("typed", ["zebra", "xylophone", "[/bq]"])
def test_what_is_like_nothing_is_not_found(typed: str) -> None:
    assert ids(typed) == []
    menu = found_menu(WHAT, typed)
    assert menu
    assert menu.options == ()


@pytest.mark.parametrize("typed", ["", " ", "!?"])
def test_no_word_looks_for_nothing(typed: str) -> None:
    assert found_menu(WHAT, typed) is None


@given(st.text(max_size=40))
def test_whatever_is_typed_only_answers_are_found_each_once(typed: str) -> None:
    values = ids(typed)
    assert len(values) == len(set(values))
    assert set(values) <= set(WHAT.values())


LONG_WORDS = {value: [word for word in re.findall("[a-z]{4,}", label.lower()) if word not in STOP] for value, label in LABELS.items()}


@given(st.sampled_from([(value, word) for value, words in LONG_WORDS.items() for word in words]))
def test_a_long_word_of_a_label_finds_it(told: tuple[str, str]) -> None:
    assert told[0] in ids(told[1])


def test_words_of_ones_own_put_first_what_they_may_mean() -> None:
    menu = found_menu(WHAT, "headed paper", order=lambda _: ["council-letterhead", "no-such-situation"])
    assert menu
    assert menu.options[0].value == "council-letterhead"
    assert "no-such-situation" not in [option.value for option in menu.options]


def test_the_list_that_was_found_offers_what_the_question_always_offers() -> None:
    menu = found_menu(WHAT, "letterhead")
    assert menu
    assert menu.text == "One found. Is it this?"
    assert menu.standing == WHAT.menu.standing


def test_a_search_is_chosen_from_and_led_back_from() -> None:
    asker = scripted("/letterhead", "back", "/hurtful", "social-media-post")
    assert walked(asker) == "social-media-post"
    assert [screen.text for screen in asker.screens] == [
        WHAT.menu.text, "One found. Is it this?", WHAT.menu.text, "One found. Is it this?",
    ]
    assert asker.told == []


def test_nothing_found_says_so_and_stays() -> None:
    asker = scripted("/zebra", "not-covered")
    assert walked(asker) == "not-covered"
    assert asker.told == [NOT_FOUND]
    assert len({screen.text for screen in asker.screens}) == 1


def test_where_nothing_is_found_what_was_found_before_is_not_offered_again() -> None:
    asker = scripted("/letterhead", "/zebra", "not-covered")
    assert walked(asker) == "not-covered"
    assert [screen.text for screen in asker.screens] == [WHAT.menu.text, "One found. Is it this?", WHAT.menu.text]


def test_what_was_found_can_be_searched_again_and_explained() -> None:
    asker = scripted("/complain", "why", "/letterhead", "council-letterhead")
    assert walked(asker) == "council-letterhead"
    assert asker.told == ["why what"]


def test_a_role_that_stands_in_no_list_is_found_by_name_and_is_an_answer() -> None:
    who = Question("who", who_menu(shared()))
    assert "junior-officer" not in who.values()
    assert walked(scripted("/junior", "junior-officer"), who) == "junior-officer"
    assert walked(scripted("report-author"), who) == "report-author"


def test_what_is_asked_about_a_list_that_was_found_is_said_of_that_list() -> None:
    asked: list[tuple[str, ...]] = []
    asker = scripted("why/letterhead", "council-letterhead")
    assert walk(WHAT, asker, lambda screen: asked.append(tuple(option.value for option in screen.options))) == "council-letterhead"
    assert asked[0][0] == "council-letterhead"
