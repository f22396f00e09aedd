"""What a later edition left open is said in every advice that it may touch, and first of all."""

from __future__ import annotations

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.lint import steps
from mo_advisor.proof.prove import prove
from mo_advisor.render.headline_words import NOBODY
from tests.conftest import tiny
from tests.render.pages import text_of

BODY = """\
askers: {are: [member, officer], others: "It is about Members and Officers."}
review: [{situations: [not-covered], why: "Only 3, which was deleted, governed it."}]
silent: [{situations: [not-covered], reason: "Deleted."}]
document:
  - number: "1"
    text: "The Chief Executive decides what this means."
    review: "Its words have changed."
    rule: [interpretation]
  - {number: "2", text: "Members must be polite.", rule: [member-rude-to-officer]}
"""


def kinds(what: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(caution.kind, caution.clauses) for caution in advise(tiny(BODY), Answers("officer", None, what)).cautions]


def test_a_clause_that_was_not_looked_at_again_is_named_where_it_is_shown() -> None:
    assert kinds("interpretation") == [("review", ("1",))]
    assert kinds("member-rude-to-officer") == []


def test_a_situation_that_was_not_looked_at_again_says_so() -> None:
    assert kinds("not-covered") == [("review", ())]


def test_it_stands_at_the_top_and_nobody_is_said_to_be_named() -> None:
    text = text_of(advise(tiny(BODY), Answers("officer", None, "interpretation")))
    top = text.partition("Whom the protocol tells you")[0]
    assert "1 changed in this edition and was not looked at again: see the cautions below." in top
    assert NOBODY[1:] not in top


def test_the_proof_takes_it_for_what_it_is() -> None:
    assert [shown.message for shown in prove(tiny(BODY)).certificate.counterexamples if "cautions" in shown.message] == []


def test_a_route_that_lost_a_step_waits_for_whoever_looks_at_it() -> None:
    routed = BODY.replace("    rule: [interpretation]\n", """\
    rule: [interpretation]
    contacts: [{whom: {chief-executive: "The Chief Executive"}, do: "decides", step: 2}]
""")
    assert list(steps.problems(tiny(routed))) == []
    assert list(steps.problems(tiny(routed.replace('    review: "Its words have changed."\n', ""))))
