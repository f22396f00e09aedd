"""The words of a document: whole clauses as running text, and stretches of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from mo_advisor.protocol.model import Clause, Item, Protocol, Section

SENTENCE_ENDS = re.compile(r"(?<=[a-z)”’][.?!])\s+(?=[A-Z“(])")
ALIKE = str.maketrans("‘’“”–—‑\u00a0", "''\"\"--- ")
NAMES = {**dict.fromkeys("‘’“”", "curly"), **dict.fromkeys("'\"", "straight"), **dict.fromkeys("–—", "longer"), "-": "shorter", "‑": "shorter"}


class Placed(NamedTuple):
    """An item of a clause where it stands. place: counted from 1 among the clause's items, then among those of each item that it is inside.

    labels: the labels of the items that it is inside, then its own, of those that have one.
    """

    place: tuple[int, ...]
    labels: tuple[str, ...]
    item: Item


def every_item(items: tuple[Item, ...], inside: Placed | None = None) -> Iterator[Placed]:
    """Every item however deep, in the document's order, each before those inside it."""
    place, labels = (inside.place, inside.labels) if inside else ((), ())
    for number, item in enumerate(items, start=1):
        placed = Placed((*place, number), (*labels, item.label) if item.label else labels, item)
        yield placed
        yield from every_item(item.items, placed)


def item_words(item: Item) -> str:
    """An item's words as running text, without its own label, with the items inside it."""
    return " ".join((item.text, *_item_pieces(item.items)))


def pieces(clause: Clause) -> Iterator[str]:
    """The printed pieces of a clause in order, without its number: title, lead-in, each item with its label, closing words."""
    if clause.title:
        yield clause.title
    yield clause.text
    yield from _item_pieces(clause.items)
    if clause.closing:
        yield clause.closing


def _item_pieces(items: tuple[Item, ...]) -> Iterator[str]:
    for _, _, item in every_item(items):
        if item.label:
            yield item.label
        yield item.text


def but_for(words: str, stretch: str) -> str:
    """For what a stretch is not found in a clause's words, as the end of a sentence: another quote, dash, space or capital; else empty."""
    at = words.translate(ALIKE).casefold().find(stretch.translate(ALIKE).casefold())
    if at < 0 or len(words.casefold()) != len(words):
        return ""
    other = next((pair for pair in zip(words[at:], stretch, strict=False) if pair[0] != pair[1]), None)
    if other is None:
        return ""
    theirs, ours = other
    if theirs.casefold() == ours.casefold():
        return f": the document has “{words[at : at + len(stretch)]}”, with other capitals"
    return f": the document has a {NAMES.get(theirs, 'different')} one, {theirs}, where this has {ours}; copy the words from it"


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
