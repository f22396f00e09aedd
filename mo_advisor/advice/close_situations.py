"""Situations close to one: those that a protocol answers with the same clauses."""

from __future__ import annotations

from math import lcm

from mo_advisor.protocol.book import Book

MOST = 3
FEWEST = 6  # a clause that governs more situations does not by itself make two of them close


def close_to(book: Book, what: str) -> tuple[str, ...]:
    """The situations, at most three, that share governing clauses with this one.

    A shared clause counts the more, the fewer situations it governs. Of those that are equally close, the ones of the same category come first,
    then the order of the vocabulary.
    """
    governed = [{situation for rule in position.clause.rules if rule.governs for situation in rule.situations} for position in book.positions]
    together = [situations for situations in governed if what in situations]
    whole = lcm(*map(len, together))  # what a clause counts that governs one; every other counts a whole number of its parts
    shared: dict[str, int] = {}
    for situations in together:
        for situation in situations - {what}:
            shared[situation] = shared.get(situation, 0) + whole // len(situations)
    order = list(book.vocabulary.situations)
    category = book.vocabulary.situations[what].category

    def closeness(situation: str) -> tuple[int, bool, int]:
        return -shared[situation], book.vocabulary.situations[situation].category != category, order.index(situation)

    return tuple(sorted((situation for situation in shared if FEWEST * shared[situation] >= whole), key=closeness)[:MOST])
