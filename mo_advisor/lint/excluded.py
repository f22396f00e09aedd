"""A clause does not govern for people to whom it says that it does not apply.

Looked for are the words that something does not apply to, or excludes, a role that a rule or duty of that very clause names as its asker.

Passes:

    document:
      - id: "1"
        text: "This section does not apply to political assistants."
        rules: [{situations: [not-covered], who: [officer]}]

Fails:

    roles:
      political-assistant: {titles: ["political assistants"]}
    document:
      - id: "1"
        text: "This section does not apply to political assistants."
        rules: [{situations: [not-covered], who: [political-assistant]}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.words import words_of
from mo_advisor.records.condition import atoms_of

RULE = "excluded"
EXCLUDES = re.compile(
    r"\b(?:(?:does|do|shall|will|is|are) not (?:apply|extend|binding|applicable) (?:to|on)|excludes?|excluding) (?:the |any |all |a |an )?",
    re.IGNORECASE,
)


def problems(book: Book) -> Iterator[Problem]:
    """Rules whose askers their clause excludes."""
    for position in book.positions:
        excluded = _excluded(book, words_of(position.clause)) if position.clause.rules else set()
        for rule in position.clause.rules if excluded else ():
            named = set(atoms_of(rule.who)) - set(rule.who.none_of if rule.who else ())
            for role in sorted(excluded & named) if rule.governs else ():
                yield Problem(rule.at, "error", RULE, f"{position.clause.id} says that it does not apply to {role}, and a rule of it is for {role}")


def _excluded(book: Book, words: str) -> set[str]:
    """The roles that words exclude, by the names that the file and the vocabulary give them."""
    found = set()
    for match in EXCLUDES.finditer(words):
        after = words[match.end() :].casefold()
        for role in book.vocabulary.roles:
            names = (name.partition(" (")[0].casefold() for name in book.names_of(role))
            if any(re.match(rf"{re.escape(name)}s?\b", after) for name in names):
                found.add(role)
    return found
