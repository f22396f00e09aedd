"""Situations that are one and the same get the same advice."""

from __future__ import annotations

import pytest

from mo_advisor.lint.agree import problems
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, shipped, tiny

TOP = """
document:
  - id: "1"
    text: "Complain about a Director to the Leader."
    rules:
      - {situations: [complain-about-officer], involved: [director, chief-executive]%s}
      - {situations: [complain-about-top-officer]%s}
    contacts:
      - {role: leader, title: the Leader, do: Complain%s}
"""


def found(first: str = "", second: str = "", contact: str = "") -> list[str]:
    return [problem.message for problem in problems(tiny(TOP % (first, second, contact)))]


def test_two_ways_to_say_the_same_agree() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("spoilt", "about"),
    [
        ({"first": ", who: [member]"}, "clauses 1; contacts the Leader [1]"),
        ({"first": ', contacts: "no"'}, "contacts the Leader [1]"),
        ({"contact": ", situations: [complain-about-officer]"}, "contacts the Leader [1]"),
    ],
)
def test_what_differs_is_named_once_for_each_pair(spoilt: dict[str, str], about: str) -> None:
    messages = found(**spoilt)
    assert [message.split(" and ")[0] for message in messages] == [
        "complain-about-officer (involved=director)", "complain-about-officer (involved=chief-executive)",
    ]
    assert all(message.endswith(f"differ: {about}") for message in messages)


def test_a_clause_that_may_apply_to_one_of_the_two_is_a_difference() -> None:
    more = '  - {id: "2", text: "Words.", rules: [{situations: [complain-about-officer], who: {all_of: [group-leader]}, facts: [serious=yes]}]}\n'
    (problem, _) = problems(tiny(TOP % ("", "", "") + more))
    assert problem.message == (
        "complain-about-officer (involved=director) and complain-about-top-officer (involved=director) differ: clauses 2"
    )


def test_where_one_of_the_two_is_not_mapped_there_is_nothing_to_compare() -> None:
    assert list(problems(tiny('document:\n  - {id: "1", text: "Words.", rules: [{situations: [request-too-much-work]}]}\n'))) == []


def test_the_order_of_the_clauses_counts() -> None:
    book = tiny("""
document:
  - {id: "1", text: "Words.", rules: [{situations: [information-refused]}, {situations: [request-too-much-work], weight: duty}]}
  - {id: "2", text: "Words.", rules: [{situations: [information-refused, request-too-much-work]}]}
""")
    (problem,) = problems(book)
    assert problem.message.endswith("differ: the order of the clauses")


def test_the_pairs_of_the_vocabulary_are_situations_with_answers_that_there_are() -> None:
    vocabulary = shared()
    assert {same.situation for same in vocabulary.same_as} == {"complain-about-officer", "information-refused"}
    for same in vocabulary.same_as:
        assert {same.situation, same.other} <= set(vocabulary.situations)
        assert same.involved is None or same.involved in vocabulary.roles
        assert all(value in vocabulary.facts[fact].values for fact, value in same.facts.items())


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_the_shipped_files_agree(protocol_id: str) -> None:
    assert list(problems(shipped(protocol_id))) == []
