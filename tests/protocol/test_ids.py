"""Ids that nobody could tell apart, and values that could never be answered, are refused; of thousands of wrong ones the first alone have hints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mo_advisor.errors import Invalid
from mo_advisor.importing.document import Clause, Document
from mo_advisor.importing.ids import give_ids
from mo_advisor.protocol import reader as protocol_reader
from mo_advisor.records import reader as records_reader
from mo_advisor.records.reader import HINTS
from tests.conftest import tiny

ONE = 'document:\n- {number: "1", text: a}\n'
PIECES = {
    "situations": 'document:\n- {{number: "1", text: a, rules: [{{rule: [{}]}}]}}\n',
    "roles": 'document:\n- {{number: "1", text: a, rules: [{{rule: [not-covered], who: [{}]}}]}}\n',
    "footnotes": 'document:\n- {{number: "1", text: a, footnotes: [{}]}}\n',
}


def refused(body: str) -> list[str]:
    with pytest.raises(Invalid) as caught:
        tiny(body)
    return [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize(("one", "other"), [("1A", "1a"), ("1", "１"), ("1", "1\u034f"), ("Part B", "part b")])
def test_ids_that_look_or_are_typed_the_same_are_refused(one: str, other: str) -> None:
    (message,) = refused(f'document:\n- {{id: "{one}", text: a}}\n- {{id: "{other}", text: b}}\n')
    assert message.startswith(f"the id “{other}” differs from “{one}” only by capitals, width or marks that cannot be seen")


def test_an_import_gives_no_such_ids() -> None:
    document = Document()
    document.contents = [Clause(0, "1A", None, "one"), Clause(1, "1a", None, "two")]
    give_ids(document)
    assert [clause.id for clause in document.clauses()] == ["1A (first)", "1a (second)"]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ("tiny-x: {ask: Q?, values: {not-sure: A}}", "`values` is “not-sure”; it must be letters, digits and hyphens, and not `not-sure`"),
        ("tiny-x: {ask: Q?, values: {}}", "`values` must have at least 1"),
        ("'tiny-a: b': {ask: Q?, values: {a: A}}", "`facts` is “tiny-a: b”; it must be letters, digits and hyphens"),
    ],
)
def test_what_could_never_be_answered_or_saved_is_refused(facts: str, message: str) -> None:
    assert refused(f"facts: {{{facts}}}\n{ONE}")[0].startswith(message)


def test_a_long_value_is_quoted_in_short() -> None:
    (message,) = refused(ONE.replace("text: a", f'text: a, rules: [{{rule: [not-covered], items: ["{"2" * 5000}"]}}]'))
    assert message == f"`items` is “{'2' * 80}…”; it must be a whole number from 1 to 999"


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was worked out to be meant by something wrong, once for each time that it was."""
    worked_out: list[str] = []

    def counted(hint: Callable[..., str]) -> Callable[..., str]:
        def known(*given: Any) -> str:
            worked_out.append(hint(*given))
            return worked_out[-1]

        return known

    for module, name in ((records_reader, "nearest"), (protocol_reader, "_meant")):
        monkeypatch.setattr(module, name, counted(getattr(module, name)))
    return worked_out


@pytest.mark.slow
@pytest.mark.parametrize("kind", PIECES)
def test_of_twenty_thousand_unknown_ids_only_the_first_have_hints(kind: str, hints: list[str]) -> None:
    """Each hint compares with everything that there is: for all of them it took minutes."""
    messages = refused(PIECES[kind].format(", ".join(f"member-rude-to-officer-{number}" for number in range(20_000))))
    assert len(messages) == 20_000
    assert 0 < len(hints) <= HINTS
    assert kind == "footnotes" or ("; " in messages[0] and "; " not in messages[-1])


@pytest.mark.slow
def test_of_fifty_thousand_unknown_keys_only_the_first_have_hints(hints: list[str]) -> None:
    messages = refused(ONE + "\n".join(f"key{number}: a" for number in range(50_000)))
    assert len(messages) == 50_000
    assert 0 < len(hints) <= HINTS
