"""Every clause is placed or excused."""

from __future__ import annotations

import pytest

from mo_advisor.lint.placed import problems
from tests.conftest import SHIPPED, shipped, tiny

CLAUSES = """
document:
  - heading: A heading
    contents:
      - {id: "1", text: "Placed.", rules: [{situations: [not-covered]}]}
      - {id: "2", text: "Excused.", considered: "An example."}
      - {id: "3", text: "Forgotten."}
footnotes:
  - {id: "footnote 1", text: "Forgotten too."}
"""


def test_clauses_and_footnotes_need_a_rule_or_a_reason() -> None:
    found = list(problems(tiny('mapped: "yes"\n' + CLAUSES)))
    assert [problem.message.split(" has ")[0] for problem in found] == ["3", "footnote 1"]
    assert found[0].place.line == tiny(CLAUSES).clause("3").at.line + 1


def test_a_file_that_does_not_claim_to_be_mapped_is_left_alone() -> None:
    assert list(problems(tiny(CLAUSES))) == []


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_every_clause_of_the_shipped_documents_is_placed(protocol_id: str) -> None:
    assert shipped(protocol_id).protocol.mapped
    assert list(problems(shipped(protocol_id))) == []


def test_many_clauses_without_a_rule_are_said_in_one() -> None:
    body = "mapped: yes\ndocument:\n" + "".join(f"- {{number: {number}, text: a}}\n" for number in range(1, 31))
    (problem,) = problems(tiny(body))
    assert problem.message.startswith("30 clauses have no rules, and no `considered` that says why: 1, 2, 3, ")
    assert problem.message.endswith("`mapped: yes` is for a file in which everything has been judged, and is left out until then")
