"""One choice of a quiz, and how wrong ones are drawn: the likeliest first, and among equals by chance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Choice(NamedTuple):
    """Something to choose. id: a role, a clause, a procedure's name, or one of the fixed answers. text: as it is offered. right: whether it is."""

    id: str
    text: str
    right: bool


def drawn(candidates: Iterable[T], nearness: Callable[[T], int], dice: Random) -> list[T]:
    """Candidates with the nearest (0) first; those that are equally near stand in an order of chance."""
    mixed = list(candidates)
    dice.shuffle(mixed)
    return sorted(mixed, key=nearness)
