"""A protocol read plainly, by hand, to hold the engine against: who is what, who holds which post, and what is so where everything is known.

It stands behind a wall: it shares no code with the tree of roles, the three-valued conditions, the matching of clauses and the filter of contacts
that it is there to check, and imports only the vocabulary, the protocol and its records. Here nothing is in doubt, each id is had or not had; what
the engine is sure of must hold here however the open answers turn out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Contact, Rule, Silence
from mo_advisor.records.condition import Condition

Traits = frozenset[str]  # what is so of somebody (`is member`, `holds director`, `party`) or may be (`may is member`)
IS, HOLDS = "is ", "holds "


class PlainRoles:
    """What one document makes of the shared roles.

    ids: all of them. asking: those that ask. wider: each role with everything that it is. narrower: each role with everything that it may turn out
    to be. held: each role with the posts that somebody of exactly this role holds, or counts as the one who does.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.ids = tuple(book.vocabulary.roles)
        self.asking = frozenset(role.id for role in book.vocabulary.roles.values() if role.asks)
        self.wider = {role: self._wider(role) for role in self.ids}
        self.held = {role: self._held(role) for role in self.ids}
        self.narrower = {role: tuple(other for other in self.ids if role in self.wider[other]) for role in self.ids}

    def _wider(self, role: str) -> frozenset[str]:
        found, waiting = set(), [role]
        while waiting:
            role = waiting.pop()
            found.add(role)
            note, parent = self.book.protocol.roles.get(role), self.book.vocabulary.roles[role].parent
            waiting += note.is_ if note and note.is_ else [parent] if parent else []
        return frozenset(found)

    def _held(self, role: str) -> frozenset[str]:
        apart = {frozenset(posts) for posts in self.book.protocol.different_people}
        pairs = (pair for pair in self.book.vocabulary.same_person - apart if role in pair)
        return self.wider[role].union(*pairs)

    def party(self, situation: str) -> frozenset[str]:
        """The roles whose conduct a situation complains of; none where it is no complaint."""
        given = self.book.vocabulary.situations[situation]
        return frozenset(role for role in self.ids if given.complaint and self.wider[role] & set(given.party))


class World(NamedTuple):
    """One way in which everything can be.

    asker, side: the ids had by the asker, and by those involved. own: the posts of the asker, and of the person complained of. facts: each written
    `fact=value`.
    """

    asker: frozenset[str]
    side: frozenset[str]
    own: frozenset[str]
    facts: frozenset[str]


def world(asker: Traits, side: Traits, facts: Iterable[str]) -> World:
    """A world out of what is so of the asker and of who is involved."""
    return World(_named(IS, asker), _named(IS, side), _named(HOLDS, asker | side), frozenset(facts))


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
