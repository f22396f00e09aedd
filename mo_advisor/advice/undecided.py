"""Which answers would settle something that only may apply."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import Match, match_clause
from mo_advisor.advice.distinctions import told_apart
from mo_advisor.advice.logic import FAILS, Verdict, applies
from mo_advisor.frozen import Frozen, replace
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact

Judge = Callable[[Answers], Verdict]


class Branch(Frozen):
    """An open question on which something depends: the answers under which it stands, and those under which it falls.

    Answers are value ids, or role ids: only the widest of each kind, without those that settle nothing yet.
    """

    question: str
    stands: tuple[str, ...]
    falls: tuple[str, ...]


def of_clause(book: Book, answers: Answers, match: Match) -> tuple[Branch, ...]:
    """The questions on which a clause depends."""
    return _of_clause(book, _turning(book, answers, match), match)


@lru_cache(maxsize=8192)
def _of_clause(book: Book, answers: Answers, match: Match) -> tuple[Branch, ...]:
    """`of_clause` for the answers on which the clause turns; kept, since those are few, and asked for again and again."""

    def judge(other: Answers) -> Verdict:
        found = match_clause(book, other, match.position)
        return found.verdict if found and found.governs == match.governs else FAILS

    return _branches(book, answers, match.verdict.depends, judge)


def of_contact(book: Book, answers: Answers, contact: Contact, match: Match) -> tuple[Branch, ...]:
    """The questions on which a contact depends: those of its own conditions, and those on which its clause does. Where both hang on one question,
    only such answers are given as meet both."""
    return _of_contact(book, _turning(book, answers, match), contact, match)


@lru_cache(maxsize=8192)
def _of_contact(book: Book, answers: Answers, contact: Contact, match: Match) -> tuple[Branch, ...]:
    """`of_contact` for the answers on which the clause and its contacts turn."""
    own = applies(contact, book, answers)
    clause = () if match.offers.truth else _of_clause(book, answers, match)

    def judge(other: Answers) -> Verdict:
        found = match_clause(book, other, match.position)
        return applies(contact, book, other) if match.offers.truth or (found and found.offers.truth is not False) else FAILS

    branches = _branches(book, answers, own.depends, judge)
    asked = {branch.question for branch in branches}
    return (*(branch for branch in clause if branch.question not in asked), *branches)


def _turning(book: Book, answers: Answers, match: Match) -> Answers:
    """The answers without those on which nothing of a clause turns."""
    return told_apart(book, match.position.clause, answers.what).only(answers)


def _branches(book: Book, answers: Answers, depends: Iterable[str], judge: Judge) -> tuple[Branch, ...]:
    return tuple(_branch(book, answers, question, judge) for question in ("who", "involved", *book.facts) if question in depends)


def _branch(book: Book, answers: Answers, question: str, judge: Judge) -> Branch:
    if question in book.facts:
        verdicts = {value: judge(replace(answers, facts={**answers.facts, question: value})).truth for value in book.facts[question].values}
        return Branch(question, _those(verdicts, True, None), _those(verdicts, False))
    verdicts = {role: judge(_named(answers, question, role)).truth for role in _reachable(book, answers, question)}
    return Branch(question, widest(book, _those(verdicts, True)), widest(book, _those(verdicts, False)))


def _those(verdicts: dict[str, bool | None], *truths: bool | None) -> tuple[str, ...]:
    return tuple(value for value, truth in verdicts.items() if truth in truths)


def _reachable(book: Book, answers: Answers, question: str) -> list[str]:
    """The roles that an answer may still come to: narrower than what was answered; else those that can ask, or the kinds on the other side."""
    if question == "who":
        return [role.id for role in book.vocabulary.roles.values() if role.asks and (not answers.who or role.id in book.tree.below[answers.who])]
    party = book.vocabulary.situations[answers.what].party if answers.what else ()
    within = answers.involved or party or tuple(book.vocabulary.roles)
    return [role for role in book.vocabulary.roles if any(role in book.tree.below[named] for named in within)]


def _named(answers: Answers, question: str, role: str) -> Answers:
    return replace(answers, who=role) if question == "who" else replace(answers, involved=(role,))


def widest(book: Book, roles: Collection[str]) -> tuple[str, ...]:
    """Roles without those that are only narrower ones of others among them."""
    return tuple(role for role in roles if not any(other != role and other in book.tree.above[role] for other in roles))
