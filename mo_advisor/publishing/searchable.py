"""What a page needs to find the clauses of one document by words: counts of stems, names of roles, and which situations the clauses govern. Pure."""

from __future__ import annotations

from typing import Any

from mo_advisor.citations.search import governed, held_by, roles_by_name, titles_in
from mo_advisor.protocol.book import Book
from mo_advisor.words.index import shipped
from mo_advisor.words.names import plain, situations_called


def searchable(book: Book) -> dict[str, Any]:
    """A document as `Words.clauses` takes it, in plain lists, numbers and strings.

    clauses: their ids in order; a clause is a place among them below. lengths: how many stems each has. held: stem, or role, to the place of
    every clause that holds it, as often as it does. roles: each with its names as stems, parted by spaces. situations: each with its names as
    stems, and the places of the clauses that govern it.
    """
    alike = shipped().alike
    roles = [(role, names) for role, names in roles_by_name(book.vocabulary, titles_in([book]), alike)]
    stems = [held_by(position, (), alike) for position in book.positions]
    held: dict[str, list[int]] = {}
    for place, position in enumerate(book.positions):
        for feature, count in held_by(position, roles, alike).items():
            held.setdefault(feature, []).extend([place] * count)
    return {
        "clauses": [position.clause.id for position in book.positions],
        "lengths": [counts.total() for counts in stems],
        "held": dict(sorted(held.items())),
        "roles": [[role, sorted(names)] for role, names in roles],
        "situations": _situations(book),
    }


def _situations(book: Book) -> list[list[Any]]:
    places: dict[str, list[int]] = {}
    for place, position in enumerate(book.positions):
        for situation in governed(position):
            places.setdefault(situation, []).append(place)
    called = situations_called(book.vocabulary)
    return [[id_, sorted({" ".join(sorted(plain(name))) for name in (id_, *names)}), places.get(id_, [])] for id_, names in called.items()]
