"""The ids that a condition speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.protocol.model import Condition


def atoms_of(condition: Condition | None) -> Iterator[str]:
    """Every id in a condition, however deep, in its order."""
    if condition is not None:
        for part in (*condition.all_of, *condition.any_of, *condition.none_of):
            if isinstance(part, Condition):
                yield from atoms_of(part)
            else:
                yield part
