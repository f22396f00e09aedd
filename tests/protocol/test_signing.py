"""A sign-off holds for the wording and the mapping that were approved, and says when it no longer does."""

from __future__ import annotations

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.protocol.sign_off import mapping_sha256, text_sha256
from mo_advisor.render.words import sign_off
from tests.conftest import SHIPPED, shipped, tiny

WORDING = 'document: [{id: "1", text: "Members must be polite.", %s}]\n'
MAPPING = "rules: [{situations: [not-covered], who: [member]}]"


def signed(text: str, mapping: str, body: str) -> str:
    hashes = f'text_sha256: "{text}", mapping_sha256: "{mapping}"'
    return f'sign_off: {{by: Monitoring Officer, on: "2026-01-31", review_by: "2028-01-31", {hashes}}}\n{body}'


def sentence(body: str) -> str:
    return sign_off(tiny(body))


def test_a_sign_off_that_holds_is_said_with_its_role_and_dates() -> None:
    body = WORDING % MAPPING
    book = tiny(body)
    whole = signed(text_sha256(book.protocol), mapping_sha256(book.protocol), body)
    assert sentence(whole) == "The choice of clauses was signed off by the Monitoring Officer on 2026-01-31, to be reviewed by 2028-01-31."
    assert advice_record(advise(tiny(whole), Answers("member", None, "not-covered")))["protocol"]["signed_off"] == {
        "by": "Monitoring Officer", "on": "2026-01-31", "review_by": "2028-01-31", "wording_unchanged": True, "mapping_unchanged": True,
    }


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (WORDING.replace("polite", "kind") % MAPPING, "the wording has changed"),
        (WORDING % MAPPING.replace("[member]", "[officer]"), "the choice of clauses has changed"),
        (WORDING % MAPPING.replace(", who: [member]", ", weight: duty"), "the choice of clauses has changed"),
    ],
)
def test_a_change_after_the_sign_off_is_said(changed: str, said: str) -> None:
    book = tiny(WORDING % MAPPING)
    assert said in sentence(signed(text_sha256(book.protocol), mapping_sha256(book.protocol), changed))


def test_the_sign_off_itself_counts_in_neither_hash() -> None:
    body = WORDING % MAPPING
    plain, with_sign_off = tiny(body).protocol, tiny(signed("0" * 64, "0" * 64, body)).protocol
    assert (text_sha256(plain), mapping_sha256(plain)) == (text_sha256(with_sign_off), mapping_sha256(with_sign_off))


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_nothing_shipped_is_signed_off_and_every_advice_says_so(protocol_id: str) -> None:
    advice = advise(shipped(protocol_id), Answers("member", None, "not-covered"))
    assert advice_record(advice)["protocol"]["signed_off"] is None
    assert sign_off(advice.book) == "Nobody has yet signed off which clauses were chosen."
