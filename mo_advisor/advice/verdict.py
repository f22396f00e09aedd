"""Three-valued truth, with what an unknown depends on (Kleene's strong logic)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Verdict(NamedTuple):
    """Whether something holds: True, False, or None for not known; then `depends` names the unanswered questions that decide it."""

    truth: bool | None
    depends: frozenset[str] = frozenset()

    def __invert__(self) -> Verdict:
        """The opposite; not known stays not known."""
        return self if self.truth is None else Verdict(not self.truth)


HOLDS = Verdict(True)
FAILS = Verdict(False)


def unknown(*questions: str) -> Verdict:
    """Not known until these questions are answered."""
    return Verdict(None, frozenset(questions))


def all_hold(verdicts: Iterable[Verdict]) -> Verdict:
    """Whether all hold; nothing at all holds."""
    depends: list[frozenset[str]] = []
    for verdict in verdicts:
        if verdict.truth is False:
            return FAILS
        if verdict.truth is None:
            depends.append(verdict.depends)
    return Verdict(None, frozenset().union(*depends)) if depends else HOLDS


def any_holds(verdicts: Iterable[Verdict]) -> Verdict:
    """Whether at least one holds; of nothing at all, none does."""
    depends: list[frozenset[str]] = []
    for verdict in verdicts:
        if verdict.truth is True:
            return HOLDS
        if verdict.truth is None:
            depends.append(verdict.depends)
    return Verdict(None, frozenset().union(*depends)) if depends else FAILS
