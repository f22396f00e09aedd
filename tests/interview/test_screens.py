"""A question on screens of few choices: everything is shown somewhere, and every way leads on."""

from __future__ import annotations

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.interview import run as walking
from mo_advisor.interview.menus import involved_menu, what_menu, who_menu
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.interview.screens import BACK, CHOSEN_BEFORE, MORE, MOST, WHY, OpenMenus, Screen, after_choice, opened_at, pages, screen_at
from mo_advisor.vocabulary import shared
from tests.interview.samples import Scripted, mapleford, scripted

QUESTIONS = [
    Question("who", who_menu(shared())),
    *(Question("involved", involved_menu(mapleford(), Answers("member", None, what))) for what in ("not-covered", "complain-about-officer")),
    *(Question("what", what_menu(mapleford(), Answers(who, ("officer",)))) for who in ("member", "officer", None)),
]


def every_screen(question: Question) -> dict[OpenMenus, Screen]:
    """All screens that some way of choosing leads to."""
    found: dict[OpenMenus, Screen] = {}
    waiting = [OpenMenus((question.menu,))]
    while waiting:
        spot = waiting.pop()
        if spot not in found:
            found[spot] = screen_at(question, spot)
            ways = [option.value for option in found[spot].options] + ([BACK] if found[spot].back else [])
            waiting += [moved for value in ways if (moved := after_choice(question, spot, value))]
    return found


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_one_digit_names_every_choice(question: Question) -> None:
    assert all(1 <= len(screen.options) <= MOST for screen in every_screen(question).values())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_answer_can_be_reached_by_choosing_alone(question: Question) -> None:
    shown = {option.value for screen in every_screen(question).values() for option in screen.options}
    assert set(question.values()) <= shown


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_no_choice_stands_twice_on_a_screen_and_all_others_are_known_elsewhere(question: Question) -> None:
    everything = {option.value for option in question.menu.everything()} | set(question.answers())
    for screen in every_screen(question).values():
        shown = [option.value for option in screen.options]
        assert len(shown) == len(set(shown))
        assert set(shown) - {MORE} | set(screen.elsewhere) == everything
        assert not set(shown) & set(screen.elsewhere)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_what_is_always_offered_is_on_every_screen(question: Question) -> None:
    for spot, screen in every_screen(question).items():
        assert screen.options[-len(spot.menus[-1].standing):] == spot.menus[-1].standing


def walk(question: Question, asker: Scripted, back: str = "") -> str:
    return walking.walk(question, asker, lambda screen: asker.tell(f"why {screen.question}"), back)


def menu_of(count: int) -> Menu:
    return Menu("Which?", tuple(Option(f"v{number}", f"V {number}") for number in range(count)), (Option("not-sure", "Not sure"),))


@pytest.mark.parametrize("count", range(1, 40))
def test_pages_are_as_few_and_as_even_as_may_be_and_hold_everything_once(count: int) -> None:
    menu = menu_of(count)
    cut = pages(OpenMenus((menu,)))
    assert tuple(option for page in cut for option in page) == menu.options
    assert all(page for page in cut)
    assert len(cut) == 1 if count <= 8 else all(len(page) <= 7 for page in cut)
    assert len(cut[0]) - len(cut[-1]) < len(cut)


def test_show_more_goes_round() -> None:
    question = Question("which", menu_of(9))
    asker = scripted(MORE, MORE, MORE, "v8")
    assert walk(question, asker) == "v8"
    first, second = asker.screens[0], asker.screens[1]
    assert asker.screens == [first, second, first, second]
    assert [option.label for option in first.options if option.value == MORE] == ["Show more (4 more)"]
    assert [option.label for option in second.options if option.value == MORE] == ["Show the first ones again"]


def test_a_wrong_topic_can_be_left_again() -> None:
    question = QUESTIONS[3]
    asker = scripted("media", BACK, "ward", "visit-council-site")
    assert walk(question, asker) == "visit-council-site"
    assert "media" in {option.value for option in asker.screens[2].options}
    assert [screen.back for screen in asker.screens[:3]] == ["", "Back to the topics", "Back to the page before"]


def test_going_back_turns_the_page_back_before_it_leaves_the_list() -> None:
    question = Question("which", menu_of(20))
    asker = scripted(MORE, MORE, BACK, BACK, BACK)
    assert walk(question, asker, "Back to the question before") == BACK
    assert asker.screens[0] == asker.screens[4]
    assert asker.screens[1] == asker.screens[3]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_answer_is_come_back_to_where_it_stands_and_is_marked(question: Question) -> None:
    for value in question.values():
        screen = screen_at(question, opened_at(question, value), old=value)
        assert value in {option.value for option in screen.options}
        assert (screen.marked, screen.default) == (value, value)
        assert next(screen.label(option) for option in screen.options if option.value == value).endswith(CHOSEN_BEFORE)


def test_an_answer_that_stands_in_no_list_is_marked_nowhere() -> None:
    assert not screen_at(QUESTIONS[0], opened_at(QUESTIONS[0], "junior-officer"), old="junior-officer").marked


def test_the_topic_of_the_answer_before_is_marked_too() -> None:
    screen = screen_at(QUESTIONS[3], OpenMenus((QUESTIONS[3].menu,)), old="complain-about-officer")
    assert screen.marked == "complaints"


def test_going_back_from_the_first_list_leads_out_of_the_question() -> None:
    asker = scripted("complaints", BACK, BACK)
    assert walk(QUESTIONS[3], asker, "Back to the question before") == BACK
    assert [screen.back for screen in asker.screens] == ["Back to the question before", "Back to the topics", "Back to the question before"]


def test_why_is_answered_and_the_same_is_asked_again() -> None:
    asker = scripted("media", WHY, "press-contact-or-statement")
    assert walk(QUESTIONS[3], asker) == "press-contact-or-statement"
    assert asker.told == ["why what"]
    assert asker.screens[1] == asker.screens[2]


def test_an_id_from_another_screen_is_an_answer_or_leads_there() -> None:
    question = QUESTIONS[3]
    assert walk(question, scripted("visit-council-site")) == "visit-council-site"
    assert walk(question, scripted("media", "ward", "visit-council-site")) == "visit-council-site"
    assert walk(QUESTIONS[0], scripted("resident")) == "resident"
