"""Walking a decision tree by its labels alone, as a reader does: what an answer fits is read off the names at the edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mo_advisor.analysis.decision_tree import INVOLVED, WHO, WHO_EXACTLY, Edge, Fork, Leaf, Node
from mo_advisor.analysis.exact_roles import Term
from mo_advisor.protocol.book import Book

PLAIN = "plain "  # somebody who has a role and none of its narrower ones
NOBODY = "nobody"
Person = str


def people(book: Book, role: str) -> tuple[Person, ...]:
    """Everybody who may be meant by a role: the narrowest roles, and those who are none of a role's narrower ones."""
    below = sorted(book.tree.below[role])
    return tuple(narrower if len(book.tree.below[narrower]) == 1 else PLAIN + narrower for narrower in below)


def is_a(book: Book, person: Person, role: str) -> bool:
    """Whether somebody has a role, surely."""
    return role in book.tree.above[person.removeprefix(PLAIN)]


def ends(book: Book, node: Node, who: Sequence[Person], sides: Sequence[Person], facts: Mapping[str, str]) -> Iterator[Leaf]:
    """The leaves to which answers lead: one where they are definite, several where it may be one of several people, or a fact is open."""
    if isinstance(node, Leaf):
        yield node
        return
    asked = node.question
    if asked not in (WHO, WHO_EXACTLY, INVOLVED):
        for edge in node.edges:
            if asked not in facts or Term(facts[asked]) in edge.terms:
                yield from ends(book, edge.then, who, sides, facts)
        return
    people = sides if asked == INVOLVED else who
    taken = [_fitting(book, node, person) for person in people]
    for edge in node.edges:
        those = [person for person, fits in zip(people, taken, strict=True) if fits is edge]
        asking, about = (who, those) if asked == INVOLVED else (those, sides)
        if those:
            yield from ends(book, edge.then, asking, about, facts)


def _fitting(book: Book, fork: Fork, person: Person) -> Edge:
    """The edge that names somebody: the narrowest name counts, and "any other" only after every name that is no such."""
    fits = sorted((rank, number) for number, edge in enumerate(fork.edges) for rank in _ranks(book, edge, person))
    best = [number for rank, number in fits if rank == fits[0][0]]
    assert len(set(best)) == 1, f"{person} fits {len(best)} edges alike"
    return fork.edges[best[0]]


def _ranks(book: Book, edge: Edge, person: Person) -> Iterator[tuple[int, int]]:
    for term in edge.terms:
        if term.id == person:
            yield 0, 0
        elif term.id in ("anybody-else", "somebody-else"):
            yield 2, 0
        elif person != NOBODY and is_a(book, person, term.id):
            yield int(term.other), -len(book.tree.above[term.id])
