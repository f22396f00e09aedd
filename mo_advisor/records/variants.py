"""Records with other values in some fields, and records from whose conditions one id is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from mo_advisor.frozen import Frozen
from mo_advisor.records.condition import Condition
from mo_advisor.records.fields import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")
CONDITIONS = ("who", "involved", "facts")
BRANCHES = ("all_of", "any_of", "none_of")


class WithoutId(Frozen):
    """A record without one id of one of its conditions. part: the condition that it stood in; id: what is gone."""

    part: str
    id: str
    record: Any


def with_fields(record: R, **fields: Any) -> R:
    """A record with other values in some fields, at the same place."""
    return type(record)(**{**record.__getstate__(), **fields})


def without_item(items: Sequence[T], index: int) -> tuple[T, ...]:
    """All items but the one in a place."""
    return (*items[:index], *items[index + 1 :])


def with_item(items: Sequence[T], index: int, item: T) -> tuple[T, ...]:
    """The same items with another in one place."""
    return (*items[:index], item, *items[index + 1 :])


def without_each_id(record: Record) -> Iterator[WithoutId]:
    """The record without each id of its conditions in turn."""
    for part in CONDITIONS:
        condition = getattr(record, part, None)
        for atom, rest in condition_without_each_id(condition) if condition else ():
            yield WithoutId(part, atom, with_fields(record, **{part: rest}))


def condition_without_each_id(condition: Condition) -> Iterator[tuple[str, Condition | None]]:
    """Each id in a condition, however deep, with the condition that is left without it; None where nothing is left."""
    for branch in BRANCHES:
        parts = getattr(condition, branch)
        for index, part in enumerate(parts):
            if isinstance(part, str):
                yield part, _unless_empty(with_fields(condition, **{branch: without_item(parts, index)}))
                continue
            for atom, inner in condition_without_each_id(part):
                rest = with_item(parts, index, inner) if inner else without_item(parts, index)
                yield atom, _unless_empty(with_fields(condition, **{branch: rest}))


def _unless_empty(condition: Condition) -> Condition | None:
    return condition if any(getattr(condition, branch) for branch in BRANCHES) else None
