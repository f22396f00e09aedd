"""The words of a document: whole clauses as running text, and stretches of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mo_advisor.protocol.model import Clause, Protocol, Section

SENTENCE_ENDS = re.compile(r"(?<=[a-z)”’][.?!])\s+(?=[A-Z“(])")


def pieces(clause: Clause) -> Iterator[str]:
    """The printed pieces of a clause in order, without its number: title, lead-in, each item with its label, closing words."""
    if clause.title:
        yield clause.title
    yield clause.text
    for item in clause.items:
        if item.label:
            yield item.label
        yield item.text
    if clause.closing:
        yield clause.closing


def words_of(clause: Clause) -> str:
    """A clause's words as one running text, for finding verbatim stretches in it."""
    return " ".join(pieces(clause))


def sentences(text: str) -> list[str]:
    """A text in sentences, each without the space after it."""
    ends = [0, *(match.end() for match in SENTENCE_ENDS.finditer(text)), len(text)]
    return [text[begin:end].rstrip() for begin, end in pairwise(ends) if begin < end]


def printed(protocol: Protocol) -> Iterator[tuple[str, Section | Clause | None]]:
    """Everything that the document prints, piece by piece in its order, with the section or clause that each belongs to."""
    for proposal in protocol.proposals:
        yield from ((paragraph, None) for paragraph in proposal.paragraphs)
    for line in protocol.front:
        yield line, None
    yield from _printed_nodes(protocol.document)
    for line in protocol.end:
        yield line, None
    yield from _printed_nodes(protocol.footnotes)


def _printed_nodes(nodes: tuple[Section | Clause, ...]) -> Iterator[tuple[str, Section | Clause | None]]:
    for node in nodes:
        if isinstance(node, Section):
            yield node.heading, node
            yield from _printed_nodes(node.contents)
            continue
        if node.number:
            yield node.number, node
        for piece in pieces(node):
            yield piece, node
