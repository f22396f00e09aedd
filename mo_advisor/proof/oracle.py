"""A protocol read plainly, by hand, to hold the engine against: who is what, who holds which post, and what is so where everything is known.

It stands behind a wall: it shares no code with the tree of roles, the three-valued conditions, the matching of clauses and the filter of contacts
that it is there to check, and imports only the vocabulary, the protocol and its records. Here nothing is in doubt, each id is had or not had; what
the engine is sure of must hold here however the open answers turn out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Contact, Rule, Silence
from mo_advisor.records.condition import Condition

Traits = frozenset[str]  # what is so of somebody
IS, HOLDS, MIGHT_HOLD, OUTRANKS, WRONGED = "is ", "holds ", "might hold ", "outranks ", "was wronged and holds "  # with an id
ACCUSED, INSIDER, OUTSIDER = "accused", "insider", "outsider"
ASKERS, SUBJECTS, BELOW, NO_SUPERIOR = "asker", "subject", "below", "no-superior"  # why a post is not offered


class PlainRoles:
    """What one document makes of the shared roles.

    ids: all of them. asking: those that ask. wider: each role with everything that it is. narrower: each role with everything that it may turn out
    to be. held: each role with the posts that whoever is named by it is known to hold: its own, and those that the file says are the same person's.
    own: each role with the posts that somebody of exactly this role might hold and would know of; others: with those, too, that one person may hold
    elsewhere. outsiders: who is not of the council.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.ids = tuple(book.vocabulary.roles)
        self.asking = frozenset(role.id for role in book.vocabulary.roles.values() if role.asks)
        self.wider = {role: self._wider(role) for role in self.ids}
        same = {frozenset(posts) for posts in book.protocol.same_people}
        apart = {frozenset(posts) for posts in book.protocol.different_people}
        self.held = {role: frozenset({role}).union(*(posts for posts in same if role in posts)) for role in self.ids}
        self.own = {role: self.wider[role] | self.held[role] for role in self.ids}
        self.others = {role: self.own[role].union(*(pair for pair in book.vocabulary.same_person - apart if role in pair)) for role in self.ids}
        self.narrower = {role: tuple(other for other in self.ids if role in self.wider[other]) for role in self.ids}
        self.outsiders = self._of_kinds(book.vocabulary.audiences["outsider"])

    def _wider(self, role: str) -> frozenset[str]:
        found, waiting = set(), [role]
        while waiting:
            role = waiting.pop()
            found.add(role)
            note, parent = self.book.protocol.roles.get(role), self.book.vocabulary.roles[role].parent
            waiting += note.is_ if note and note.is_ else [parent] if parent else []
        return frozenset(found)

    def _of_kinds(self, kinds: Iterable[str]) -> frozenset[str]:
        return frozenset(role for role in self.ids if self.wider[role] & set(kinds))

    def party(self, situation: str) -> frozenset[str]:
        """The roles whose conduct a situation complains of; none where it is no complaint."""
        given = self.book.vocabulary.situations[situation]
        return self._of_kinds(given.party) if given.complaint else frozenset()

    def wronged(self, situation: str) -> frozenset[str]:
        """The roles that a situation wrongs where they are named, and that it then does not complain of."""
        return self._of_kinds(self.book.vocabulary.situations[situation].victim)

    def lower(self, role: str) -> frozenset[str]:
        """The posts that rank below a role."""
        return self.book.vocabulary.senior_to.get(role, frozenset())


class Posts(NamedTuple):
    """The posts that some records name. own: those that must be nobody's concerned. superiors: those that must be above the asker. receiving: those
    that must not be below the person complained of."""

    own: frozenset[str] = frozenset()
    superiors: frozenset[str] = frozenset()
    receiving: frozenset[str] = frozenset()

    def __or__(self, other: Posts) -> Posts:
        """The posts of both."""
        return Posts(*(mine | theirs for mine, theirs in zip(self, other, strict=True)))


