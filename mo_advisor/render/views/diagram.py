"""A decision tree as boxes and labelled arrows, whatever language draws them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mo_advisor.analysis.decision_tree import Leaf, Node, Tree
from mo_advisor.protocol.book import Book
from mo_advisor.render.views import tree_words as words
from mo_advisor.render.views.document import edition


@dataclass(frozen=True)
class Box:
    """A box. kind: `document`, `topic`, `situation`, `question`, `leaf` or `silent` (nothing governs). lines: its words.

    name: its id. above: that of the box from which an arrow leads to it, if one does. label: what stands at the arrow, if anything.
    """

    name: str
    kind: str
    lines: tuple[str, ...]
    above: str = ""
    label: str = ""


def boxes(book: Book, trees: Iterable[Tree]) -> Iterator[Box]:
    """The boxes of a drawing from the document down to the leaves, each after the one that leads to it."""
    yield Box("document", "document", tuple(_document(book)))
    for number, (topic, group) in enumerate(words.topics(book, trees), 1):
        yield Box(f"t{number}", "topic", (topic,), "document")
        for inside, tree in enumerate(group, 1):
            name = f"t{number}_{inside}"
            yield Box(name, "situation", (words.situation(book, tree),), f"t{number}")
            yield from _node(book, tree.root, name, name, "")


def _document(book: Book) -> Iterator[str]:
    yield f"{book.protocol.council}: {book.protocol.title}"
    yield edition(book)
    yield words.signed(book)
    for name, value in words.hashes(book):
        yield f"{name}: {value[:12]}…"


def _node(book: Book, node: Node, name: str, above: str, label: str) -> Iterator[Box]:
    """A node and all below it. name: the id of the branch, of which each answer's is made by adding its number."""
    if isinstance(node, Leaf):
        lines = tuple(map(str, words.leaf_lines(book, node, whole=False)))
        yield Box(f"{name}_", "leaf" if node.clauses else "silent", lines, above, label)
        return
    yield Box(f"{name}_", "question", (words.question(book, node),), above, label)
    for number, edge in enumerate(node.edges, 1):
        yield from _node(book, edge.then, f"{name}_{number}", f"{name}_", words.answer(book, node, edge))
