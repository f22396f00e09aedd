"""Which of the caller's answers brought a clause in: a smallest set that is enough."""

from __future__ import annotations

from itertools import chain, combinations

from mo_advisor.advice.answers import QUESTIONS, Answers
from mo_advisor.advice.clauses import Match, match_clause
from mo_advisor.advice.distinctions import ids_in
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause, Rule, Silence


def why(book: Book, answers: Answers, match: Match) -> tuple[str, ...]:
    """The questions whose answers are enough to bring the clause in as it stands; of equally small sets, the first in the order
    who, involved, what, facts. A clause that only may apply keeps what it depends on, and nothing more."""
    named = _facts_named(book, match.position.clause)
    given = [question for question in answers.given() if question in QUESTIONS or question in named]
    subsets = chain.from_iterable(combinations(given, size) for size in range(len(given) + 1))
    return next(subset for subset in subsets if _stands_alike(book, answers.only(subset), match))


def _facts_named(book: Book, clause: Clause) -> set[str]:
    """The facts on which it can turn whether a clause is shown; no other is ever a reason."""
    turning: list[Rule | Silence] = [*clause.rules]
    if any(rule.silent for rule in clause.rules):
        turning += book.protocol.silent
    return {written.partition("=")[0] for written in ids_in(record.facts for record in turning)}


def _stands_alike(book: Book, fewer: Answers, match: Match) -> bool:
    found = match_clause(book, fewer, match.position)
    return found is not None and (found.verdict, found.governs) == (match.verdict, match.governs)
