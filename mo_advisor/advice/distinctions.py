"""Which roles a situation can tell apart, and which of them it names: pure, and kept once it is known."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.contacts import is_the_asker, is_the_subject
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Contact, Rule, Silence
from mo_advisor.records.condition import atoms_of

RELATIVE = ("line-manager",)  # roles that somebody has only towards an asker of the same kind


class Spoken(NamedTuple):
    """The ids that the records bearing on a situation speak of.

    who: in conditions on the asker, or as those who take a step. involved: in conditions on whom it is about. posts: of contacts and advisers.
    """

    who: tuple[str, ...]
    involved: tuple[str, ...]
    facts: tuple[str, ...]
    posts: tuple[str, ...]


@lru_cache(maxsize=1024)
def spoken(book: Book, what: str) -> Spoken:
    """Everything on which the advice in a situation can turn."""
    bearing = tuple(_bearing(book, what))
    named = (record for record in bearing if isinstance(record, Contact | Adviser))
    steps = (role for record in bearing if isinstance(record, Contact) for role in record.by)
    told = {atom.partition("=")[0] for atom in _atoms(bearing, "facts")}
    return Spoken(
        who=tuple(dict.fromkeys((*_atoms(bearing, "who"), *steps))),
        involved=tuple(dict.fromkeys(_atoms(bearing, "involved"))),
        facts=tuple(fact for fact in book.facts if fact in told),
        posts=tuple(dict.fromkeys(record.role for record in named if record.role)),
    )


def _bearing(book: Book, what: str) -> Iterator[Rule | Contact | Silence | Caution | Adviser]:
    for position in book.concerning[what]:
        yield from (rule for rule in position.clause.rules if what in rule.situations or rule.silent)
        yield from (contact for contact in position.clause.contacts if not contact.situations or what in contact.situations)
    yield from book.silences[what]
    yield from book.protocol.cautions
    yield from book.protocol.advisers


def _atoms(records: Iterable[object], part: str) -> Iterator[str]:
    return (atom for record in records for atom in atoms_of(getattr(record, part, None)))


@lru_cache(maxsize=4096)
def asker_kinds(book: Book, what: str, wider: str) -> tuple[str, ...]:
    """Of the narrower roles of an asker one for each kind that the situation can tell apart; only roles that ask."""
    told = spoken(book, what)

    def kind(role: str) -> Hashable:
        posts = (is_the_asker(book, Answers(who=role), post).truth for post in told.posts)
        return tuple(book.tree.truth(role, atom) for atom in told.who), tuple(posts)

    return one_of_each((role for role in narrower(book, wider) if book.vocabulary.roles[role].asks), kind)


@lru_cache(maxsize=4096)
def side_kinds(book: Book, what: str, who: str | None, wider: str | None) -> tuple[str, ...]:
    """Of the narrower roles of somebody involved, or of all roles, one for each kind that the situation can tell apart."""
    told = spoken(book, what)

    def kind(role: str) -> Hashable:
        answers = Answers(involved=(role,), what=what)
        posts = (is_the_subject(book, answers, post) for post in told.posts)
        return tuple(book.tree.truth(role, atom) for atom in told.involved), tuple(posts)

    roles = narrower(book, wider) if wider else book.vocabulary.roles
    return one_of_each((role for role in roles if can_be_named(book, who, role)), kind)


def one_of_each(roles: Iterable[str], kind: Callable[[str], Hashable]) -> tuple[str, ...]:
    """The first role of each kind."""
    found: dict[Hashable, str] = {}
    for role in roles:
        found.setdefault(kind(role), role)
    return tuple(found.values())


def narrower(book: Book, role: str) -> tuple[str, ...]:
    """The narrower roles, each after those that it is a kind of; without those that the first list offered beside it, and that are not meant."""
    roles = book.vocabulary.roles
    inside = [other for other in roles if other in book.tree.below[role] and other != role and roles[other].parent is not None]
    return tuple(sorted(inside, key=lambda other: len(book.tree.above[other])))


def can_be_named(book: Book, who: str | None, role: str) -> bool:
    """Whether somebody can be this to the asker: only those of an asker's own kind can be the asker's line manager."""
    if role not in RELATIVE or who is None:
        return True
    wider = set(book.tree.above[role]) - {role}
    return bool(wider & book.tree.above[who])
