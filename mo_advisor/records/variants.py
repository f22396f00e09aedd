"""Records with something left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from mo_advisor.records.condition import Condition
from mo_advisor.records.fields import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")
CONDITIONS = ("who", "involved", "facts")
BRANCHES = ("all_of", "any_of", "none_of")


class Spared(NamedTuple):
    """A record without one id of one of its conditions. part: the condition that it stood in; id: what is gone."""

    part: str
    id: str
    record: Any


def changed(record: R, **fields: Any) -> R:
    """A record with other values in some fields, at the same place."""
    return type(record)(**{**record.__dict__, **fields})


def but_for(many: Sequence[T], index: int) -> tuple[T, ...]:
    """All but one."""
    return (*many[:index], *many[index + 1 :])


def put(many: Sequence[T], index: int, one: T) -> tuple[T, ...]:
    """The same with another in one place."""
    return (*many[:index], one, *many[index + 1 :])


def spared(record: Record) -> Iterator[Spared]:
    """The record without each id of its conditions in turn."""
    for part in CONDITIONS:
        condition = getattr(record, part, None)
        for atom, rest in without_atoms(condition) if condition else ():
            yield Spared(part, atom, changed(record, **{part: rest}))


def without_atoms(condition: Condition) -> Iterator[tuple[str, Condition | None]]:
    """Each id in a condition, however deep, with the condition that is left without it; None where nothing is left."""
    for branch in BRANCHES:
        parts = getattr(condition, branch)
        for index, part in enumerate(parts):
            if isinstance(part, str):
                yield part, _settled(changed(condition, **{branch: but_for(parts, index)}))
                continue
            for atom, inner in without_atoms(part):
                rest = put(parts, index, inner) if inner else but_for(parts, index)
                yield atom, _settled(changed(condition, **{branch: rest}))


def _settled(condition: Condition) -> Condition | None:
    return condition if any(getattr(condition, branch) for branch in BRANCHES) else None
