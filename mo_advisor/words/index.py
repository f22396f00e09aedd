"""The index of the lexicon: how often each stem, and each pair of them, stands in the phrases of each situation. Built, and shipped built."""

from __future__ import annotations

import json
import string
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
    often as they do. totals: of stems, pairs and pieces, how many each situation has, by its mark.
    """

    def __init__(
        self, situations: Mapping[str, str], names: Mapping[str, str], stems_: Postings, pairs_: Postings, totals: Mapping[str, Mapping[str, int]],
    ) -> None:
        self.totals = totals
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
        return Counts(Counted(self.stem_postings), self.situations, self.totals["stems"])

    @cached_property
    def pairs(self) -> Counts[str]:
        """The pairs of stems of each situation."""
        return Counts(Counted(self.pair_postings), self.situations, self.totals["pairs"])

    @cached_property
    def pieces(self) -> Counts[str]:
        """The pieces of the stems of each situation."""
        return Counts(InPieces(self.stem_postings), self.situations, self.totals["pieces"])


class Counted(Mapping[str, Mapping[str, int]]):
    """Postings as they are counted: each when it is asked for, since a text holds few of them."""

    def __init__(self, postings: Postings) -> None:
        self.postings = postings

    def __getitem__(self, feature: str) -> Counter[str]:
        return Counter(self.postings[feature])

    def __iter__(self) -> Iterator[str]:
        return iter(self.postings)

    def __len__(self) -> int:
        return len(self.postings)

    def __contains__(self, feature: object) -> bool:
        return feature in self.postings


class InPieces(Counted):
    """The postings of pieces, which are those of all the stems that hold one, as often as they do."""

    @cached_property
    def spelled(self) -> str:
        """Every stem, between spaces, as pieces are cut from it."""
        return "".join(f" {stem} \n" for stem in self.postings)

    def __getitem__(self, feature: str) -> Counter[str]:
        marks = "".join(self.postings[stem] for stem in self._holding(feature))
        if not marks:
            raise KeyError(feature)
        return Counter(marks)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(pieces(self.postings)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, feature: object) -> bool:
        return feature in self.spelled if isinstance(feature, str) else False

    def _holding(self, piece: str) -> Iterator[str]:
        at = self.spelled.find(piece)
        while at >= 0:
            yield self.spelled[self.spelled.rfind("\n", 0, at) + 1 : self.spelled.find("\n", at)].strip()
            at = self.spelled.find(piece, at + 1)


def build(phrases: Iterable[Phrase], names: Mapping[str, str]) -> Index:
    """Counts the phrases. The same ones give the same index, in whatever order they come."""
    alike = Alike(names)
    found = [(phrase.situation, stems(phrase.text, alike)) for phrase in phrases]
    marks = dict(zip(sorted({situation for situation, _ in found}), MARKS, strict=False))
    single = _postings(Counter((stem, marks[situation]) for situation, held in found for stem in held))
    double = _postings(Counter((pair, marks[situation]) for situation, held in found for pair in pairs(held)))
    common = {pair: marked for pair, marked in double.items() if len(marked) >= FEWEST}
    cut = (marked * len(list(pieces((stem,)))) for stem, marked in single.items())
    each = {"stems": "".join(single.values()), "pairs": "".join(common.values()), "pieces": "".join(cut)}
    totals = {kind: {mark: every.count(mark) for mark in marks.values()} for kind, every in each.items()}
    return Index({mark: situation for situation, mark in marks.items()}, names, single, common, totals)


def _postings(counted: Counter[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for (feature, mark), count in sorted(counted.items()):
        found[feature] = found.get(feature, "") + mark * count
    return found


def written(index: Index) -> str:
    """An index as a text, a line for each feature: the same bytes wherever it is built."""
    counted = {"stems": index.stem_postings, "pairs": index.pair_postings, "totals": index.totals}
    record = {"situations": index.situations, "alike": index.names, **counted}
    return json.dumps(record, ensure_ascii=False, indent=0, sort_keys=True, separators=(",", ":")) + "\n"


def read(text: str) -> Index:
    """The index that was written."""
    record = json.loads(text)
    return Index(record["situations"], record["alike"], record["stems"], record["pairs"], record["totals"])


@cache
def shipped() -> Index:
    """The package's own index, read once per process."""
    return read(BUILT.read_text(encoding="utf-8"))
