"""Answers that a set of records cannot tell apart, as one class: what the records tell apart, and all the classes that come of it.

The argument for grouping. A rule, contact, silence, caution or adviser states at most four conditions: situations, a condition on the asker, one
on who is involved, one on facts, the latter three nested `all_of`, `any_of`, `none_of` over ids (`expect_known_shape` refuses a model of any
other shape). Beside them an advice depends only on whose post a contact or adviser has, on what it ranks below, and on who takes a contact's step.
So:

- Two roles of an asker lead to the same advice where each id in a condition on the asker is surely, surely not or perhaps theirs alike, each post is
  by its very name theirs, may be theirs or is not, and each post of a superior ranks below them alike.
- An id in a condition on who is involved asks whether *somebody* involved has it. So a set of roles counts by what its members have together:
  each id is surely, perhaps or not had, whichever wins in this order. The person complained of is whoever is involved of the party's kind, and who
  was wronged is not; so for posts too a set counts by what its members of that kind hold together, by which posts those hold who were wronged, by
  whether one is surely complained of, and by whether all are from outside. Finitely many sets, found by joining one role after another until nothing
  new comes, stand for all of them.
- A fact that no condition speaks of changes nothing, and a part of an advice is the same in two situations in which the same records speak of it
  and, where posts matter, the same kind of person is complained of.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property, reduce
from itertools import product
from math import prod
from operator import or_
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.proof.oracle import ACCUSED, HOLDS, INSIDER, IS, MIGHT_HOLD, OUTRANKS, OUTSIDER, WRONGED, PlainRoles, Posts, Traits
from mo_advisor.protocol.model import Adviser, Caution, Clause, Contact, Rule, Silence
from mo_advisor.records.condition import atoms_of
from mo_advisor.records.fields import Conditions, Record

ConditionedRecord = Rule | Contact | Silence | Caution | Adviser
Side = tuple[str, ...] | None  # an answer to who is involved
Narrowings = Mapping[int, list[int]]  # by numbers of classes: from each to which others a narrower answer can lead
ALL = "who involved facts"
SHAPE: Mapping[type[Record], str] = {Rule: ALL, Contact: ALL, Silence: ALL, Caution: ALL, Adviser: "who", Clause: ""}
NO_POSTS = Posts()
UNSURE, NOBODY, SURELY = frozenset({"not sure"}), frozenset({"nobody"}), "surely "


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
        worlds = frozenset(_telling(mine | theirs) for mine in self.worlds for theirs in other.worlds)
        return Seen(_telling(self.traits | other.traits), worlds)


class Sides(NamedTuple):
    """Every way in which an answer to who is involved can look: not sure, nobody, and each that some roles together can have.

    seen: how each looks. first: for each the smallest answer that looks so. single: for each role where it stands, alone. joined: for a side and that
    of a single role, by their numbers, which side they are together.
    """

    seen: tuple[Seen, ...]
    first: tuple[Side, ...]
    single: Mapping[str, int]
    joined: Mapping[tuple[int, int], int]


class Distinctions:
    """What some records can tell apart of the answers in one situation.

    posts: those whose holders or ranks matter. taken_by: the roles that take steps. with_worlds: whether it also counts what an answer may come to.
    """

    def __init__(
        self, roles: PlainRoles, situation: str, records: Collection[ConditionedRecord], posts: Posts = NO_POSTS, taken_by: Iterable[str] = (),
        with_worlds: bool = True,
    ) -> None:
        self.roles, self.situation, self.with_worlds, self.records = roles, situation, with_worlds, tuple(records)
        self.posts = posts
        self.party = roles.party(situation) if posts.own else frozenset[str]()
        self.wronged = roles.wronged(situation) if self.party else frozenset[str]()
        self.who = frozenset(_atoms(records, "who")) | frozenset(taken_by)
        self.side = frozenset(_atoms(records, "involved"))
        spoken = {atom.partition("=")[0] for atom in _atoms(records, "facts")}
        self.facts = tuple(fact for fact in roles.book.facts if fact in spoken)

    @classmethod
    def together(cls, many: Collection[Distinctions], roles: PlainRoles, situation: str) -> Distinctions:
        """All that any of several can tell apart."""
        records = {id(record): record for each in many for record in each.records}.values()
        posts = reduce(or_, (each.posts for each in many), NO_POSTS)
        return cls(roles, situation, records, posts, [role for each in many for role in each.who], with_worlds=False)

    def key(self) -> tuple[object, ...]:
        """What is equal for two situations in which the same is told apart."""
        return self.posts, self.party, self.wronged, self.who, *map(id, self.records)

    def asker(self, role: str | None) -> Seen:
        """An answer to who asks."""
        if role is None:
            return self._seen(UNSURE, (self._exact_asker[asking] for asking in self.roles.asking))
        narrower = self.roles.narrower[role]
        worlds = [self._exact_asker[other] for other in narrower if other == role or other in self.roles.asking]
        very = {HOLDS + post for post in self.posts.own & self.roles.held[role]}
        return self._seen(_sure(self._exact_asker[role]) | very | _perhaps(worlds), worlds)

    def involved(self, role: str) -> Seen:
        """One role involved. It counts too whether they are surely the one complained of, whatever narrower role they turn out to have."""
        worlds = [self._exact_side[other] for other in self.roles.narrower[role]]
        accused = {ACCUSED in world for world in worlds}
        very = self.posts.own & self.roles.held[role] if role in self.party - self.wronged else frozenset[str]()
        named = {*(HOLDS + post for post in very), *([SURELY + ACCUSED] if accused == {True} else [INSIDER] if True in accused else [])}
        return self._seen(_sure(self._exact_side[role]) | named | _perhaps(worlds), worlds)

    def askers(self) -> dict[Seen, str | None]:
        """Every way in which an answer to who asks can look, with the first one that does; not sure first."""
        return {self.asker(None): None, **_first_of_each(self.asker, self.roles.ids)}

    def sides(self) -> Sides:
        """Every way in which an answer to who is involved can look; not sure and nobody first."""
        nobody = self._seen(NOBODY, [frozenset()])
        found: dict[Seen, tuple[str, ...]] = {self._seen(UNSURE, []): (), nobody: ()}
        looks = {role: self.involved(role) for role in self.roles.ids}
        for role, seen in looks.items():
            found.setdefault(seen, (role,))
        at = {seen: number for number, seen in enumerate(found)}
        single = [(seen, role) for seen, (role,) in list(found.items())[2:]]
        joined: dict[tuple[int, int], int] = {}
        waiting = deque(seen for seen, _ in single)
        while waiting:
            seen = waiting.popleft()
            for another, role in single:
                both = seen.join(another)
                if both not in found:
                    found[both], at[both] = (*found[seen], role), len(found)
                    waiting.append(both)
                joined[at[seen], at[another]] = at[both]
        somebody = list(found)[2:]
        known = (world for seen in (nobody, *somebody) for world in seen.worlds)
        first: tuple[Side, ...] = (None, *list(found.values())[1:])
        return Sides((self._seen(UNSURE, known), nobody, *somebody), first, {role: at[seen] for role, seen in looks.items()}, joined)

    def side_worlds(self, seen: Seen) -> frozenset[Traits]:
        """What an answer may come to; where nobody is complained of, and not all are from outside, it is any one of the party's kind."""
        if not self.party:
            return seen.worlds
        settled = frozenset(world for world in seen.worlds if ACCUSED in world or (OUTSIDER in world and INSIDER not in world))
        return settled | {world | somebody for world in seen.worlds - settled for somebody in self._somebody}

    def choices(self) -> Iterator[dict[str, str]]:
        """Every way to answer the facts that are spoken of, or to leave them open; all open first."""
        for values in product(*((None, *self.roles.book.facts[fact].values) for fact in self.facts)):
            yield {fact: value for fact, value in zip(self.facts, values, strict=True) if value is not None}

    @cached_property
    def _exact_asker(self) -> dict[str, Traits]:
        """All that can be told of an asker who is just this role."""
        posts = self.posts
        return {
            role: self._is(role, self.who)
            | _each(MIGHT_HOLD, posts.own & self.roles.own[role])
            | _each(OUTRANKS, posts.superiors & self.roles.lower(role))
            for role in self.roles.ids
        }

    @cached_property
    def _exact_side(self) -> dict[str, Traits]:
        """All that can be told of somebody involved who is just this role; their posts only where they are complained of."""
        return {role: self._is(role, self.side) | self._concerned(role) for role in self.roles.ids}

    def _concerned(self, role: str) -> Traits:
        """What matters where there is somebody complained of: that they are, or were wronged, or are from outside."""
        if not self.party:
            return frozenset()
        if role in self.party - self.wronged:
            return self._complained_of(role) | {ACCUSED}
        wronged = _each(WRONGED, self.posts.own & {role} & self.wronged)
        return wronged | {OUTSIDER if role in self.roles.outsiders else INSIDER}

    def _complained_of(self, role: str) -> Traits:
        return _each(MIGHT_HOLD, self.posts.own & self.roles.others[role]) | _each(OUTRANKS, self.posts.receiving & self.roles.lower(role))

    @cached_property
    def _somebody(self) -> frozenset[Traits]:
        """Everybody who may be complained of where nobody is named."""
        return frozenset(map(self._complained_of, self.party))

    def _is(self, role: str, atoms: frozenset[str]) -> Traits:
        return _each(IS, atoms & self.roles.wider[role])

    def _seen(self, traits: Iterable[str], worlds: Iterable[Traits]) -> Seen:
        return Seen(_telling(frozenset(traits)), frozenset(worlds) if self.with_worlds else frozenset({frozenset()}))


