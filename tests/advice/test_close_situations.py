"""Close situations are those that the same clauses answer, and not everything that a broad clause touches."""

from __future__ import annotations

import pytest

from mo_advisor.advice.close_situations import MOST, close_to
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, shipped, tiny


def test_situations_of_one_clause_are_close_and_those_of_a_broad_one_are_not() -> None:
    broad = ", ".join(list(shared().situations)[:30])
    book = tiny(f"""
document:
  - {{id: "1", text: a, rules: [{{situations: [council-letterhead, not-covered]}}]}}
  - {{id: "2", text: b, rules: [{{situations: [{broad}, council-letterhead]}}]}}
  - {{id: "3", text: c, rules: [{{situations: [council-letterhead, interpretation], weight: background}}]}}
""")
    assert close_to(book, "council-letterhead") == ("not-covered",)
    assert close_to(book, "not-covered") == ("council-letterhead",)
    assert close_to(book, "interpretation") == ()


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_a_situation_is_never_close_to_itself(protocol_id: str) -> None:
    for what in shared().situations:
        close = close_to(shipped(protocol_id), what)
        assert what not in close
        assert len(close) <= MOST
