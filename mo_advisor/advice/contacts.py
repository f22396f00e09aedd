"""Whom the document names for a matter, and who is left out: nobody is sent to the person whom it is about, or to themselves."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import Match, Matching, meant
from mo_advisor.advice.clauses import match as match_clauses
from mo_advisor.advice.distinctions import Distinctions, as_told, distinctions_of, for_every_asker, stand_in, told_apart
from mo_advisor.advice.identity import is_the_asker, is_the_subject, ranks_below_the_asker, ranks_below_the_subject
from mo_advisor.advice.logic import FAILS, Verdict, all_hold, any_holds, applies, who_is
from mo_advisor.frozen import Frozen, replace
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Contact


class Named(Frozen):
    """A contact in the advice.

    clause, route: clause ids. by: `you`, the role that takes the step, or empty where the words name nobody. step: its place among those of its route
    that are shown, from 1; None at any time, or where nothing is ordered. holds: the conditions alone. clash: whether the post is the `subject`'s or
    the `asker`'s own (person); where many hold it, somebody else of the post is meant. misfit: whether it ranks below the person complained of, or is
    the superior of somebody who has none.
    """

    contact: Contact
    clause: str
    route: str
    by: str
    holds: Verdict
    clash: Verdict = FAILS
    person: str = ""
    misfit: Verdict = FAILS
    step: int | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether it stands: its conditions hold, and the post is not the subject's or the asker's own, and fits."""
        own = () if self.contact.one_of_many else (~self.clash,)
        return all_hold((self.holds, *own, ~self.misfit))

    @property
    def other_than(self) -> str:
        """`subject` or `asker` where somebody else of the post is meant, else an empty string."""
        return self.person if self.contact.one_of_many and self.clash != FAILS else ""


class General(Frozen):
    """An adviser in the advice: somebody named for advice in general. person: `subject` or `asker`, where the post may be theirs."""

    adviser: Adviser
    verdict: Verdict
    person: str = ""


class LeftOut(Frozen):
    """A contact or adviser whom the document names and who is not shown. role: the role id.

    why: `subject` or `asker`, whose own post it is; `below`, where it ranks below the subject; `no-superior`, where the asker has none.
    """

    title: str
    role: str
    clause: str
    why: str


def clauses_and_contacts(book: Book, answers: Answers, persons: bool = True) -> tuple[Matching, tuple[Named, ...], tuple[LeftOut, ...]]:
    """The clauses for a set of answers, and their contacts."""
    return _clauses_and_contacts(book, stand_in(book, answers), persons)


@lru_cache(maxsize=8192)
def _clauses_and_contacts(book: Book, answers: Answers, persons: bool) -> tuple[Matching, tuple[Named, ...], tuple[LeftOut, ...]]:
    """`clauses_and_contacts` for the answers that stand for all that are alike; kept, since one comes to the same ones again and again."""
    found = match_clauses(book, answers)
    return found, *contacts(book, answers, (*found.governing, *found.background), persons)


def contacts(book: Book, answers: Answers, matches: Iterable[Match], persons: bool = True) -> tuple[tuple[Named, ...], tuple[LeftOut, ...]]:
    """The contacts of the clauses in the advice, by routes in the document's order and by steps within them; and those left out.

    persons: whether it counts that one of them may be the asker or the subject; else each stands as its conditions do, and nobody is left out.
    """
    found = [contact for match in sorted(matches, key=lambda match: match.position.order) for contact in _contacts_of(book, answers, match, persons)]
    named = sorted((contact for contact in found if isinstance(contact, Named)), key=lambda contact: _order(book, contact))
    return numbered(named), tuple(contact for contact in found if isinstance(contact, LeftOut))


def _contacts_of(book: Book, answers: Answers, match: Match, persons: bool) -> tuple[Named | LeftOut, ...]:
    """The contacts of one clause in the advice, in its own order."""
    if not match.position.clause.contacts:
        return ()
    told = told_apart(book, match.position.clause, answers.what, persons=True)
    return _placed(book, as_told(book, told, answers), match, persons)


@lru_cache(maxsize=65536)
def _placed(book: Book, answers: Answers, match: Match, persons: bool) -> tuple[Named | LeftOut, ...]:
    """`_contacts_of` for the answers on which they turn; kept, since those are few, and asked for again and again."""
    verdicts = ((contact, offered(match, contact, book, answers)) for contact in match.position.clause.contacts)
    clause = match.position.clause.id
    return tuple(_place(book, answers, contact, clause, verdict, persons) for contact, verdict in verdicts if verdict.truth is not False)


def own_clauses(named: Iterable[Named]) -> frozenset[str]:
    """The clauses that send the asker to somebody."""
    return frozenset(contact.clause for contact in named if contact.by == "you")


