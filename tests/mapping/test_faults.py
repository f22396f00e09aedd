"""What is wrong with a judgement is said as soon as it can be known, and how it is mended."""

from __future__ import annotations

import pytest

from mo_advisor.mapping.faults import faults_of_clause, faults_of_situation
from tests.conftest import tiny

JUDGED = """silent:
  - {{situations: [request-too-much-work], reason: "An example."}}
document:
  - {{id: "1", text: "Officers must answer.", rules: [{{{}: [information-refused]}}]}}
"""


def test_situations_that_differ_are_named_once_both_are_judged() -> None:
    said, = faults_of_situation(tiny(JUDGED.format("rule")), "information-refused")
    assert "request-too-much-work differ: " in said
    assert "or say with 9 where each holds" in said
    assert faults_of_situation(tiny(JUDGED.format("background")), "information-refused") == ()
    assert faults_of_situation(tiny(JUDGED.format("rule")), "interpretation") == ()


@pytest.mark.parametrize(("step", "faults"), [("1", 0), ("2", 1)])
def test_steps_that_do_not_count_up(step: str, faults: int) -> None:
    contact = f'{{whom: {{leader: Leader}}, do: "Ask", step: "{step}"}}'
    book = tiny(f'document:\n  - {{id: "1", text: "Ask the Leader.", rule: [not-covered], contacts: [{contact}]}}\n  - {{id: "2", text: x}}\n')
    assert len(faults_of_clause(book, "1")) == faults
    assert faults_of_clause(book, "2") == ()
