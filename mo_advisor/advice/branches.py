"""Which answers would settle something that only may apply."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.condition import applies
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.matching import Match, match_clause
from mo_advisor.advice.verdict import Verdict
from mo_advisor.protocol.book import Book

Judge = Callable[[Answers], Verdict]


def of_clause(book: Book, answers: Answers, match: Match) -> dict[str, tuple[str, ...]]:
    """For each question on which a clause depends, the answers under which it stands, or may stand still: role ids or value ids."""

    def judge(other: Answers) -> Verdict:
        found = match_clause(book, other, match.position)
        return found.verdict if found and found.governs == match.governs else Verdict(False)

    return _settled(book, answers, match.verdict.depends, judge)


def of_contact(book: Book, answers: Answers, named: Named, match: Match) -> dict[str, tuple[str, ...]]:
    """The same for a contact's own conditions and those under which its clause is there."""
    clause = {} if match.offers.truth else of_clause(book, answers, match)
    own = applies(named.contact, book, answers)
    return {**clause, **_settled(book, answers, own.depends, lambda other: applies(named.contact, book, other))}


def _settled(book: Book, answers: Answers, depends: Iterable[str], judge: Judge) -> dict[str, tuple[str, ...]]:
    return {question: tuple(_standing(book, answers, question, judge)) for question in _in_order(book, depends)}


def _in_order(book: Book, depends: Iterable[str]) -> list[str]:
    return [question for question in ("who", "involved", *book.facts) if question in depends]


def _standing(book: Book, answers: Answers, question: str, judge: Judge) -> Iterable[str]:
    if question in book.facts:
        values = book.facts[question].values
        return [value for value in values if judge(replace(answers, facts={**answers.facts, question: value})).truth is not False]
    return _widest(book, [role for role in _reachable(book, answers, question) if judge(_named(answers, question, role)).truth])


def _reachable(book: Book, answers: Answers, question: str) -> Iterable[str]:
    """The roles that an answer may still come to: any, or those narrower than what was answered."""
    given = [answers.who] if question == "who" and answers.who else list(answers.involved or ()) if question == "involved" else []
    return [role for role in book.vocabulary.roles if not given or any(role in book.tree.below[named] for named in given)]


def _named(answers: Answers, question: str, role: str) -> Answers:
    return replace(answers, who=role) if question == "who" else replace(answers, involved=(role,))


def _widest(book: Book, roles: list[str]) -> list[str]:
    """Roles without those that are only narrower ones of others among them."""
    return [role for role in roles if not any(other != role and other in book.tree.above[role] for other in roles)]
