"""Contacts of one step say how they are tied: `or`, `and` or `and/or`.

Where the caller may turn to two in the same step of a route, for the same people and under the same conditions, a reader must know whether either or
both are meant. What the document says to one of them under a condition of its own (`when`) is a step by itself and needs no tie.

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

from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact

RULE = "joined"


def problems(book: Book) -> Iterator[Problem]:
    """Contacts that stand in one step with another and are not tied to it."""
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
