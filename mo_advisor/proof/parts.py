"""The parts that an advice is put together from, each as the engine gives it and as the file says it, read plainly.

A part sees only some of the answers, so the engine is run on each way in which they can look to it, and no more; an advice is what its parts come to.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.cautions import Warned, cautions
from mo_advisor.advice.clauses import Match, match_clause, recorded
from mo_advisor.advice.contacts import General, LeftOut, Named, advisers, contacts
from mo_advisor.proof.answer_classes import ConditionedRecord, Distinctions
from mo_advisor.proof.oracle import ASKERS, SUBJECTS, PlainRoles, Posts, World, is_silent, meets, posts_of
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Clause, Contact, Position, Rule
from mo_advisor.records.variants import with_fields

Claims = Mapping[str, bool | None]
GOVERNS, SHOWN, OFFERED, NAMED, GIVEN = "governs", "is shown", "is offered", "is named", "is given"
OWN, LOWER, TAKEN = "might be their own post", "ranks below", "is taken by you"
RECORDED = "is recorded"


@dataclass(frozen=True)
class Part:
    """Something that an advice may hold. kind: `silence`, `clause`, `contact`, `adviser` or `caution`. name: what to call it.

    engine: what the engine makes of it. claims: what that says to be so, not so, or in doubt. plainly: the same claims in a known world; a claim
    that is not in `claims` is not made. clause: the clause that it comes with. record: the contact or adviser that it is.
    """

    kind: str
    name: str
    distinctions: Distinctions
    engine: Callable[[Answers], Any]
    claims: Callable[[Any], Claims]
    plainly: Callable[[World], Mapping[str, bool]]
    clause: Clause | None = None
    position: Position | None = None
    record: Contact | Adviser | None = None

    @property
    def posts(self) -> Posts:
        """The post that it names, in the ways in which it counts."""
        return self.distinctions.posts

    def key(self) -> Hashable:
        """What is equal for the same part of two situations in which it comes to the same."""
        return self.kind, self.name, self.distinctions.key()


def parts_of(book: Book, roles: PlainRoles, situation: str) -> Iterator[Part]:
    """Everything that may stand in an advice on a situation."""
    yield _silence(book, roles, situation)
    for position in book.positions:
        rules = [rule for rule in position.clause.rules if situation in rule.situations or (rule.silent and book.silences[situation])]
        if rules:
            yield _clause(book, roles, situation, position, rules)
            for contact in position.clause.contacts:
                if not contact.situations or situation in contact.situations:
                    yield _contact(book, roles, situation, position, rules, contact)
    for adviser in book.protocol.advisers:
        yield _adviser(book, roles, situation, adviser)
    for caution in book.protocol.cautions:
        if not caution.situations or situation in caution.situations:
            yield _caution(book, roles, situation, caution)


def compared(outcome: Any) -> Hashable:
    """What can differ between two outcomes of one part."""
    if isinstance(outcome, Match):
        return outcome.verdict, outcome.weight, outcome.items, outcome.offers
    if isinstance(outcome, Named):
        return outcome.by, outcome.holds, outcome.clash, outcome.person, outcome.misfit
    if isinstance(outcome, LeftOut):
        return outcome.why
    if isinstance(outcome, Warned):
        return outcome.text
    return outcome.verdict if isinstance(outcome, General) else outcome


def _silence(book: Book, roles: PlainRoles, situation: str) -> Part:
    silences = book.silences[situation]
    return Part(
        "silence", "the silence", Distinctions(roles, situation, silences),
        engine=lambda answers: recorded(book, answers),
        claims=lambda verdict: {RECORDED: verdict.truth},
        plainly=lambda known: {RECORDED: is_silent(known, silences)},
    )


def _clause(book: Book, roles: PlainRoles, situation: str, position: Position, rules: Sequence[Rule]) -> Part:
    return Part(
        "clause", position.clause.id, Distinctions(roles, situation, _with_silences(book, situation, rules)),
        engine=lambda answers: match_clause(book, answers, position),
        claims=_clause_claims,
        plainly=lambda known: {
            GOVERNS: any(_is_true(book, situation, known, rule) for rule in rules if rule.weight in ("rule", "duty")),
            SHOWN: any(_is_true(book, situation, known, rule) for rule in rules),
        },
        clause=position.clause,
        position=position,
    )


def _clause_claims(found: Match | None) -> Claims:
    if found is None:
        return {GOVERNS: False, SHOWN: False}
    if not found.governs:
        return {GOVERNS: False, SHOWN: found.verdict.truth}
    return {GOVERNS: found.verdict.truth, **({SHOWN: True} if found.verdict.truth else {})}


def _contact(book: Book, roles: PlainRoles, situation: str, position: Position, rules: Sequence[Rule], contact: Contact) -> Part:
    alone = _alone(position, contact)
    posts = posts_of(contact)
    offering = [rule for rule in rules if rule.contacts or (rule.contacts is None and rule.weight != "background")]

    def engine(answers: Answers) -> Named | LeftOut | None:
        found = match_clause(book, answers, alone)
        named, left_out = contacts(book, answers, (found,) if found else ())
        return named[0] if named else left_out[0] if left_out else None

    def plainly(known: World) -> Mapping[str, bool]:
        offered = any(_is_true(book, situation, known, rule) for rule in offering) and _is_true(book, situation, known, contact)
        own = bool(known.own & posts.own)
        lower = bool(known.lower & posts.receiving or known.lower_than_asker & posts.superiors)
        return {
            OFFERED: offered, OWN: own, LOWER: lower, TAKEN: bool(known.asker & set(contact.by)),
            NAMED: offered and not lower and (contact.one_of_many or not own),
        }

    told_apart = Distinctions(roles, situation, _with_silences(book, situation, (*rules, contact)), posts, contact.by)
    return Part("contact", f"{contact.title} ({position.clause.id})", told_apart, engine, _contact_claims, plainly, position.clause, record=contact)


@cache
def _alone(position: Position, contact: Contact) -> Position:
    """A clause with one of its contacts only; the same one for every situation, so that what is known of it is found again."""
    return position if len(position.clause.contacts) == 1 else position._replace(clause=with_fields(position.clause, contacts=(contact,)))


def _contact_claims(found: Named | LeftOut | None) -> Claims:
    if found is None:
        return {OFFERED: False}
    if isinstance(found, LeftOut):
        return {OWN: True} if found.why in (ASKERS, SUBJECTS) else {LOWER: True}
    taken = {TAKEN: found.by == "you" or None} if found.contact.by else {}
    return {OFFERED: found.holds.truth, NAMED: found.verdict.truth, OWN: found.clash.truth, LOWER: found.misfit.truth, **taken}


def _adviser(book: Book, roles: PlainRoles, situation: str, adviser: Adviser) -> Part:
    alone = _with_adviser(book, adviser)

    def engine(answers: Answers) -> General | LeftOut | None:
        shown, left_out = advisers(alone, answers)
        return shown[0] if shown else left_out[0] if left_out else None

    def claims(found: General | LeftOut | None) -> Claims:
        if isinstance(found, LeftOut):
            return {OWN: True}
        return {NAMED: found.verdict.truth} if found else {OFFERED: False}

    def plainly(known: World) -> Mapping[str, bool]:
        own, offered = adviser.role in known.own, meets(known, adviser)
        return {OFFERED: offered, NAMED: offered and not own, OWN: own}

    told_apart = Distinctions(roles, situation, [adviser], posts_of(adviser))
    return Part("adviser", f"{adviser.title} ({adviser.clause})", told_apart, engine, claims, plainly, record=adviser)


def _caution(book: Book, roles: PlainRoles, situation: str, caution: Caution) -> Part:
    alone, its_clauses = _with_caution(book, caution), frozenset(caution.clauses)
    return Part(
        "caution", f"the caution on {', '.join(caution.clauses) or 'the document'}", Distinctions(roles, situation, [caution]),
        engine=lambda answers: next(iter(cautions(alone, answers, its_clauses, ())), None),
        claims=lambda found: {GIVEN: bool(found)},
        plainly=lambda known: {GIVEN: meets(known, caution)},
    )


def _is_true(book: Book, situation: str, known: World, record: Rule | Contact) -> bool:
    """Whether a rule or a contact holds in a world; what is for recorded silences only, where one is recorded too."""
    return meets(known, record) and (not record.silent or is_silent(known, book.silences[situation]))


def _with_silences(book: Book, situation: str, records: Sequence[Rule | Contact]) -> tuple[ConditionedRecord, ...]:
    """Rules and contacts, with the silences on which they turn where one of them is for recorded silences only."""
    turning = book.silences[situation] if any(record.silent for record in records) else ()
    return (*records, *turning)


@cache
def _with_adviser(book: Book, adviser: Adviser) -> Book:
    """A document with one of its advisers only; the same one for every situation."""
    return _book_with(book, advisers=(adviser,))


@cache
def _with_caution(book: Book, caution: Caution) -> Book:
    """A document with one of its cautions only, and none for its status; the same one for every situation."""
    return _book_with(book, cautions=(caution,), status="in-force")


def _book_with(book: Book, **fields: Any) -> Book:
    """The same document with other values in some fields."""
    return Book(with_fields(book.protocol, **fields), book.vocabulary, book.data, book.named)
