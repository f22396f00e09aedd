"""A contact is not called by another post's name.

The title of a contact, without the article before it, may be a name of its role, in the file or the vocabulary, or words that are nobody's name.
Where it is the name of another post, and not of its own, one of the two is wrong. A wider or narrower role is no other post.

Passes:

    document:
      - id: "1"
        text: "Ask the Monitoring Officer."
        rules: [{situations: [not-covered]}]
        contacts: [{role: monitoring-officer, title: the Monitoring Officer, do: Ask}]

Fails:

    document:
      - id: "1"
        text: "Ask the Monitoring Officer."
        rules: [{situations: [not-covered]}]
        contacts: [{role: chief-executive, title: the Monitoring Officer, do: Ask}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book

RULE = "titles"
BEFORE = re.compile(r"^(?:(?:the|a|an|their|his|her|his/her|your|relevant|appropriate)\s+)+", re.IGNORECASE)


def problems(book: Book) -> Iterator[Problem]:
    """Contacts whose title is the name of another post."""
    called = {role: {name.partition(" (")[0].casefold() for name in book.names_of(role)} for role in book.vocabulary.roles}
    for position in book.positions:
        for contact in position.clause.contacts:
            title = BEFORE.sub("", contact.title).casefold()
            if contact.role is None or title in called[contact.role]:
                continue
            kin = book.tree.above[contact.role] | book.tree.below[contact.role]
            other = next((role for role, names in called.items() if title in names and role not in kin), None)
            if other:
                message = f"{position.clause.id}: “{contact.title}” is a name of {other}, and the contact is {contact.role}"
                yield Problem(contact.at, "error", RULE, message)
