"""What one advice holds and another does not, and what an advice gains and loses when it is asked with other answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.changes import Changes, changed
from mo_advisor.advice.outcome import Part, outcome_of
from mo_advisor.frozen import Frozen


class Held(NamedTuple):
    """A part of an advice, and whether it is certain or only may apply."""

    part: Part
    certain: bool


class Difference(NamedTuple):
    """What is only in the later advice, what only in the earlier one, and what in both changes its certainty; in the order of an advice."""

    gained: tuple[Held, ...]
    lost: tuple[Held, ...]
    becomes_certain: tuple[Part, ...]
    becomes_uncertain: tuple[Part, ...]


class WhatIf(Frozen):
    """An advice asked again with other answers. advice: the later one; difference: from the earlier one."""

    changes: Changes
    advice: Advice
    difference: Difference


def what_if(advice: Advice, changes: Changes) -> WhatIf:
    """The same advice with other answers, all together, and what changes."""
    later = advise(advice.book, changed(advice.answers, changes), advice.local)
    return WhatIf(changes, later, difference(outcome_of(advice).parts(), outcome_of(later).parts()))


def difference(earlier: Mapping[Part, bool], later: Mapping[Part, bool]) -> Difference:
    """What changes from one advice to another, each as its parts (`Outcome.parts`) with whether they are certain."""
    return Difference(
        gained=tuple(Held(part, certain) for part, certain in later.items() if part not in earlier),
        lost=tuple(Held(part, certain) for part, certain in earlier.items() if part not in later),
        becomes_certain=tuple(part for part, certain in later.items() if certain and earlier.get(part) is False),
        becomes_uncertain=tuple(part for part, certain in later.items() if not certain and earlier.get(part) is True),
    )
