"""What an advice amounts to: everything that it holds, as the reader sees it, fit to be compared; no echo of the answers, and no reasons.

There is one shape of it, whether it is taken from an advice that was given or worked out for answers that are only tried.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.cautions import Warned, cautions
from mo_advisor.advice.clauses import Match
from mo_advisor.advice.contacts import General, LeftOut, Named, advisers, clauses_and_contacts, own_clauses
from mo_advisor.advice.distinctions import stand_in
from mo_advisor.advice.logic import HOLDS, Verdict
from mo_advisor.frozen import replace
from mo_advisor.protocol.book import Book

CLAUSES = ("clauses", "routes", "general")
CONTACTS = ("contacts", "others")
ADVISERS = ("advisers",)


class Part(NamedTuple):
    """Something that an advice holds.

    kind: `clauses`, `routes`, `general`, `contacts` (that you are to take), `others` (contacts that others take), `advisers`, `left-out`, `cautions`,
    `notices`, `silence` or `unmapped`. title: of a contact or an adviser, the words of a caution, or those of a notice. clauses: the ids that it
    stands on.
    """

    kind: str
    title: str = ""
    clauses: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The part without its kind: a contact's or adviser's title with its clause, or a clause's id."""
        return f"{self.title} ({self.clauses[0]})" if self.title else self.clauses[0]


class Entry(NamedTuple):
    """A part of an advice as it stands there. verdict: whether it is certain, or on what it depends. detail: what else the reader sees of it."""

    part: Part
    verdict: Verdict = HOLDS
    detail: Hashable = None


class Outcome(NamedTuple):
    """Everything that an advice holds, in its order. Two answers that come to equal outcomes make no difference to the reader."""

    entries: tuple[Entry, ...]

    def of(self, kinds: Collection[str]) -> tuple[Entry, ...]:
        """What is of some kinds."""
        return tuple(entry for entry in self.entries if entry.part.kind in kinds)

    def parts(self) -> dict[Part, bool]:
        """Every part, and whether it is certain: somebody whom one clause names twice is so if either time is."""
        found: dict[Part, bool] = {}
        for part, verdict, _ in self.entries:
            found[part] = found.get(part, False) or verdict.truth is True
        return found

    def settled(self) -> set[Hashable]:
        """What is certain of silence, clauses, contacts and who is left out; a clause whether it governs or not."""
        return {
            part._replace(kind=CLAUSES[0]) if part.kind in CLAUSES else (part, detail) if part.kind == "left-out" else part
            for part, verdict, detail in self.entries
            if verdict.truth and part.kind in ("silence", "left-out", *CLAUSES, *CONTACTS)
        }


def outcome(book: Book, answers: Answers, persons: bool = True) -> Outcome:
    """What these answers come to; nothing at all where nothing is mapped.

    Advisers count where they are used: with silence, or where nobody is named for the asker to contact. persons: whether it counts that somebody
    who is named may be the asker or the person complained of; else contacts count by their conditions, and advisers not at all.
    """
    return _outcome(book, stand_in(book, answers), persons)


@lru_cache(maxsize=8192)
def _outcome(book: Book, answers: Answers, persons: bool) -> Outcome:
    """`outcome` for the answers that stand for all that are alike; kept, since an interview comes to the same ones again and again."""
    found, named, left_out = clauses_and_contacts(book, answers, persons)
    if not found.mapped:
        return Outcome(())
    matches = (*found.governing, *found.background)
    used = persons and (found.silent or not any(contact.by == "you" for contact in named))
    general, others_left_out = advisers(book, answers) if used else ((), ())
    shown = {clause.position.clause.id for clause in matches} | {contact.clause for contact in named}
    entries = (
        *_silence(found.silent), *_clauses(matches, named), *_contacts(named), *_advisers(general),
        *sorted(set(_left_out((*left_out, *others_left_out)))), *_cautions(cautions(book, answers, shown, ())),
    )
    return Outcome(entries)


def turns_on(book: Book, answers: Answers, fact: str) -> bool:
    """Whether it matters how a fact was answered: another answer to it, or none, would come to something else."""
    others = {name: value for name, value in answers.facts.items() if name != fact}
    values = book.facts[fact].values if fact in book.facts else ()
    instead = (others, *({**others, fact: value} for value in values))
    return any(outcome(book, replace(answers, facts=facts)) != outcome(book, answers) for facts in instead)


def outcome_of(advice: Advice) -> Outcome:
    """What an advice that was given amounts to: the advisers that it names in any case, its notices, and that it is not mapped."""
    matches = [shown.match for shown in advice.shown]
    unmapped = () if advice.mapped else (Entry(Part("unmapped")),)
    notices = (Entry(Part("notices", notice.text)) for notice in advice.notices)
    return Outcome((
        *unmapped, *_silence(advice.silent), *_clauses(matches, advice.contacts), *_contacts(advice.contacts), *_advisers(advice.advisers),
        *_cautions(advice.cautions), *notices,
    ))


def _silence(silent: bool) -> Iterator[Entry]:
    if silent:
        yield Entry(Part("silence"))


def _clauses(matches: Iterable[Match], named: Iterable[Named]) -> Iterator[Entry]:
    """Whether a clause is a rule or a duty shows only in the order."""
    yours = own_clauses(named)
    for shown in matches:
        kind = "clauses" if shown.governs else "routes" if shown.position.clause.id in yours else "general"
        yield Entry(Part(kind, "", (shown.position.clause.id,)), shown.verdict, shown.items)


def _contacts(named: Iterable[Named]) -> Iterator[Entry]:
    for contact in named:
        kind = "contacts" if contact.by == "you" else "others"
        verdict = contact.verdict
        person = contact.other_than or (contact.person if verdict.truth is not False and contact.clash.truth is None else "")
        yield Entry(Part(kind, contact.contact.title, (contact.clause,)), verdict, (contact.contact, contact.by, person, contact.misfit))


def _advisers(general: Iterable[General]) -> Iterator[Entry]:
    for adviser, verdict in ((named.adviser, named.verdict) for named in general):
        yield Entry(Part("advisers", adviser.title, (adviser.clause,)), verdict, adviser)


def _left_out(left_out: Iterable[LeftOut]) -> Iterator[Entry]:
    for named in left_out:
        yield Entry(Part("left-out", named.title, (named.clause,)), HOLDS, (named.role, named.why))


def _cautions(warned: Iterable[Warned]) -> Iterator[Entry]:
    for caution in warned:
        yield Entry(Part("cautions", caution.text, caution.clauses), HOLDS, caution)