def posts_of(record: Contact | Adviser) -> Posts:
    """The post that a contact or an adviser is, in the ways in which it counts; none where the other party is meant."""
    if record.role is None or (isinstance(record, Contact) and record.part == "other-party"):
        return Posts()
    post, none = frozenset({record.role}), frozenset[str]()
    if isinstance(record, Adviser):
        return Posts(post)
    theirs = record.of == "you"
    return Posts(post, post if theirs else none, post if record.part == "receives" and not theirs else none)


def established(asker: Traits, side: Traits, posts: Posts) -> frozenset[str]:
    """Why a post is not to be offered, as far as the very roles that were answered say so."""
    return frozenset({
        *(ASKERS for post in posts.own if HOLDS + post in asker),
        *(SUBJECTS for post in posts.own if HOLDS + post in side and WRONGED + post not in side),
        *(NO_SUPERIOR for post in posts.superiors if OUTRANKS + post in asker),
        *(BELOW for post in posts.receiving if OUTRANKS + post in side),
    })


class World(NamedTuple):
    """One way in which everything can be.

    asker, side: the ids had by the asker, and by those involved. own: the posts that might be the asker's, or the person's complained of. lower,
    lower_than_asker: the posts that rank below the person complained of, and below the asker. facts: each written `fact=value`.
    """

    asker: frozenset[str]
    side: frozenset[str]
    own: frozenset[str]
    lower: frozenset[str]
    lower_than_asker: frozenset[str]
    facts: frozenset[str]


def world(asker: Traits, side: Traits, facts: Iterable[str]) -> World:
    """A world out of what is so of the asker and of who is involved."""
    theirs = _named(MIGHT_HOLD, side) - _named(WRONGED, side)
    return World(
        asker=_named(IS, asker), side=_named(IS, side), own=_named(MIGHT_HOLD, asker) | theirs,
        lower=_named(OUTRANKS, side), lower_than_asker=_named(OUTRANKS, asker), facts=frozenset(facts),
    )


def _named(kind: str, traits: Traits) -> frozenset[str]:
    """The ids in the traits of one kind."""
    return frozenset(trait.removeprefix(kind) for trait in traits if trait.startswith(kind))


def condition_holds(condition: Condition | None, had: Collection[str]) -> bool:
    """Whether a condition holds where just these ids are had."""
    if condition is None:
        return True

    def inner_holds(inner: str | Condition) -> bool:
        return inner in had if isinstance(inner, str) else condition_holds(inner, had)

    any_holds = any(map(inner_holds, condition.any_of)) if condition.any_of else True
    return any_holds and all(map(inner_holds, condition.all_of)) and not any(map(inner_holds, condition.none_of))


def meets(known: World, record: Rule | Contact | Silence | Caution | Adviser) -> bool:
    """Whether a record's conditions hold in a world, the situation apart."""
    side, facts = getattr(record, "involved", None), getattr(record, "facts", None)
    return condition_holds(record.who, known.asker) and condition_holds(side, known.side) and condition_holds(facts, known.facts)


def is_silent(known: World, silences: Iterable[Silence]) -> bool:
    """Whether one of a situation's silences is recorded in a world."""
    return any(meets(known, silence) for silence in silences)


def step_numbers(steps: Sequence[tuple[bool, int | None]]) -> list[int | None]:
    """How the contacts of one route are numbered. steps: for each whether it is the caller's own, and its step in the file.

    The caller's own count by themselves, from 1; those of others by their place in the whole route. A step that is the only one has no number, and
    the only one of the caller's own has one only where it comes first of all.
    """
    every = {step for _, step in steps if step is not None}
    mine = {step for yours, step in steps if yours and step is not None}

    def number(yours: bool, step: int | None) -> int | None:
        if step is None or len(every) < 2 or (yours and len(mine) < 2 and step > min(every)):
            return None
        return sum(other <= step for other in (mine if yours else every))

    return [number(yours, step) for yours, step in steps]
