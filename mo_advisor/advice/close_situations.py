"""Situations close to one: those that a protocol answers with the same clauses."""

from __future__ import annotations

from fractions import Fraction

from mo_advisor.protocol.book import Book

MOST = 3
LEAST = Fraction(1, 6)  # a clause that governs more situations than six does not by itself make two of them close


def close_to(book: Book, what: str) -> tuple[str, ...]:
    """The situations, at most three, that share governing clauses with this one.

    A shared clause counts the more, the fewer situations it governs. Of those that are equally close, the ones of the same category come first,
    then the order of the vocabulary.
    """
    shared: dict[str, Fraction] = {}
    for position in book.positions:
        governed = {situation for rule in position.clause.rules if rule.governs for situation in rule.situations}
        for situation in governed if what in governed else ():
            shared[situation] = shared.get(situation, Fraction()) + Fraction(1, len(governed))
    shared.pop(what, None)
    order = list(book.vocabulary.situations)
    category = book.vocabulary.situations[what].category

    def closeness(situation: str) -> tuple[Fraction, bool, int]:
        return -shared[situation], book.vocabulary.situations[situation].category != category, order.index(situation)

    return tuple(sorted((situation for situation in shared if shared[situation] >= LEAST), key=closeness)[:MOST])
