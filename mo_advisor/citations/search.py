"""Clauses by words: those of the document, their forms, and the vocabulary's other names for what it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position
from mo_advisor.protocol.words import pieces
from mo_advisor.words.counts import Counts
from mo_advisor.words.index import shipped
from mo_advisor.words.names import situations_called, spoken_of
from mo_advisor.words.stems import Alike, stem, telling, words

MOST, LEAST = 20, 0.3  # clauses that are given at most, and how much of the best score the last of them has
LEAST_HELD = 0.2  # how much of what is wanted a clause must hold, where a word counts for as much as it is rare
HEADING = 2  # how often the words of a heading count
LONGEST = 160  # characters of a snippet
Place = tuple[int, int]  # the number of the document, and of its clause


class Hit(NamedTuple):
    """A clause that holds some of the words, or governs what they are a name for.

    snippet: a verbatim stretch of it. score: the higher, the better it holds them. situation: what it governs, where it does not hold them.
    """

    book: Book
    position: Position
    snippet: str
    score: float
    situation: str | None = None


def search(books: Sequence[Book], typed: Sequence[str]) -> list[Hit]:
    """The clauses that hold the words best, best first; then those that govern a situation of which the words are a name.

    In the order of the documents where they hold them alike.
    """
    alike = shipped().alike
    wanted = _stems(" ".join(typed), alike, True)
    if not wanted or not books:
        return []
    named = list(_named(books, wanted, alike))
    held = {(number, place): held_by(position, named, alike) for number, book in enumerate(books) for place, position in enumerate(book.positions)}
    governing = _governing(books, " ".join(typed))
    holding = _scores(held, dict.fromkeys((*wanted, *(role for role, _ in named)), 1.0), bool(governing))
    found = {**dict.fromkeys(governing, LEAST * min(holding.values(), default=1.0)), **holding}
    ranked = sorted(found, key=lambda place: -found[place])
    looked_for = frozenset((*wanted, *(word for _, names in named for name in names for word in name.split())))
    hits = ((_hit(books[place[0]], place[1], looked_for, found[place], alike), place) for place in ranked[:MOST])
    return [hit if place in holding else hit._replace(situation=governing[place]) for hit, place in hits]


def _scores(held: Mapping[Place, Counter[str]], wanted: Mapping[str, float], all_of_it: bool) -> dict[Place, float]:
    """How well the clauses that are worth giving hold what is wanted; one that holds all of it better than one that holds a part as often.

    all_of_it: nothing less is worth giving, since the words are together a name for something.
    """
    features: dict[str, dict[Place, int]] = {}
    for place, counts in held.items():
        for feature, count in counts.items():
            features.setdefault(feature, {})[place] = count
    all_held = Counts(features, held)
    rarity = {feature: all_held.rarity(feature) for feature in wanted}
    least = sum(rarity.values()) * (1 if all_of_it else LEAST_HELD)
    enough = {place for place, of in held.items() if sum(rarity[feature] for feature in wanted if of[feature]) >= least}
    found = all_held.bm25(wanted)
    scores = {place: found[place] * (1 + sum(of[feature] > 0 for feature in wanted)) / (1 + len(wanted)) for place, of in held.items()}
    best = max(scores.values())
    return {place: score for place, score in scores.items() if score > 0 and score >= LEAST * best and place in enough}


def _governing(books: Sequence[Book], typed: str) -> dict[Place, str]:
    """The clauses that a document's judgements give for the situations of which the words are a name, each with the first of those."""
    situations = spoken_of(typed, situations_called(books[0].vocabulary))
    governing: dict[Place, str] = {}
    for number, book in enumerate(books):
        for place, position in enumerate(book.positions):
            if found := next((situation for situation in situations if situation in governed(position)), None):
                governing[number, place] = found
    return governing


def governed(position: Position) -> set[str]:
    """The situations that a clause governs, as the document's judgements have it."""
    return {situation for rule in position.clause.rules if rule.governs for situation in rule.situations}


def _stems(text: str, alike: Alike, only_telling: bool = False) -> list[str]:
    found = words(text)
    return list(alike.renamed([stem(word) for word in (telling(found) if only_telling else found)]))


def held_by(position: Position, named: Sequence[tuple[str, set[str]]], alike: Alike) -> Counter[str]:
    """The stems of a clause, and of the heading above it; and each role that is named in it, by any of its names."""
    found = _stems(" ".join(pieces(position.clause)), alike)
    for section in position.headings[-1:]:
        found += _stems(section.heading, alike) * HEADING
    line = f" {' '.join(found)} "
    return Counter(found) + Counter({role: sum(line.count(f" {name} ") for name in names) for role, names in named})


def _named(books: Sequence[Book], wanted: Sequence[str], alike: Alike) -> Iterator[tuple[str, set[str]]]:
    """Every role that is named in what is wanted, with all of its names."""
    line = f" {' '.join(wanted)} "
    return ((role, names) for role, names in roles_by_name(books, alike) if any(f" {name} " in line for name in names))


def roles_by_name(books: Sequence[Book], alike: Alike) -> Iterator[tuple[str, set[str]]]:
    """Every role, as a feature of clauses, with the stems of each of its names in the vocabulary and in the documents."""
    for role in books[0].vocabulary.roles.values():
        titles = [title for book in books if role.id in book.protocol.roles for title in book.protocol.roles[role.id].titles]
        yield f"role {role.id}", {" ".join(_stems(name, alike, True)) for name in (role.label, *role.names, *titles)}


def _hit(book: Book, place: int, looked_for: frozenset[str], score: float, alike: Alike) -> Hit:
    position = book.positions[place]
    return Hit(book, position, snippet(position, looked_for, alike), round(score, 3))


def snippet(position: Position, wanted: frozenset[str], alike: Alike) -> str:
    """The stretch of a clause, word for word and no longer than LONGEST, in which the most of the words stand."""
    best, most = "", -1
    for piece in pieces(position.clause):
        for stretch in _stretches(piece):
            holds = len(wanted.intersection(_stems(stretch, alike)))
            if holds > most:
                best, most = stretch, holds
    return best


def _stretches(piece: str) -> Iterator[str]:
    """Stretches of a text that begin at each of its sentences, or at its words where these are long, and end with a word."""
    starts = [0, *(match.end() for match in re.finditer(r"[.;:,] ", piece))]
    for start in starts:
        stretch = piece[start : start + LONGEST + 1]
        yield (stretch if len(stretch) <= LONGEST else stretch[:LONGEST].rpartition(" ")[0] or stretch[:LONGEST]).rstrip()