class AnswerClass(NamedTuple):
    """A class of answers: where it stands among the askers, the sides and the choices of facts."""

    asker: int
    side: int
    facts: int


class AnswerClasses:
    """Every class of answers that some distinctions make; iterated over in the order of their numbers.

    askers, sides: for each way in which an answer to who asks and to who is involved can look, the first answer that does.
    seen_askers, seen_sides: how it looks.
    """

    def __init__(self, distinctions: Distinctions) -> None:
        self.distinctions = distinctions
        askers, self._sides = distinctions.askers(), distinctions.sides()
        self.askers, self.sides = tuple(askers.values()), self._sides.first
        self.seen_askers, self.seen_sides = tuple(askers), self._sides.seen
        self._asker_at = {seen: at for at, seen in enumerate(askers)}
        self._role_at = {role: self._asker_at[distinctions.asker(role)] for role in (None, *distinctions.roles.ids)}

    def __len__(self) -> int:
        return len(self.askers) * len(self.sides) * self.ways_of_facts

    @property
    def ways_of_facts(self) -> int:
        """How many choices there are; known before any is made, since facts may be too many for that."""
        return prod(len(self.distinctions.roles.book.facts[fact].values) + 1 for fact in self.distinctions.facts)

    @cached_property
    def choices(self) -> tuple[dict[str, str], ...]:
        """For each way in which an answer to the facts can look, the first that does."""
        return tuple(self.distinctions.choices())

    @cached_property
    def _facts_at(self) -> dict[tuple[str | None, ...], int]:
        return {tuple(choice.get(fact) for fact in self.distinctions.facts): at for at, choice in enumerate(self.choices)}

    def __iter__(self) -> Iterator[AnswerClass]:
        return (AnswerClass(*at) for at in product(range(len(self.askers)), range(len(self.sides)), range(len(self.choices))))

    def number(self, at: AnswerClass) -> int:
        """The number of a class, in the order in which they come."""
        return (at.asker * len(self.sides) + at.side) * len(self.choices) + at.facts

    def nth(self, number: int) -> AnswerClass:
        """The class of a number."""
        rest, facts = divmod(number, len(self.choices))
        return AnswerClass(*divmod(rest, len(self.sides)), facts)

    def first(self, at: AnswerClass) -> Answers:
        """The first answers of a class."""
        return Answers(self.askers[at.asker], self.sides[at.side], self.distinctions.situation, self.choices[at.facts])

    def of(self, answers: Answers) -> AnswerClass:
        """The class of any answers."""
        return AnswerClass(self.asker_at(answers.who), self.side_at(answers.involved), self.facts_at(answers.facts))

    def asker_at(self, role: str | None) -> int:
        """Where an asker stands among the askers."""
        return self._role_at[role]

    def side_at(self, roles: Side) -> int:
        """Where an answer to who is involved stands among the sides."""
        if not roles:
            return 0 if roles is None else 1
        first, *others = (self._sides.single[role] for role in roles)
        return reduce(lambda side, other: self._sides.joined[side, other], others, first)

    def facts_at(self, facts: Mapping[str, str]) -> int:
        """Where the answers to the facts stand among the choices."""
        return self._facts_at[tuple(facts.get(fact) for fact in self.distinctions.facts)]

    def narrowings(self) -> tuple[Narrowings, Narrowings, Narrowings]:
        """For askers, sides and facts: to which others a narrower answer can lead."""
        return _in_order(self._narrower_askers()), _in_order(self._narrower_sides()), _in_order(self._narrower_facts())

    def _narrower_askers(self) -> Iterator[tuple[int, int]]:
        roles = self.distinctions.roles
        for asking in roles.asking:
            yield self.asker_at(None), self.asker_at(asking)
        for role in roles.ids:
            yield from ((self.asker_at(role), self.asker_at(narrower)) for narrower in roles.narrower[role] if narrower in roles.asking)

    def _narrower_sides(self) -> Iterator[tuple[int, int]]:
        """From not known to any; and from one with a role to one with a narrower role in its place, whoever else is involved."""
        yield from ((0, at) for at in range(1, len(self.sides)))
        narrower = self.distinctions.roles.narrower
        single, joined = self._sides.single, self._sides.joined
        for wide, narrow in {(single[role], single[other]) for role, others in narrower.items() for other in others}:
            yield wide, narrow
            for rest in range(2, len(self.sides)) if wide != narrow else ():
                yield joined[rest, wide], joined[rest, narrow]

    def _narrower_facts(self) -> Iterator[tuple[int, int]]:
        for at, choice in enumerate(self.choices):
            for fact in self.distinctions.facts:
                if fact not in choice:
                    yield from ((at, self.facts_at({**choice, fact: value})) for value in self.distinctions.roles.book.facts[fact].values)


