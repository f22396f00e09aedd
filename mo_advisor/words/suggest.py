"""Which situations a description may be about, the likeliest first; offered, and never chosen. Pure, and keeps nothing of what was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import exp, fsum, sqrt
from typing import NamedTuple

from mo_advisor.vocabulary import Situation, Vocabulary
from mo_advisor.words.index import Index
from mo_advisor.words.lexicon import OUT_OF_SCOPE
from mo_advisor.words.stems import SMALL, pairs, pieces, stem, stems

MOST, FEW = 5, 3  # situations that are suggested; and how many of them however unlikely
DANGER = "danger"  # the line that goes with every answer, and the situations that it belongs to
STEMS, PIECES, PAIRS = 1.0, 0.7, 0.5  # what each way of comparing counts for
STEM_SMOOTHING, PIECE_SMOOTHING = 200.0, 1000.0
ASKER = 2.5  # what a situation loses that somebody else would normally ask about
DOUBT = 2.0  # how near the best something that no protocol is about must come for nothing to be suggested
SHARP = 0.8  # how much a better score makes a situation likelier
LEAST = 0.01  # how likely the others must be
SMALL_STEMS = frozenset(map(stem, SMALL))

Scores = Mapping[str, float]  # by situation, and OUT_OF_SCOPE


class Suggestion(NamedTuple):
    """A situation, and how likely it is meant: from 0 to 1."""

    situation: str
    score: float


def dangerous(vocabulary: Vocabulary) -> tuple[Situation, ...]:
    """The situations that the line on danger belongs to: they are offered below every answer."""
    return tuple(situation for situation in vocabulary.situations.values() if DANGER in situation.notices)


def likeliest(scores: Scores, less_likely: Scores) -> tuple[Suggestion, ...]:
    """The situations that come out best, best first; none where nothing is near enough. less_likely: what some lose for reasons beside the text."""
    inside = {situation: score - less_likely.get(situation, 0) for situation, score in scores.items() if situation != OUT_OF_SCOPE}
    if not inside:
        return ()
    best, beside = max(inside.values()), scores.get(OUT_OF_SCOPE)
    if beside is not None and beside > best - DOUBT:
        return ()
    odds = {situation: exp(SHARP * (score - best)) for situation, score in inside.items()}
    every = sum(odds.values())
    ranked = sorted(odds, key=lambda situation: -odds[situation])[:MOST]
    kept = (situation for place, situation in enumerate(ranked) if place < FEW or odds[situation] >= LEAST * every)
    return tuple(Suggestion(situation, round(odds[situation] / every, 3)) for situation in kept)


def scored(text: str, index: Index) -> Scores:
    """How well each situation of an index fits a text; nothing where it knows no word of it that tells anything."""
    found = stems(text, index.alike)
    if not any(word in index.stems.held for word in found if word not in SMALL_STEMS):
        return {}
    ways = (
        (STEMS, index.stems.naive_bayes(found, STEM_SMOOTHING)),
        (PIECES, index.pieces.naive_bayes(pieces(found), PIECE_SMOOTHING)),
        (PAIRS, index.pairs.bm25(Counter(pairs(found)))),
    )
    each = [(weight, _standing(scores)) for weight, scores in ways]
    return {situation: sum(weight * scores[mark] for weight, scores in each) for mark, situation in index.situations.items()}


def _standing(scores: Scores) -> dict[str, float]:
    """How far each score stands from the middle of them all, so that those of several ways can be added."""
    middle = fsum(scores.values()) / len(scores)
    spread = sqrt(fsum((score - middle) ** 2 for score in scores.values()) / len(scores)) or 1.0
    return {situation: (score - middle) / spread for situation, score in scores.items()}


def asked_by_others(vocabulary: Vocabulary, kind: str | None) -> dict[str, float]:
    """What situations lose that a kind of asker does not normally ask about; nothing where it is not known who asks."""
    if kind is None:
        return {}
    return {situation.id: ASKER for situation in vocabulary.situations.values() if situation.asked_by not in ("either", kind)}
