"""What the judged cases leave open, written down as the tool has it, so that nothing of it changes unseen.

`tests/cases/details/<protocol>.yaml` holds

    duties:                  # clause: how strongly, and whom
      7.3.1: should member, co-opted-member; will director
    contacts:                # clause: who, what part they have, in which step and how tied, and who takes the step where it is not the caller
      7.3.1: senior-officer receives, step 1; chief-executive receives, step 2
    cautions: [tension of 14.1 and 14.3]
    situations:              # what is shown to whom: one for each kind of asker, of person concerned, and of follow-up that the mapping tells apart
      complain-about-officer:
      - for: member; member about director
        shown: 2.4.1, 7.3.1 items 1, 2; below 12.1; to chief-executive 7.3.4?; not to director 7.3.1
      - for: resident; officer when refusal-reason=none-given
        shown: silent; below 12.1

A question mark: only may apply. `python -m tests.regenerate` writes the files anew, only while all judged cases hold; read the difference before you
keep it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import Match, match
from mo_advisor.advice.contacts import contacts
from mo_advisor.advice.distinctions import Distinctions, askers, bearing, distinct_answers, distinctions_of, sides
from mo_advisor.advice.logic import Verdict
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause, Contact
from tests.cases.runner import FOLDER, read

DETAILS = FOLDER / "details"
HEADER = (
    "# Not judged: taken from the tool, when all the judged cases held, by `python -m tests.regenerate`. It guards what they leave open\n"
    "# against a change that nobody meant; where it proves wrong, the judgement goes into the case file. tests/cases/details.py describes the form.\n"
)
VARIED = ("member", "officer", "resident")  # for whom the answers on who is involved, and the follow-ups, are tried
Table = dict[str, Any]


@cache
def kept(protocol_id: str) -> Mapping[str, Any]:
    """What is written down for a protocol."""
    table: Mapping[str, Any] = read(DETAILS / f"{protocol_id}.yaml")
    return table


def details(book: Book) -> Table:
    """The details of a protocol as the tool has them now."""
    clauses = [position.clause for position in book.positions]
    return {
        "duties": {clause.id: duties(clause) for clause in clauses if clause.duties},
        "contacts": {clause.id: steps(clause) for clause in clauses if clause.contacts},
        "cautions": cautions(book),
        "situations": {situation: grouped(book, situation) for situation in book.vocabulary.situations},
    }


def duties(clause: Clause) -> str:
    """How strongly each duty binds, and whom."""
    return "; ".join(f"{duty.force} {', '.join(duty.binds)}" for duty in clause.duties)


def steps(clause: Clause) -> str:
    """What part each contact has."""
    return "; ".join(_step(contact) for contact in clause.contacts)


def _step(contact: Contact) -> str:
    parts = [f"{contact.role or contact.procedure} {contact.part}"]
    parts += [f"step {contact.step}"] if contact.step else []
    parts += [f"tied by “{contact.join}”"] if contact.join else []
    parts += [f"taken by {', '.join(contact.by)}"] if contact.by else []
    parts += [f"within a limit for {contact.limit.binds}"] if contact.limit else []
    return ", ".join(parts)


def cautions(book: Book) -> list[str]:
    """What each caution of the file is about."""
    return [f"{caution.kind} of {' and '.join(caution.clauses) or 'the whole document'}" for caution in book.protocol.cautions]


def grouped(book: Book, situation: str) -> list[dict[str, str]]:
    """What is shown in a situation, with the answers for which it is."""
    told = distinctions_of(book, bearing(book, situation))
    groups: dict[str, list[str]] = {}
    for answers in asked(book, situation, told):
        groups.setdefault(outcome(book, answers), []).append(said(answers))
    for answers in distinct_answers(book, situation, told):
        groups.setdefault(outcome(book, answers), [said(answers)])
    return [{"for": "; ".join(some), "shown": shown} for shown, some in groups.items()]


def asked(book: Book, situation: str, told: Distinctions) -> Iterator[Answers]:
    """The answers under which a situation is written down in any case; others are where they bring something that none of these does."""
    for who in (None, *askers(book, told)):
        yield Answers(who, None, situation)
    for who in VARIED:
        for side in sides(book, situation, told):
            yield Answers(who, side, situation)
        for fact in told.facts:
            for value in book.facts[fact].values:
                yield Answers(who, None, situation, {fact: value})


def said(answers: Answers) -> str:
    """Answers as the files write them."""
    about = "" if answers.involved is None else f" about {' and '.join(answers.involved) or 'nobody'}"
    return f"{answers.who or 'anybody'}{about}{''.join(f' when {fact}={value}' for fact, value in answers.facts.items())}"


def heard(written: str, situation: str) -> Answers:
    """Answers out of what the files write."""
    head, *facts = written.split(" when ")
    who, _, about = head.partition(" about ")
    involved = None if not about else () if about == "nobody" else tuple(about.split(" and "))
    return Answers(None if who == "anybody" else who, involved, situation, dict(fact.split("=", 1) for fact in facts))


def outcome(book: Book, answers: Answers) -> str:
    """What is shown, in a line."""
    found = match(book, answers)
    brought, left_out = contacts(book, answers, (*found.governing, *found.background))
    parts = (
        ("", ["silent"] if found.silent else [_clause(one) for one in found.governing]),
        ("below ", [_clause(one) for one in found.background]),
        ("to ", [f"{one.contact.role or one.contact.procedure} {one.clause}{_mark(one.verdict)}" for one in brought]),
        ("not to ", [f"{one.role} {one.clause}" for one in left_out]),
    )
    return "; ".join(f"{name}{', '.join(some)}" for name, some in parts if some) or "nothing"


def _clause(one: Match) -> str:
    items = f" items {', '.join(map(str, one.items))}" if one.items else ""
    return f"{one.position.clause.id}{items}{_mark(one.verdict)}"


def _mark(verdict: Verdict) -> str:
    return "" if verdict.truth else "?"


def changes(book: Book, situations: Iterable[str], clause_ids: Iterable[str]) -> Iterator[str]:
    """Where the tool has something else than is written down, in these situations and of these clauses; a line each."""
    written = kept(book.protocol.id)
    for situation in situations:
        for group in written["situations"][situation]:
            for asker in group["for"].split("; "):
                if (now := outcome(book, heard(asker, situation))) != group["shown"]:
                    yield f"{situation}, {asker}: written down is “{group['shown']}”, the tool has “{now}”"
    for clause in clause_ids:
        for name, now in (("duties", duties(book.clause(clause))), ("contacts", steps(book.clause(clause)))):
            if now != (before := written[name].get(clause, "")):
                yield f"{clause}, {name}: written down is “{before}”, the tool has “{now}”"
    if cautions(book) != written["cautions"]:
        yield f"cautions: written down are {written['cautions']}, the tool has {cautions(book)}"


def text_of(book: Book) -> str:
    """The file with the details of a protocol, as the tool has them now."""
    return HEADER + yaml.dump(details(book), sort_keys=False, allow_unicode=True, width=150, default_flow_style=False)
