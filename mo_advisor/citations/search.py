"""Clauses by words: those of the document, their forms, and the vocabulary's other names for what it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position
from mo_advisor.protocol.words import pieces
from mo_advisor.vocabulary import Vocabulary
from mo_advisor.words.counts import Counts
from mo_advisor.words.index import shipped
from mo_advisor.words.names import situations_called, spoken_of
from mo_advisor.words.stems import Alike, stem, telling, words

MOST, LEAST = 20, 0.3  # clauses that are given at most, and how much of the best score the last of them has
LEAST_HELD = 0.2  # how much of what is wanted a clause must hold, where a word counts for as much as it is rare
HEADING = 2  # how often the words of a heading count
LONGEST = 160  # characters of a snippet
Titles = Mapping[str, Sequence[str]]  # role to what documents call it
P = TypeVar("P", bound=Hashable)  # where a clause stands, among all that are searched


class Hit(NamedTuple):
    """A clause that holds some of the words, or governs what they are a name for.

    snippet: a verbatim stretch of it. score: the higher, the better it holds them. situation: what it governs, where it does not hold them.
    """

    book: Book
    position: Position
    snippet: str
    score: float
    situation: str | None = None


class Wanted(NamedTuple):
    """What is looked for. stems: of the words. roles: those that the words name, each with the stems of all of its names. situations: those that the
    words together are a name of."""

    stems: tuple[str, ...]
    roles: tuple[tuple[str, set[str]], ...]
    situations: tuple[str, ...]

    @property
    def features(self) -> dict[str, float]:
        """Each stem and role with its weight."""
        return dict.fromkeys((*self.stems, *(role for role, _ in self.roles)), 1.0)

    @property
    def looked_for(self) -> frozenset[str]:
        """Every stem that a snippet should hold."""
        return frozenset((*self.stems, *(word for _, names in self.roles for name in names for word in name.split())))


def search(books: Sequence[Book], typed: Sequence[str]) -> list[Hit]:
    """The clauses that hold the words best, best first; then those that govern a situation of which the words are a name.

    In the order of the documents where they hold them alike.
    """
    alike = shipped().alike
    if not books or not (sought := wanted(typed, books[0].vocabulary, titles_in(books))).stems:
        return []
    places = {(number, place): position for number, book in enumerate(books) for place, position in enumerate(book.positions)}
    held = {at: held_by(position, sought.roles, alike) for at, position in places.items()}
    governing = {at: found for at, position in places.items() if (found := governs_one(sought.situations, governed(position)))}
    return [hit(books[at[0]], places[at], sought, score, situation) for at, score, situation in ranked(sought, held, governing)]


def wanted(typed: Sequence[str], vocabulary: Vocabulary, titles: Titles) -> Wanted:
    """What some words look for. titles: what documents call the roles."""
    alike, line = shipped().alike, " ".join(typed)
    found = tuple(stems_of(line, alike, True))
    within = f" {' '.join(found)} "
    roles = ((role, names) for role, names in roles_by_name(vocabulary, titles, alike) if any(f" {name} " in within for name in names))
    return Wanted(found, tuple(roles), tuple(spoken_of(line, situations_called(vocabulary))))


def ranked(
    sought: Wanted, held: Mapping[P, Counter[str]], governing: Mapping[P, str], others: tuple[int, int] = (0, 0),
) -> list[tuple[P, float, str | None]]:
    """The clauses that are given, by their places, each with its score, and with what it governs where it does not hold the words.

    held: what each clause holds. governing: the clauses that govern a situation which is named. others: how many clauses there are besides, which
    hold nothing of what is looked for, and how many stems these have.
    """
    holding = _scores(held, sought.features, bool(governing), others) if held else {}
    found = {**dict.fromkeys(governing, LEAST * min(holding.values(), default=1.0)), **holding}
    best = sorted(found, key=lambda place: -found[place])[:MOST]
    return [(place, found[place], None if place in holding else governing[place]) for place in best]


def _scores(held: Mapping[P, Counter[str]], wanted: Mapping[str, float], all_of_it: bool, others: tuple[int, int]) -> dict[P, float]:
    """How well the clauses that are worth giving hold what is wanted; one that holds all of it better than one that holds a part as often.

    all_of_it: nothing less is worth giving, since the words are together a name for something.
    """
    features: dict[str, dict[P, int]] = {}
    for place, counts in held.items():
        for feature, count in counts.items():
            features.setdefault(feature, {})[place] = count
    all_held = Counts(features, held, others=others)
    rarity = {feature: all_held.rarity(feature) for feature in wanted}
    least = sum(rarity.values()) * (1 if all_of_it else LEAST_HELD)
    enough = {place for place, of in held.items() if sum(rarity[feature] for feature in wanted if of[feature]) >= least}
    found = all_held.bm25(wanted)
    scores = {place: found[place] * (1 + sum(of[feature] > 0 for feature in wanted)) / (1 + len(wanted)) for place, of in held.items()}
    best = max(scores.values())
    return {place: score for place, score in scores.items() if score > 0 and score >= LEAST * best and place in enough}


def governs_one(situations: Sequence[str], governed_here: Collection[str]) -> str | None:
    """The first of some situations that a clause governs."""
    return next((situation for situation in situations if situation in governed_here), None)


def governed(position: Position) -> set[str]:
    """The situations that a clause governs, as the document's judgements have it."""
    return {situation for rule in position.clause.rules if rule.governs for situation in rule.situations}


