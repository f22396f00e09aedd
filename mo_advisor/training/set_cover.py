"""The fewest sets that together hold everything that any of them holds.

What needs no choice is settled first: a set that another one holds whole, a thing that always comes with a rarer one, a set that alone holds
something. Where that leaves a choice, each holder of the rarest thing is tried, and what cannot become shorter is given up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

Left = Mapping[int, frozenset[int]]  # the sets that may still be chosen, by their numbers, with what is still wanted of each
STEPS = 2000  # choices that are tried; the shipped protocols need fewer than ten


class Cover(NamedTuple):
    """Sets that together hold everything. chosen: their numbers, in order. at_least: fewer than these cannot."""

    chosen: tuple[int, ...]
    at_least: int


def cover(sets: Sequence[frozenset[int]], steps: int = STEPS) -> Cover:
    """The fewest sets found that together hold everything; of equal ones the first. With enough steps there are no fewer."""
    search = _Search(steps)
    settled, left = _settled((), dict(enumerate(sets)))
    search.go_on(settled, left)
    at_least = len(settled) + _apart(left) if search.cut_short else len(search.best or ())
    return Cover(tuple(sorted(search.best or ())), at_least)


class _Search:
    """best: the fewest sets so far. steps: the choices that may still be tried. cut_short: whether some were not."""

    def __init__(self, steps: int) -> None:
        self.best: tuple[int, ...] | None = None
        self.steps = steps
        self.cut_short = False

    def go_on(self, chosen: tuple[int, ...], left: Left) -> None:
        """Completes a choice in every way that may be shorter than the best; the first way is always gone to its end."""
        chosen, left = _settled(chosen, left)
        if self.best is not None and len(chosen) + _apart(left) >= len(self.best):
            return
        if not left:
            self.best = chosen
            return
        rarest = min(_holders(left).values(), key=len)
        for holder in sorted(rarest, key=lambda number: (-len(left[number]), number)):
            if self.best is not None and self.steps <= 0:
                self.cut_short = True
                return
            self.steps -= 1
            self.go_on((*chosen, holder), _without(left, left[holder]))


def _settled(chosen: tuple[int, ...], left: Left) -> tuple[tuple[int, ...], Left]:
    """Chooses what must be chosen, and leaves out what need not be looked at, until only real choices are left."""
    before: Left = {}
    while left != before:
        before = left
        left = _without(_largest(left), _following(left))
        forced = sorted({holder for holders in _holders(left).values() if len(holders) == 1 for holder in holders})
        chosen = (*chosen, *forced)
        left = _without(left, frozenset().union(*(left[number] for number in forced)))
    return chosen, left


def _largest(left: Left) -> Left:
    """The sets that no other one holds whole; of equal ones the first."""

    def needless(number: int, held: frozenset[int]) -> bool:
        return any(held < more or (held == more and other < number) for other, more in left.items())

    return {number: held for number, held in left.items() if not needless(number, held)}


def _following(left: Left) -> frozenset[int]:
    """The things that come with another one in every set that holds that one; of two that always come together, the second."""
    holders = _holders(left)

    def follows(thing: int) -> bool:
        return any(rarer < holders[thing] or (rarer == holders[thing] and other < thing) for other, rarer in holders.items())

    return frozenset(thing for thing in holders if follows(thing))


def _apart(left: Left) -> int:
    """How many sets are needed at least: as many as things are found, rare ones first, no two of which any set holds together."""
    met: set[int] = set()
    count = 0
    for holders in sorted(_holders(left).values(), key=len):
        if not holders & met:
            met |= holders
            count += 1
    return count


def _holders(left: Left) -> dict[int, frozenset[int]]:
    """Each thing that is wanted, in order, with the sets that hold it."""
    things = sorted(frozenset().union(*left.values()))
    return {thing: frozenset(number for number, held in left.items() if thing in held) for thing in things}


def _without(left: Left, things: frozenset[int]) -> Left:
    """What is left when these things are wanted no more."""
    return {number: rest for number, held in left.items() if (rest := held - things)}
