"""Which of the caller's answers brought a clause in: a smallest set that is enough."""

from __future__ import annotations

from itertools import chain, combinations

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.matching import Match, match_clause
from mo_advisor.protocol.book import Book


def why(book: Book, answers: Answers, match: Match) -> tuple[str, ...]:
    """The questions whose answers are enough to bring the clause in as it stands; of equally small sets, the first in the order
    who, involved, what, facts. A clause that only may apply keeps what it depends on, and nothing more."""
    given = answers.given()
    subsets = chain.from_iterable(combinations(given, size) for size in range(len(given) + 1))
    return next(subset for subset in subsets if _stands_alike(book, answers.only(subset), match))


def _stands_alike(book: Book, fewer: Answers, match: Match) -> bool:
    found = match_clause(book, fewer, match.position)
    return found is not None and (found.verdict, found.governs) == (match.verdict, match.governs)
