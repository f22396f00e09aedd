"""A contact is not called by another post's name, nor is it one of many where one person holds the post.

The title of a contact or adviser, without the article before it and the words after it that say which of them is meant, may be a name of its role, in
the file or the vocabulary, or words that are nobody's name. Where it is the name of another post, and not of its own, one of the two is wrong. So it
is with the title of whom a limit binds. A wider or narrower role is no other post. `one_of_many` sends a complaint about a post to somebody else who
holds it; there is nobody else where the vocabulary says of a post that one person holds it.

Passes:

    document:
      - id: "1"
        text: "Ask the Monitoring Officer or the Director responsible for the service."
        rules: [{situations: [not-covered]}]
        contacts:
          - {role: monitoring-officer, title: the Monitoring Officer, do: Ask}
          - {role: director, title: the Director responsible for the service, do: Ask, one_of_many: "yes"}

Fails:

    document:
      - id: "1"
        text: "Ask the Monitoring Officer or the Director responsible for the service."
        rules: [{situations: [not-covered]}]
        contacts:
          - {role: chief-executive, title: the Monitoring Officer, do: Ask}
          - {role: monitoring-officer, title: the Monitoring Officer, do: Ask, one_of_many: "yes"}
          - {role: head-of-service, title: the Director responsible for the service, do: Ask}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mo_advisor.errors import Place, Problem
from mo_advisor.protocol.book import Book

RULE = "titles"
BEFORE = re.compile(
    r"^(?:(?:the|a|an|their|his|her|his/her|your|its|relevant|appropriate|particular|original|other|all|any|each|said|council[’']s|\w+[’']s?)\s+)+",
    re.IGNORECASE,
)
AFTER = re.compile(r",?\s+(?:concerned|responsible|involved|named|in|who|whose|whom|which|that|with|holding)\b.*")
BETWEEN = re.compile(r"\s*(?:,|/|\band/or\b|\band\b|\bor\b)\s*(?:the\s+)?")
Names = Mapping[str, frozenset[str]]  # a name, without case and number, to the roles that are called so


def problems(book: Book) -> Iterator[Problem]:
    """Contacts, advisers and those whom a limit binds whose title is the name of another post; and posts of one person that are one of many."""
    called = _called(book)
    for clause, place, title, role, what in _titled(book):
        if other := _other_post(book, called, title, role):
            yield Problem(place, "error", RULE, f"{clause}: “{title}” is a name of {other}, and {what} {role}")
    for position in book.positions:
        for contact in position.clause.contacts:
            if contact.one_of_many and contact.role and book.vocabulary.roles[contact.role].one:
                message = f"{position.clause.id}: one person is {contact.role}, so “{contact.title}” is not `one_of_many`"
                yield Problem(contact.at, "error", RULE, message)


def _titled(book: Book) -> Iterator[tuple[str, Place, str, str, str]]:
    """Every title with its role: the clause, the place, the two, and the beginning of a sentence that ends with the role."""
    for position in book.positions:
        for contact in position.clause.contacts:
            if contact.role:
                yield position.clause.id, contact.at, contact.title, contact.role, "the contact is"
            if contact.limit and contact.limit.title:
                yield position.clause.id, contact.limit.at, contact.limit.title, contact.limit.binds, "the limit binds"
    for adviser in book.protocol.advisers:
        yield adviser.clause, adviser.at, adviser.title, adviser.role, "the adviser is"


def _called(book: Book) -> Names:
    names: dict[str, set[str]] = {}
    for role in book.vocabulary.roles:
        for name in book.names_of(role):
            names.setdefault(_plain(name.partition(" (")[0]), set()).add(role)
    return {name: frozenset(roles) for name, roles in names.items()}


def _other_post(book: Book, called: Names, title: str, role: str) -> str | None:
    """The post that a title names, where neither the role is among those that it names, nor a wider or a narrower one."""
    named = called.get(_plain(title)) or _qualified(book, called, title, role)
    kin = book.tree.above[role] | book.tree.below[role]
    return next((other for other in book.vocabulary.roles if other in named), None) if kin.isdisjoint(named) else None


def _qualified(book: Book, called: Names, title: str, role: str) -> frozenset[str]:
    """The posts that a title names before the words that say which is meant, or joined by `or`.

    None, where a part of it is nobody's name, or a name of the role itself stands anywhere in it.
    """
    names = (*book.names_of(role), *book.vocabulary.roles[role].said, role.replace("-", " "))
    own = {_plain(name.partition(" (")[0]) for name in names}
    if any(re.search(rf"\b{re.escape(name)}s?\b", title.casefold()) for name in own):
        return frozenset()
    parts = [called.get(_plain(part), frozenset()) for part in BETWEEN.split(AFTER.sub("", title))]
    return frozenset().union(*parts) if all(parts) else frozenset()


def _plain(title: str) -> str:
    return BEFORE.sub("", title).casefold().removesuffix("s")
