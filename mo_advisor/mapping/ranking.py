"""Which clauses of a document that nobody has mapped are the likeliest to speak to a situation, and why each is offered. Pure; it decides nothing.

Five measures are added, each as far as it stands from the middle of all clauses: how near a clause is to the clauses of mapped documents that govern
the situation; how many of the clauses that are nearest to it govern the situation; what it shares with the phrases in which people put the situation,
and with the situation's own label; and how many situations the clauses nearest to it govern at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log, sqrt
from statistics import fmean, pstdev
from typing import NamedTuple

from mo_advisor.interview.search import STOP
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position
from mo_advisor.protocol.words import words_of
from mo_advisor.records.condition import atoms_of
from mo_advisor.vocabulary import Situation
from mo_advisor.words.lexicon import Phrase
from mo_advisor.words.stems import SMALL, Alike, stem, stems, words

MOST = 8  # clauses that are offered
FEW = 3  # of these, where a clause is asked for its situations
NEIGHBOURS = 10  # clauses of other documents that are asked what they govern
COUNTS = {"rule": 1.0, "duty": 0.7, "route": 0.25, "background": 0.15}  # how far a clause of each weight speaks to its situation
NEAR = 0.15  # how near a clause must be to be called like another
TOLD = 3  # words of the situation that are named
SELDOM = log(1 + 8)  # how much a word must tell to be named: no more than an eighth of the clauses hold it
VAGUE = STOP | {"about", "above", "no", "not", "right", "say", "work"}  # words that are named as a reason for nothing
SMALL_STEMS = frozenset(map(stem, SMALL))

Vector = Mapping[str, float]


class Like(NamedTuple):
    """A clause of a mapped document. council: its council, as people say it."""

    council: str
    clause: str


class Offer(NamedTuple):
    """A clause that may speak to a situation, and why it is offered.

    like: the nearest clause elsewhere that governs the situation, if one is near. names: the roles that it names and to which other documents send
    people in this situation. words: words of the clause that are also those of the situation.
    """

    position: Position
    like: Like | None
    names: tuple[str, ...]
    words: tuple[str, ...]


class Elsewhere(NamedTuple):
    """What mapped documents make of a situation: in how many a clause governs it, of how many. A hint, and never a default."""

    governs: int
    of: int


class Ranking:
    """The clauses of one document held against mapped ones.

    book: the document. mapped: the others. phrases: how people put the situations, their labels apart. alike: names for one thing.
    """

    def __init__(self, book: Book, mapped: Sequence[Book], phrases: Iterable[Phrase], alike: Alike) -> None:
        self.book = book
        self.mapped = [other for other in mapped if other.protocol.mapped and other.protocol.id != book.protocol.id]
        self.alike = alike
        self.said: dict[str, Counter[str]] = defaultdict(Counter)
        for phrase in phrases:
            self.said[phrase.situation].update(set(self._stems(phrase.text)))
        self.theirs = [(other, position) for other in self.mapped for position in other.positions]
        self._ranked: dict[str, list[int]] = {}

    def offers(self, situation: str) -> tuple[Offer, ...]:
        """The likeliest clauses for a situation, the likeliest first."""
        return tuple(self._offer(place, situation) for place in self._likeliest(situation)[:MOST])

    def situations(self, clause: str) -> tuple[str, ...]:
        """The situations for which a clause is among the likeliest few."""
        place = self.book.by_id[clause].order
        return tuple(situation for situation in self.book.vocabulary.situations if place in self._likeliest(situation)[:FEW])

    def elsewhere(self, situation: str) -> Elsewhere:
        """What the mapped documents make of a situation."""
        governed = {other.protocol.id for place, (other, _) in enumerate(self.theirs) if self._governs(place, situation)}
        return Elsewhere(len(governed), len(self.mapped))

    def facts(self, situation: str) -> tuple[str, ...]:
        """The follow-up questions on which clauses of mapped documents turn in a situation, as far as they can be asked here."""
        rules = (rule for _, position in self.theirs for rule in position.clause.rules if situation in rule.situations)
        found = dict.fromkeys(written.partition("=")[0] for rule in rules for written in atoms_of(rule.facts))
        same = (fact for pair in self.book.vocabulary.same_as if situation == pair.situation for fact in pair.facts)
        return tuple(fact for fact in dict.fromkeys((*same, *found, *self.book.protocol.facts)) if fact in self.book.facts)

    def _likeliest(self, situation: str) -> list[int]:
        """The places of our clauses, the likeliest first; ranked once."""
        if situation not in self._ranked:
            measured = [_standing(measure) for measure in self._measures(situation)]
            scores = [sum(values) for values in zip(*measured, strict=True)]
            self._ranked[situation] = sorted(range(len(scores)), key=lambda place: -scores[place])
        return self._ranked[situation]

    def _measures(self, situation: str) -> list[list[float]]:
        of = self.book.vocabulary.situations[situation]
        phrases = self._vector({word: sqrt(count) for word, count in self.said[situation].items()})
        label = self._vector(self._label(of))
        return [
            [sum(self._nearest(place, situation).values()) for place in range(len(self.ours))],
            [self._votes(place, situation) for place in range(len(self.ours))],
            [_product(vector, phrases) for vector in self.ours],
            [_product(vector, label) for vector in self.ours],
            self.breadth,
        ]

    def _nearest(self, place: int, situation: str) -> Mapping[str, float]:
        """How near the nearest clause of each mapped document is that speaks to the situation, the more so the more it does."""
        best: dict[str, float] = {}
        for other, counts in self.judged.get(situation, {}).items():
            document = self.theirs[other][0].protocol.id
            best[document] = max(best.get(document, 0.0), counts * self.nearness[place][other])
        return best

    def _votes(self, place: int, situation: str) -> float:
        judged = self.judged.get(situation, {})
        near = self.neighbours[place]
        return sum(self.nearness[place][other] * judged.get(other, 0.0) for other in near) / self._whole(place)

    def _whole(self, place: int) -> float:
        return sum(self.nearness[place][other] for other in self.neighbours[place]) or 1.0

    @cached_property
    def breadth(self) -> list[float]:
        """How many situations the clauses nearest to each of ours govern."""
        counted = Counter(other for judged in self.judged.values() for other, counts in judged.items() if counts >= COUNTS["duty"])
        near = [
            sum(self.nearness[place][other] * counted[other] for other in others) / self._whole(place) for place, others in enumerate(self.neighbours)
        ]
        return [log(1 + value) for value in near]

    @cached_property
    def judged(self) -> Mapping[str, Mapping[int, float]]:
        """Situation to the clauses elsewhere that speak to it, by their place, and how far."""
        found: dict[str, dict[int, float]] = defaultdict(dict)
        for place, (_, position) in enumerate(self.theirs):
            for rule in position.clause.rules:
                for situation in rule.situations:
                    found[situation][place] = max(found[situation].get(place, 0.0), COUNTS[rule.weight])
        return found

    def _governs(self, place: int, situation: str) -> bool:
        return self.judged.get(situation, {}).get(place, 0.0) >= COUNTS["duty"]

    @cached_property
    def nearness(self) -> list[list[float]]:
        """How near each of our clauses is to each of theirs."""
        theirs = [self._vector(held) for held in self._held[len(self.book.positions):]]
        return [[_product(vector, other) for other in theirs] for vector in self.ours]

    @cached_property
    def neighbours(self) -> list[list[int]]:
        """The places of those of their clauses that are nearest to each of ours."""
        return [sorted(range(len(near)), key=lambda other: -near[other])[:NEIGHBOURS] for near in self.nearness]

    @cached_property
    def ours(self) -> list[Vector]:
        """Our clauses as vectors."""
        return [self._vector(held) for held in self._held[:len(self.book.positions)]]

    @cached_property
    def _held(self) -> list[dict[str, float]]:
        """How often each stem stands in each clause, ours first and then theirs: the more often, the less each time counts; headings once more."""
        return [self._counted(position) for position in (*self.book.positions, *(position for _, position in self.theirs))]

    def _counted(self, position: Position) -> dict[str, float]:
        held = {word: 1 + log(count) for word, count in Counter(self._stems(words_of(position.clause))).items()}
        for word in {word for section in position.headings for word in self._stems(section.heading)}:
            held[word] = held.get(word, 0.0) + 1
        return held

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """How much each stem tells: the more, the fewer clauses hold it."""
        counted = Counter(word for held in self._held for word in held)
        return {word: log(1 + len(self._held) / count) for word, count in counted.items()}

    def _vector(self, held: Mapping[str, float]) -> Vector:
        """Stems with how much each counts here, as a vector of length one; what stands in no clause is nothing."""
        vector = {word: count * self.rarity[word] for word, count in held.items() if word in self.rarity}
        length = sqrt(sum(value * value for value in vector.values())) or 1.0
        return {word: value / length for word, value in vector.items()}

    def _stems(self, text: str) -> list[str]:
        return [word for word in stems(text, self.alike) if word not in SMALL_STEMS and not word.isdigit()]

    def _label(self, situation: Situation) -> Counter[str]:
        return Counter(word for text in (situation.label, *situation.said) for word in set(self._stems(text)))

    def _offer(self, place: int, situation: str) -> Offer:
        position = self.book.positions[place]
        return Offer(position, self._like(place, situation), self._names(position, situation), self._words(position, situation))

    def _like(self, place: int, situation: str) -> Like | None:
        near = [(self.nearness[place][other], -other) for other in self.judged.get(situation, {}) if self._governs(other, situation)]
        best, other = max(near, default=(0.0, 0))
        if best < NEAR:
            return None
        book, position = self.theirs[-other]
        return Like(council_said(book), position.clause.id)

    def _names(self, position: Position, situation: str) -> tuple[str, ...]:
        text = words_of(position.clause).casefold()
        governed = {role.id for role in self.book.vocabulary.governed}  # whom every clause names
        sent = (role for role in self._sent_to(situation) if role not in governed)
        return tuple(role for role in sent if any(name.casefold() in text for name in self.book.names_of(role)))

    def _sent_to(self, situation: str) -> list[str]:
        """The roles to which more than one mapped document sends people in a situation."""
        sent = {
            (contact.role, self.theirs[other][0].protocol.id)
            for other in self.judged.get(situation, {}) if self._governs(other, situation)
            for contact in self.theirs[other][1].clause.contacts if contact.role
        }
        counted = Counter(role for role, _ in sorted(sent))
        return [role for role, count in counted.most_common() if count > 1]

    def _words(self, position: Position, situation: str) -> tuple[str, ...]:
        """The words of a clause that tell the most of those that the situation's label and its phrases hold."""
        of = self.book.vocabulary.situations[situation]
        label = self._label(of)
        wanted = self._vector({word: sqrt(self.said[situation][word]) + 2 * label[word] for word in {*self.said[situation], *label}})
        printed: dict[str, str] = {}
        for word in words(words_of(position.clause)):
            for found in self._stems(word) if word not in VAGUE else ():
                printed.setdefault(found, word)
        shared = sorted((word for word in printed if word in wanted and self.rarity[word] >= SELDOM), key=lambda word: -wanted[word])
        return tuple(printed[word] for word in shared[:TOLD])


def council_said(book: Book) -> str:
    """A council as people say it: the words of its name that its id repeats, or the whole name where they differ."""
    name = book.protocol.council.split()
    short = name[: len(book.protocol.id.split("-"))]
    return " ".join(short) if [word.casefold() for word in short] == book.protocol.id.split("-") else book.protocol.council


def _product(one: Vector, other: Vector) -> float:
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return sum(value * many[word] for word, value in few.items() if word in many)


def _standing(values: Sequence[float]) -> list[float]:
    """How far each value stands from the middle of them all, so that values of several kinds can be added."""
    middle, spread = fmean(values), pstdev(values) or 1.0
    return [(value - middle) / spread for value in values]
