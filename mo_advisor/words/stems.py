"""Words as they are compared: without case and ending, names for one thing as one word; and the letters inside them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

PIECE = 4  # letters of the pieces in which a misspelt word still resembles itself
SHORTEST = 3  # letters that an ending leaves
ENDINGS = (
    ("ational", "ate"), ("isation", "is"), ("ization", "is"), ("ations", ""), ("ation", ""), ("ising", "is"), ("izing", "is"), ("iness", ""),
    ("ingly", ""), ("ments", ""), ("ment", ""), ("ness", ""), ("ions", ""), ("ings", ""), ("ion", ""), ("ies", ""), ("ied", ""), ("ing", ""),
    ("est", ""), ("ers", ""), ("ors", ""), ("ed", ""), ("er", ""), ("or", ""), ("ly", ""), ("es", ""), ("al", ""), ("s", ""), ("e", ""), ("y", ""),
)


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


def stems(text: str, alike: Mapping[str, str]) -> list[str]:
    """The stems of a text in order; wherever some are names of one thing, its one name in their place, the longest name first.

    alike: stems of a name, parted by spaces, to the one stem that stands for it.
    """
    found = [stem(word) for word in words(text)]
    longest = max((name.count(" ") + 1 for name in alike), default=1)
    return list(_renamed(found, alike, longest))


def _renamed(found: list[str], alike: Mapping[str, str], longest: int) -> Iterator[str]:
    place = 0
    while place < len(found):
        sizes = range(min(longest, len(found) - place), 0, -1)
        size = next((size for size in sizes if " ".join(found[place : place + size]) in alike), 0)
        yield alike[" ".join(found[place : place + size])] if size else found[place]
        place += size or 1


def pieces(text: str) -> Iterator[str]:
    """The stretches of letters of which the words of a text are made, each word with a space at either end."""
    for word in words(text):
        spaced = f" {word} "
        yield from (spaced[start : start + PIECE] for start in range(max(1, len(spaced) - PIECE + 1)))
