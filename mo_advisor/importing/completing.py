"""Sees to it that every clause has words, and every heading something under it."""

from __future__ import annotations

from mo_advisor.importing.document import Clause, Document, Section

DEEPEST = 4  # headings in a row, each taken to stand above the next


def complete(document: Document) -> None:
    """Completes a document: a title without words is words, a number alone too, and a heading over nothing heads those after it."""
    for clause in document.clauses():
        if not clause.text and clause.title:
            clause.text, clause.title = clause.title, None
        elif not clause.text:
            clause.text, clause.number = clause.number or "", None
    document.contents = _filled(document.contents)


def _filled(nodes: list[Section | Clause]) -> list[Section | Clause]:
    made: list[Section | Clause] = []
    heading: Section | None = None  # the last that had nothing under it
    above = 0  # how many headings in a row head the same words
    for node in nodes:
        empty = isinstance(node, Section) and not node.contents
        if isinstance(node, Section):
            node.contents = _filled(node.contents)
        if heading is not None and (not empty or (not heading.contents and above < DEEPEST)):
            heading.contents.append(node)
            above += empty
        else:
            made.append(node)
            above = 1
        if isinstance(node, Section) and empty:
            heading = node
    return [_worded(node) for node in made]


def _worded(node: Section | Clause) -> Section | Clause:
    """A node; the words of a heading where nothing stands under it."""
    if isinstance(node, Clause):
        return node
    if not node.contents:
        return Clause(node.at, text=node.heading)
    node.contents = [_worded(inner) for inner in node.contents]
    return node
