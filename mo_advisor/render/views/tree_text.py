"""A decision tree as text: one answer a line, what follows from it further in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mo_advisor.advice.cautions import status
from mo_advisor.analysis.decision_tree import Leaf, Node, Tree
from mo_advisor.protocol.book import Book
from mo_advisor.render.screen import Block
from mo_advisor.render.views import tree_words as words
from mo_advisor.render.views.document import caution_text, document_blocks
from mo_advisor.render.words import NOT_ADVICE

IN = 2  # columns by which each level stands further in


def tree_blocks(book: Book, trees: Iterable[Tree]) -> Iterator[Block]:
    """The trees of a protocol under its name, with what is signed off and room for a signature."""
    yield from document_blocks(book)
    yield Block(words.TITLE, "title", gap=True)
    yield from (Block(caution_text(caution), "caution", hang=2) for caution in status(book))
    yield Block(words.signed(book), "faint")
    for name, value in words.hashes(book):
        yield Block(f"{name}: {value}", "faint", hang=2)
    for blank in words.BLANKS:
        yield Block(f"{blank}: ____________________", gap=blank == words.BLANKS[0])
    for number, line in enumerate(words.READING):
        yield Block(line, "faint", gap=not number)
    yield Block(NOT_ADVICE, "faint")
    yield from _situations(book, trees)


def _situations(book: Book, trees: Iterable[Tree]) -> Iterator[Block]:
    for topic, group in words.topics(book, trees):
        yield Block(topic, "heading", gap=True)
        for tree in group:
            yield Block(f"{words.situation(book, tree)}  [{tree.situation}]", "name", gap=True, hang=IN)
            yield from _node(book, tree.root, IN)


def _node(book: Book, node: Node, indent: int) -> Iterator[Block]:
    if isinstance(node, Leaf):
        for line in words.leaf_lines(book, node):
            yield Block(str(line), "caution" if line.kind in ("silent", "unmapped") else "", indent, hang=IN)
        return
    yield Block(words.question(book, node), "faint", indent, hang=IN)
    for edge in node.edges:
        yield Block(f"- {words.answer(book, node, edge)}", "number", indent, hang=IN)
        yield from _node(book, edge.then, indent + 2 * IN)
