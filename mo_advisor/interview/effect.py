"""What a set of answers comes to, fit to be compared: the advice without the echo of the answers and without reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.condition import applies, who_is
from mo_advisor.advice.contacts import General, LeftOut, Named, advisers, contacts
from mo_advisor.advice.matching import Match, match
from mo_advisor.advice.verdict import FAILS, Verdict, all_hold, any_holds
from mo_advisor.protocol.book import Book


@dataclass(frozen=True)
class Ruling:
    """A clause in the advice, by its id, as it stands there."""

    clause: str
    verdict: Verdict
    weight: int
    items: tuple[int, ...]


@dataclass(frozen=True)
class Effect:
    """An advice as far as it can differ. Where nothing is mapped there is nothing to differ, and everything is empty."""

    silent: bool = False
    rulings: tuple[Ruling, ...] = ()
    contacts: tuple[Named, ...] = ()
    advisers: tuple[General, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def certainties(self) -> set[object]:
        """What is settled in it: clauses that apply, contacts whose conditions hold, contacts that are the person's own post, a silence."""
        sure: set[object] = {"silent"} if self.silent else set()
        sure |= {ruling.clause for ruling in self.rulings if ruling.verdict.truth}
        sure |= {(one.clause, one.contact.title) for one in self.contacts if one.holds.truth}
        sure |= {(one.clause, one.contact.title, one.by) for one in self.contacts if one.holds.truth}
        sure |= {(one.clause, one.contact.title, "own") for one in self.contacts if one.clash.truth}
        return sure | set(self.left_out)


def effect(book: Book, answers: Answers) -> Effect:
    """What these answers come to."""
    found = match(book, answers)
    if not found.mapped:
        return Effect()
    matches = (*found.governing, *found.background)
    named, left_out = contacts(book, answers, matches)
    general, others_left_out = advisers(book, answers)
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
        verdict = all_hold((shown.offers, applies(contact, book, answers)))
        taken_by_asker = any_holds(who_is(book.tree, answers, role) for role in contact.by).truth is True
        if verdict.truth is not False:
            yield Named(contact, shown.position.clause.id, shown.position.clause.id, "you" if taken_by_asker else "", verdict, FAILS)
