"""Nobody is sent to the person that it is about, or to themselves.
Whom the document names for a matter, and who is left out because it is about them, or is the asker."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import Match, meant
from mo_advisor.advice.logic import FAILS, HOLDS, Verdict, all_hold, any_holds, applies, for_every_asker, unknown, who_is
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Contact


def is_the_subject(book: Book, answers: Answers, post: str) -> Verdict:
    """Whether a post is held by the person whose conduct is complained of. Only situations marked as complaints have such a person.

    It is the involved role of the situation's party kind; where none such is named, somebody of that kind, so any post in reach may be theirs.
    """
    situation = book.vocabulary.situations[answers.what] if answers.what else None
    if situation is None or not situation.complaint:
        return FAILS
    kind = book.tree.kin(situation.party)
    named = answers.involved or ()
    if any(role in kind for role in named):
        return any_holds(_same(book, role, post, "involved", kind) for role in named)
    held = {_counts_as(book, role, post) for role in kind}
    return HOLDS if held == {True} else unknown("involved") if True in held else FAILS


def is_the_asker(book: Book, answers: Answers, post: str) -> Verdict:
    """Whether a post is the asker's own."""
    if answers.who is None:
        return unknown("who") if any(_counts_as(book, role, post) for role in book.asking) else FAILS
    return _same(book, answers.who, post, "who", book.asking | {answers.who})


def _same(book: Book, named: str, post: str, question: str, among: Collection[str]) -> Verdict:
    """Whether the person named by a role holds a post: surely, surely not, or depending on a narrower role among these."""
    if named in among and _counts_as(book, named, post):
        return HOLDS
    return unknown(question) if any(role in among and _counts_as(book, role, post) for role in book.tree.below[named]) else FAILS


def _counts_as(book: Book, role: str, post: str) -> bool:
    return post in book.tree.above[role] or _one_person(book, role, post)


def _one_person(book: Book, role: str, post: str) -> bool:
    """Whether two posts count as one person's, unless the document shows that different people hold them."""
    pair = frozenset((role, post))
    return pair in book.vocabulary.same_person and not any(pair == frozenset(posts) for posts in book.protocol.different_people)


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


def contacts(book: Book, answers: Answers, matches: Iterable[Match]) -> tuple[tuple[Named, ...], tuple[LeftOut, ...]]:
    """The contacts of the clauses in the advice, by routes in the document's order and by steps within them; and those left out."""
    named: list[Named] = []
    left_out: list[LeftOut] = []
    for match in sorted(matches, key=lambda match: match.position.order):
        for contact in match.position.clause.contacts:
            verdict = offered(match, contact, book, answers)
            if verdict.truth is not False:
                found = _place(book, answers, contact, match.position.clause.id, verdict)
                named.append(found) if isinstance(found, Named) else left_out.append(found)
    return tuple(sorted(named, key=lambda one: _order(book, one))), tuple(left_out)


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


def _place(book: Book, answers: Answers, contact: Contact, clause: str, verdict: Verdict) -> Named | LeftOut:
    """A contact as it stands in the advice: as it is, with somebody else of the post meant, or left out."""
    by = _taken_by(book, answers, contact)
    route = contact.route or clause
    if contact.role is None or contact.part == "other-party":
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


def _order(book: Book, one: Named) -> tuple[int, int, int]:
    """Routes in the document's order; within a route by step, those without one first, and then in the document's order."""
    return book.by_id[one.route].order, int(one.contact.step or 0), book.by_id[one.clause].order
