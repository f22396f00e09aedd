"""Records are taken apart one id at a time, and nothing else of them changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.protocol.model import Rule
from mo_advisor.records.condition import Condition, atoms_of
from mo_advisor.records.variants import condition_without_each_id, with_fields, with_item, without_each_id, without_item
from tests.advice.strategies import conditions
from tests.conftest import tiny


def rule_of(written: str) -> Rule:
    """A rule with these parts."""
    return tiny(f'document:\n  - {{id: "1", text: "Words.", rules: [{{situations: [not-covered], {written}}}]}}\n').clause("1").rules[0]


def test_a_changed_record_keeps_the_rest_and_its_place() -> None:
    rule = rule_of("weight: duty")
    other = with_fields(rule, weight="background")
    assert (other.situations, other.weight, other.at) == (rule.situations, "background", rule.at)
    assert rule.weight == "duty"


def test_one_item_of_many() -> None:
    assert without_item("abc", 1) == ("a", "c")
    assert with_item("abc", 1, "x") == ("a", "x", "c")


def test_every_id_is_left_out_in_turn() -> None:
    rule = rule_of("who: {all_of: [officer], none_of: [director]}, facts: [serious=yes]")
    assert [(left.part, left.id, left.record.who, left.record.facts) for left in without_each_id(rule)] == [
        ("who", "officer", Condition(none_of=("director",)), rule.facts),
        ("who", "director", Condition(all_of=("officer",)), rule.facts),
        ("facts", "serious=yes", rule.who, None),
    ]


def test_a_condition_of_which_nothing_is_left_is_none() -> None:
    assert list(condition_without_each_id(Condition(any_of=(Condition(all_of=("a",)),)))) == [("a", None)]


@given(conditions(st.sampled_from("abc")))
def test_exactly_one_id_is_gone(condition: Condition) -> None:
    ids = sorted(atoms_of(condition))
    found = list(condition_without_each_id(condition))
    assert sorted(atom for atom, _ in found) == ids
    assert all(sorted([*atoms_of(rest), atom]) == ids for atom, rest in found)


def test_equal_records_have_one_hash_however_they_were_made() -> None:
    rule, other = rule_of("weight: duty"), rule_of("weight: background")
    hash(rule)
    changed = with_fields(rule, weight="background")
    assert (changed, hash(changed)) == (other, hash(other))
    assert hash(changed) != hash(rule)
