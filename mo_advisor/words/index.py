"""The index of the lexicon: how often each stem, and each pair of them, stands in the phrases of each situation. Built, and shipped built."""

from __future__ import annotations

import json
import string
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

from mo_advisor.words.counts import Counts
from mo_advisor.words.lexicon import Phrase
from mo_advisor.words.stems import Alike, pairs, pieces, stems

BUILT = Path(__file__).with_name("index.json")
MARKS = string.ascii_letters + "".join(map(chr, range(0xC0, 0x250)))  # one stands for each situation
FEWEST = 5  # times that a pair must stand in the phrases: one that seldom does may be chance

Postings = Mapping[str, str]


class Index:
    """What a description is held against.

    situations: ids by their marks. names: as Alike takes them. stems, pairs: feature to the marks of the situations whose phrases hold it, each as
    often as they do.
    """

    def __init__(self, situations: Mapping[str, str], names: Mapping[str, str], stems_: Postings, pairs_: Postings) -> None:
        self.situations = situations
        self.names = names
        self.stem_postings = stems_
        self.pair_postings = pairs_

    @cached_property
    def alike(self) -> Alike:
        """Which stems are names for one thing."""
        return Alike(self.names)

    @cached_property
    def stems(self) -> Counts[str]:
        """The stems of each situation."""
        return self._counts(self.stem_postings)

    @cached_property
    def pairs(self) -> Counts[str]:
        """The pairs of stems of each situation."""
        return self._counts(self.pair_postings)

    @cached_property
    def pieces(self) -> Counts[str]:
        """The pieces of the stems of each situation."""
        held: dict[str, Counter[str]] = {}
        for stem, counts in self.stems.held.items():
            for piece in pieces((stem,)):
                if piece in held:
                    held[piece].update(counts)
                else:
                    held[piece] = Counter(counts)
        return Counts(held, self.situations)

    def _counts(self, postings: Postings) -> Counts[str]:
        return Counts({feature: Counter(marks) for feature, marks in postings.items()}, self.situations)


def build(phrases: Iterable[Phrase], names: Mapping[str, str]) -> Index:
    """Counts the phrases. The same ones give the same index, in whatever order they come."""
    alike = Alike(names)
    found = [(phrase.situation, stems(phrase.text, alike)) for phrase in phrases]
    marks = dict(zip(sorted({situation for situation, _ in found}), MARKS, strict=False))
    single = _postings(Counter((stem, marks[situation]) for situation, held in found for stem in held))
    double = _postings(Counter((pair, marks[situation]) for situation, held in found for pair in pairs(held)))
    common = {pair: marked for pair, marked in double.items() if len(marked) >= FEWEST}
    return Index({mark: situation for situation, mark in marks.items()}, names, single, common)


def _postings(counted: Counter[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for (feature, mark), count in sorted(counted.items()):
        found[feature] = found.get(feature, "") + mark * count
    return found


def written(index: Index) -> str:
    """An index as a text, a line for each feature: the same bytes wherever it is built."""
    record = {"situations": index.situations, "alike": index.names, "stems": index.stem_postings, "pairs": index.pair_postings}
    return json.dumps(record, ensure_ascii=False, indent=0, sort_keys=True, separators=(",", ":")) + "\n"


def read(text: str) -> Index:
    """The index that was written."""
    record = json.loads(text)
    return Index(record["situations"], record["alike"], record["stems"], record["pairs"])


@cache
def shipped() -> Index:
    """The package's own index, read once per process."""
    return read(BUILT.read_text(encoding="utf-8"))
