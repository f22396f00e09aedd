"""What is quoted of a clause in the headline: verbatim, each sentence from its beginning, with dots wherever something is left out. Pure functions.

What stands in a sentence before its words that decide says whom they bind, under what conditions, and whether it is "not". So no quotation begins in
the middle of a sentence, and an item of a list comes after the words that lead in to it. Of a long beginning the first words stand, and the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mo_advisor.advice.headline import Governing, opening

SENTENCES, PHRASES, ONE, LEAST = range(4)  # how much is quoted: sentences whole, where they are short; each broken off; the first; less of it
WHOLE = 240  # characters up to which all that is to be quoted is quoted whole
MOST = 150, 100, 76, 54  # characters of a sentence that is broken off, about
FEWER = 56  # of one of two items, where no more than those are quoted
OPENING, LAST = 24, 44  # characters at the beginning and the end of a long beginning
FURTHEST = 140  # characters from its end within which every "not" is kept
SMALL = 4  # a word of so many characters, with the space before it, says nothing as the last
SENTENCE_ENDS = re.compile(r"(?<=[a-z)”’][.?!])\s+(?=[A-Z“(])")
NEGATIVE = re.compile(r"(?:\w+ )?\b(?:not|never|no)\b", re.IGNORECASE)
DOTS, BULLET = " …", " • "


class Sentence(NamedTuple):
    """A sentence that holds words that decide: what stands before them, the words, and what follows them.

    gap: what stands between it and the one before, where nothing is left out there; else None.
    """

    before: str
    words: str
    after: str
    gap: str | None = None

    def __str__(self) -> str:
        return f"{self.before}{self.words}{self.after}"


def quotation(rule: Governing, much: int) -> str:
    """The words of a clause that decide, in their sentences."""
    found = list(_sentences(rule))
    whole = _joined(found, map(str, found))
    if much == SENTENCES and len(whole) <= WHOLE:
        return f"“{whole}”"
    two_items = much == ONE and len(found) > 1 and not found[1].before.strip() and len(rule.clause.items) > 1
    kept = found if much < ONE else found[: 1 + two_items]
    most = FEWER if two_items else MOST[much]
    titles = tuple(contact.title for contact in rule.clause.contacts)
    said = _joined(kept, (_broken_off(sentence, most, titles) for sentence in kept))
    return f"“{said}{DOTS if len(kept) < len(found) and not said.endswith('…') else ''}”"


def _joined(sentences: Sequence[Sentence], said: Iterable[str]) -> str:
    text = ""
    for sentence, words in zip(sentences, said, strict=True):
        gap = " " if text.endswith("…") else sentence.gap or f"{DOTS} "
        text = f"{text}{gap if text else ''}{words}"
    return text.strip()


def _sentences(rule: Governing) -> Iterator[Sentence]:
    """The sentences with words that decide, in the clause's order; where only some items of a list matter, those of these items."""
    clause, words = rule.clause, [decisive.words for decisive in rule.decisive]
    *before, lead = split(clause.text) or [""]
    some = len(rule.shown.match.items) < len(clause.items)
    if not (some and rule.shown.match.items):
        yield from _holding([*before, *(() if clause.items else (lead,))], words)
    yield from _items(rule, lead, words)
    yield from _holding(split(clause.closing or ""), words)
    if clause.title in words:
        yield Sentence("", clause.title or "", "")


def split(text: str) -> list[str]:
    """A text in sentences, each with the space after it."""
    ends = [0, *(match.end() for match in SENTENCE_ENDS.finditer(text)), len(text)]
    return [text[begin:end] for begin, end in pairwise(ends) if begin < end]


def _holding(sentences: Sequence[str], words: Sequence[str]) -> Iterator[Sentence]:
    held = False
    for sentence in sentences:
        found = _around(sentence.rstrip(), words)
        if found:
            yield found._replace(gap=" " if held else None)
        held = found is not None


def _around(text: str, words: Sequence[str]) -> Sentence | None:
    """A text around the words that decide in it, from the first of them to the last; None where it holds none."""
    places = [(at, at + len(one)) for one in words if (at := text.find(one)) >= 0]
    if not places:
        return None
    begin, end = min(begin for begin, _ in places), max(end for _, end in places)
    return Sentence(text[:begin], text[begin:end], text[end:])


def _items(rule: Governing, lead: str, words: Sequence[str]) -> Iterator[Sentence]:
    """The items of a list that matter, or that hold words that decide, or all where what leads in to it holds some; the first of them with that."""
    clause, mattering = rule.clause, rule.shown.match.items
    texts = [item.text for item in clause.items]
    holding = [number for number, text in enumerate(texts, start=1) if _around(text, words)]
    every = range(1, len(texts) + 1)
    wanted = mattering if 0 < len(mattering) < len(texts) else holding or (every if _around(lead, words) else ())
    for at, number in enumerate(wanted):
        text = texts[number - 1]
        found = _around(text, words) or Sentence("", opening(text), text[len(opening(text)):])
        if at == 0:
            yield found._replace(before=f"{lead.rstrip()} {DOTS.strip() + ' ' if number > 1 else ''}{found.before}")
        else:
            yield found._replace(gap=BULLET if number - 1 in wanted else None)


def _broken_off(sentence: Sentence, most: int, titles: Sequence[str]) -> str:
    """A sentence in about so many characters at most. No title of anybody whom the clause names is broken."""
    whole = str(sentence)
    if len(whole) <= most:
        return whole
    before = _shortened(sentence.before) if len(sentence.before) > most // 2 else sentence.before
    begin = len(sentence.before)
    end = begin + len(sentence.words) if len(sentence.words) <= most else between(whole, begin + most, begin + 1)
    stop = max(end, between(whole, max(end, begin + most - len(before)), end))
    for title in titles:
        at = whole.find(title, begin)
        stop = at + len(title) if 0 <= at < stop < at + len(title) else stop
    return f"{before}{whole[begin:stop].rstrip()}{DOTS if whole[stop:].strip() else ''}"


def _shortened(before: str) -> str:
    """The first words of a long beginning, and its last, from a "not" on where that comes earlier; all of it where little would be left out."""
    negatives = [match.start() for match in NEGATIVE.finditer(before) if len(before) - match.start() <= FURTHEST] or [len(before)]
    last = min(before.find(" ", max(len(before) - LAST, 0)) + 1, *negatives)
    first = between(before, OPENING)
    return before if last <= first + SMALL else f"{before[:first].rstrip()}{DOTS} {before[last:]}"


def between(text: str, most: int, least: int = 1) -> int:
    """Where to break off between two words, before `most` characters and from `least` on, and not after a small word."""
    if most >= len(text):
        return len(text)
    stop = max(text.rfind(" ", least, most + 1), least)
    while stop > least and stop - (before := text.rfind(" ", 0, stop)) <= SMALL and before >= least:
        stop = before
    return stop
