"""Words as they are compared: without case and ending, names for one thing as one word; and the letters inside them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

PIECE = 5  # letters of a piece of a word, its beginning and its end among them
SHORTEST = 3  # letters that an ending leaves
SMALL_WORDS = """
a an and any are as at be been by can did do does for from had has have he her his i if in is it its me my of on or our she should so that the their
them they this to us was we were what which who will with would you your
"""
SMALL = frozenset(SMALL_WORDS.split())  # words that say nothing of what is looked for
CHANGED = {"ational": "ate", "isation": "is", "ization": "is", "ising": "is", "izing": "is"}
TAKEN_OFF = "ations ation iness ingly ments ment ness ions ings ion ies ied ing est ers ors ed er or ly es al s e y"
ENDINGS = (*CHANGED.items(), *dict.fromkeys(TAKEN_OFF.split(), "").items())  # the first that a word has is what it loses


def words(text: str) -> list[str]:
    """The words of a text in order, without case; an apostrophe joins, a hyphen parts."""
    return re.findall(r"[^\W_]+", re.sub(r"['’‘`]", "", text.casefold()))


def stem(word: str) -> str:
    """A word without its ending, so that forms of one word are alike; no word of a language, and never shown."""
    for ending, left in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(left) >= SHORTEST and not word.endswith("ss"):
            word = word[: -len(ending)] + left
            break
    return word[:-1] if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiou" else word


def telling(found: Iterable[str]) -> list[str]:
    """Some words without the small ones; all of them, where there are no others."""
    found = list(found)
    return [word for word in found if word not in SMALL] or found


class Alike:
    """Names for one thing. names: the stems of each, parted by spaces, to the one stem that stands for it."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.longest: dict[str, int] = {}
        for name in names:
            first, *more = name.split()
            self.longest[first] = max(self.longest.get(first, 0), len(more) + 1)

    def renamed(self, found: Sequence[str]) -> Iterator[str]:
        """Some stems in order, with its one stem in place of each name, the longest name first."""
        place = 0
        while place < len(found):
            most = min(self.longest.get(found[place], 0), len(found) - place)
            size = next((size for size in range(most, 0, -1) if " ".join(found[place : place + size]) in self.names), 0)
            yield self.names[" ".join(found[place : place + size])] if size else found[place]
            place += size or 1


def stems(text: str, alike: Alike) -> list[str]:
    """The stems of a text in order, names for one thing as one."""
    return list(alike.renamed([stem(word) for word in words(text)]))


def pairs(found: Sequence[str]) -> Iterator[str]:
    """The stems that stand side by side."""
    return (f"{one} {other}" for one, other in pairwise(found))


def pieces(found: Iterable[str]) -> Iterator[str]:
    """The stretches of letters inside some stems, which a misspelt word still shares with others."""
    for word in found:
        spaced = f" {word} "
        yield from (spaced[start : start + PIECE] for start in range(max(1, len(spaced) - PIECE + 1)))
