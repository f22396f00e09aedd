"""The headline: what a worried person needs first, and nothing that does not stand below it in full."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.advice.headline import headline
from mo_advisor.proof.oracle import PlainRoles
from mo_advisor.proof.plain_file import plain_words
from mo_advisor.proof.readers import CheckedAdvice, first_of_all
from mo_advisor.protocol.words import sentences
from mo_advisor.vocabulary import shared
from tests.advice.strategies import answers_to
from tests.conftest import SHIPPED, shipped


def headline_of(protocol: str, who: str | None, involved: tuple[str, ...] | None, what: str) -> dict[str, Any]:
    record: dict[str, Any] = advice_record(advise(shipped(protocol), Answers(who, involved, what)))["headline"]
    return record


def test_whom_to_go_to_first_and_the_words_that_decide() -> None:
    found = headline_of("somerset", "member", ("head-of-service",), "complain-about-officer")
    assert found["safety"] == []
    assert [(one["title"], one["clause"], one["join"]) for one in found["first"]] == [
        ("an appropriate Senior Officer", "2.4.1", None), ("the relevant Senior Leadership Team officer", "7.3.1", None),
    ]
    assert {"clause": "7.3.1", "words": "should be made to", "force": "should"} in found["rules"]
    assert {rule["clause"] for rule in found["rules"]} == {"2.4.1", "7.3.1", "7.3.4"}


def test_equal_doors_are_tied_by_the_documents_own_word() -> None:
    found = headline_of("solihull", "officer", ("member",), "asked-to-exceed-authority")
    assert [(one["title"], one["join"]) for one in found["first"]][:2] == [("their Chief Officer", None), ("the Chief Executive", "or")]


def test_nobody_is_sent_first_to_a_body_that_is_gone() -> None:
    found = headline_of("solihull", "officer", ("member",), "member-rude-to-officer")
    assert "the Standards Board for England" not in [one["title"] for one in found["first"]]


def test_nobody_who_is_left_out_is_in_it() -> None:
    found = headline_of("somerset", "officer", ("monitoring-officer",), "whistleblowing")
    assert [one["title"] for one in found["first"]] == ["the Council's Whistleblowing Policy"]


def test_where_nobody_is_named_for_this_it_has_whom_the_document_names_for_advice() -> None:
    first = headline_of("somerset", "member", ("member",), "member-email-passed-on")["first"]
    assert [(one["part"], one["join"]) for one in first] == [("advises", None), ("advises", "or"), ("advises", "or")]


def test_safety_stands_in_it_whatever_the_document_says() -> None:
    (line,) = headline_of("cheshire-east", "officer", None, "threat-or-danger")["safety"]
    assert line.startswith("If anyone is in danger now, call 999.")


def test_a_clause_without_a_duty_is_told_by_its_title_or_its_opening_words() -> None:
    advice = advise(shipped("west-lindsey"), Answers("officer", None, "who-is-bound"))
    bare = [rule for rule in headline(advice).rules if not rule.clause.duties]
    assert bare
    for rule in bare:
        ((words, force),) = rule.decisive
        assert force is None
        assert (rule.clause.title or rule.clause.text).startswith(words)


def test_items_that_matter_and_hold_no_duty_are_told_by_their_openings_after_what_leads_in_to_them() -> None:
    rules = headline_of("cheshire-east", "officer", ("member",), "member-instructs-officer")["rules"]
    of_list = [(rule["words"], rule["force"]) for rule in rules if rule["clause"] == "3.8"]
    assert of_list[0] == ("Officers can expect Members", "entitled")
    assert any(words.startswith("to recognise that Officers work to the instructions") and force is None for words, force in of_list[1:])


@pytest.mark.parametrize(
    ("protocol", "what", "clause", "words"),
    [
        ("west-lindsey", "group-confidence-broken", "7.7",
         "No Member will refer in public or at meetings of the Council to advice given by officers to a party group meeting."),
        ("west-lindsey", "information-refused", "10.1",
         "Information will generally be freely available to all Members, but any rules on confidentiality must be observed."),
    ],
)
def test_words_that_something_else_in_their_sentence_turns_round_or_bounds_are_said_with_all_of_it(
    protocol: str, what: str, clause: str, words: str,
) -> None:
    assert words in [rule["words"] for rule in headline_of(protocol, "member", None, what)["rules"] if rule["clause"] == clause]


@pytest.mark.parametrize("protocol", SHIPPED)
def test_no_stretch_leaves_out_a_word_that_limits_its_sentence(protocol: str) -> None:
    """Not even where the file marks less than the sentence."""
    limits = re.compile(r"\b(?:[Nn]o|not|never|unless|except|without|only|but|[Ii]f|[Ww]here)\b")
    for what in shared().situations:
        for rule in headline(advise(shipped(protocol), Answers("member", None, what))).rules:
            for piece in (rule.clause.text, *(item.text for item in rule.clause.items), rule.clause.closing or ""):
                for sentence in sentences(piece):
                    said = [decisive.words for decisive in rule.decisive if decisive.force and decisive.words in sentence]
                    assert all(not limits.search(sentence.replace(words, "", 1)) for words in said), (rule.clause.id, said)


@pytest.mark.parametrize("protocol", SHIPPED)
def test_every_headline_holds_what_is_below_and_nothing_else(protocol: str) -> None:
    book, words = shipped(protocol), plain_words(shipped(protocol))
    roles = PlainRoles(book)

    @given(answers_to(book))
    def holds(answers: Answers) -> None:
        assert list(first_of_all(CheckedAdvice(book, roles, answers, words))) == []

    holds()
