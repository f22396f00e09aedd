"""Clauses by words: those of the document, their forms, and the vocabulary's other names for what it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position
from mo_advisor.protocol.words import pieces
from mo_advisor.words.counts import Counts
from mo_advisor.words.index import shipped
from mo_advisor.words.stems import Alike, stem, telling, words

MOST = 20  # clauses that are given
HEADING = 2  # how often the words of a heading count
OTHER_NAME = 0.5  # what a word of another name counts for, beside one that was typed
LONGEST = 160  # characters of a snippet
Place = tuple[int, int]  # the number of the document, and of its clause


class Hit(NamedTuple):
    """A clause that holds some of the words. snippet: a verbatim stretch of it. score: the higher, the better it holds them."""

    book: Book
    position: Position
    snippet: str
    score: float


def search(books: Sequence[Book], typed: Sequence[str]) -> list[Hit]:
    """The clauses that hold the words best, best first; in the order of the documents where they hold them alike."""
    alike = shipped().alike
    wanted = _stems(" ".join(typed), alike, True)
    if not wanted:
        return []
    held = {(number, place): _held(position, alike) for number, book in enumerate(books) for place, position in enumerate(book.positions)}
    features: dict[str, dict[Place, int]] = {}
    for place, counts in held.items():
        for feature, count in counts.items():
            features.setdefault(feature, {})[place] = count
    weights = {**dict.fromkeys(_other_names(books, wanted, alike), OTHER_NAME), **dict.fromkeys(wanted, 1.0)}
    found = Counts(features, held).bm25(weights)
    ranked = sorted((place for place, score in found.items() if score > 0), key=lambda place: -found[place] * _share(held[place], wanted))
    return [_hit(books[number], number, place, weights.keys(), found, alike) for number, place in ranked[:MOST]]


def _share(held: Counter[str], wanted: Sequence[str]) -> float:
    """How many of the words that were typed a clause holds, so that those that hold all of them come first."""
    return (1 + sum(word in held for word in wanted)) / (1 + len(wanted))


def _stems(text: str, alike: Alike, only_telling: bool) -> list[str]:
    found = words(text)
    return list(alike.renamed([stem(word) for word in (telling(found) if only_telling else found)]))


def _held(position: Position, alike: Alike) -> Counter[str]:
    """The stems of a clause, and of the headings above it."""
    counts = Counter(_stems(" ".join(pieces(position.clause)), alike, False))
    for section in position.headings[-1:]:
        counts.update(_stems(section.heading, alike, True) * HEADING)
    return counts


def _other_names(books: Sequence[Book], wanted: Sequence[str], alike: Alike) -> Iterator[str]:
    """The words of the other names of every role that is named, in the vocabulary and in the documents."""
    if not books:
        return
    typed = f" {' '.join(wanted)} "
    for role in books[0].vocabulary.roles.values():
        titles = [title for book in books if role.id in book.protocol.roles for title in book.protocol.roles[role.id].titles]
        names = {" ".join(_stems(name, alike, True)) for name in (role.label, *role.also, *titles)}
        if any(f" {name} " in typed for name in names):
            yield from (word for name in names for word in name.split())


def _hit(book: Book, number: int, place: int, wanted: object, found: dict[Place, float], alike: Alike) -> Hit:
    position = book.positions[place]
    return Hit(book, position, snippet(position, frozenset(wanted), alike), round(found[number, place], 3))  # type: ignore[call-overload]


def snippet(position: Position, wanted: frozenset[str], alike: Alike) -> str:
    """The stretch of a clause, word for word and no longer than LONGEST, in which the most of the words stand."""
    best, most = "", -1
    for piece in pieces(position.clause):
        for stretch in _stretches(piece):
            holds = len(wanted.intersection(_stems(stretch, alike, False)))
            if holds > most:
                best, most = stretch, holds
    return best


def _stretches(piece: str) -> Iterator[str]:
    """Stretches of a text that begin at each of its sentences, or at its words where these are long, and end with a word."""
    starts = [0, *(match.end() for match in re.finditer(r"[.;:,] ", piece))]
    for start in starts:
        stretch = piece[start : start + LONGEST + 1]
        yield (stretch if len(stretch) <= LONGEST else stretch[:LONGEST].rpartition(" ")[0] or stretch[:LONGEST]).rstrip()
