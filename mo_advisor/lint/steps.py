"""The steps of every route count up from 1 without a gap, and contacts of one step say how they are tied.

Contacts stand in the document's order, so that a step which goes down is a warning. What the document puts in no order has no steps; a tie then
ties contacts of the route that may be turned to at any time. Of a clause under `review` a step may have been lost, so its route is passed over.

Passes:

    document:
      - id: "1"
        text: "Ask the Chief Executive or the Monitoring Officer."
        rules: [{situations: [not-covered]}]
        contacts:
          - {role: chief-executive, title: the Chief Executive, do: Ask, step: "1", join: or}
          - {role: monitoring-officer, title: the Monitoring Officer, do: Ask, step: "1", join: or}
      - id: "2"
        text: "The Leader or the Monitoring Officer may be asked."
        rules: [{situations: [not-covered], weight: route}]
        contacts:
          - {role: leader, title: The Leader, do: may be asked, join: or}
          - {role: monitoring-officer, title: the Monitoring Officer, do: may be asked, join: or}

Fails:

    document:
      - id: "1"
        text: "Ask the Chief Executive or the Monitoring Officer."
        rules: [{situations: [not-covered]}]
        contacts:
          - {role: chief-executive, title: the Chief Executive, do: Ask, step: "2", join: or}
          - {role: monitoring-officer, title: the Monitoring Officer, do: Ask, step: "2", join: or}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact

RULE = "steps"


def problems(book: Book) -> Iterator[Problem]:
    """Routes whose steps do not count up, and ties that tie nothing."""
    routes: dict[str, list[Contact]] = {}
    again = {position.clause.id for position in book.positions if position.clause.review}  # a step of theirs may have been lost
    for position in book.positions:
        for contact in position.clause.contacts:
            routes.setdefault(contact.route or position.clause.id, []).append(contact)
            again |= {contact.route} if contact.route and position.clause.id in again else set()
    for route, contacts in routes.items():
        if route in again:
            continue
        steps = sorted({int(contact.step) for contact in contacts if contact.step})
        if steps != list(range(1, len(steps) + 1)):
            yield Problem(contacts[0].at, "error", RULE, f"the steps of route {route} are {steps}; they must count up from 1")
        for before, contact in pairwise(contact for contact in contacts if contact.step):
            if int(contact.step or 0) < int(before.step or 0):
                message = f"{contact.title} has step {contact.step} and stands below {before.title} with step {before.step}; look at the order again"
                yield Problem(contact.at, "warning", RULE, message)
        for contact in contacts:
            if contact.join and sum(other.step == contact.step for other in contacts) < 2:
                yield Problem(contact.at, "error", RULE, f"`join: {contact.join}` ties {contact.title} to nobody: it is alone in its step")
