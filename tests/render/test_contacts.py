"""What is said beside whom the protocol names: whose post it is, who takes the step, what is due by when, and what ties several."""

from __future__ import annotations

import pytest

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.headline import headline
from mo_advisor.render.advice_words import ADVISERS, INVOLVED, NOT_SAID, UNUSED, WHOSE, chosen, contact_lines, joined, steps
from mo_advisor.render.headline_words import MAY_APPLY, Room, first_lines
from mo_advisor.render.page import Contact, Listing
from mo_advisor.render.views.advice import contact_parts
from tests.conftest import shipped
from tests.render.pages import every_part, text_of


def asked(protocol: str, who: str, involved: str, what: str) -> Advice:
    return advise(shipped(protocol), Answers(who, (involved,), what))


def named(advice: Advice, title: str) -> Named:
    return next(each for each in advice.contacts if each.contact.title == title)


def said(advice: Advice, title: str) -> list[str]:
    return [line for line, _ in contact_lines(advice, named(advice, title))]


def test_whose_chief_officer_or_head_of_service_is_meant_is_said() -> None:
    assert WHOSE["you"] in said(asked("solihull", "officer", "member", "member-rude-to-officer"), "their Chief Officer")
    assert WHOSE["subject"] in said(asked("isle-of-wight", "member", "officer", "complain-about-officer"), "their Head of Service")


def test_whoever_it_is_not_for_and_whoever_holds_the_post_are_said_in_one() -> None:
    advice = advise(shipped("solihull"), Answers(None, None, "member-bullies-officer"))
    once = "if you are: “Council officer or employee”, but not “Chief Executive” or whoever holds the post named here"
    for line in (" ".join(said(advice, "their Chief Officer")), " ".join(first_lines(advice, headline(advice), Room(MAY_APPLY)))):
        assert f"ay apply: {once}" in line
    assert "Unless that is you" not in " ".join(said(advice, "their Chief Officer"))
    assert "Unless that is you" in " ".join(said(advice, "the Chief Executive"))


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


@pytest.mark.parametrize(("who", "mark"), [("officer", ["Unless that is you"]), ("head-of-service", [])])
def test_where_a_councillor_must_be_meant_an_officers_post_is_not_the_persons_concerned_but_may_be_the_askers(who: str, mark: list[str]) -> None:
    advice = advise(shipped("cheshire-east"), Answers(who, None, "position-used-for-advantage"))
    lines = said(advice, "the Council's Monitoring Officer")
    assert lines[1:] == ["May apply: if it is about: “Councillor”.", *mark]
    assert said(advice, "Members")[2:] == ["Someone other than the person concerned"]


def test_whoever_was_named_as_involved_where_nobody_is_complained_of_stays_and_is_marked() -> None:
    advice = asked("west-lindsey", "member", "monitoring-officer", "contact-restricted")
    assert INVOLVED in said(advice, "the Monitoring Officer")
    assert INVOLVED not in said(asked("west-lindsey", "member", "chief-executive", "contact-restricted"), "the Monitoring Officer")


def test_a_route_has_the_same_letter_wherever_its_steps_stand() -> None:
    advice = asked("west-lindsey", "member", "chief-executive", "information-refused")
    letters = {(each.route, step.partition(",")[0]) for each, step in zip(advice.contacts, steps(advice, advice.contacts), strict=True) if step}
    assert letters == {("10.3", "Route A"), ("10.6", "Route B")}
    yours = [each for each in advice.contacts if each.by == "you"]
    assert steps(advice, yours) == ["", "Route B, step 1", "Route B, step 2"]


def test_the_step_of_equal_doors_is_said_once() -> None:
    advice = asked("solihull", "officer", "member", "asked-to-exceed-authority")
    listings = (part for part in every_part(contact_parts(advice)) if isinstance(part, Listing))
    shown = [part for listing in listings for (part,) in listing.items if isinstance(part, Contact)]
    assert [(part.join, part.title, part.opens) for part in shown] == [
        ("Step 1, either", "their Chief Officer", True), ("or", "the Chief Executive", False),
        ("either", "the speak out policy", True), ("or", "whistle blowing procedure", False),
        ("", "Step 2: the relevant Group Leader", True),
    ]


def test_an_answer_on_which_nothing_turns_is_said_not_to_count() -> None:
    facts = {"tie": "family", "copied-to": "member"}
    for what, idle in (("member-email-passed-on", "tie"), ("close-friendship", "copied-to")):
        told = chosen(advise(shipped("somerset"), Answers("member", (), what, facts)))[3:]
        assert [line.endswith(f"({UNUSED})") for line in told] == [fact == idle for fact in facts]


def test_on_what_advice_in_general_is_offered_is_said_where_the_document_is_silent() -> None:
    limit = "any issue relating to Member/Officer relations which is not covered in this Protocol"
    for what, silent in (("parish-or-town-council", True), ("council-letterhead", False)):
        advice = advise(shipped("somerset"), Answers("officer", (), what))
        assert advice.silent is silent
        assert (f"{ADVISERS} on “{limit}”" in text_of(advice)) is silent


def test_equal_doors_are_either_or() -> None:
    advice = asked("solihull", "officer", "member", "member-rude-to-officer")
    ties = [tie for each, tie in joined([each for each in advice.contacts if each.by == "you"]) if each.clause == "Complaints 4"]
    assert ties == ["either", "or"]
