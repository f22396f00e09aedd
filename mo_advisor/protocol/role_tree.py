"""Which role is a kind of which, in one document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from mo_advisor.protocol.model import Protocol
from mo_advisor.vocabulary import Vocabulary


class RoleTree:
    """Roles and the wider roles that each is.

    parents: role id to the ids directly above it; a role may have several. above: each role with everything that it is, itself and all wider
    roles. below: each role with everything that may turn out to be it, itself and all narrower roles. Raises Cycle.
    """

    def __init__(self, parents: Mapping[str, tuple[str, ...]]) -> None:
        self.parents = parents
        self.above = _closure(parents)
        self.below: dict[str, frozenset[str]] = {
            role: frozenset(other for other, wider in self.above.items() if role in wider) for role in parents
        }
        self._known: dict[tuple[str, str], bool | None] = {}

    def truth(self, named: str, role: str) -> bool | None:
        """Whether somebody named as one role has another: True, False, or None where a narrower role would settle it.

        A named role makes its wider roles true, its narrower ones unknown, and all others false. Where a narrower role would bring a
        wider one that the named role has not (a section 151 officer who is also a director), that wider one is unknown too.
        """
        asked = named, role
        if asked not in self._known:
            self._known[asked] = self._truth(named, role)
        return self._known[asked]

    def _truth(self, named: str, role: str) -> bool | None:
        if role in self.above[named]:
            return True
        return None if any(role in self.above[narrower] for narrower in self.below[named]) else False

    def kin(self, roles: Iterable[str]) -> frozenset[str]:
        """The given roles and every narrower one."""
        return frozenset().union(*(self.below[role] for role in roles))


def asker_kind(vocabulary: Vocabulary, tree: RoleTree, role: str) -> str | None:
    """Whose menu an asker sees: the kind of asker that the situations speak of, if the role is one, or asks as one."""
    wider = (vocabulary.roles[other] for other in vocabulary.roles if other in tree.above[role])
    return next((kind for above in wider for kind in (above.id, above.asks_as) if kind in vocabulary.asker_kinds), None)


def _closure(parents: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    known: dict[str, frozenset[str]] = {}

    def climb(role: str, path: tuple[str, ...]) -> frozenset[str]:
        if role in path:
            raise Cycle((*path[path.index(role) :], role))
        if role not in known:
            known[role] = frozenset({role}).union(*(climb(parent, (*path, role)) for parent in parents[role]))
        return known[role]

    for role in parents:
        climb(role, ())
    return known


class Cycle(ValueError):
    """Roles that are each other's kind, as a path that comes back to its start."""

    def __init__(self, path: tuple[str, ...]) -> None:
        self.path = path
        super().__init__(" is ".join(path))


def tree(vocabulary: Vocabulary, protocol: Protocol | None = None) -> RoleTree:
    """The vocabulary's tree with a document's own refinements. Raises Cycle."""
    parents: dict[str, tuple[str, ...]] = {role.id: (role.parent,) if role.parent else () for role in vocabulary.roles.values()}
    for role, note in (protocol.roles if protocol else {}).items():
        if note.is_:
            parents[role] = note.is_
    return tree_of(tuple(parents.items()))


@lru_cache(maxsize=16)
def tree_of(parents: tuple[tuple[str, tuple[str, ...]], ...]) -> RoleTree:
    """The same tree for all documents that refine nothing, or the same: of hundreds most do not."""
    return RoleTree(dict(parents))
