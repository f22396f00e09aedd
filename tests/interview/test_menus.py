"""Who, whom and what: every role and situation can be reached, and what fits comes first."""

from __future__ import annotations

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.menus import BOTH, closeness, involved_menu, kind_of, what_menu, who_menu
from mo_advisor.interview.options import Menu, Question
from mo_advisor.vocabulary import shared
from tests.conftest import shipped
from tests.interview.samples import mapleford

ROOTS = [role for role in shared().roles.values() if role.parent is None]
ASKERS = ("member", "co-opted-member", "officer", "resident", None)
FIRST_TWO = [Answers(who, involved) for who in ASKERS for involved in (("member",), ("officer",), (), None)]


def labels(menu: Menu) -> list[str]:
    return [option.label for option in (*menu.options, *menu.standing)]


def test_the_first_question_offers_the_parties_then_someone_else_then_not_sure() -> None:
    menu = who_menu(shared())
    assert [option.value for option in menu.options] == ["member", "co-opted-member", "officer", "someone-else"]
    assert [option.value for option in menu.standing] == ["not-sure"]
    assert "Choose what they are" in menu.help


def test_everybody_who_may_ask_can_say_what_they_are() -> None:
    values = Question("who", who_menu(shared())).values()
    assert set(values) == {role.id for role in ROOTS if role.asks} | {"not-sure"}


def test_every_kind_of_person_or_body_can_be_named_as_the_other_side() -> None:
    for what in shared().situations:
        menu = involved_menu(mapleford(), Answers("member", None, what))
        assert set(Question("involved", menu).values()) >= {role.id for role in ROOTS} | {"nobody", "not-sure"}


def test_where_the_situation_puts_nobody_on_the_other_side_anybody_is_offered() -> None:
    assert len(labels(involved_menu(mapleford(), Answers("member", None, "not-covered")))) == 7


def test_the_kinds_that_the_situation_puts_on_the_other_side_come_first_and_their_posts_before_them() -> None:
    answers = Answers("member", None, "complain-about-officer")
    assert labels(involved_menu(mapleford(), answers)) == ["Council officer or employee", "Somebody else, or nobody", "Not sure"]
    named = labels(involved_menu(mapleford(), answers, ("director",)))
    assert named == [
        "Director", "Another council officer or employee, none of these", "A council officer or employee, but not sure which",
        "Somebody else, or nobody", "Not sure",
    ]
    both = labels(involved_menu(mapleford(), Answers("member", None, "whistleblowing")))
    assert both[:2] == ["Councillor (elected Member)", "Council officer or employee"]


@pytest.mark.parametrize("answers", FIRST_TWO, ids=str)
def test_every_situation_is_offered_whoever_asks(answers: Answers) -> None:
    values = Question("what", what_menu(mapleford(), answers)).values()
    assert sorted(values) == sorted(shared().situations)


def test_none_of_these_and_not_sure_stand_on_the_topics_and_on_every_topic() -> None:
    menu = what_menu(mapleford(), Answers("member"))
    for one in (menu, *(option.opens for option in menu.options if option.opens)):
        assert [option.value for option in one.standing][-2:] == ["not-covered", "something-feels-wrong"]
        assert [label.split(",")[0] for label in labels(one)[-2:]] == ["None of these", "Not sure"]


@pytest.mark.parametrize("answers", FIRST_TWO, ids=str)
def test_what_may_be_a_danger_stands_on_the_first_list_and_in_its_topic(answers: Answers) -> None:
    menu, pressing = what_menu(mapleford(), answers), ["threat-or-danger", "crime-or-safeguarding"]
    assert [option.value for option in menu.standing][:2] == pressing
    assert set(pressing) <= {option.value for topic in menu.options if topic.opens for option in topic.opens.options}


@pytest.mark.parametrize("answers", FIRST_TWO, ids=str)
def test_topics_and_situations_stand_in_the_order_in_which_they_fit(answers: Answers) -> None:
    book = mapleford()
    fits = []
    for topic in what_menu(book, answers).options:
        assert topic.opens
        close = [closeness(book, answers, book.vocabulary.situations[option.value]) for option in topic.opens.options]
        assert close == sorted(close, reverse=True)
        fits.append(close.count(BOTH))
    assert fits == sorted(fits, reverse=True)


def test_an_officer_with_a_trouble_with_a_councillor_meets_behaviour_first() -> None:
    topics = what_menu(mapleford(), Answers("officer", ("member",))).options
    assert topics[0].value == "respect"
    assert topics[0].opens
    assert topics[0].opens.options[0].value == "member-rude-to-officer"


def test_a_narrower_role_fits_as_its_wider_one_does() -> None:
    book, vocabulary = mapleford(), shared()
    situation = vocabulary.situations["officer-rude-to-member"]
    assert closeness(book, Answers("group-leader", ("director",)), situation) == BOTH
    assert closeness(book, Answers("officer", ("director",)), situation) == 1
    assert closeness(book, Answers("member", ("journalist",)), situation) == 2
    assert closeness(book, Answers("officer", ()), situation) == 0


def test_nobody_else_fits_what_has_no_other_side() -> None:
    situation = shared().situations["papers-of-other-committee"]
    assert closeness(mapleford(), Answers("member", ()), situation) == BOTH
    assert closeness(mapleford(), Answers("member", ("officer",)), situation) == 2


@pytest.mark.parametrize(("role", "kind"), [
    ("member", "member"), ("leader", "member"), ("co-opted-member", "member"), ("director", "officer"), ("resident", None),
])
def test_the_kind_of_asker_whose_menu_it_is(role: str, kind: str | None) -> None:
    assert kind_of(mapleford(), role) == kind


def test_the_menus_do_not_depend_on_a_protocols_refinements() -> None:
    """A file that makes a co-opted member a member still lets a co-opted member say so."""
    assert kind_of(shipped("cheshire-east"), "co-opted-member") == "member"
