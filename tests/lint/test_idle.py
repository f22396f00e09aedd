"""What changes no advice is found; what changes some, under whatever answers, is not."""

from __future__ import annotations

import pytest

from mo_advisor.lint.idle import problems
from tests.conftest import SHIPPED, shipped, tiny

CLAUSE = """
document:
  - id: "1"
    text: "Ask the Leader."
    rules: [%s]
"""
CONTACT = CLAUSE + "    contacts: [{role: leader, title: the Leader, do: Ask, %s}]\n"


def found(body: str) -> list[tuple[str, str]]:
    return [(problem.level, problem.message) for problem in problems(tiny(body))]


@pytest.mark.parametrize(
    "rules",
    [
        "{situations: [not-covered], who: [member]}, {situations: [not-covered], who: [officer]}",
        "{situations: [not-covered], weight: background}, {situations: [not-covered], who: [member]}",
        "{situations: [not-covered], weight: route}, {situations: [not-covered], who: [member]}",
        "{situations: [not-covered], facts: [serious=yes]}",
        "{situations: [not-covered], involved: {all_of: [member, officer]}}",
    ],
)
def test_rules_that_matter(rules: str) -> None:
    assert found(CLAUSE % rules) == []


def test_a_route_differs_from_background_by_its_contacts_alone() -> None:
    rules = "{situations: [not-covered], weight: background}, {situations: [not-covered], weight: route}"
    assert ("error", "1, rule 2: without it the advice is the same") in found(CLAUSE % rules)
    assert found(CONTACT % (rules.replace("{situations: [not-covered], weight: background}, ", ""), "part: receives")) == []


@pytest.mark.parametrize("second", ["weight: background", "weight: route", "who: [member]", "weight: background, facts: [serious=yes]"])
def test_a_rule_that_another_makes_needless(second: str) -> None:
    assert found(CLAUSE % f"{{situations: [not-covered]}}, {{situations: [not-covered], {second}}}") == [
        ("error", "1, rule 2: without it the advice is the same")
    ]


def test_a_situation_that_another_rule_has() -> None:
    assert found(CLAUSE % "{situations: [not-covered]}, {situations: [not-covered, interpretation], who: [member]}") == [
        ("error", "1, rule 2: in not-covered the advice is the same without it")
    ]


def test_a_rule_that_can_never_hold() -> None:
    assert found(CLAUSE % "{situations: [not-covered], who: {all_of: [member], none_of: [member]}}") == [("error", "1, rule 1: it can never hold")]
    assert ("error", "1, rule 1: it can never hold") in found(CLAUSE % "{situations: [not-covered], who: [political-group]}")


def test_a_rule_for_silences_where_none_is_recorded() -> None:
    rule = CLAUSE % '{silent: "yes", weight: background}'
    assert found(rule) == [("error", "1, rule 1: it can never hold")]
    assert found("silent: [{situations: [not-covered], reason: An example.}]\n" + rule) == []


def test_an_id_that_a_wider_one_makes_needless_is_a_warning() -> None:
    assert found(CLAUSE % "{situations: [not-covered], who: [member, leader]}") == [
        ("warning", "1, rule 1: leader can be spared in `who`: the advice is the same without, since member includes it. Where only leader is meant, "
                    "take out member instead: `mo-advisor map FILE --what not-covered`, and 7 at the clause")
    ]
    assert found(CLAUSE % "{situations: [not-covered], who: {all_of: [member], none_of: [{all_of: [leader]}]}}") == []


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("part: told", []),
        ("who: [officer]", [("error", "1, the Leader: it can never be shown")]),
        ("situations: [not-covered]", []),
        ("situations: [not-covered, interpretation]", [("error", "1, the Leader: it is never shown in interpretation")]),
        ('silent: "yes"', [("error", "1, the Leader: it can never be shown")]),
        ("who: [member]", [("warning", "1, the Leader: member can be spared in `who`: the advice is the same without")]),
        ("facts: {none_of: [serious=no]}", []),
    ],
)
def test_contacts(contact: str, expected: list[tuple[str, str]]) -> None:
    assert found(CONTACT % ("{situations: [not-covered], who: [member]}", contact)) == expected


@pytest.mark.parametrize(
    ("silences", "expected"),
    [
        ("{situations: [not-covered], who: [member], reason: A.}, {situations: [not-covered], who: {none_of: [member]}, reason: B.}", []),
        (
            "{situations: [not-covered, interpretation], reason: A.}, {situations: [not-covered], who: [member], reason: B.}",
            [("error", "silence on not-covered: not-covered is recorded without it")],
        ),
        ("{situations: [not-covered], who: [political-group], reason: A.}", [("error", "silence on not-covered: it can never hold")]),
        (
            "{situations: [not-covered, interpretation], who: [member, leader], reason: A.}",
            [("warning", "silence on not-covered and 1 more: leader can be spared in `who`: the advice is the same without, since member includes "
                         "it. Where only leader is meant, take out member instead")],
        ),
    ],
)
def test_silences(silences: str, expected: list[tuple[str, str]]) -> None:
    assert found(f"silent: [{silences}]\n" + CLAUSE % "{situations: [whistleblowing]}") == expected


def test_a_fact_of_the_files_own_of_which_no_condition_speaks() -> None:
    fact = "facts: {tiny-where: {ask: Where?, values: {here: Here, there: There}}}\n"
    assert found(fact + CLAUSE % "{situations: [not-covered]}") == [("error", "no condition speaks of the fact tiny-where")]
    assert found(fact + CLAUSE % "{situations: [not-covered], facts: [tiny-where=here]}") == []


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_nothing_is_idle_in_the_shipped_files(protocol_id: str) -> None:
    assert [problem for problem in problems(shipped(protocol_id)) if problem.level == "error"] == []
