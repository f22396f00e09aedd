"""What an advice gains and loses when it is asked with other answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.changes import Changes, changed


class Part(NamedTuple):
    """Something that an advice holds.

    kind: `clauses`, `general`, `contacts` (that you are to take), `others` (contacts that others take), `advisers`, `cautions`, `notices`,
    `silence` or `unmapped`. title: of a contact or an adviser, the words of a caution, or the id of a notice. clauses: the ids that it stands on.
    """

    kind: str
    title: str = ""
    clauses: tuple[str, ...] = ()


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


@dataclass(frozen=True)
class WhatIf:
    """An advice asked again with other answers. advice: the later one; difference: from the earlier one."""

    changes: Changes
    advice: Advice
    difference: Difference


def what_if(advice: Advice, changes: Changes) -> WhatIf:
    """The same advice with other answers, all together, and what changes."""
    later = advise(advice.book, changed(advice.answers, changes), advice.local)
    return WhatIf(changes, later, difference(advice, later))


def difference(earlier: Advice, later: Advice) -> Difference:
    """What changes from one advice to another."""
    before, after = parts(earlier), parts(later)
    return Difference(
        gained=tuple(Held(part, certain) for part, certain in after.items() if part not in before),
        lost=tuple(Held(part, certain) for part, certain in before.items() if part not in after),
        becomes_certain=tuple(part for part, certain in after.items() if certain and before.get(part) is False),
        becomes_uncertain=tuple(part for part, certain in after.items() if not certain and before.get(part) is True),
    )


def parts(advice: Advice) -> dict[Part, bool]:
    """Everything that an advice holds, in its order, and whether it is certain: somebody whom one clause names twice is so if either time is."""
    found: dict[Part, bool] = {}
    for part, certain in _held(advice):
        found[part] = found.get(part, False) or certain
    return found


def _held(advice: Advice) -> Iterator[Held]:
    if not advice.mapped:
        yield Held(Part("unmapped"), True)
    if advice.silent:
        yield Held(Part("silence"), True)
    for kind, shown in (("clauses", advice.clauses), ("general", advice.general)):
        yield from (Held(Part(kind, clauses=(one.match.position.clause.id,)), one.match.verdict.truth is True) for one in shown)
    for one in advice.contacts:
        kind = "contacts" if one.by == "you" else "others"
        yield Held(Part(kind, one.contact.title, (one.clause,)), one.verdict.truth is True)
    for general in advice.advisers:
        yield Held(Part("advisers", general.adviser.title, (general.adviser.clause,)), general.verdict.truth is True)
    yield from (Held(Part("cautions", caution.text, caution.clauses), True) for caution in advice.cautions)
    yield from (Held(Part("notices", notice), True) for notice in advice.notices)
