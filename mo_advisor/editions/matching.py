"""Which clauses of two editions are the same ones, by their words and by what stands around them; no number and no heading decides alone.

What is alike counts by how telling it is: a word that half of the clauses hold says little, so that five clauses that all begin "Members should"
are told apart by the rest of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import product
from math import log
from typing import NamedTuple

from mo_advisor.editions.sections import titles
from mo_advisor.editions.wording import bare, running, tokens
from mo_advisor.protocol.model import Position

ALIKE, ALIKE_IN_PLACE = 0.6, 0.4  # how much two clauses must share to be one that was reworded: anywhere, and between the same neighbours
WHOLE, PART = 0.72, 0.6  # how much a clause must share with its pieces together, and how much of each piece must come from it
BETTER = 0.08  # how much more that must be than any piece shares alone
PIECES = 12  # the most clauses that one is split into
FEW = 5  # words; a shorter text is a piece of another only where it stands beside the rest
Words = tuple[str, ...]


class Match(NamedTuple):
    """Clauses of the earlier edition and those of the later one that they are, by their places in the documents; one of the two sides has one."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def matched(before: Sequence[Position], after: Sequence[Position]) -> tuple[Match, ...]:
    """The clauses of two editions that belong together, in the order of the earlier edition."""
    return _Matching(before, after).found()