def numbered(named: Iterable[Named]) -> tuple[Named, ...]:
    """Contacts with their steps counted among those that are shown: the caller's own by themselves, from 1, and those of others in the whole route.

    None where a route puts nothing in order, nor for an only step of the caller's own that others' steps come before.
    """
    named = tuple(named)

    def step(contact: Named) -> int | None:
        if not contact.contact.step:
            return None
        route = [other for other in named if other.route == contact.route and other.contact.step]
        every = sorted({int(other.contact.step or 0) for other in route})
        own = sorted({int(other.contact.step or 0) for other in route if other.by == "you"})
        counted = own if contact.by == "you" else every
        alone = len(counted) == 1 and (len(every) == 1 or counted != every[:1])
        return None if alone else counted.index(int(contact.contact.step)) + 1

    return tuple(contact if contact.step == (counted := step(contact)) else replace(contact, step=counted) for contact in named)


def offered(match: Match, contact: Contact, book: Book, answers: Answers) -> Verdict:
    """Whether a clause in the advice brings one of its contacts with it."""

    def judge(known: Answers) -> Verdict:
        return all_hold((any_holds(meant(rule, book, known) for rule in match.offering), meant(contact, book, known)))

    told = told_apart(book, match.position.clause, answers.what)
    return for_every_asker(book, told, answers, all_hold((match.offers, meant(contact, book, answers))), judge)


def advisers(book: Book, answers: Answers) -> tuple[tuple[General, ...], tuple[LeftOut, ...]]:
    """Whom the document names for advice in general, in its order; and those left out."""
    return _advisers(book, as_told(book, _told_by_advisers(book), answers))


@lru_cache(maxsize=64)
def _told_by_advisers(book: Book) -> Distinctions:
    return distinctions_of(book, book.protocol.advisers, persons=True)


@lru_cache(maxsize=8192)
def _advisers(book: Book, answers: Answers) -> tuple[tuple[General, ...], tuple[LeftOut, ...]]:
    """`advisers` for the answers on which they turn; kept, since those are few."""
    shown: list[General] = []
    left_out: list[LeftOut] = []
    for adviser in book.protocol.advisers:
        verdict = applies(adviser, book, answers)
        person, own = _person(book, answers, adviser.role)
        if verdict.truth is False:
            continue
        if own.truth is True:
            left_out.append(LeftOut(adviser.title, adviser.role, adviser.clause, person))
        else:
            shown.append(General(adviser, all_hold((verdict, ~own)), person if own.truth is None else ""))
    return tuple(shown), tuple(left_out)


def _place(book: Book, answers: Answers, contact: Contact, clause: str, verdict: Verdict, persons: bool) -> Named | LeftOut:
    """A contact as it stands in the advice: as it is, with somebody else of the post meant, or left out."""
    by = _taken_by(book, answers, contact)
    route = contact.route or clause
    if not persons or contact.role is None or contact.part == "other-party":
        return Named(contact, clause, route, by, verdict)
    person, clash = _person(book, answers, contact.role)
    if clash.truth is True and not contact.one_of_many:
        return LeftOut(contact.title, contact.role, clause, person)
    why, misfit = _misfit(book, answers, contact, contact.role)
    if misfit.truth is True:
        return LeftOut(contact.title, contact.role, clause, why)
    return Named(contact, clause, route, by, verdict, clash, person, misfit)


def _person(book: Book, answers: Answers, role: str) -> tuple[str, Verdict]:
    """Whether a post is the subject's or the asker's own, and which of the two is the likelier."""
    subject, asker = is_the_subject(book, answers, role), is_the_asker(book, answers, role)
    person = "asker" if asker.truth is True and subject.truth is not True else "subject" if subject.truth is not False else "asker"
    return person, any_holds((subject, asker))


def _misfit(book: Book, answers: Answers, contact: Contact, role: str) -> tuple[str, Verdict]:
    """Whether a post does not fit, and why: nobody takes a complaint to a post below, and “their” superior is nobody's who has none."""
    if contact.of == "you":
        return "no-superior", ranks_below_the_asker(book, answers, role)
    return "below", ranks_below_the_subject(book, answers, role) if contact.part == "receives" else FAILS


def _taken_by(book: Book, answers: Answers, contact: Contact) -> str:
    if contact.passive:
        return ""
    if not contact.by:
        return "you"
    caller = any_holds(who_is(book.tree, answers.who, role) for role in contact.by)
    return "you" if caller.truth is True else contact.by[0]


def _order(book: Book, named: Named) -> tuple[int, int, int]:
    """Routes in the document's order; within a route by step, those without one first, and then in the document's order."""
    return book.by_id[named.route].order, int(named.contact.step or 0), book.by_id[named.clause].order
