"""Small protocols with a vocabulary of their own, in which every set of answers can be tried."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any

import yaml

from mo_advisor.advice.answers import Answers
from mo_advisor.protocol import role_tree
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.vocabulary import Vocabulary, from_tables

FOLDER = Path(__file__).parent / "mutants"
ORIGINAL = (FOLDER / "original.yaml").read_text(encoding="utf-8")
MUTANTS = yaml.load((FOLDER / "mutants.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@cache
def words() -> Vocabulary:
    """The small vocabulary."""
    return from_tables(yaml.load((FOLDER / "vocabulary.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def small(text: str = ORIGINAL) -> Book:
    """A small protocol, with a tree of its own, of which nothing is known yet."""
    role_tree.tree_of.cache_clear()
    return Book(read_protocol(text, "small.yaml", words()), words(), text.encode(), "small.yaml")


def mutated(mutant: dict[str, Any]) -> Book:
    """The small protocol with its change."""
    text = ORIGINAL
    for before, after in (("replace", "with"), ("and", "put")):
        if before in mutant:
            assert text.count(mutant[before]) == 1, mutant["name"]
            text = text.replace(mutant[before], mutant[after])
    return small(text)


def every_answer(book: Book, situations: tuple[str, ...] = ()) -> Iterator[Answers]:
    """Every set of answers, grouped in no way."""
    roles = tuple(book.vocabulary.roles)
    sides: list[tuple[str, ...] | None] = [None, *chain.from_iterable(combinations(roles, size) for size in range(len(roles) + 1))]
    choices = [dict(chosen) for chosen in product(*([(fact, None), *((fact, value) for value in book.facts[fact].values)] for fact in book.facts))]
    for who, side, what, facts in product((None, *roles), sides, situations or tuple(book.vocabulary.situations), choices):
        yield Answers(who, side, what, {fact: value for fact, value in facts.items() if value is not None})
