"""What a text has in common with others, by the features that each holds: naive Bayes and BM25. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from math import log
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
TIMES, LENGTH = 1.2, 0.5  # BM25's two constants: what a feature that is there again adds, and how much a long text is held against it


class Counts(Generic[K]):
    """How often each of some features stands in each of some texts. held: feature to texts with counts. texts: all of them.

    totals: how many features each text has, where that is known without counting them all. others: how many texts there are besides that hold none of
    what is looked for, and how many features those have together.
    """

    def __init__(
        self, held: Mapping[str, Mapping[K, int]], texts: Iterable[K], totals: Mapping[K, int] | None = None, others: tuple[int, int] = (0, 0),
    ) -> None:
        self.held = held
        self.texts = tuple(texts)
        self.totals = self._counted() if totals is None else totals
        self.others = others

    def _counted(self) -> dict[K, int]:
        totals = dict.fromkeys(self.texts, 0)
        for counts in self.held.values():
            for text, count in counts.items():
                totals[text] += count
        return totals

    @cached_property
    def total(self) -> int:
        """How many features all texts have."""
        return sum(self.totals.values())

    def naive_bayes(self, features: Iterable[str], smoothing: float) -> dict[K, float]:
        """How much likelier each text is to hold these features than all texts together are, as a logarithm.

        smoothing: how many features of all texts each text is taken to hold besides its own.
        """
        known = [(self.held[feature], times) for feature, times in Counter(features).items() if feature in self.held]
        often = sum(times for _, times in known)
        scores = {text: -often * log((total + smoothing) / smoothing) for text, total in self.totals.items()}
        for counts, times in known:
            expected = smoothing * sum(counts.values()) / self.total
            for text, count in counts.items():
                scores[text] += times * log((count + expected) / expected)
        return scores

    def rarity(self, feature: str) -> float:
        """How much it tells that a text holds a feature: the more, the fewer hold it."""
        count = len(self.held.get(feature, {}))
        return log(1 + (len(self.texts) + self.others[0] - count + 0.5) / (count + 0.5))

    def bm25(self, features: Mapping[str, float]) -> dict[K, float]:
        """How well each text holds these features, each by its weight: the rarer ones count for more."""
        scores = dict.fromkeys(self.texts, 0.0)
        average = (self.total + self.others[1]) / (len(self.texts) + self.others[0]) or 1
        for feature, weight in features.items():
            rare = self.rarity(feature)
            for text, count in self.held.get(feature, {}).items():
                scores[text] += weight * rare * count * (TIMES + 1) / (count + TIMES * (1 - LENGTH + LENGTH * self.totals[text] / average))
        return scores
