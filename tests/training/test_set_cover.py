"""The fewest sets, held against trying all of them."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as some

from mo_advisor.training.set_cover import Cover, cover
from tests.conftest import examples

SETS = some.lists(some.frozensets(some.integers(0, 9), max_size=5), max_size=9)


def fewest(sets: list[frozenset[int]]) -> int:
    """How many sets are needed, by trying all choices, small ones first."""
    whole = frozenset().union(*sets)
    return next(size for size in range(len(sets) + 1) for chosen in combinations(sets, size) if frozenset().union(*chosen) == whole)


def held(sets: list[frozenset[int]], found: Cover) -> frozenset[int]:
    return frozenset().union(*(sets[number] for number in found.chosen))


@given(SETS)
@examples(400)
def test_they_hold_everything_and_no_fewer_can(sets: list[frozenset[int]]) -> None:
    found = cover(sets)
    assert held(sets, found) == frozenset().union(*sets)
    assert len(found.chosen) == found.at_least == fewest(sets)


@given(SETS)
def test_cut_short_they_still_hold_everything_and_the_bound_is_honest(sets: list[frozenset[int]]) -> None:
    found = cover(sets, steps=0)
    assert held(sets, found) == frozenset().union(*sets)
    assert found.at_least <= fewest(sets) <= len(found.chosen)


def test_where_nothing_can_be_settled_at_once_a_larger_set_first_is_not_always_best() -> None:
    sets = [frozenset({1, 2, 3, 4}), frozenset({1, 2, 5}), frozenset({3, 4, 6}), frozenset({5, 6})]
    assert cover(sets) == Cover((0, 3), 2)
    rows, columns = [frozenset({0, 1, 2}), frozenset({3, 4, 5})], [frozenset({0, 3}), frozenset({1, 4}), frozenset({2, 5})]
    assert cover([*columns, *rows]) == Cover((3, 4), 2)


def test_of_equal_sets_the_first() -> None:
    assert cover([frozenset({1}), frozenset({1, 2}), frozenset({2, 1})]).chosen == (1,)


def test_nothing_is_held_by_no_sets() -> None:
    assert cover([]) == cover([frozenset()]) == Cover((), 0)


def test_a_choice_that_is_cut_short_says_how_few_it_could_be() -> None:
    """Three pairs of three things: two are needed, and one pair by itself proves only that one is."""
    pairs = [frozenset({1, 2}), frozenset({2, 3}), frozenset({1, 3})]
    assert cover(pairs) == Cover((0, 1), 2)
    assert cover(pairs, steps=0) == Cover((0, 1), 1)
