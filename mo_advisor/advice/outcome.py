"""What a set of answers comes to, fit to be compared: the advice without the echo of the answers and without reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.cautions import Warned, cautions
from mo_advisor.advice.clauses import BACKGROUND, Match, match
from mo_advisor.advice.contacts import General, LeftOut, Named, advisers, contacts, offered
from mo_advisor.advice.logic import FAILS, Verdict, any_holds, who_is
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Contact


@dataclass(frozen=True)
class Ruling:
    """A clause in the advice, by its id, as it stands there."""

    clause: str
    verdict: Verdict
    weight: int
    items: tuple[int, ...]


@dataclass(frozen=True)
class Effect:
    """An advice as far as it can differ. Where nothing is mapped there is nothing to differ, and everything is empty.

    Advisers count where they are used: with silence, or where nobody is named for the asker to contact.
    """

    silent: bool = False
    rulings: tuple[Ruling, ...] = ()
    contacts: tuple[Named, ...] = ()
    advisers: tuple[General, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def effect(book: Book, answers: Answers) -> Effect:
    """What these answers come to."""
    found = match(book, answers)
    if not found.mapped:
        return Effect()
    matches = (*found.governing, *found.background)
    named, left_out = contacts(book, answers, matches)
    used = found.silent or not any(one.by == "you" for one in named)
    general, others_left_out = advisers(book, answers) if used else ((), ())
    return Effect(found.silent, tuple(map(_ruling, matches)), named, general, (*left_out, *others_left_out))


def effect_but_for_self(book: Book, answers: Answers) -> Effect:
    """The same, but nobody is left out for being the asker: a contact counts by its conditions, and by whether the asker takes the step."""
    found = match(book, answers)
    if not found.mapped:
        return Effect()
    matches = (*found.governing, *found.background)
    return Effect(found.silent, tuple(map(_ruling, matches)), tuple(one for shown in matches for one in _named(book, answers, shown)))


def _ruling(shown: Match) -> Ruling:
    return Ruling(shown.position.clause.id, shown.verdict, shown.weight, shown.items)


def _named(book: Book, answers: Answers, shown: Match) -> Iterator[Named]:
    for contact in shown.position.clause.contacts:
        verdict = offered(shown, contact, book, answers)
        taken_by_asker = any_holds(who_is(book.tree, answers, role) for role in contact.by).truth is True
        if verdict.truth is not False:
            yield Named(contact, shown.position.clause.id, shown.position.clause.id, "you" if taken_by_asker else "", verdict, FAILS)


class Listed(NamedTuple):
    """A contact as the reader sees it: who takes the step, whether it stands, and whom it must not be."""

    contact: Contact
    clause: str
    by: str
    verdict: Verdict
    not_this: str


class Outcome(NamedTuple):
    """An advice as the reader sees it, to be compared: two answers that come to equal outcomes make no difference.

    clauses: id, verdict, whether it governs, and the items that matter, in the order of the advice. advisers: each with its verdict.
    """

    silent: bool
    clauses: tuple[tuple[str, Verdict, bool, tuple[int, ...]], ...]
    contacts: tuple[Listed, ...]
    advisers: tuple[tuple[Adviser, Verdict], ...]
    left_out: frozenset[LeftOut]
    cautions: tuple[Warned, ...]

    def certainties(self) -> set[object]:
        """What is settled in it: clauses that apply, contacts that stand, who is left out, a silence."""
        sure: set[object] = {"silent"} if self.silent else set()
        sure |= {clause for clause, verdict, _, _ in self.clauses if verdict.truth}
        sure |= {(one.clause, one.contact.title, one.by) for one in self.contacts if one.verdict.truth}
        return sure | set(self.left_out)


@lru_cache(maxsize=8192)
def outcome(book: Book, answers: Answers, self_too: bool = True) -> Outcome:
    """What these answers come to, for the reader. self_too: whether it counts that somebody who is named may be the asker."""
    made = effect(book, answers) if self_too else effect_but_for_self(book, answers)
    shown = {ruling.clause for ruling in made.rulings} | {named.clause for named in made.contacts}
    return Outcome(
        silent=made.silent,
        clauses=tuple((one.clause, one.verdict, one.weight < BACKGROUND, one.items) for one in made.rulings),
        contacts=tuple(Listed(one.contact, one.clause, one.by, one.verdict, _not_this(one)) for one in made.contacts),
        advisers=tuple((one.adviser, one.verdict) for one in made.advisers),
        left_out=frozenset(made.left_out),
        cautions=cautions(book, answers, shown, ()) if shown else (),
    )


def _not_this(one: Named) -> str:
    return one.other_than or (one.person if one.verdict.truth is not False and one.clash.truth is None else "")
