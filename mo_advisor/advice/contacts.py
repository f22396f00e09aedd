"""Whom the document names for a matter, and who is left out: nobody is sent to the person whom it is about, or to themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import Match, meant
from mo_advisor.advice.distinctions import for_every_asker
from mo_advisor.advice.identity import is_the_asker, is_the_subject
from mo_advisor.advice.logic import FAILS, Verdict, all_hold, any_holds, applies, who_is
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Contact


@dataclass(frozen=True)
class Named:
    """A contact in the advice.

    clause, route: clause ids. by: `you` or the role that takes the step. holds: the conditions alone. clash: whether the post is held by the
    `subject` or by the `asker` (person); where many hold it, somebody else of the post is meant, else it is withdrawn when that is known.
    """

    contact: Contact
    clause: str
    route: str
    by: str
    holds: Verdict
    clash: Verdict = FAILS
    person: str = ""

    @property
    def verdict(self) -> Verdict:
        """Whether it stands: its conditions hold, and the post is not the subject's or the asker's own."""
        return self.holds if self.contact.one_of_many else all_hold((self.holds, ~self.clash))

    @property
    def other_than(self) -> str:
        """`subject` or `asker` where somebody else of the post is meant, else an empty string."""
        return self.person if self.contact.one_of_many and self.clash != FAILS else ""


@dataclass(frozen=True)
class General:
    """An adviser in the advice: somebody named for advice in general."""

    adviser: Adviser
    verdict: Verdict


@dataclass(frozen=True)
class LeftOut:
    """A contact or adviser whom the document names and who is not shown. person: `subject` or `asker`. role: the role id."""

    title: str
    role: str
    clause: str
    person: str


def contacts(book: Book, answers: Answers, matches: Iterable[Match], persons: bool = True) -> tuple[tuple[Named, ...], tuple[LeftOut, ...]]:
    """The contacts of the clauses in the advice, by routes in the document's order and by steps within them; and those left out.

    persons: whether it counts that one of them may be the asker or the subject; else each stands as its conditions do, and nobody is left out.
    """
    named: list[Named] = []
    left_out: list[LeftOut] = []
    for match in sorted(matches, key=lambda match: match.position.order):
        for contact in match.position.clause.contacts:
            verdict = offered(match, contact, book, answers)
            if verdict.truth is not False:
                found = _place(book, answers, contact, match.position.clause.id, verdict, persons)
                named.append(found) if isinstance(found, Named) else left_out.append(found)
    return tuple(sorted(named, key=lambda contact: _order(book, contact))), tuple(left_out)


def offered(match: Match, contact: Contact, book: Book, answers: Answers) -> Verdict:
    """Whether a clause in the advice brings one of its contacts with it."""

    def judge(known: Answers) -> Verdict:
        return all_hold((any_holds(meant(rule, book, known) for rule in match.offering), meant(contact, book, known)))

    return for_every_asker(book, answers, all_hold((match.offers, meant(contact, book, answers))), judge)


def advisers(book: Book, answers: Answers) -> tuple[tuple[General, ...], tuple[LeftOut, ...]]:
    """Whom the document names for advice in general, in its order; and those left out."""
    shown: list[General] = []
    left_out: list[LeftOut] = []
    for adviser in book.protocol.advisers:
        verdict = applies(adviser, book, answers)
        person, same = _person(book, answers, adviser.role)
        if verdict.truth is False:
            continue
        if same.truth is True:
            left_out.append(LeftOut(adviser.title, adviser.role, adviser.clause, person))
        else:
            shown.append(General(adviser, all_hold((verdict, ~same))))
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
    return Named(contact, clause, route, by, verdict, clash, person)


def _person(book: Book, answers: Answers, role: str) -> tuple[str, Verdict]:
    """Whether a post is the subject's or the asker's own, and which of the two is the likelier."""
    subject, asker = is_the_subject(book, answers, role), is_the_asker(book, answers, role)
    person = "asker" if asker.truth is True and subject.truth is not True else "subject" if subject.truth is not False else "asker"
    return person, any_holds((subject, asker))


def _taken_by(book: Book, answers: Answers, contact: Contact) -> str:
    if not contact.by:
        return "you"
    caller = any_holds(who_is(book.tree, answers, role) for role in contact.by)
    return "you" if caller.truth is True else contact.by[0]


def _order(book: Book, named: Named) -> tuple[int, int, int]:
    """Routes in the document's order; within a route by step, those without one first, and then in the document's order."""
    return book.by_id[named.route].order, int(named.contact.step or 0), book.by_id[named.clause].order
