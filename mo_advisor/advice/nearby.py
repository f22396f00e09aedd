"""Situations close to one: those that a protocol answers with the same clauses."""

from __future__ import annotations

from mo_advisor.protocol.book import Book

MOST = 3


def close_to(book: Book, what: str) -> tuple[str, ...]:
    """The situations, at most three, that share the most governing clauses with this one; of those that share equally many, the ones of
    its own category first, then the order of the vocabulary."""
    shared: dict[str, int] = {}
    for position in book.positions:
        governed = {situation for rule in position.clause.rules if rule.weight != "background" for situation in rule.situations}
        for situation in governed if what in governed else ():
            shared[situation] = shared.get(situation, 0) + 1
    shared.pop(what, None)
    order = list(book.vocabulary.situations)
    category = book.vocabulary.situations[what].category

    def closeness(situation: str) -> tuple[int, bool, int]:
        return -shared[situation], book.vocabulary.situations[situation].category != category, order.index(situation)

    return tuple(sorted(shared, key=closeness)[:MOST])
