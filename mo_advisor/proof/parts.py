"""The pieces that an advice is put together from, each as the engine gives it and as the file says it, read plainly.

A piece sees only some of the answers, so the engine is run on each way in which they can look to it, and no more; an advice is what its pieces
come to.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.cautions import Warned, cautions
from mo_advisor.advice.clauses import Match, match_clause, recorded
from mo_advisor.advice.contacts import General, LeftOut, Named, advisers, contacts
from mo_advisor.proof.answer_classes import Judged, Sight
from mo_advisor.proof.oracle import Kinship, World, meets, silent
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Clause, Contact, Position, Rule
from mo_advisor.records.variants import changed

Claims = Mapping[str, bool | None]
OWN = "is their own post"


@dataclass(frozen=True)
class Piece:
    """Something that an advice may hold. kind: `silence`, `clause`, `contact`, `adviser` or `caution`. name: what to call it.

    engine: what the engine makes of it. claims: what that says to be so, not so, or in doubt. plainly: the same claims in a known world; a claim
    that is not in `claims` is not made. clause: the clause that it comes with. post: the role that is named, where it may be the very person.
    """

    kind: str
    name: str
    sight: Sight
    engine: Callable[[Answers], Any]
    claims: Callable[[Any], Claims]
    plainly: Callable[[World], Mapping[str, bool]]
    clause: Clause | None = None
    position: Position | None = None
    post: str | None = None


def pieces(book: Book, kin: Kinship, situation: str) -> Iterator[Piece]:
    """Everything that may stand in an advice on a situation."""
    yield _silence(book, kin, situation)
    for position in book.positions:
        rules = [rule for rule in position.clause.rules if situation in rule.situations or (rule.silent and book.silences[situation])]
        if rules:
            yield _clause(book, kin, situation, position, rules)
            for contact in position.clause.contacts:
                if not contact.situations or situation in contact.situations:
                    yield _contact(book, kin, situation, position, rules, contact)
    for adviser in book.protocol.advisers:
        yield _adviser(book, kin, situation, adviser)
    for caution in book.protocol.cautions:
        if not caution.situations or situation in caution.situations:
            yield _caution(book, kin, situation, caution)


def brief(outcome: Any) -> Hashable:
    """What can differ between two outcomes of one piece."""
    if isinstance(outcome, Match):
        return outcome.verdict, outcome.weight, outcome.items, outcome.offers
    if isinstance(outcome, Named):
        return outcome.by, outcome.holds, outcome.clash, outcome.person
    if isinstance(outcome, LeftOut):
        return outcome.person
    if isinstance(outcome, Warned):
        return outcome.text
    return outcome.verdict if isinstance(outcome, General) else outcome


def _silence(book: Book, kin: Kinship, situation: str) -> Piece:
    silences = book.silences[situation]
    return Piece(
        "silence", "the silence", Sight(kin, situation, silences),
        engine=lambda answers: recorded(book, answers),
        claims=lambda verdict: {"is recorded": verdict.truth},
        plainly=lambda known: {"is recorded": silent(silences, known)},
    )


def _clause(book: Book, kin: Kinship, situation: str, position: Position, rules: Sequence[Rule]) -> Piece:
    true = _rule_reader(book, situation)
    return Piece(
        "clause", position.clause.id, Sight(kin, situation, _turning(book, situation, rules)),
        engine=lambda answers: match_clause(book, answers, position),
        claims=_clause_claims,
        plainly=lambda known: {
            "governs": any(true(rule, known) for rule in rules if rule.weight != "background"),
            "is shown": any(true(rule, known) for rule in rules),
        },
        clause=position.clause,
        position=position,
    )


def _clause_claims(found: Match | None) -> Claims:
    if found is None:
        return {"governs": False, "is shown": False}
    if not found.governs:
        return {"governs": False, "is shown": found.verdict.truth}
    return {"governs": found.verdict.truth, **({"is shown": True} if found.verdict.truth else {})}


def _contact(book: Book, kin: Kinship, situation: str, position: Position, rules: Sequence[Rule], contact: Contact) -> Piece:
    true = _rule_reader(book, situation)
    alone = position._replace(clause=changed(position.clause, contacts=(contact,)))
    post = None if contact.part == "other-party" else contact.role
    stays = contact.one_of_many

    def engine(answers: Answers) -> Named | LeftOut | None:
        found = match_clause(book, answers, alone)
        named, left_out = contacts(book, answers, (found,) if found else ())
        return named[0] if named else left_out[0] if left_out else None

    def plainly(known: World) -> Mapping[str, bool]:
        offered = any(true(rule, known) for rule in rules if _offers(rule))
        meant = offered and meets(contact, known) and (not contact.silent or silent(book.silences[situation], known))
        own = post in known.own
        return {"is named": meant and (stays or not own), OWN: own, "is taken by you": bool(known.asker & set(contact.by))}

    seen = Sight(kin, situation, _turning(book, situation, (*rules, contact)), (post,) if post else (), contact.by)
    name = f"{contact.title} ({position.clause.id})"
    return Piece("contact", name, seen, engine, lambda found: _contact_claims(found, post, stays), plainly, position.clause, post=post)


def _contact_claims(found: Named | LeftOut | None, post: str | None, stays: bool) -> Claims:
    if found is None:
        return {"is named": False}
    if isinstance(found, LeftOut):
        return {OWN: True}
    own = {OWN: found.clash.truth if found.other_than or not stays else False} if post else {}
    taken = {"is taken by you": True} if found.contact.by and found.by == "you" else {}
    return {"is named": found.verdict.truth, **own, **taken}


def _adviser(book: Book, kin: Kinship, situation: str, adviser: Adviser) -> Piece:
    alone = _with(book, advisers=(adviser,))

    def engine(answers: Answers) -> Any:
        shown, left_out = advisers(alone, answers)
        return (*shown, *left_out)[0] if shown or left_out else None

    def claims(found: Any) -> Claims:
        if isinstance(found, LeftOut):
            return {OWN: True}
        return {"is named": found.verdict.truth if found else False}

    def plainly(known: World) -> Mapping[str, bool]:
        own = adviser.role in known.own
        return {"is named": meets(adviser, known) and not own, OWN: own}

    sight = Sight(kin, situation, [adviser], (adviser.role,))
    return Piece("adviser", f"{adviser.title} ({adviser.clause})", sight, engine, claims, plainly, post=adviser.role)


def _caution(book: Book, kin: Kinship, situation: str, caution: Caution) -> Piece:
    alone = _with(book, cautions=(caution,), status="in-force")

    def engine(answers: Answers) -> Any:
        return next(iter(cautions(alone, answers, caution.clauses, ())), None)

    return Piece(
        "caution", f"the caution on {', '.join(caution.clauses) or 'the document'}", Sight(kin, situation, [caution]), engine,
        claims=lambda found: {"is given": bool(found)},
        plainly=lambda known: {"is given": meets(caution, known)},
    )


def _offers(rule: Rule) -> bool:
    return bool(rule.contacts) or (rule.contacts is None and rule.weight != "background")


def _rule_reader(book: Book, situation: str) -> Callable[[Rule, World], bool]:
    return lambda rule, known: meets(rule, known) and (not rule.silent or silent(book.silences[situation], known))


def _turning(book: Book, situation: str, records: Sequence[Rule | Contact]) -> tuple[Judged, ...]:
    quiet = any(one.silent for one in records)
    return (*records, *(book.silences[situation] if quiet else ()))


def _with(book: Book, **fields: Any) -> Book:
    """The same document with less in it."""
    return Book(changed(book.protocol, **fields), book.vocabulary, book.data, book.named)
