"""Roles named exactly: a narrowest role for everybody, so that every condition comes out as true or false."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from mo_advisor.frozen import replace
from mo_advisor.protocol.book import Book

OTHER = "/other"  # follows the id of a role that has narrower ones: somebody who has it and none of those
ANYBODY_ELSE = "anybody-else"


class Term(NamedTuple):
    """How an answer is named. id: a role, `nobody`, `anybody-else`, `somebody-else` or a fact's value.

    other: any other of that role than those whom the answers beside it name.
    """

    id: str
    other: bool = False


@lru_cache(maxsize=8)
def exact(book: Book) -> Book:
    """The same protocol with a narrower role beside those of each role that has any: somebody who is none of these."""
    wider = {parent for parents in book.tree.parents.values() for parent in parents}
    roles = {role.id: role for role in book.vocabulary.roles.values() if not role.rest}  # each kind gets one of its own below
    for role in wider & roles.keys():
        roles[role + OTHER] = replace(roles[role], id=role + OTHER, parent=role)
    in_order = {role: roles[role] for known in book.vocabulary.roles for role in (known, known + OTHER) if role in roles}
    return Book(book.protocol, replace(book.vocabulary, roles=in_order), book.data, book.named)


def narrowest(book: Book) -> tuple[str, ...]:
    """The roles of an exact book that have no narrower ones."""
    return tuple(role for role, below in book.tree.below.items() if len(below) == 1)


def as_answered(role: str) -> str:
    """The role of the vocabulary by which somebody with a narrowest role is named."""
    return role.removesuffix(OTHER)


def names(book: Book, group: Collection[str], of: Collection[str], rest: bool = False) -> tuple[Term, ...]:
    """The fewest names for a group of narrowest roles out of those that may be answered, where the others are named beside it.

    book: an exact one. rest: whether the group is called "anybody else", so that only those are named who would count to somebody else's group.
    """
    known = [role for role in book.vocabulary.roles if not role.endswith(OTHER)]
    kinds = [role for role in known if not any(parent in known for parent in book.tree.parents[role])]
    found = dict.fromkeys(name for kind in kinds for name in _names(book, frozenset(group), frozenset(of), kind, rest))
    return (*((Term(ANYBODY_ELSE),) if rest else ()), *found)


def _names(book: Book, group: frozenset[str], of: frozenset[str], role: str, counted: bool) -> Iterator[Term]:
    """The names for those of a role. counted: whether a wider name, such as "anybody else", counts them in already."""
    inside = book.tree.below[role] & of
    if not inside & group:
        return
    plain = of & {role, role + OTHER}
    own = bool(plain & group)
    if not counted:
        if inside <= group:
            yield Term(role)
            return
        if own:
            yield Term(role, other=True)
    for other, parents in book.tree.parents.items():
        if role in parents and not other.endswith(OTHER):
            yield from _names(book, group, of, other, own or (counted and not plain))
