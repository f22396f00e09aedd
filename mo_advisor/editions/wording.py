"""Words as two editions are compared by them: typography does not count, nor do the labels of items; punctuation does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.words import every_item

FOLDED = str.maketrans({
    **dict.fromkeys("‘’‚‛ʼ`´", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\ufeff", ""), "…": "...",
})
DASHES = re.compile(r"\s*-+\s*")
NUMBER = re.compile(r"\(?([0-9]+(?:\.[0-9]+)*(?:\([0-9a-z]+\))*)[.)]?,?;?")
BROKEN_AT = ".,;:!?()\"'"


class Changed(NamedTuple):
    """A stretch of words that stands in place of another; either may be empty."""

    before: str
    after: str


def folded(text: str) -> str:
    """A text without differences of typography: one kind of quotation mark and dash, single spaces, no ligatures."""
    plain = unicodedata.normalize("NFKC", text).translate(FOLDED)
    return " ".join(DASHES.sub("-", plain).split())


def running(clause: Clause) -> str:
    """A clause's words as printed, without its number and without the labels of its items."""
    return " ".join(filter(None, (clause.title, clause.text, *(placed.item.text for placed in every_item(clause.items)), clause.closing)))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded, each with the punctuation at it."""
    return tuple(folded(text).split())


def bare(token: str) -> str:
    """A word as it is likened to others: small, and without the punctuation at it."""
    return token.strip(BROKEN_AT).casefold() or token


def changes(before: str, after: str) -> tuple[Changed, ...]:
    """What stands in place of what, in the printed words of both; changes that lie close to each other are one."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, [folded(word) for word in old], [folded(word) for word in new], autojunk=False)
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] <= 1 and c - found[-1][3] <= 1:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return tuple(Changed(" ".join(old[a:b]), " ".join(new[c:d])) for a, b, c, d in found)


def follows(before: Sequence[str], after: Sequence[str], renumbered: Mapping[str, str]) -> bool:
    """Whether two texts differ in nothing but the numbers by which they cite, and each of these is the number that the cited clause has now."""
    if len(before) != len(after):
        return False
    for old, new in zip(before, after, strict=True):
        if old == new:
            continue
        one, other = NUMBER.fullmatch(old), NUMBER.fullmatch(new)
        if not one or not other or renumbered.get(one[1]) != other[1] or old.replace(one[1], "") != new.replace(other[1], ""):
            return False
    return True


def found_again(stretch: str, after: str) -> str | None:
    """The stretch of a text that is the same as another but for typography; None where there is none."""
    if stretch in after:
        return stretch
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(after):
        for single in folded(character) or " ":
            if single != " " or (plain and plain[-1] != " "):
                plain.append(single)
                places.append(place)
    wanted = "".join(folded(character) or " " for character in " ".join(stretch.split()))
    at = "".join(plain).find(wanted)
    return after[places[at] : places[at + len(wanted) - 1] + 1] if at >= 0 else None


def answering(stretch: str, before: str, after: str) -> str | None:
    """The stretch of the later words that stands where a stretch of the earlier ones stood; None where less than half of its words are left."""
    start = before.find(stretch)
    if start < 0:
        return None
    old, new = list(re.finditer(r"\S+", before)), list(re.finditer(r"\S+", after))
    first = next(place for place, word in enumerate(old) if word.end() > start)
    last = next((place for place, word in enumerate(old) if word.end() >= start + len(stretch)), len(old) - 1)
    matcher = SequenceMatcher(None, [bare(folded(word[0])) for word in old], [bare(folded(word[0])) for word in new], autojunk=False)
    taken: list[int] = []
    kept = 0
    for tag, a, b, c, d in matcher.get_opcodes():
        if b <= first or a > last:
            continue
        if tag == "equal":
            low, high = max(a, first), min(b, last + 1)
            taken += [c + low - a, c + high - 1 - a]
            kept += high - low
        elif d > c:
            taken += [c, d - 1]
    if kept * 2 < last + 1 - first or not taken:
        return None
    given = after[new[min(taken)].start() : new[max(taken)].end()]
    return given if before[start : start + len(stretch)][-1:] in BROKEN_AT else given.rstrip(BROKEN_AT)
