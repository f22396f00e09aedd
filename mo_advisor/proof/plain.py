"""The file read plainly: what holds where everything is known, so that each id is had or not had and nothing is in doubt.

An independent check of the engine's three values: what it is sure of must hold, read plainly, however the open answers turn out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from mo_advisor.proof.sight import Traits
from mo_advisor.protocol.model import Adviser, Caution, Condition, Contact, Rule, Silence


class World(NamedTuple):
    """One way in which everything can be.

    asker, side: the ids had. own: the posts of the asker, and of the person complained of. facts: each written `fact=value`.
    """

    asker: frozenset[str]
    side: frozenset[str]
    own: frozenset[str]
    facts: frozenset[str]


def world(asker: Traits, side: Traits, facts: Iterable[str]) -> World:
    """A world out of what can be seen of the asker and of who is involved."""
    return World(_after("is ", asker), _after("is ", side), _after("holds ", asker | side), frozenset(facts))


def _after(tag: str, traits: Traits) -> frozenset[str]:
    return frozenset(trait.removeprefix(tag) for trait in traits if trait.startswith(tag))


def true(condition: Condition | None, had: Collection[str]) -> bool:
    """Whether a condition holds where just these ids are had."""
    if condition is None:
        return True

    def part(inner: str | Condition) -> bool:
        return inner in had if isinstance(inner, str) else true(inner, had)

    some = any(map(part, condition.any_of)) if condition.any_of else True
    return some and all(map(part, condition.all_of)) and not any(map(part, condition.none_of))


def meets(record: Rule | Contact | Silence | Caution | Adviser, known: World) -> bool:
    """Whether a record's conditions hold, the situation apart."""
    side, facts = getattr(record, "involved", None), getattr(record, "facts", None)
    return true(record.who, known.asker) and true(side, known.side) and true(facts, known.facts)


def silent(silences: Iterable[Silence], known: World) -> bool:
    """Whether one of a situation's silences is recorded."""
    return any(meets(silence, known) for silence in silences)
