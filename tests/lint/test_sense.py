"""Sense checks: what a careful reader would stumble over in a mapping, beyond the two examples of each rule's page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from mo_advisor.lint import bound, cautioned, excluded, far, forces, given, held, joined, parts, spoken, steps, titles, top, whole
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load
from tests.conftest import SHIPPED, shipped, tiny

RULES = (titles, joined, held, excluded, top, parts, steps, whole, given, bound, forces, spoken, far, cautioned)
MODEL = Path(__file__).parents[2] / "docs" / "model.yaml"


def asking(*contacts: str, text: str = "Ask the Leader.", more: str = "") -> Book:
    lines = "".join(f"      - {{{contact}}}\n" for contact in contacts)
    return tiny(f'{more}document:\n  - id: "1"\n    text: "{text}"\n    rule: [not-covered]\n    contacts:\n{lines}')


def found(rule: ModuleType, book: Book) -> list[str]:
    return [problem.message for problem in rule.problems(book)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE)
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_there_is_no_false_alarm_on_the_shipped_documents(protocol_id: str, rule: ModuleType) -> None:
    assert found(rule, shipped(protocol_id)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE)
def test_there_is_no_false_alarm_on_the_model(rule: ModuleType) -> None:
    assert found(rule, model()) == []


@cache
def model() -> Book:
    return load(MODEL)


def test_a_title_is_held_against_the_files_own_titles_and_the_vocabulary() -> None:
    own = "roles: {director: [Strategic Lead]}\n"
    book = asking("role: chief-executive, title: the Strategic Lead, do: Ask", text="Ask the Strategic Lead.", more=own)
    assert found(titles, book) == ["1: “the Strategic Lead” is a name of director, and the contact is chief-executive"]
    assert found(titles, asking("role: director, title: the Strategic Lead, do: Ask", text="Ask the Strategic Lead.", more=own)) == []


def test_a_narrower_post_and_words_that_are_nobodys_name_are_no_slip() -> None:
    assert found(titles, asking("role: head-of-service, title: their Senior officer, do: Ask", text="Ask their Senior officer.")) == []
    assert found(titles, asking("role: chief-executive, title: whoever leads, do: Ask", text="Ask whoever leads.")) == []


def test_two_of_one_step_under_conditions_of_their_own_need_no_tie() -> None:
    leader = 'role: leader, title: the Leader, do: Ask, step: "1"'
    assert len(found(joined, asking(leader, leader.replace("role: leader", "role: group-leader")))) == 2
    assert found(joined, asking(leader + ", who: [member]", leader.replace("role: leader", "role: group-leader") + ", who: [officer]")) == []
    assert found(joined, asking(leader, leader.replace("role: leader", "role: group-leader") + ", by: [director], part: told")) == []


def test_a_title_may_stand_in_a_heading() -> None:
    text = 'roles: {leader: [Head of Cabinet]}\ndocument:\n  - heading: "The Head of Cabinet"\n    contents: [{id: "1", text: x}]\n'
    assert found(held, tiny(text)) == []
    assert found(held, tiny(text.replace("[Head", "[Chief"))) == ["leader: the title “Chief of Cabinet” stands nowhere in the document"]


def test_only_a_rule_that_governs_and_names_them_is_for_people_whom_the_words_exclude() -> None:
    def of(rule: str) -> list[str]:
        text = "This does not apply to a Political assistant to a group."
        return found(excluded, tiny(f'document:\n  - {{id: "1", text: "{text}", rules: [{rule}]}}\n'))

    named = "{rule: [not-covered], who: [political-assistant]}"
    said, = of(named)
    assert said == "1 says that it does not apply to political-assistant, and a rule of it is for political-assistant"
    assert of("{background: [not-covered], who: [political-assistant]}") == []
    assert of("{rule: [not-covered], who: {any_of: [officer], none_of: [political-assistant]}}") == []


def test_a_complaint_about_the_top_post_needs_somebody_else_or_a_word_on_the_gap() -> None:
    text = 'document:\n  - id: "1"\n    text: "It is made to the Chief Executive or the Monitoring Officer."\n    rule: [complain-about-officer]\n'
    alone = f"{text}    contacts:\n      - {{role: chief-executive, title: the Chief Executive, do: is made to}}\n"
    assert [message.partition(":")[0] for message in found(top, tiny(alone))] == ["complain-about-officer"]
    assert found(top, tiny(f"{alone}      - {{role: monitoring-officer, title: the Monitoring Officer, do: is made to}}\n")) == []
