"""Finding answers of a long list by words that they hold: pure. It narrows what is shown, and decides nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from mo_advisor.interview.options import Menu, Option, Question

SHORTEST = 3  # letters of a word that is looked for, where a longer one was typed too
STEM, ENDING = 4, 3  # two words are forms of one where they begin alike with so many letters, and at most so many follow in each


def found(question: Question, typed: str) -> tuple[Option, ...]:
    """The answers that hold the most of the words typed, each once, in the question's order; none where none holds any."""
    wanted = words(typed)
    wanted = {word for word in wanted if len(word) >= SHORTEST} or wanted
    answers = {option.value: option for option in question.menu.everything() if not option.opens}
    held = {value: sum(_holds(option, word) for word in wanted) for value, option in answers.items()}
    most = max(held.values(), default=0)
    return tuple(option for value, option in answers.items() if most and held[value] == most)


def found_menu(question: Question, typed: str) -> Menu | None:
    """What was found as a list of its own, with what the question always offers; None where nothing was."""
    always = {option.value for option in question.menu.standing}
    options = tuple(option for option in found(question, typed) if option.value not in always)
    if not options:
        return None
    return replace(question.menu, text=f"{len(options)} found. Which is it?" if len(options) > 1 else "One found. Is it this?", options=options)


def words(text: str) -> set[str]:
    """The words of a text, without case; a hyphen joins, so that “e-mail” is “email”."""
    return set(re.findall(r"\w+", re.sub(r"[-'’]", "", text.casefold())))


def _holds(option: Option, word: str) -> bool:
    return any(_same(word, other) for other in words(option.label) | words(option.value.replace("-", " ")))


def _same(typed: str, other: str) -> bool:
    """Whether a word begins as it was typed, or both are forms of one word."""
    if len(typed) < SHORTEST:
        return typed == other
    stem = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(typed, other, strict=False)))
    return stem == len(typed) or (stem >= STEM and max(len(typed), len(other)) - stem <= ENDING)
