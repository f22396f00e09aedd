"""Contacts of one step say how they are tied: `or`, `and` or `and/or`.

Where the caller may turn to two in the same step of a route, for the same people and under the same conditions, a reader must know whether either
or both are meant. What the document says to one of them under a condition of its own (`when`) is a step by itself and needs no tie. The tie is the
one that stands between the two in the words; another is a warning, and so is it where one of those whom the words tie is an adviser of the file and
the other is not.

Passes:

    document:
      - id: "1"
        text: "Ask the Chief Executive or the Monitoring Officer."
        rules: [{situations: [not-covered]}]
        contacts:
          - {role: chief-executive, title: the Chief Executive, do: Ask, step: "1", join: or}
          - {role: monitoring-officer, title: the Monitoring Officer, do: Ask, step: "1", join: or}

Fails:

    document:
      - id: "1"
        text: "Ask the Chief Executive or the Monitoring Officer."
        rules: [{situations: [not-covered]}]
        contacts:
          - {role: chief-executive, title: the Chief Executive, do: Ask, step: "1"}
          - {role: monitoring-officer, title: the Monitoring Officer, do: Ask, step: "1"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mo_advisor.errors import Problem
from mo_advisor.lint.naming import read_again
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Contact
from mo_advisor.protocol.words import words_of

RULE = "joined"
TIE = re.compile(
    r"[^.;:]{0,60}?\b(and ?/ ?or|or|and)\b(?: (?:the|with|to|from|a|an|their|his|her|appropriate|relevant|by|direct))*\s*", re.IGNORECASE)


def problems(book: Book) -> Iterator[Problem]:
    """Contacts that stand in one step with another and are not tied to it; and ties that are not those of the words."""
    yield from _untied(book)
    for position in read_again(book):
        clause = position.clause
        advisers = [adviser for adviser in book.protocol.advisers if adviser.clause == clause.id]
        tied: list[Sequence[Contact | Adviser]] = [*_steps(clause.contacts), advisers]
        for together in tied:
            yield from _other_tie(clause.id, words_of(clause) if len(together) > 1 else "", together)
        yield from _no_advisers(clause.id, clause.contacts, advisers)


def _untied(book: Book) -> Iterator[Problem]:
    together: dict[tuple[object, ...], list[Contact]] = {}
    for position in book.positions:
        for contact in position.clause.contacts:
            if contact.step and not contact.by:
                together.setdefault((contact.route or position.clause.id, *_the_same(contact)), []).append(contact)
    for (route, *_), contacts in together.items():
        for contact in contacts if len(contacts) > 1 else ():
            if not contact.join:
                where = f"{contact.title} stands in step {contact.step} of route {route} with others"
                yield Problem(contact.at, "error", RULE, f"{where}; `join` must say whether or, and, or and/or is meant")


def _the_same(contact: Contact) -> tuple[object, ...]:
    """What must agree for two contacts to be meant for the same people in the same case."""
    return contact.step, contact.part, contact.by, contact.when, contact.situations, contact.who, contact.involved, contact.facts


def _steps(contacts: Sequence[Contact]) -> Iterator[list[Contact]]:
    """The contacts of a clause, step by step."""
    steps: dict[tuple[str | None, str | None], list[Contact]] = {}
    for contact in contacts:
        steps.setdefault((contact.route, contact.step), []).append(contact)
    yield from steps.values()


def _other_tie(clause: str, words: str, together: Sequence[Contact | Adviser]) -> Iterator[Problem]:
    """Those of one step who are tied otherwise than the words between their titles tie any of them."""
    said = {tie for one, other in pairwise(together) if (tie := _between(words, one.title, other.title))}
    for contact in together:
        if said and contact.join and contact.join not in said:
            stands = " or ".join(f"“{tie}”" for tie in sorted(said))
            message = f"{clause}: {contact.title} is tied to others by {stands}, and `join` is {contact.join}; look at it again"
            yield Problem(contact.at, "warning", RULE, message)


def _between(words: str, title: str, other: str) -> str | None:
    """The tie that stands between two titles that follow upon each other; none where other words stand there."""
    after = words.find(title) + len(title)
    start = words.find(other, after)
    tie = TIE.match(words, after, start) if start > after else None
    return tie[1].lower().replace(" ", "") if tie and tie.end() == start else None


def _no_advisers(clause: str, contacts: Sequence[Contact], advisers: Sequence[Adviser]) -> Iterator[Problem]:
    """Contacts that are tied to one who is an adviser by this clause, in the same words, and are none themselves."""
    named = {adviser.role for adviser in advisers}
    for contact in contacts:
        tied = any(other.role in named and other.do == contact.do and other.when == contact.when for other in contacts if other.join)
        if named and contact.join and contact.role not in named and tied:
            yield Problem(contact.at, "warning", RULE, f"{clause}: {contact.title} is tied to an adviser and is none; look at it again")
