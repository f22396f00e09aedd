"""Conditions are evaluated in three values, and agree with a plain evaluation wherever everything is known."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.logic import FAILS, HOLDS, Verdict, all_hold, any_holds, holds, unknown
from mo_advisor.records.condition import Condition
from tests.advice.strategies import conditions

ATOMS = ("a", "b", "c")
worlds = st.fixed_dictionaries({atom: st.booleans() for atom in ATOMS})
partial = st.fixed_dictionaries({atom: st.sampled_from([True, False, None]) for atom in ATOMS})


def naive(condition: Condition | str, world: Mapping[str, bool]) -> bool:
    """Ten lines that anyone can check: a condition in a world where everything is known."""
    if isinstance(condition, str):
        return world[condition]
    return (
        all(naive(part, world) for part in condition.all_of)
        and (not condition.any_of or any(naive(part, world) for part in condition.any_of))
        and not any(naive(part, world) for part in condition.none_of)
    )


def verdict(condition: Condition, world: Mapping[str, bool | None]) -> Verdict:
    return holds(condition, lambda atom: unknown(atom) if world[atom] is None else Verdict(world[atom]))


@given(conditions(st.sampled_from(ATOMS)), worlds)
def test_where_all_is_known_it_is_plain_logic(condition: Condition, world: dict[str, bool]) -> None:
    assert verdict(condition, world) == Verdict(naive(condition, world))


@given(conditions(st.sampled_from(ATOMS)), partial, worlds)
def test_what_is_certain_stays_certain_when_more_is_known(condition: Condition, some: dict[str, bool | None], world: dict[str, bool]) -> None:
    before = verdict(condition, some)
    filled = {atom: world[atom] if known is None else known for atom, known in some.items()}
    if before.truth is not None:
        assert verdict(condition, filled).truth is before.truth


@given(conditions(st.sampled_from(ATOMS)), partial)
def test_an_unknown_depends_on_unanswered_questions_only(condition: Condition, some: dict[str, bool | None]) -> None:
    found = verdict(condition, some)
    assert bool(found.depends) == (found.truth is None)
    assert all(some[atom] is None for atom in found.depends)


def test_none_of_turns_a_condition_round() -> None:
    """Cheshire East 10.1: the general sentence holds for everybody but the exceptions."""
    exceptions = Condition(none_of=("a", "b"))
    assert verdict(exceptions, {"a": False, "b": False, "c": False}) == HOLDS
    assert verdict(exceptions, {"a": True, "b": None, "c": False}) == FAILS
    assert verdict(exceptions, {"a": False, "b": None, "c": False}) == unknown("b")


def test_nothing_at_all_holds_and_none_of_nothing_does() -> None:
    assert all_hold([]) == HOLDS
    assert any_holds([]) == FAILS
    assert holds(None, lambda _: FAILS) == HOLDS
