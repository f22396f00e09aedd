"""What is said beside whom the protocol names: whose post it is, who takes the step, what is due by when, and what ties several."""

from __future__ import annotations

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.contacts import Named
from mo_advisor.render.advice_words import NOT_SAID, WHOSE, contact_lines, joined
from tests.conftest import shipped


def asked(protocol: str, who: str, involved: str, what: str) -> Advice:
    return advise(shipped(protocol), Answers(who, (involved,), what))


def named(advice: Advice, title: str) -> Named:
    return next(each for each in advice.contacts if each.contact.title == title)


def said(advice: Advice, title: str) -> list[str]:
    return [line for line, _ in contact_lines(advice, named(advice, title))]


def test_whose_chief_officer_or_head_of_service_is_meant_is_said() -> None:
    assert WHOSE["you"] in said(asked("solihull", "officer", "member", "member-rude-to-officer"), "their Chief Officer")
    assert WHOSE["subject"] in said(asked("isle-of-wight", "member", "officer", "complain-about-officer"), "their Head of Service")


def test_nothing_is_said_of_whose_where_the_document_does_not_say_their() -> None:
    lines = said(asked("somerset", "member", "officer", "complain-about-officer"), "the relevant Senior Leadership Team officer")
    assert not set(WHOSE.values()) & set(lines)


def test_a_step_whose_actor_the_words_do_not_give_says_so() -> None:
    lines = said(asked("west-lindsey", "officer", "member", "member-bullies-officer"), "the Standards Committee")
    assert lines[0].startswith(f"{NOT_SAID[0].upper()}{NOT_SAID[1:]}: “can be escalated to”")


def test_a_time_limit_says_in_the_documents_name_whom_it_binds_and_what_is_due() -> None:
    lines = said(asked("somerset", "member", "officer", "complain-about-officer"), "the relevant Senior Leadership Team officer")
    (limit,) = (line for line in lines if line.startswith("Time limit"))
    assert limit.startswith("Time limit: “Within three days”, for “the relevant Senior Leadership Team officer”: “acknowledge your complaint")


def test_equal_doors_are_either_or() -> None:
    advice = asked("solihull", "officer", "member", "member-rude-to-officer")
    ties = [tie for each, tie in joined([each for each in advice.contacts if each.by == "you"]) if each.clause == "Complaints 4"]
    assert ties == ["either", "or"]
