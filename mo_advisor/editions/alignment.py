"""What became of each clause of a document in a later edition of it.

Words and numbers are matched in separate passes: first clauses whose words are the same; then those that were split or merged, then those that were
reworded, by how much of their telling words they share and by what stands before and behind them. A number only breaks ties: where the words say one
clause and the number another, it was renumbered. Of several fates of one clause the one that asks most of a reader is said: reworded before moved,
and moved before renumbered; its new number is there to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mo_advisor.editions.matching import Match, matched
from mo_advisor.editions.sections import Pair, SameSections, out_of_order
from mo_advisor.editions.wording import Changed, changes, folded, follows, running, tokens
from mo_advisor.protocol.model import Position, Protocol, positions

UNCHANGED, RENUMBERED, REWORDED, MOVED, SPLIT, MERGED, DELETED, ADDED = (
    "unchanged", "renumbered", "reworded", "moved", "split", "merged", "deleted", "added",
)
FATES = (UNCHANGED, RENUMBERED, REWORDED, MOVED, SPLIT, MERGED, DELETED, ADDED)
COUNTED = re.compile(r"(.* )?\(?([0-9]+|first|second|third|[a-z]+th)\)?")  # a citation that counts, as of the third paragraph under a heading


class Fate(NamedTuple):
    """What became of a clause. old: it, or None where it was added. new: what it is now, in order. fate: one of the above.

    changes: of a reworded clause, what stands in place of what.
    """

    old: Position | None
    new: tuple[Position, ...]
    fate: str
    changes: tuple[Changed, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether its words are the same, so that what was judged of it stands."""
        return self.fate in (UNCHANGED, RENUMBERED, MOVED)


class Alignment(NamedTuple):
    """The fates of all clauses: those of the earlier edition in its order, each that was added behind what it follows and what was deleted there.

    numbers: for the id and the number of each clause, and the number of each section, of the earlier edition that have gone on, what they are now.
    sections: which headings are the same.
    """

    fates: tuple[Fate, ...]
    numbers: Mapping[str, str]
    sections: SameSections


def align(old: Protocol, new: Protocol) -> Alignment:
    """The fate of every clause of an earlier edition in a later one, and the clauses that were added."""
    before, after = tuple(positions(old)), tuple(positions(new))
    matches = matched(before, after)
    pairs = [(match.old[0], match.new[0]) for match in matches]
    same = SameSections(before, after, [(one, other) for match in matches for one in match.old for other in match.new])
    numbers = {**same.numbers(), **_numbers(before, after, matches)}
    moved = out_of_order(pairs) | {pair for pair in pairs if same.elsewhere(before[pair[0]], after[pair[1]])}
    fates = [fate for match in matches for fate in _fates(before, after, match, numbers, moved)]
    gone = {place for match in matches for place in match.old}
    fates += [Fate(position, (), DELETED) for position in before if position.order not in gone]
    fates.sort(key=lambda fate: fate.old.order if fate.old else 0)
    come = {place for match in matches for place in match.new}
    return Alignment(tuple(_with_added(fates, [position for position in after if position.order not in come])), numbers, same)


def _numbers(before: Sequence[Position], after: Sequence[Position], matches: Iterable[Match]) -> dict[str, str]:
    """What each clause of the earlier edition is called now; the first of its pieces, where it was split."""
    found: dict[str, str] = {}
    for match in matches:
        new = after[match.new[0]].clause
        for place in match.old:
            old = before[place].clause
            if old.number and new.number:
                found.setdefault(old.number, new.number)
            found[old.id] = new.id
    return found


def _fates(before: Sequence[Position], after: Sequence[Position], match: Match, numbers: Mapping[str, str], moved: set[Pair]) -> Iterator[Fate]:
    new = tuple(after[place] for place in match.new)
    if len(match.old) > 1 or len(match.new) > 1:
        for place in match.old:
            yield Fate(before[place], new, MERGED if len(match.old) > 1 else SPLIT)
        return
    old = before[match.old[0]]
    one, other = tokens(running(old.clause)), tokens(running(new[0].clause))
    if one != other and not follows(one, other, numbers):
        yield Fate(old, new, REWORDED, changes(running(old.clause), running(new[0].clause)))
    elif (match.old[0], match.new[0]) in moved:
        yield Fate(old, new, MOVED)
    else:
        yield Fate(old, new, UNCHANGED if _called_alike(old, new[0]) else RENUMBERED)


def _called_alike(old: Position, new: Position) -> bool:
    """Whether two clauses have the same number; without one, whether they are cited alike, but for names that somebody gave them in a file."""
    one, other = old.clause, new.clause
    if one.number or other.number:
        return _plain(one.number) == _plain(other.number)
    return one.id == other.id or not (COUNTED.fullmatch(one.id) and COUNTED.fullmatch(other.id))


def _plain(number: str | None) -> str:
    return folded(number or "").strip(" .():-").casefold()


def _with_added(fates: Sequence[Fate], added: Sequence[Position]) -> Iterator[Fate]:
    """The fates with each added clause behind whatever stands before it in the later edition."""
    behind: dict[int, list[Fate]] = {}
    ends = {position.order: place for place, fate in enumerate(fates) for position in fate.new}
    for position in added:
        place = next((ends[order] for order in range(position.order - 1, -1, -1) if order in ends), -1)
        while place + 1 < len(fates) and fates[place + 1].fate == DELETED:
            place += 1
        behind.setdefault(place, []).append(Fate(None, (position,), ADDED))
    yield from behind.get(-1, ())
    for place, fate in enumerate(fates):
        yield fate
        yield from behind.get(place, ())
