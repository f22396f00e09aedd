"""The contract's worked example, key by key: a Member complains about a Head of Service in Somerset."""

from __future__ import annotations

from typing import Any

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from tests.conftest import SHIPPED, shipped

KEYS = {
    "": "schema protocol answers mapped silent message clauses routes general contacts advisers cautions notices open_questions",
    "protocol": "id council title edition status sha256 signed_off",
    "clauses": "id number ref heading text items closing matched_items duties certainty depends_on why",
    "contacts": "route step join part by of role procedure title do when limit certainty depends_on clause defunct",
    "advisers": "role join title clause",
    "cautions": "kind text clauses",
}


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return advice_record(advise(shipped("somerset"), Answers("member", ("head-of-service",), "complain-about-officer")))


def test_every_key_of_the_contract_is_there(record: dict[str, Any]) -> None:
    assert set(KEYS[""].split()) <= set(record)
    assert set(KEYS["protocol"].split()) <= set(record["protocol"])
    for part in ("clauses", "contacts", "advisers", "cautions"):
        assert record[part], part
        assert all(set(KEYS[part].split()) <= set(one) for one in record[part])


def test_the_protocol_and_the_answers_are_said(record: dict[str, Any]) -> None:
    assert {key: value for key, value in record["protocol"].items() if key != "sha256"} == {
        "id": "somerset", "council": "Somerset County Council", "title": "Member / Officer Protocol", "edition": "2014",
        "status": "unknown", "signed_off": None,
    }
    assert len(record["protocol"]["sha256"]) == 64
    assert record["answers"] == {"who": "member", "involved": ["head-of-service"], "what": "complain-about-officer", "facts": {}}
    assert (record["schema"], record["mapped"], record["silent"], record["message"]) == (1, True, False, "")


def test_the_clause_is_whole_with_its_duties_and_reasons(record: dict[str, Any]) -> None:
    clause = next(one for one in record["clauses"] if one["id"] == "7.3.1")
    assert clause["number"] == clause["ref"] == "7.3.1"
    assert clause["heading"] == [
        "7 – Complaints about Officers or Services",
        "7.3 Process for Members and Co-opted Members to complain about Officers and be informed of action taken",
    ]
    assert clause["text"].startswith("Complaints about Officers or Council services should be made to")
    assert [item["text"] for item in clause["items"]] == [
        "acknowledge your complaint, and", "say if action will be taken, or", "say how long it will take to investigate the complaint.",
    ]
    assert [item["label"] for item in clause["items"]] == [None, None, None]
    assert (clause["closing"], clause["matched_items"], clause["certainty"], clause["depends_on"]) == ("", [], "applies", [])
    assert clause["duties"] == [
        {"words": "should be made to", "force": "should", "binds": ["member", "co-opted-member"]},
        {"words": "s/he will", "force": "will", "binds": ["director"]},
    ]
    assert clause["why"] == [{"fact": "what", "value": "complain-about-officer"}, {"fact": "who", "value": "member"}]


def test_the_route_of_complaint_is_the_contracts(record: dict[str, Any]) -> None:
    route = [{key: one[key] for key in KEYS["contacts"].split()} for one in record["contacts"] if one["route"] == "7.3.1"]
    assert route == [
        {
            "route": "7.3.1", "step": 1, "join": None, "part": "receives", "by": "you", "of": "subject", "role": "director", "procedure": None,
            "title": "the relevant Senior Leadership Team officer", "do": "should be made to", "when": None,
            "limit": {
                "words": "Within three days", "binds": "director", "title": "the relevant Senior Leadership Team officer",
                "due": "acknowledge your complaint, and say if action will be taken, or say how long it will take to investigate the complaint.",
            }, "certainty": "applies", "depends_on": [], "clause": "7.3.1",
            "defunct": False,
        },
        {
            "route": "7.3.1", "step": 2, "join": None, "part": "receives", "by": "you", "of": None, "role": "chief-executive", "procedure": None,
            "title": "the Chief Executive", "do": "may refer the matter to",
            "when": "not satisfied with the action taken to deal with the complaint", "limit": None, "certainty": "applies", "depends_on": [],
            "clause": "7.3.4", "defunct": False,
        },
    ]


def test_the_advisers_are_those_of_12_1(record: dict[str, Any]) -> None:
    assert {(one["role"], one["join"], one["clause"]) for one in record["advisers"]} <= {
        ("chief-executive", "or", "12.1"), ("monitoring-officer", "or", "12.1"), ("legal-adviser", "or", "12.1"),
    }


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_only_somerset_7_3_1_sets_a_limit_of_days(protocol_id: str) -> None:
    limits = [(p.clause.id, c.limit.words) for p in shipped(protocol_id).positions for c in p.clause.contacts if c.limit and "days" in c.limit.words]
    assert {clause for clause, _ in limits} == ({"7.3.1"} if protocol_id == "somerset" else set())


def test_a_step_belongs_to_you_where_you_are_one_of_those_who_take_it() -> None:
    """West Lindsey 10.6: the Monitoring Officer consults; a Monitoring Officer who asks takes that step."""
    book = shipped("west-lindsey")
    for who, by in (("member", {"monitoring-officer"}), ("monitoring-officer", {"you"})):
        advice = advice_record(advise(book, Answers(who, None, "information-refused", {"refusal-reason": "not-entitled"})))
        consulted = [one for one in advice["contacts"] if one["clause"] == "10.6" and one["part"] == "consulted"]
        assert {one["by"] for one in consulted} <= by
