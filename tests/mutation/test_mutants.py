"""Changes to the mapping do not go unseen: a random sample of the mutants here, all of them with `python -m tests.mutation`."""

from __future__ import annotations

import random

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.protocol.book import Book
from tests.cases.runner import read
from tests.conftest import SHIPPED, shipped, tiny
from tests.mutation.catching import SURVIVORS, caught_by, shows
from tests.mutation.mutants import Mutant, mutants

EACH = 30  # mutants of each protocol
SEED = 2009
ROUTE = """
document:
  - id: "1"
    text: "Ask the Leader or the Chief Executive, then the Monitoring Officer."
    duties: [{words: Ask, force: should, binds: [member]}]
    rules: [{situations: [interpretation, not-covered], who: [member]}]
    contacts:
      - {role: leader, title: the Leader, do: Ask, step: "1", join: or}
      - {role: chief-executive, title: the Chief Executive, do: Ask, step: "1", join: or, by: [officer]}
      - {role: monitoring-officer, title: the Monitoring Officer, do: Ask, step: "2"}
"""


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_mutants_are_caught(protocol_id: str) -> None:
    book = shipped(protocol_id)
    known = {one for some in read(SURVIVORS)[protocol_id].values() for one in some}
    sample = random.Random(SEED).sample(list(mutants(book)), EACH)
    survivors = [mutant.description for mutant in sample if mutant.description not in known and caught_by(book, mutant) is None]
    assert not survivors


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_the_survivors_that_are_written_down_are_mutants(protocol_id: str) -> None:
    descriptions = [mutant.description for mutant in mutants(shipped(protocol_id))]
    assert len(descriptions) == len(set(descriptions))
    assert {one for some in read(SURVIVORS)[protocol_id].values() for one in some} <= set(descriptions)


@pytest.fixture(scope="module")
def small() -> Book:
    return tiny(ROUTE)


def made(book: Book, kind: str) -> list[Mutant]:
    return [mutant for mutant in mutants(book) if mutant.kind == kind]


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("rule dropped", ["1, rule 1"]),
        ("weight changed", ["1, rule 1, rule to background"]),
        ("condition dropped", ["1, rule 1, who"]),
        ("role swapped", ["1, rule 1, who 1, member to co-opted-member"]),
        ("situation dropped", ["1, rule 1, interpretation", "1, rule 1, not-covered"]),
        ("situation swapped", ["1, rule 1, interpretation to conflict-with-other-codes", "1, rule 1, not-covered to who-is-bound"]),
        ("contact dropped", ["1, contact 1", "1, contact 2", "1, contact 3"]),
        ("part changed", [f"1, contact {number}, receives to decides" for number in (1, 2, 3)]),
        ("join changed", ["1, contact 1, or to and", "1, contact 2, or to and"]),
        ("by dropped", ["1, contact 2"]),
        ("steps reordered", ["route 1, contacts 2 and 3"]),
        ("duty dropped", ["1, duty 1"]),
    ],
)
def test_every_sort_of_change_is_made(small: Book, kind: str, where: list[str]) -> None:
    assert [mutant.where for mutant in made(small, kind)] == where


def test_a_mutant_differs_in_what_it_says_and_in_nothing_else(small: Book) -> None:
    (mutant,) = made(small, "situation dropped")[:1]
    assert mutant.protocol != small.protocol
    assert mutant.touched == {"interpretation"}
    changed = Book(mutant.protocol, small.vocabulary, b"", "tiny")
    assert not advise(changed, Answers("member", None, "interpretation")).clauses
    assert advise(changed, Answers("member", None, "not-covered")).clauses


def test_a_change_that_shows_nowhere_is_told_from_one_that_does(small: Book) -> None:
    (dropped,) = made(small, "rule dropped")
    assert shows(small, dropped)
    assert not shows(small, dropped._replace(protocol=small.protocol))


def test_loading_catches_what_makes_a_file_invalid(small: Book) -> None:
    (dropped,) = made(small, "rule dropped")
    assert caught_by(small, dropped) == "loading"
