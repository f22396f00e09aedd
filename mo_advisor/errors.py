"""What can be wrong with a file, as values; and the mistakes that end a command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple


class Place(NamedTuple):
    """A spot in a text file, or a flag.

    file: its name as the user gave it, or the flag. line, column: from 1, the column in characters; 0 for a flag.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Problem(NamedTuple):
    """One thing that is wrong, at its place: printed as `file:line:column: level rule message`.

    level: `error` (the file cannot be relied on) or `warning`. rule: the id of the check that found it. message: one plain sentence.
    """

    place: Place
    level: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.level} {self.rule} {self.message}"


class Mistake(Exception):
    """A mistake that ends the command with one clear sentence, no traceback, and `code` as exit status (the contract's)."""

    code = 2


class WrongUsage(Mistake):
    """Wrong flags or wrong answers (exit 2)."""

    code = 2


class BadFile(Mistake):
    """A file that cannot be read or written, or is invalid (exit 3)."""

    code = 3


class Invalid(BadFile):
    """A file with problems; all of them are kept, in the order of their places."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[Invalid], tuple[list[Problem]]]:
        """Of what it is made again in another process."""
        return Invalid, (self.problems,)


SAME = 8  # so many problems in the same words, besides the first, are said in one
MOST_LINES = 100  # that are named where they are


def said_once(problems: list[Problem]) -> list[Problem]:
    """Problems of one file, with what many say in the same words said once, where it stands first, with the lines of the others."""
    places: dict[tuple[str, str, str], list[Place]] = {}
    for place, *said in sorted(problems):
        places.setdefault((said[0], said[1], said[2]), []).append(place)
    once = []
    for (level, rule, message), (first, *others) in places.items():
        if len(others) < SAME:
            once += [Problem(place, level, rule, message) for place in (first, *others)]
        else:
            lines = ", ".join(str(place.line) for place in others[:MOST_LINES])
            lines += f" and {len(others) - MOST_LINES:,} more" if len(others) > MOST_LINES else ""
            once.append(Problem(first, level, rule, f"{message}; so it is {len(others):,} times more, in the lines {lines}"))
    return once


def reason(error: OSError | ValueError) -> str:
    """Why the system refused to read or write, in its own words."""
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


FEW = 12  # valid ids that are listed where none is near


def nearest(wrong: str, valid: Iterable[object], most: int = 3) -> str:
    """A clause such as `; did you mean member or leader?` that names the valid ids near a wrong one, or lists few valid ones; else empty."""
    names = sorted(map(str, valid))
    close = close_matches(wrong, names, most, 0.6)
    if close:
        return f"; did you mean {' or '.join(close)}?"
    return f"; valid here: {', '.join(names)}" if 0 < len(names) <= FEW else ""


def close_matches(wrong: str, names: Iterable[str], most: int, alike: float) -> list[str]:
    """What `difflib.get_close_matches` gives, the nearest first; names with too few of the same letters are not compared."""
    import difflib

    letters = _letters(wrong)
    near = [name for name in names if 2 * len(letters & _letters_of(name)) >= alike * (len(wrong) + len(name))]
    return difflib.get_close_matches(wrong, near, n=most, cutoff=alike)


def _letters(word: str) -> frozenset[tuple[str, int]]:
    """Each letter with how many of it stand before it, so that what two words have in common can be counted."""
    before: Counter[str] = Counter()
    letters = set()
    for letter in word:
        letters.add((letter, before[letter]))
        before[letter] += 1
    return frozenset(letters)


_letters_of = lru_cache(maxsize=4096)(_letters)  # of a valid name, with which one wrong id after the other is compared
