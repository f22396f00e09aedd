"""Answers that the proof takes for one another lead to the same advice; the compiled engine is held against one that groups nothing."""

from __future__ import annotations

import json
from collections.abc import Hashable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.proof import answer_classes
from mo_advisor.proof.certificate import NOTE
from mo_advisor.proof.cross_check import contents, contents_of_parts
from mo_advisor.proof.interviews import Walk
from mo_advisor.proof.oracle import PlainRoles
from mo_advisor.proof.outcome_tables import SituationTable, make_tables
from mo_advisor.proof.properties import part_findings
from mo_advisor.proof.prove import answer_sets
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Rule
from tests.advice.strategies import answers
from tests.conftest import examples, shipped
from tests.proof.small import every_answer, small, words


def situations_of(book: Book) -> dict[str, SituationTable]:
    return make_tables(book, PlainRoles(book)).situations


@pytest.mark.slow
def test_grouped_is_ungrouped_on_a_whole_small_protocol() -> None:
    """Every one of its sets of answers."""
    book = small()
    made = situations_of(book)
    tried = 0
    for given_ in every_answer(book):
        tried += 1
        assert contents(advise(book, given_)) == contents_of_parts(made[given_.what], given_), given_
    assert tried == answer_sets(book, len(book.vocabulary.situations)) == 7 * (2**6 + 1) * 6 * 3 * 4


SOLIHULL = shipped("solihull")
TABLES: dict[str, SituationTable] = {}


@pytest.mark.slow
@examples(200)
@given(answers)
def test_grouped_is_ungrouped_on_a_shipped_protocol(given_: Answers) -> None:
    if not TABLES:
        TABLES.update(situations_of(SOLIHULL))
    assert contents(advise(SOLIHULL, given_)) == contents_of_parts(TABLES[given_.what], given_)


def test_interviews_are_counted_as_if_each_were_walked() -> None:
    class Single(Walk):
        def _key(self, answers: Answers, asked: frozenset[str]) -> Hashable:
            return answers.who, answers.involved, answers.what, *answers.facts.items(), asked

    book = small()
    made, roles = situations_of(book), PlainRoles(book)
    grouped, single = Walk(book, roles, made).result(), Single(book, roles, made).result()
    assert grouped.ways == single.ways
    assert grouped.asked == single.asked


ROLES, EXACT = tuple(words().roles), ("leader", "director", "monitoring-officer", "committee")
FACTS = {fact.id: tuple(fact.values) for fact in words().facts.values()}
role_atoms = st.sampled_from(("member", "leader", "officer", "director"))  # few, so that the classes stay few
fact_atoms = st.sampled_from([f"serious={value}" for value in FACTS["serious"]])


def conditions(atoms: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Nested conditions as a file writes them."""

    def nest(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
        branch = st.sampled_from(["all_of", "any_of", "none_of"])
        return st.dictionaries(branch, st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=2)

    return nest(st.one_of(atoms, nest(atoms)))


parts = {"who": conditions(role_atoms), "involved": conditions(role_atoms), "facts": conditions(fact_atoms)}
situations = st.lists(st.sampled_from(tuple(words().situations)), min_size=1, max_size=3, unique=True)
rules = st.fixed_dictionaries({"situations": situations, "weight": st.sampled_from(["rule", "duty", "route", "background"])}, optional=parts)
contact = st.fixed_dictionaries(
    {"role": st.sampled_from(ROLES), "title": st.just("the post"), "do": st.just("ask")},
    optional={
        "who": parts["who"], "one_of_many": st.just("yes"), "of": st.sampled_from(["you", "subject"]), "part": st.sampled_from(["receives", "told"]),
    },
)
silences = st.fixed_dictionaries({"situations": situations, "reason": st.just("None.")}, optional=parts)
clauses = st.fixed_dictionaries({"text": st.just("Somebody may ask the post."), "rules": st.lists(rules, min_size=1, max_size=2)})


@st.composite
def protocols(draw: st.DrawFn) -> dict[str, Any]:
    """Random small protocols, as their files have them."""
    document: list[dict[str, Any]] = [{"id": str(number), **draw(clauses)} for number in range(1, draw(st.integers(2, 3)))]
    for clause in document:
        if any(rule["weight"] != "background" for rule in clause["rules"]):
            clause["contacts"] = draw(st.lists(contact, min_size=1, max_size=2))
    header = {"schema": "1", "id": "small", "council": "Small", "title": "Protocol", "edition": "2020", "status": "in-force"}
    same = draw(st.lists(st.lists(st.sampled_from(ROLES), min_size=2, max_size=2, unique=True), max_size=1))
    return {**header, **({"same_people": same} if same else {}), "silent": draw(st.lists(silences, min_size=1, max_size=2)), "document": document}


def naive(protocol: dict[str, Any], had: dict[str, frozenset[str]], what: str) -> set[str]:
    """The clauses that apply where these ids are had, and no others, read straight off the file."""

    def true(condition: Any, part: str) -> bool:
        def some(branch: str) -> list[bool]:
            return [inner in had[part] if isinstance(inner, str) else true(inner, part) for inner in condition.get(branch, ())]

        return all(some("all_of")) and (any(some("any_of")) or "any_of" not in condition) and not any(some("none_of"))

    def holds(rule: dict[str, Any]) -> bool:
        return what in rule["situations"] and all(true(rule[part], part) for part in had if part in rule)

    return {clause["id"] for clause in protocol["document"] if any(map(holds, clause["rules"]))}


exact_answers = st.builds(
    Answers, who=st.sampled_from(EXACT), involved=st.lists(st.sampled_from(EXACT), max_size=3, unique=True).map(tuple),
    what=st.sampled_from(tuple(words().situations)), facts=st.fixed_dictionaries({fact: st.sampled_from(values) for fact, values in FACTS.items()}),
)


@examples(50)
@given(protocols(), st.lists(exact_answers, min_size=1, max_size=8))
def test_the_compiled_engine_is_the_naive_one_where_everything_is_known(protocol: dict[str, Any], known: list[Answers]) -> None:
    book = small(json.dumps(protocol))
    roles = PlainRoles(book)
    made = situations_of(book)
    for given_ in known:
        had = {
            "who": roles.wider[given_.who or ""], "involved": frozenset().union(*(roles.wider[role] for role in given_.involved or ())),
            "facts": frozenset(f"{fact}={value}" for fact, value in given_.facts.items()),
        }
        situation = made[given_.what]
        shown = {part.name: outcome.verdict.truth for part, outcome in situation.outcomes(situation.of(given_)) if part.kind == "clause" and outcome}
        assert shown == dict.fromkeys(naive(protocol, had, given_.what), True)


@examples(50)
@given(protocols())
def test_the_engine_is_sound_on_random_protocols(protocol: dict[str, Any]) -> None:
    """Certain is certain in every completion, and stays so; whatever the conditions."""
    book = small(json.dumps(protocol))
    tables = make_tables(book, PlainRoles(book)).parts
    assert [finding for table in tables for finding in part_findings(book, table) if finding.level != NOTE] == []


def test_a_condition_that_the_argument_does_not_know_stops_the_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Adviser, "_fields", {**Adviser._fields, "involved": Rule._fields["involved"]})
    with pytest.raises(TypeError, match="Adviser"):
        answer_classes.expect_known_shape()
