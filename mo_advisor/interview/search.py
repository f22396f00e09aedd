"""Finding answers of a list by words that are typed: pure. It orders and narrows what is shown, and decides nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import takewhile
from math import log

from mo_advisor.frozen import replace
from mo_advisor.interview.options import Menu, Option, Question

Order = Callable[[str], Sequence[str]]  # the ids of answers that words of somebody's own may mean, best first
SHORTEST = 3  # letters from which a word stands for its other forms, and for a word that is spelled nearly like it
STEM, ENDING = 4, 3  # two words are forms of one where they begin alike with so many letters, and at most so many follow in each
EXACT, BEGUN, FORM, NEAR = 3.0, 2.5, 2.0, 1.0  # how well a word that was typed is met
ALIKE = 0.75  # how alike two words are spelled that may be one, misspelt
NEAR_ENOUGH = 0.4  # of the best score; what has less is not shown
IN_EVERY_SENTENCE = """
    a am an and any are as at be been but by can could did do does for from had has have he her him his how i if in into is it its just me my of on or
    our out she should so some that the their them then there they this to up us was we were what when where which who whom why will with would
    you your
"""
STOP = frozenset(IN_EVERY_SENTENCE.split())


def found(answers: Iterable[Option], typed: str) -> tuple[Option, ...]:
    """The answers that hold words typed, or words spelled nearly like them, best first; none where none holds any."""
    options, looked_for = tuple(answers), wanted(typed)
    names = [_names(option) for option in options]
    scores = [0.0] * len(options)
    for word in looked_for:
        met = [_best(word, held) for held in names]
        if not any(met):
            met = [NEAR * _spelled_nearly(word, held) for held in names]
        weight = log(1 + len(options) / max(1, sum(map(bool, met))))
        scores = [score + weight * how_well for score, how_well in zip(scores, met, strict=True)]
    least = NEAR_ENOUGH * max(scores, default=0.0)
    ranked = sorted(range(len(options)), key=lambda place: (-scores[place], -_covered(options[place], looked_for.keys())))
    return tuple(options[place] for place in ranked if scores[place] > 0 and scores[place] >= least)


def found_menu(question: Question, typed: str, order: Order | None = None) -> Menu | None:
    """What was found as a list of its own, with what the question always offers; None where no word was typed that could be looked for.

    order: gives the answers that the words may mean; they stand before those that merely hold the words.
    """
    if not wanted(typed):
        return None
    answers = question.answers()
    always = {option.value for option in question.menu.standing}
    meant = [answers[value] for value in (order(typed) if order else ()) if value in answers]
    options = tuple(option for option in dict.fromkeys((*meant, *found(answers.values(), typed))) if option.value not in always)
    return replace(question.menu, text=_told(len(options)), options=options)


def _told(count: int) -> str:
    if not count:
        return "Nothing in the list is like that. Try another word."
    return "One found. Is it this?" if count == 1 else f"{count} found, best first. Which is it?"


def wanted(typed: str) -> Counter[str]:
    """The words that are looked for: all but those that stand in every sentence."""
    return Counter(word for word in _words(typed) if word not in STOP)


def _words(text: str) -> list[str]:
    """The words of a text, without case; a hyphen joins, so that “e-mail” is “email”."""
    return re.findall(r"\w+", re.sub(r"[-'’]", "", text.casefold()))


def _names(option: Option) -> frozenset[str]:
    """The words by which an answer is found: of its label, its id and its other names, and the initials of a name of several words."""
    names = (option.label, option.value.replace("-", " "), *option.also)
    initials = ("".join(word[0] for word in _words(name)) for name in names if name.count(" ") in (1, 2))
    return frozenset((*(word for name in names for word in _words(name)), *initials))


def _covered(option: Option, words: Set[str]) -> float:
    """How much of one of its names the words make up, at best: all of it where they are the name."""
    names = (set(_words(name)) for name in (option.label, option.value.replace("-", " "), *option.also))
    return max(len(name & words) / len(name) for name in names if name)


def _best(typed: str, held: Iterable[str]) -> float:
    return max((_met(typed, word) for word in held), default=0.0)


def _met(typed: str, word: str) -> float:
    """How well a word is met by one that was typed, perhaps not to its end yet."""
    if typed == word:
        return EXACT
    same = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(typed, word, strict=False)))
    if same == len(typed):
        return BEGUN
    return FORM if same >= STEM and max(len(typed), len(word)) - same <= ENDING else 0.0


def _spelled_nearly(typed: str, held: Iterable[str]) -> bool:
    """Whether a word, or as much of one as was typed, is spelled nearly so."""
    import difflib

    begun = (part for word in held for part in (word, word[:len(typed) + 1]))
    return len(typed) >= SHORTEST and bool(difflib.get_close_matches(typed, begun, n=1, cutoff=ALIKE))
