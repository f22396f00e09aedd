"""Which headings of two editions are the same, and which clauses stand elsewhere than merely under another number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from mo_advisor.editions.wording import folded
from mo_advisor.protocol.model import Position, Section

NUMBER = re.compile(r"^(?:(?:section|part|appendix|annex)\s+)?[0-9]+(?:\.[0-9]+)*[.):]*(?:\s*-\s*|\s+)", re.IGNORECASE)
Pair = tuple[int, int]  # of places of clauses, in the earlier and in the later edition


def title(section: Section) -> str:
    """The words of a heading without its number, as they are compared."""
    words = folded(section.heading)
    own = (section.number or "").casefold()
    shorter = words[len(own) :].lstrip(" .):-") if own and words.casefold().startswith(own) else NUMBER.sub("", words)
    return (shorter or words).casefold()


def titles(position: Position) -> tuple[str, ...]:
    """The words of the headings above a clause, without their numbers."""
    return tuple(map(title, position.headings))


class SameSections:
    """The headings of two editions that are the same: by their words, and else by most of the clauses under them.

    later: for the earlier heading, by its identity, the later one; earlier: the other way.
    """

    def __init__(self, before: Sequence[Position], after: Sequence[Position], pairs: Sequence[Pair]) -> None:
        self.later: dict[int, Section] = {}
        self.earlier: dict[int, Section] = {}
        self.old = {id(section): section for position in before for section in position.headings}
        self.new = {id(section): section for position in after for section in position.headings}
        self._by_words(_shared(before, after, pairs))
        self._by_clauses(_shared(before, after, pairs), _counts(before), _counts(after))

    def _take(self, old: int, new: int) -> None:
        self.later[old], self.earlier[new] = self.new[new], self.old[old]

    def _by_words(self, shared: Counter[Pair]) -> None:
        titles: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, headings in ((0, self.old), (1, self.new)):
            for key, section in headings.items():
                titles[title(section)][side].append(key)
        for old, new in titles.values():
            if len(old) == len(new) == 1:
                self._take(old[0], new[0])
                continue
            alike = [(one, other) for one in old for other in new if shared[one, other]]
            for one, other in sorted(alike, key=lambda pair: -shared[pair]):
                if one not in self.later and other not in self.earlier:
                    self._take(one, other)

    def _by_clauses(self, shared: Counter[Pair], before: Counter[int], after: Counter[int]) -> None:
        for (one, other), count in shared.most_common():
            if one not in self.later and other not in self.earlier and 2 * count > before[one] and 2 * count > after[other]:
                self._take(one, other)

    def elsewhere(self, old: Position, new: Position) -> bool:
        """Whether a clause stands under another heading: not the same with another number, nor one that was added or taken away."""
        above, above_now = {id(section) for section in old.headings}, {id(section) for section in new.headings}
        kept = next((section for heading in reversed(old.headings) if (section := self.later.get(id(heading)))), None)
        known = next((section for heading in reversed(new.headings) if (section := self.earlier.get(id(heading)))), None)
        return (kept is not None and id(kept) not in above_now) or (known is not None and id(known) not in above)

    def numbers(self) -> Mapping[str, str]:
        """For the number of each earlier heading that has gone on, its number now."""
        pairs = ((self.old[old].number, new.number) for old, new in self.later.items())
        return {old: new for old, new in pairs if old and new}


def _shared(before: Sequence[Position], after: Sequence[Position], pairs: Sequence[Pair]) -> Counter[Pair]:
    """How many clauses every two headings of one depth share."""
    shared: Counter[Pair] = Counter()
    for old, new in pairs:
        both = zip(before[old].headings, after[new].headings, strict=False)
        from_below = zip(reversed(before[old].headings), reversed(after[new].headings), strict=False)
        shared.update({(id(one), id(other)) for one, other in (*both, *from_below)})
    return shared


def _counts(places: Sequence[Position]) -> Counter[int]:
    return Counter(id(section) for position in places for section in position.headings)


def out_of_order(pairs: Sequence[Pair]) -> set[Pair]:
    """The pairs that changed their place among the others: the fewest without which the rest keep their order.

    Where a stretch passed another that is just as long, nobody can say which of the two moved, and both did.
    """
    ordered = sorted(pairs)
    kept = _longest_in_order(ordered)
    moved = {pair for pair in ordered if pair not in kept}
    passed: set[Pair] = set()
    for stretch in _stretches(ordered, moved):
        over = {pair for pair in kept if all((pair[0] < one[0]) != (pair[1] < one[1]) for one in stretch)}
        if len(over) == len(stretch):
            passed |= over
    return moved | passed


def _longest_in_order(ordered: Sequence[Pair]) -> set[Pair]:
    """The most pairs whose later places rise with their earlier ones."""
    ends: list[int] = []
    at_end: list[int] = []
    previous: list[int | None] = []
    for place, (_, new) in enumerate(ordered):
        at = bisect_left(ends, new)
        previous.append(at_end[at - 1] if at else None)
        ends[at:], at_end[at:] = [new, *ends[at + 1 :]], [place, *at_end[at + 1 :]]
    kept: set[Pair] = set()
    step = at_end[-1] if at_end else None
    while step is not None:
        kept.add(ordered[step])
        step = previous[step]
    return kept


def _stretches(ordered: Sequence[Pair], moved: set[Pair]) -> list[list[Pair]]:
    """Pairs that moved, in stretches that stay together."""
    stretches: list[list[Pair]] = []
    for pair in (pair for pair in ordered if pair in moved):
        last = stretches[-1][-1] if stretches else None
        if last and pair[0] == last[0] + 1 and pair[1] == last[1] + 1:
            stretches[-1].append(pair)
        else:
            stretches.append([pair])
    return stretches
