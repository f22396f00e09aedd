"""Every situation is judged for every asker, and none both ways."""

from __future__ import annotations

import pytest
from hypothesis import given

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import match
from mo_advisor.lint.mapped import problems
from mo_advisor.vocabulary import shared
from tests.advice.strategies import answers
from tests.conftest import SHIPPED, examples, shipped, tiny

OTHERS = ", ".join(one for one in shared().situations if one != "information-refused")
MAPPED = f'mapped: "yes"\nsilent:\n  - {{situations: [{OTHERS}], reason: An example.}}\n'
CLAUSE = 'document:\n  - {id: "1", text: "Words.", rules: [%s]}\n'


def found(rules: str, silence: str = "") -> list[str]:
    """The messages where one situation has these rules and this silence, and all others are silent."""
    more = f"  - {{situations: [information-refused], {silence}, reason: An example.}}\n" if silence else ""
    return [problem.message for problem in problems(tiny(MAPPED + more + CLAUSE % rules))]


def test_a_situation_needs_a_rule_or_a_silence() -> None:
    assert found("{situations: [information-refused]}") == []
    assert len(found("{situations: [interpretation], weight: background}")) == 1


@pytest.mark.parametrize("weight", ["background", "route"])
def test_what_does_not_govern_does_not_count_as_an_answer(weight: str) -> None:
    (message,) = found(f"{{situations: [information-refused], weight: {weight}}}")
    assert message.startswith("information-refused: neither a clause nor a silence for member, ")


def test_every_kind_of_asker_counts() -> None:
    (message,) = found("{situations: [information-refused], who: {none_of: [leader]}}")
    assert message == "information-refused: neither a clause nor a silence for leader"


def test_where_a_rule_turns_on_who_is_involved_the_others_need_a_silence() -> None:
    rule = "{situations: [information-refused], involved: [officer]}"
    assert len(found(rule)) == 1
    assert found(rule, "involved: {none_of: [officer]}") == []


def test_where_a_rule_turns_on_a_fact_every_value_counts() -> None:
    rule = "{situations: [information-refused], facts: [refusal-reason=confidential]}"
    assert len(found(rule)) == 1
    assert found(rule, 'facts: {none_of: ["refusal-reason=confidential"]}') == []


def test_a_clause_and_a_silence_contradict_each_other() -> None:
    (message,) = found("{situations: [information-refused], who: [member, officer]}", "who: {none_of: [member]}")
    assert message.startswith("information-refused: both a clause and a silence for officer, ")


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_the_shipped_files_are_mapped(protocol_id: str) -> None:
    assert list(problems(shipped(protocol_id))) == []


@examples(300)
@given(answers)
def test_what_the_check_promises_holds_for_any_answers(given: Answers) -> None:
    """The check tries one role of each kind; here any roles are tried, with any facts."""
    for protocol_id in SHIPPED:
        if given.who is None or shared().roles[given.who].asks:
            assert match(shipped(protocol_id), given).mapped


def test_many_situations_forgotten_for_the_same_people_are_said_in_one_with_what_to_write() -> None:
    askers, every = "[member, co-opted-member, officer]", ", ".join(shared().situations)
    body = f"mapped: yes\nsilent: [{{situations: [{every}], who: {askers}, reason: a}}]\ndocument: [{{id: A, text: a}}]\n"
    (message,) = (problem.message for problem in problems(tiny(body)))
    assert message.startswith(f"in {len(shared().situations)} situations neither a clause nor a silence for resident, ")
    assert 'say once to whom, and why it is silent to everybody else: `askers: {are: [member, co-opted-member, officer], others: "' in message
    assert not list(problems(tiny(body.replace("mapped: yes", f"mapped: yes\naskers: {{are: {askers}, others: a}}"))))
