"""What a set of records can see of the answers; answers that look alike to them are one class.

The argument for grouping. A rule, contact, silence, caution or adviser states at most four conditions: situations, a condition on the asker, one
on who is involved, one on facts, the latter three nested `all_of`, `any_of`, `none_of` over ids (`expect_known_shape` refuses a model of any
other shape). Beside them an advice depends only on whose post a contact or adviser has, and on who takes a contact's step. So:

- Two roles of an asker lead to the same advice where each id in a condition on the asker, and each post, is surely, surely not or perhaps theirs
  alike.
- An id in a condition on who is involved asks whether *somebody* involved has it. So a set of roles counts by what its members have together:
  each id is surely, perhaps or not had, whichever wins in this order. The person complained of is whoever is involved of the party's kind; so
  for posts too a set counts by what its members of that kind hold together. Finitely many sets, found by joining one role after another until
  nothing new comes, stand for all of them.
- A fact that no condition speaks of changes nothing, and a piece of an advice is the same in two situations in which the same records speak of it
  and, where posts matter, the same kind of person is complained of.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import NamedTuple

from mo_advisor.proof.oracle import Kinship
from mo_advisor.protocol.model import Adviser, Caution, Clause, Contact, Rule, Silence
from mo_advisor.records.condition import atoms_of
from mo_advisor.records.fields import Conditions, Record

Judged = Rule | Contact | Silence | Caution | Adviser
Traits = frozenset[str]  # what is so (`is member`, `holds director`, `party`) or may be (`may is member`)
ALL = "who involved facts"
SHAPE: Mapping[type[Record], str] = {Rule: ALL, Contact: ALL, Silence: ALL, Caution: "who", Adviser: "who", Clause: ""}
UNSURE, NOBODY = frozenset({"not sure"}), frozenset({"nobody"})


def expect_known_shape() -> None:
    """Raises TypeError where records can state conditions of which the argument above knows nothing."""
    for record, known in SHAPE.items():
        stated = {name for name, given in record._fields.items() if isinstance(given.kind, Conditions)}
        if stated != set(known.split()):
            raise TypeError(f"The proof does not know these conditions of a {record.__name__}: {', '.join(sorted(stated))}")


class Seen(NamedTuple):
    """An answer as records see it. traits: what it makes so, or possible. worlds: what it may come to, everything known."""

    traits: Traits
    worlds: frozenset[Traits]

    def join(self, other: Seen) -> Seen:
        """Two people involved at once."""
        return Seen(self.traits | other.traits, frozenset(one | two for one in self.worlds for two in other.worlds))


class Sight:
    """What some records can see in one situation. posts: whose holders matter. taken_by: roles that take steps. deep: whether worlds count too."""

    def __init__(
        self, kin: Kinship, situation: str, records: Collection[Judged], posts: Iterable[str] = (), taken_by: Iterable[str] = (), deep: bool = True,
    ) -> None:
        self.kin, self.situation, self.deep, self.records = kin, situation, deep, tuple(records)
        self.posts = frozenset(posts)
        self.party = kin.party(situation) if self.posts else frozenset()
        self.who = frozenset(_atoms(records, "who")) | frozenset(taken_by)
        self.side = frozenset(_atoms(records, "involved"))
        spoken = {atom.partition("=")[0] for atom in _atoms(records, "facts")}
        self.facts = tuple(fact for fact in kin.book.facts if fact in spoken)

    def likeness(self) -> tuple[object, ...]:
        """What is equal for two situations in which the same is seen."""
        return self.posts, self.party, self.who, *map(id, self.records)

    @cached_property
    def _exact_asker(self) -> dict[str, Traits]:
        """All that can be seen of an asker who is just this role."""
        return {role: self._is(role, self.who) | self._holds(role) for role in self.kin.roles}

    @cached_property
    def _exact_side(self) -> dict[str, Traits]:
        """All that can be seen of somebody involved who is just this role."""
        return {role: self._is(role, self.side) | self._of_party(role) for role in self.kin.roles}

    def _of_party(self, role: str) -> Traits:
        return self._holds(role) | {"party"} if role in self.party else frozenset()

    def _is(self, role: str, atoms: frozenset[str]) -> Traits:
        return frozenset(f"is {atom}" for atom in atoms & self.kin.wider[role])

    def _holds(self, role: str) -> Traits:
        return frozenset(f"holds {post}" for post in self.posts & self.kin.held[role])

    def asker(self, role: str | None) -> Seen:
        """An answer to who asks."""
        if role is None:
            return self._seen(UNSURE, (self._exact_asker[one] for one in self.kin.asking))
        narrower = self.kin.narrower[role]
        may = (f"may {trait}" for one in narrower for trait in self._exact_asker[one])
        worlds = (self._exact_asker[one] for one in narrower if one == role or one in self.kin.asking)
        return self._seen(self._exact_asker[role] | frozenset(may), worlds)

    def one_side(self, role: str) -> Seen:
        """One role involved. What somebody may hold counts otherwise where it is not settled that they are of the party's kind."""
        worlds = [self._exact_side[one] for one in self.kin.narrower[role]]
        may = "may" if role in self.party else "could"
        return self._seen(self._exact_side[role] | {f"{may} {trait}" for world in worlds for trait in world}, worlds)

    def _seen(self, traits: Iterable[str], worlds: Iterable[Traits]) -> Seen:
        return Seen(frozenset(traits), frozenset(worlds) if self.deep else frozenset({frozenset()}))

    def sides(self) -> dict[Seen, tuple[str, ...] | None]:
        """Every way in which an answer to who is involved can look, with the smallest one that does; not sure and nobody first."""
        single = _first(self.one_side, self.kin.roles)
        found: dict[Seen, tuple[str, ...]] = {seen: (role,) for seen, role in single.items()}
        waiting = deque(found)
        while waiting:
            seen = waiting.popleft()
            for one, role in single.items():
                joined = seen.join(one)
                if joined not in found:
                    found[joined] = (*found[seen], role)
                    waiting.append(joined)
        nobody = self._seen(NOBODY, [frozenset()])
        known = frozenset(world for seen in found for world in seen.worlds)
        return {self._seen(UNSURE, known | nobody.worlds): None, nobody: (), **found}

    def side_worlds(self, seen: Seen) -> frozenset[Traits]:
        """What an answer may come to; where nobody of the party's kind is involved, the person complained of is any one of that kind."""
        if not self.party:
            return seen.worlds
        somebody = frozenset(self._holds(role) for role in self.party)
        known = frozenset(world for world in seen.worlds if "party" in world)
        return known | {world | one for world in seen.worlds - known for one in somebody}

    def askers(self) -> dict[Seen, str | None]:
        """Every way in which an answer to who asks can look, with the first one that does; not sure first."""
        return {self.asker(None): None, **_first(self.asker, self.kin.roles)}

    def choices(self) -> Iterator[dict[str, str]]:
        """Every way to answer the facts that are seen, or to leave them open; all open first."""
        for values in product(*((None, *self.kin.book.facts[fact].values) for fact in self.facts)):
            yield {fact: value for fact, value in zip(self.facts, values, strict=True) if value is not None}


def _first(look: Callable[[str], Seen], roles: Iterable[str]) -> dict[Seen, str]:
    found: dict[Seen, str] = {}
    for role in roles:
        found.setdefault(look(role), role)
    return found


def _atoms(records: Iterable[Judged], part: str) -> Iterator[str]:
    return (atom for one in records for atom in atoms_of(getattr(one, part, None)))
