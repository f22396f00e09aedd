"""Which of the caller's answers brought a clause in: a smallest set that is enough."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, combinations

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import Match, match_clause
from mo_advisor.advice.distinctions import as_told, told_apart
from mo_advisor.advice.logic import Verdict
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position


def why(book: Book, answers: Answers, match: Match) -> tuple[str, ...]:
    """The questions whose answers are enough to bring the clause in as it stands; of equally small sets, the first in the order
    who, involved, what, facts. A clause that only may apply keeps what it depends on, and nothing more."""
    turning = as_told(book, told_apart(book, match.position.clause), answers)
    return _why(book, turning, match.position, match.verdict, match.governs)


@lru_cache(maxsize=65536)
def _why(book: Book, answers: Answers, position: Position, verdict: Verdict, governs: bool) -> tuple[str, ...]:
    """`why` for the answers on which the clause turns; kept, since those are few, whatever else is answered beside them."""
    given = answers.given()
    hangs_on_what = answers.what and all(rule.situations for rule in position.clause.rules)
    fewer = chain.from_iterable(combinations(given, size) for size in range(len(given)))
    likely = (subset for subset in fewer if "what" in subset or not hangs_on_what)  # no other can be enough
    return next((subset for subset in likely if _stands_alike(book, answers.only(subset), position, verdict, governs)), given)


def _stands_alike(book: Book, fewer: Answers, position: Position, verdict: Verdict, governs: bool) -> bool:
    found = match_clause(book, fewer, position)
    return found is not None and (found.verdict, found.governs) == (verdict, governs)
