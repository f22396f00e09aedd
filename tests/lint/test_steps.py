"""The steps of a route count up, also where it goes through several clauses; and a tie ties somebody."""

from __future__ import annotations

import pytest

from mo_advisor.lint.steps import problems
from tests.conftest import SHIPPED, shipped, tiny


def found(*contacts: str, second: str = "") -> list[str]:
    """The messages on a clause with these contacts, and a second clause with one more."""
    lines = "".join(f"      - {{title: the Leader, do: Ask, role: leader, {contact}}}\n" for contact in contacts)
    more = f"      - {{title: the Leader, do: Ask, role: leader, {second}}}\n" if second else ""
    text = "    text: Ask the Leader.\n    rules: [{situations: [not-covered]}]\n    contacts:\n"
    other = f'  - id: "2"\n{text}{more}' if more else ""
    return [problem.message for problem in problems(tiny(f'document:\n  - id: "1"\n{text}{lines}{other}'))]


def test_a_route_counts_up_from_one() -> None:
    assert found('step: "1"', 'step: "2"') == []
    assert found('step: "2"') == ["the steps of route 1 are [2]; they must count up from 1"]
    assert found('step: "1"', 'step: "3"') == ["the steps of route 1 are [1, 3]; they must count up from 1"]


def test_a_contact_may_have_no_step() -> None:
    assert found("part: receives", 'step: "1"') == []


def test_a_route_goes_on_in_another_clause() -> None:
    assert found('step: "1"', second='step: "2", route: "1"') == []
    assert found('step: "1"', second='step: "2"') == ["the steps of route 2 are [2]; they must count up from 1"]


def test_a_tie_needs_another_of_the_same_step() -> None:
    assert found('step: "1", join: or', 'step: "1", join: or') == []
    assert found('step: "1", join: and', 'step: "2"') == ["`join: and` ties the Leader to nobody: it is alone in its step"]


def test_where_nothing_is_in_order_a_tie_ties_who_may_be_turned_to_at_any_time() -> None:
    assert found("join: or", "join: or") == []
    assert found("join: or", 'step: "1"') == ["`join: or` ties the Leader to nobody: it is alone in its step"]


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_the_shipped_routes_count_up(protocol_id: str) -> None:
    assert list(problems(shipped(protocol_id))) == []
