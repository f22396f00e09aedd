"""What brings each clause in, and what each situation brings, for each kind of asker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import QUESTIONS, Answers
from mo_advisor.advice.clauses import Match, match_clause
from mo_advisor.advice.contacts import contacts, own_clauses
from mo_advisor.advice.distinctions import askers, bearing_on, distinctions_of, sides, situations_of
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause, Position


@dataclass(frozen=True)
class Reached:
    """How a clause is reached.

    answers: the shortest that show it; None where none do. governs: whether they show it as a clause; route: else, whether as one that sends the
    asker to somebody, or as background. certain: whether it then applies, or only may.
    """

    clause: Clause
    answers: Answers | None = None
    governs: bool = False
    route: bool = False
    certain: bool = False

    @property
    def shown(self) -> str:
        """`clause`, `route`, `background`, `never` where the file says why, or `nothing`: an error."""
        if self.answers is None:
            return "never" if self.clause.considered else "nothing"
        return "clause" if self.governs else "route" if self.route else "background"


@dataclass(frozen=True)
class Brought:
    """What a situation brings to an asker, where nobody has said who is involved and no follow-up is answered: how many of each."""

    situation: str
    who: str
    mapped: bool
    silent: bool
    clauses: int
    routes: int
    general: int
    contacts: int


def reached(book: Book) -> tuple[Reached, ...]:
    """How each clause is reached, in the document's order."""
    return tuple(reach(book, position) for position in book.positions)


def reach(book: Book, position: Position) -> Reached:
    """The answers that show a clause: rather as a clause than as a route, and as that than as background; rather surely than perhaps; the fewest.

    Of equally few, the first in the order who, involved, what, facts, and then in the order of the vocabulary.
    """
    best = Reached(position.clause)
    for answers in _shortest_first(book, position.clause):
        found = match_clause(book, answers, position)
        rank = _rank(book, answers, found) if found else None
        if rank and (best.answers is None or rank > (best.governs, best.route, best.certain)):
            best = Reached(position.clause, answers, *rank)
            if best.governs and best.certain:
                break
    return best


def _rank(book: Book, answers: Answers, found: Match) -> tuple[bool, bool, bool]:
    route = not found.governs and bool(own_clauses(contacts(book, answers, [found])[0]))
    return found.governs, route, found.verdict.truth is True


def _shortest_first(book: Book, clause: Clause) -> Iterator[Answers]:
    """Every set of answers that the clause's conditions can tell apart, by how many are given."""
    situations = situations_of(book, clause)
    told = distinctions_of(book, (record for situation in situations for record in bearing_on(book, clause, situation)))
    values: dict[str, tuple[Any, ...]] = {
        "who": askers(book, told),
        "involved": sides(book, "", told),
        "what": situations,
        **{fact: tuple(book.facts[fact].values) for fact in told.facts},
    }
    for size in range(1, len(values) + 1):
        for questions in combinations(values, size):
            if "what" in questions:
                for chosen in product(*(values[question] for question in questions)):
                    yield _answers(dict(zip(questions, chosen, strict=True)))


def _answers(given: dict[str, Any]) -> Answers:
    facts = {fact: value for fact, value in given.items() if fact not in QUESTIONS}
    return Answers(given.get("who"), given.get("involved"), given["what"], facts)


def brought(book: Book) -> tuple[Brought, ...]:
    """What each situation brings to each kind of asker, in the order of the vocabulary."""
    return tuple(_brings(book, situation, who) for situation, who in product(book.vocabulary.situations, asker_columns(book)))


def asker_columns(book: Book) -> dict[str, str]:
    """The kinds of asker that the documents tell apart, each with the heading of its column."""
    return {role.id: role.column for role in book.vocabulary.roles.values() if role.column}


def _brings(book: Book, situation: str, who: str) -> Brought:
    advice = advise(book, Answers(who, None, situation))
    return Brought(situation, who, advice.mapped, advice.silent, len(advice.clauses), len(advice.routes), len(advice.general), len(advice.contacts))
