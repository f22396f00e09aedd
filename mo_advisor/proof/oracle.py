"""Who is what, and who holds which post, read by hand from the vocabulary and the file.

Shares no code with the tree of roles and the identity filter that it is there to check.

The file read plainly: what holds where everything is known, so that each id is had or not had and nothing is in doubt.

An independent check of the engine's three values: what it is sure of must hold, read plainly, however the open answers turn out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from mo_advisor.proof.answer_classes import Traits
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Contact, Rule, Silence
from mo_advisor.records.condition import Condition


class Kinship:
    """What one document makes of the shared roles.

    wider: each role with everything that it is. narrower: each role with everything that it may turn out to be. asking: the roles that ask.
    held: each role with the posts that somebody of exactly this role holds, or counts as the one who does.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.roles = tuple(book.vocabulary.roles)
        self.asking = frozenset(role.id for role in book.vocabulary.roles.values() if role.asks)
        self.wider = {role: self._wider(role) for role in self.roles}
        self.held = {role: self._held(role) for role in self.roles}
        self.narrower = {role: tuple(other for other in self.roles if role in self.wider[other]) for role in self.roles}

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
        return frozenset(role for role in self.roles if given.complaint and self.wider[role] & set(given.party))


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
