"""Words broken at the ends of lines, put together as the document writes them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

BREAK = re.compile(r"(\w+)([-‐\xad])$")
HALF = re.compile(r"\w+")
WHOLE = re.compile(r"\w+(?:[-‐]\w+)*")


class Hyphens:
    """Which words the lines of one document hold whole."""

    def __init__(self, lines: list[str]) -> None:
        self.words = {word.lower().replace("‐", "-") for line in lines for word in WHOLE.findall(line)}
        ends = ((BREAK.search(line), HALF.match(below)) for line, below in pairwise(lines))
        broken = [(end[1], half[0]) for end, half in ends if end and half]
        self.divides = any((first + second).lower() in self.words for first, second in broken)  # whether the document divides words at all

    def joined(self, lines: Iterable[str]) -> str:
        """The lines as one: a hyphen at the end of a line is kept where the document has the word with one, or divides no words."""
        text = ""
        for line in lines:
            end, half = BREAK.search(text), HALF.match(line)
            if not text or not (end and half):
                text += f" {line}" if text else line
            else:
                text = self._met(text, end, half[0]) + line
        return text.replace("\xad", "")

    def _met(self, text: str, end: re.Match[str], half: str) -> str:
        if end[2] == "\xad":
            return text[:-1]
        apart, whole = f"{end[1]}-{half}".lower(), f"{end[1]}{half}".lower()
        divided = half.islower() and apart not in self.words and (whole in self.words or self.divides) and not end[1].isdigit()
        return text[:-1] if divided else text