def _in_order(pairs: Iterable[tuple[int, int]]) -> Narrowings:
    found: dict[int, list[int]] = defaultdict(list)
    for before, after in sorted(set(pairs)):
        if before != after:
            found[before].append(after)
    return dict(found)


@cache
def _telling(traits: Traits) -> Traits:
    """Traits without those that say nothing beside others: what may be so where it is, and what counts only where nobody is complained of."""
    idle = {f"may {trait}" for trait in traits if trait.startswith((IS, OUTRANKS))}
    for kind in (HOLDS, WRONGED):
        posts = {trait.removeprefix(kind) for trait in traits if trait.startswith(kind)}
        idle |= {f"{other}{post}" for post in posts for other in (f"may {MIGHT_HOLD}", *((MIGHT_HOLD, HOLDS) if kind == WRONGED else ()))}
    if {ACCUSED, SURELY + ACCUSED} & traits:
        idle |= {INSIDER, OUTSIDER}
    return traits - idle - ({OUTSIDER} if INSIDER in traits else set())


def _each(kind: str, ids: Iterable[str]) -> Traits:
    return frozenset(kind + id_ for id_ in ids)


def _sure(exact: Traits) -> Traits:
    """Of what is so of an exact role what is settled for whoever is named by it; a post that they might hold, or their kind, is not."""
    return frozenset(trait for trait in exact if trait != ACCUSED and not trait.startswith(MIGHT_HOLD))


def _perhaps(worlds: Iterable[Traits]) -> Traits:
    """What may be so of whoever may turn out to be any of these; that they are of no party and from where, only their own role says."""
    some = (trait for world in worlds for trait in world if trait.startswith((IS, MIGHT_HOLD, OUTRANKS)))
    return frozenset(f"may {trait}" for trait in some)


def _first_of_each(look: Callable[[str], Seen], roles: Iterable[str]) -> dict[Seen, str]:
    found: dict[Seen, str] = {}
    for role in roles:
        found.setdefault(look(role), role)
    return found


def _atoms(records: Iterable[ConditionedRecord], part: str) -> Iterator[str]:
    return (atom for record in records for atom in atoms_of(getattr(record, part, None)))