class _Matching:
    """The work of matching. partner: for the places of the earlier edition, those of the later one that are settled; partner_back: the other way."""

    def __init__(self, before: Sequence[Position], after: Sequence[Position]) -> None:
        self.before, self.after = before, after
        self.old = [tokens(running(position.clause)) for position in before]
        self.new = [tokens(running(position.clause)) for position in after]
        self.matches: list[Match] = []
        self.partner: dict[int, int] = {}
        self.partner_back: dict[int, int] = {}

    def found(self) -> tuple[Match, ...]:
        self._same_words(self.old, self.new)
        self._same_words([tuple(map(bare, words)) for words in self.old], [tuple(map(bare, words)) for words in self.new])
        self._pieces()
        self._reworded()
        self._strays()
        return tuple(sorted(self.matches))

    @cached_property
    def telling(self) -> dict[str, float]:
        """How much each word tells: the fewer clauses hold it, the more."""
        clauses = [set(map(bare, words)) for words in (*self.old, *self.new)]
        held = Counter(word for clause in clauses for word in clause)
        return {word: 0.1 + log(1 + len(clauses) / count) for word, count in held.items()}

    def _free(self) -> tuple[list[int], list[int]]:
        """The clauses of both editions that are still without a partner."""
        taken = {place for match in self.matches for place in match.new}
        gone = {place for match in self.matches for place in match.old}
        return [at for at in range(len(self.old)) if at not in gone], [at for at in range(len(self.new)) if at not in taken]

    def _take(self, old: Sequence[int], new: Sequence[int]) -> None:
        self.matches.append(Match(tuple(old), tuple(new)))
        for one, other in product(old, new):
            self.partner.setdefault(one, other)
            self.partner_back.setdefault(other, one)

    def _same_words(self, old_words: Sequence[Words], new_words: Sequence[Words]) -> None:
        """Clauses with the same words; of several alike, those whose neighbours belong together first."""
        old_free, new_free = self._free()
        alike: dict[Words, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, free, words in ((0, old_free, old_words), (1, new_free, new_words)):
            for at in free:
                alike[words[at]][side].append(at)
        for old, new in sorted(alike.values(), key=lambda both: len(both[0]) * len(both[1])):
            self._nearest(old, new)

    def _nearest(self, old: Sequence[int], new: Sequence[int]) -> None:
        pairs = sorted(product(old, new), key=lambda pair: (-self._place(*pair), abs(pair[0] - pair[1]), pair))
        taken: set[int] = set()
        given: set[int] = set()
        for one, other in pairs:
            if one not in taken and other not in given:
                self._take([one], [other])
                taken.add(one)
                given.add(other)

    def _place(self, old: int, new: int) -> float:
        """How well two clauses fit by where they stand, from 0 to 1: by their neighbours, by the heading above, by their numbers."""
        fits = 0.35 * (self._neighbour(self.partner, old, -1, len(self.old)) == self._next_settled(new, -1))
        fits += 0.35 * (self._neighbour(self.partner, old, 1, len(self.old)) == self._next_settled(new, 1))
        one, other = self.before[old], self.after[new]
        fits += 0.2 * (titles(one) == titles(other))
        return fits + 0.1 * (one.clause.id == other.clause.id)

    @staticmethod
    def _neighbour(partner: dict[int, int], at: int, step: int, end: int) -> int | None:
        """The partner of the next clause before or behind that has one; None where there is no such clause."""
        at += step
        while 0 <= at < end:
            if at in partner:
                return partner[at]
            at += step
        return None

    def _next_settled(self, new: int, step: int) -> int | None:
        """The next clause of the later edition, before or behind, that has a partner; None where there is none."""
        new += step
        while 0 <= new < len(self.new):
            if new in self.partner_back:
                return new
            new += step
        return None

    def _weight(self, words: Sequence[str]) -> float:
        return sum(self.telling[bare(word)] for word in words)

    def _shared(self, one: Sequence[str], other: Sequence[str]) -> float:
        """How much two texts have in common, word for word in the same order."""
        mine, theirs = list(map(bare, one)), list(map(bare, other))
        blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
        return sum(self._weight(mine[block.a : block.a + block.size]) for block in blocks)

    def _bag(self, one: Sequence[str], other: Sequence[str]) -> float:
        """The most that two texts can have in common, whatever the order; quickly found."""
        both = Counter(map(bare, one)) & Counter(map(bare, other))
        return sum(self.telling[word] * count for word, count in both.items())

    def _alike(self, one: Sequence[str], other: Sequence[str]) -> float:
        """How alike two texts are, from 0 to 1: by what they share of both, or nearly all of the shorter one."""
        mine, theirs = self._weight(one), self._weight(other)
        least, most = sorted((mine, theirs))

        def share(common: float) -> float:
            whole = 2 * common / (mine + theirs)
            inside = 0.9 * common / least if least * 8 > most and min(len(one), len(other)) > FEW else 0.0
            return max(whole, inside)

        return share(self._shared(one, other)) if share(self._bag(one, other)) >= ALIKE_IN_PLACE else 0.0

    def _pieces(self) -> None:
        """Clauses that were split into several that stand together, and such that were merged into one."""
        old_free, new_free = self._free()
        found: list[tuple[float, tuple[int, ...], tuple[int, ...]]] = []
        found += [(score, (at,), run) for at in old_free for score, run in self._runs(self.old[at], self.new, new_free)]
        found += [(score, run, (at,)) for at in new_free for score, run in self._runs(self.new[at], self.old, old_free)]
        for _, old, new in sorted(found, key=lambda each: (-each[0], each[1:])):
            if not any(set(match.old) & set(old) or set(match.new) & set(new) for match in self.matches):
                self._take(old, new)

    def _runs(self, whole: Words, others: Sequence[Words], free: Sequence[int]) -> Iterator[tuple[float, tuple[int, ...]]]:
        """Runs of free clauses, one behind the other, that come to a text together."""
        open_ = set(free)
        for start in free:
            if self._bag(others[start], whole) < PART * self._weight(others[start]):
                continue
            run = [start]
            while run[-1] + 1 in open_ and len(run) < PIECES and sum(len(others[at]) for at in run) < 1.5 * len(whole):
                run.append(run[-1] + 1)
                if self._bag(others[run[-1]], whole) < PART * self._weight(others[run[-1]]):
                    break
                score = self._together(whole, [others[at] for at in run])
                if score:
                    yield score, tuple(run)

    def _together(self, whole: Words, pieces: Sequence[Words]) -> float:
        """How much a text shares with some pieces one behind the other; 0 where one of them alone is as near, or where it is not enough."""
        joined = [word for piece in pieces for word in piece]
        weight = self._weight(whole)

        def share(piece: Sequence[str]) -> float:
            return 2 * self._shared(whole, piece) / (weight + self._weight(piece))

        score = share(joined)
        return score if score >= WHOLE and score > max(map(share, pieces)) + BETTER else 0.0

    def _reworded(self) -> None:
        """Clauses that share most of their words, the likest first; between the same neighbours fewer are enough."""
        old_free, new_free = self._free()
        near = {pair: alike for pair in product(old_free, new_free) if (alike := self._alike(self.old[pair[0]], self.new[pair[1]]))}
        while near:
            scored = [(alike + 0.25 * self._place(*pair), pair) for pair, alike in near.items() if self._enough(pair, alike)]
            if not scored:
                return
            one, other = max(scored, key=lambda each: (each[0], [-at for at in each[1]]))[1]
            self._take([one], [other])
            near = {pair: alike for pair, alike in near.items() if pair[0] != one and pair[1] != other}

    def _enough(self, pair: tuple[int, int], alike: float) -> bool:
        return alike >= (ALIKE_IN_PLACE if self._place(*pair) >= 0.7 else ALIKE)

    def _strays(self) -> None:
        """Clauses left over whose words went into, or came out of, a clause that has a partner already: a part that was split off, or merged."""
        old_free, new_free = self._free()
        for at in new_free:
            self._attach(at, self.new, self.old, backwards=False)
        for at in old_free:
            self._attach(at, self.old, self.new, backwards=True)

    def _attach(self, stray: int, parts: Sequence[Words], wholes: Sequence[Words], backwards: bool) -> None:
        words = parts[stray]
        if len(words) <= FEW:
            return
        best: tuple[float, Match] | None = None
        for match in self.matches:
            wholes_of, parts_of = (match.new, match.old) if backwards else (match.old, match.new)
            if len(wholes_of) != 1 or self._bag(words, wholes[wholes_of[0]]) < WHOLE * self._weight(words):
                continue
            rest = _without(wholes[wholes_of[0]], [word for at in parts_of for word in parts[at]])
            share = self._shared(words, rest) / self._weight(words)
            if share >= WHOLE and (best is None or share > best[0]):
                best = share, match
        if best is not None:
            match = best[1]
            self.matches.remove(match)
            more = Match(tuple(sorted((*match.old, stray))), match.new) if backwards else Match(match.old, tuple(sorted((*match.new, stray))))
            self.matches.append(more)


def _without(whole: Words, part: Sequence[str]) -> list[str]:
    """The words of a text that a part of it does not hold."""
    mine, theirs = list(map(bare, whole)), list(map(bare, part))
    kept = [True] * len(mine)
    for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
        kept[block.a : block.a + block.size] = [False] * block.size
    return [word for word, keep in zip(whole, kept, strict=True) if keep]
