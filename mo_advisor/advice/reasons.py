"""Which of the caller's answers brought a clause in: a smallest set that is enough."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, combinations

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import Match, match_clause
from mo_advisor.advice.distinctions import told_apart
from mo_advisor.advice.logic import Verdict
from mo_advisor.protocol.book import Book


def why(book: Book, answers: Answers, match: Match) -> tuple[str, ...]:
    """The questions whose answers are enough to bring the clause in as it stands; of equally small sets, the first in the order
    who, involved, what, facts. A clause that only may apply keeps what it depends on, and nothing more."""
    told = told_apart(book, match.position.clause)
    turning = {"what", *(("who",) if told.who else ()), *(("involved",) if told.involved else ()), *told.facts}
    given = [question for question in answers.given() if question in turning]
    hangs_on_what = "what" in given and all(rule.situations for rule in match.position.clause.rules)
    fewer = chain.from_iterable(combinations(given, size) for size in range(len(given)))
    likely = (subset for subset in fewer if "what" in subset or not hangs_on_what)  # no other can be enough
    return next((subset for subset in likely if _stands_alike(book, answers.only(subset), match)), tuple(given))


def _stands_alike(book: Book, fewer: Answers, match: Match) -> bool:
    return _stands(book, fewer, match.position.clause.id) == (match.verdict, match.governs)


@lru_cache(maxsize=65536)
def _stands(book: Book, answers: Answers, clause: str) -> tuple[Verdict, bool] | None:
    """How a clause stands; the same few answers are tried again and again for whatever else was answered beside them."""
    found = match_clause(book, answers, book.by_id[clause])
    return (found.verdict, found.governs) if found else None
