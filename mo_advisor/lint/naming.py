"""Of whom the words of a clause, and the headings above it, speak: by any name of a role, or of one that is wider or narrower. No rule of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position
from mo_advisor.protocol.words import words_of

OF = re.compile(r" of (?:the|an?) ", re.IGNORECASE)
SHORT = 4  # letters of a name with which other words begin
WHOLE, ONE = 600_000, 60_000  # characters of a document, and of a clause, that are read again: five times as many as any protocol has, or more
RECORD = 100  # characters for which a duty, a contact or a rule counts


def read_again(book: Book) -> Iterator[Position]:
    """The clauses whose mapping is held against their words, as far as that does not take too long."""
    left = WHOLE
    for position in book.positions:
        clause = position.clause
        size = len(words_of(clause)) + RECORD * (1 + len(clause.duties) + len(clause.contacts) + len(clause.rules))
        left -= size
        if left < 0:
            return
        if size <= ONE:
            yield position


def around(position: Position) -> str:
    """The words of a clause and of the headings above it, without case."""
    return " ".join((words_of(position.clause), *(heading.heading for heading in position.headings))).casefold()


def names(book: Book, role: str) -> Iterator[str]:
    """What a role and the narrower ones may be called in running text, without case and number: a Leader of the Council is the Leader."""
    for narrower in book.tree.below[role]:
        for name in (*book.names_of(narrower), *book.vocabulary.roles[narrower].said, narrower.replace("-", " ")):
            yield OF.split(name.partition(" (")[0], maxsplit=1)[0].casefold().removesuffix("s")


def speaks_of(book: Book, words: str, roles: Iterable[str]) -> bool:
    """Whether words without case hold a name of one of some roles, or of one that is narrower."""
    return any(re.search(_begins(name), words) for role in roles for name in names(book, role))


def _begins(name: str) -> str:
    """A pattern for words that begin with a name, such as Chairman; of a short one, which may begin anything, for it alone."""
    return rf"\b{re.escape(name)}" + ("" if len(name) > SHORT else r"s?\b")
