"""Conditions over ids, nested to any depth, as a file holds them; `advice/logic.py` evaluates them."""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.records.fields import Many, Record, Text, field

PARTS_OF = Many(Text())  # ids and conditions; the reader knows them as `Conditions`


class Condition(Record):
    """A condition over ids: every part of `all_of`, at least one of `any_of` where there is one, and none of `none_of` must hold."""

    all_of: tuple[str | Condition, ...] = field(PARTS_OF, "All of these must hold.", default=())
    any_of: tuple[str | Condition, ...] = field(PARTS_OF, "At least one of these must hold.", default=())
    none_of: tuple[str | Condition, ...] = field(PARTS_OF, "None of these may hold.", default=())


def atoms_of(condition: Condition | None) -> Iterator[str]:
    """Every id in a condition, however deep, in its order."""
    if condition is not None:
        for part in (*condition.all_of, *condition.any_of, *condition.none_of):
            if isinstance(part, Condition):
                yield from atoms_of(part)
            else:
                yield part