def stems_of(text: str, alike: Alike, only_telling: bool = False) -> list[str]:
    """The stems of the words of a text, other names put as one. only_telling: without the words that every text has."""
    found = words(text)
    return list(alike.renamed([stem(word) for word in (telling(found) if only_telling else found)]))


def held_by(position: Position, named: Sequence[tuple[str, set[str]]], alike: Alike) -> Counter[str]:
    """The stems of a clause, and of the heading above it; and each role that is named in it, by any of its names."""
    found = stems_in(position, alike)
    return Counter(found) + Counter(roles_held(" ".join(found), named))


def stems_in(position: Position, alike: Alike) -> list[str]:
    """The stems of a clause, and of the heading above it."""
    found = stems_of(" ".join(pieces(position.clause)), alike)
    for section in position.headings[-1:]:
        found += stems_of(section.heading, alike) * HEADING
    return found


def roles_held(line: str, named: Iterable[tuple[str, set[str]]]) -> dict[str, int]:
    """How often each role is named in a line of stems, by any of its names."""
    return {role: sum(f" {line} ".count(f" {name} ") for name in names) for role, names in named}


def titles_in(books: Iterable[Book]) -> Titles:
    """What some documents call the roles."""
    titles: dict[str, list[str]] = {}
    for book in books:
        for role, note in book.protocol.roles.items():
            titles.setdefault(role, []).extend(note.titles)
    return titles


def roles_by_name(vocabulary: Vocabulary, titles: Titles, alike: Alike) -> Iterator[tuple[str, set[str]]]:
    """Every role, as a feature of clauses, with the stems of each of its names in the vocabulary and in the documents."""
    for role in vocabulary.roles.values():
        yield f"role {role.id}", {" ".join(stems_of(name, alike, True)) for name in {role.label, *role.names, *titles.get(role.id, ())}}


def hit(book: Book, position: Position, sought: Wanted, score: float, situation: str | None) -> Hit:
    """A clause that is given, with the stretch of it that shows why."""
    return Hit(book, position, snippet(position, sought.looked_for, shipped().alike), round(score, 3), situation)


def snippet(position: Position, wanted: frozenset[str], alike: Alike) -> str:
    """The stretch of a clause, word for word and no longer than LONGEST, in which the most of the words stand."""
    best, most = "", -1
    for piece in pieces(position.clause):
        for stretch in _stretches(piece):
            holds = len(wanted.intersection(stems_of(stretch, alike)))
            if holds > most:
                best, most = stretch, holds
    return best


def _stretches(piece: str) -> Iterator[str]:
    """Stretches of a text that begin at each of its sentences, or at its words where these are long, and end with a word."""
    starts = [0, *(match.end() for match in re.finditer(r"[.;:,] ", piece))]
    for start in starts:
        stretch = piece[start : start + LONGEST + 1]
        yield (stretch if len(stretch) <= LONGEST else stretch[:LONGEST].rpartition(" ")[0] or stretch[:LONGEST]).rstrip()
