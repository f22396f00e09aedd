"""What is quoted of a clause in the headline: whole sentences, or only the words that decide, each for itself. Pure functions.

Whatever is left out of a sentence may be its subject, a condition or its "not". So a sentence is quoted whole, from its beginning to its end, and an
item of a list after the words that lead in to it; where there is no room, the words that decide stand one by one, and are no sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mo_advisor.advice.headline import Governing
from mo_advisor.protocol.words import item_words, sentences

WHOLE, WORDS, ONE, BRIEF = range(4)  # how much is quoted: whole sentences; the words that decide; the shortest of them; that, unless it is long
LONG = 60  # characters of words that decide which are not quoted where there is the least room
DOTS, BULLET, BELOW = " … ", " • ", "in full below"


class Sentence(NamedTuple):
    """A sentence that holds words that decide. gap: what stands between it and the one before."""

    text: str
    gap: str = DOTS


def quotation(rule: Governing, much: int) -> str:
    """The words of a clause that decide, in their sentences or one by one."""
    if much == WHOLE:
        said = "".join(f"{sentence.gap if at else ''}{sentence.text}" for at, sentence in enumerate(_sentences(rule)))
        return f"“{said}”"
    words = [f"“{words}”" for words in decisive_here(rule)]
    if much == WORDS:
        return f"{BELOW}: {'; '.join(words)}"
    shortest = min(words, key=len)
    if much == BRIEF and len(shortest) > LONG:
        return BELOW
    return f"{BELOW}: {shortest}{'; …' if len(words) > 1 else ''}"


def decisive_here(rule: Governing) -> list[str]:
    """The words of a clause that decide, those that overlap in one; where only some items matter, those in these and in what leads in to them."""
    clause, words = rule.clause, [decisive.words for decisive in rule.decisive]
    if some_matter(rule):
        pieces = [sentences(clause.text)[-1], *(item_words(clause.items[item - 1]) for item in rule.shown.match.items)]
    else:
        pieces = [clause.title or "", clause.text, *map(item_words, clause.items), clause.closing or ""]
    return list(dict.fromkeys(stretch for piece in pieces for stretch in _stretches(piece, words)))


def _stretches(text: str, words: Sequence[str]) -> list[str]:
    """Where words stand in a text, those that overlap in one stretch."""
    spans: list[tuple[int, int]] = []
    for begin, end in sorted((text.index(each), text.index(each) + len(each)) for each in words if each in text):
        if spans and begin < spans[-1][1]:
            begin, end = spans[-1][0], max(end, spans.pop()[1])
        spans.append((begin, end))
    return [text[begin:end] for begin, end in spans]


def some_matter(rule: Governing) -> bool:
    """Whether some of a clause's items matter above the others."""
    return 0 < len(rule.shown.match.items) < len(rule.clause.items)


def _sentences(rule: Governing) -> Iterator[Sentence]:
    """The sentences with words that decide, in the clause's order; where only some items of a list matter, those of these items."""
    clause, words = rule.clause, [decisive.words for decisive in rule.decisive]
    *before, lead = sentences(clause.text) or [""]
    if not some_matter(rule):
        yield from _holding([*before, *(() if clause.items else (lead,))], words)
    follows = not some_matter(rule) and _holds("".join(before[-1:]), words)
    yield from _items(rule, lead, words, " " if follows else DOTS)
    yield from _holding(sentences(clause.closing or ""), words)
    if clause.title in words:
        yield Sentence(clause.title or "")


def _holding(sentences: Sequence[str], words: Sequence[str]) -> Iterator[Sentence]:
    holding = [_holds(sentence, words) for sentence in sentences]
    yield from (Sentence(text, " " if before else DOTS) for text, held, before in zip(sentences, holding, [False, *holding], strict=False) if held)


def _holds(text: str, words: Sequence[str]) -> bool:
    return any(one in text for one in words)


def _items(rule: Governing, lead: str, words: Sequence[str], gap: str) -> Iterator[Sentence]:
    """The items of a list that matter, or that hold words that decide, or all where what leads in to it holds some; the first of them with that. Each
    has the letter or number that it bears.

    gap: what stands before the words that lead in to it.
    """
    items = rule.clause.items
    texts = [item_words(item) for item in items]
    printed = [f"{item.label} {text}" if item.label else text for item, text in zip(items, texts, strict=True)]
    every = range(len(texts))
    holding = [at for at in every if _holds(texts[at], words)]
    wanted = [item - 1 for item in rule.shown.match.items] if some_matter(rule) else holding or (every if _holds(lead, words) else ())
    for before, at in pairwise((None, *wanted)):
        if at is not None:
            follows = (" " if items[at].label else BULLET) if before == at - 1 else DOTS
            yield Sentence(printed[at], follows) if before is not None else Sentence(f"{lead}{DOTS if at else ' '}{printed[at]}", gap)
