"""A long list is searched by words: what is found holds them, nothing is guessed, and every way leads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.menus import what_menu, who_menu
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.interview.run import NOT_FOUND, SEARCH, walk
from mo_advisor.interview.search import found, found_menu, words
from mo_advisor.vocabulary import shared
from tests.interview.samples import Scripted, mapleford, scripted

WHAT = Question("what", what_menu(mapleford(), Answers("officer")))
LABELS = {option.value: option.label for option in WHAT.menu.everything() if not option.opens}


def walked(asker: Scripted, question: Question = WHAT) -> str:
    return walk(question, asker, lambda screen: asker.tell(f"why {screen.question}"))


def ids(typed: str) -> list[str]:
    return [option.value for option in found(WHAT, typed)]


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


def test_of_several_words_those_with_the_most_are_shown() -> None:
    assert ids("councillor weekend") == ["contact-out-of-hours"]
    assert set(ids("complain")) > {"complain-about-officer", "complain-about-top-officer", "officer-complains-about-member"}


@pytest.mark.parametrize("typed", ["zebra", "", " ", "!?", "ze", "[/b]"])
def test_what_holds_no_such_word_is_not_found(typed: str) -> None:
    assert ids(typed) == []
    assert found_menu(WHAT, typed) is None


@given(st.text(max_size=40))
def test_whatever_is_typed_only_answers_are_found_each_once_in_their_order(typed: str) -> None:
    values = ids(typed)
    assert values == [value for value in LABELS if value in values]
    assert set(values) <= set(WHAT.values())


@given(st.sampled_from(sorted(LABELS)), st.data())
def test_a_long_word_of_a_label_finds_it(value: str, data: st.DataObject) -> None:
    long = sorted(word for word in words(LABELS[value]) if len(word) >= 3)
    assert value in ids(data.draw(st.sampled_from(long)))


def test_the_list_that_was_found_offers_what_the_question_always_offers() -> None:
    menu = found_menu(WHAT, "letterhead")
    assert menu
    assert menu.text == "One found. Is it this?"
    assert menu.standing == WHAT.menu.standing


def test_a_search_is_chosen_from_and_led_back_from() -> None:
    asker = scripted("/letterhead", "back", "/", "social media", "social-media-post")
    assert walked(asker) == "social-media-post"
    assert [screen.text for screen in asker.screens] == [
        WHAT.menu.text, "One found. Is it this?", WHAT.menu.text, "One found. Is it this?",
    ]
    assert asker.told == [SEARCH]


def test_nothing_found_says_so_and_stays() -> None:
    asker = scripted("/zebra", "/", "", "not-covered")
    assert walked(asker) == "not-covered"
    assert asker.told == [NOT_FOUND, SEARCH]
    assert len({screen.text for screen in asker.screens}) == 1


def test_where_nothing_is_found_what_was_found_before_is_not_offered_again() -> None:
    asker = scripted("/letterhead", "/zebra", "not-covered")
    assert walked(asker) == "not-covered"
    assert [screen.text for screen in asker.screens] == [WHAT.menu.text, "One found. Is it this?", WHAT.menu.text]


def test_what_was_found_can_be_searched_again_and_explained() -> None:
    asker = scripted("/complain", "why", "/letterhead", "council-letterhead")
    assert walked(asker) == "council-letterhead"
    assert asker.told == ["why what"]


def test_only_long_lists_are_searched() -> None:
    def first(question: Question) -> bool:
        asker = scripted(question.menu.options[0].value)
        walk(question, asker, lambda _: None)
        return asker.screens[0].searches

    short = Question("fact", Menu("Which?", (Option("yes", "Yes"), Option("no", "No")), (Option("not-sure", "Not sure"),)))
    assert not first(short)
    assert first(Question("who", who_menu(shared())))
