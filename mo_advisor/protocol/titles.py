"""Where the words of a clause name roles: by the document's own titles, and by the vocabulary's other names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mo_advisor.protocol.book import Book

ARTICLE = r"(?:(?:the|a|an|any|each|their|his|her|his/her|your|its|that|relevant|appropriate|employee['’]s) ){0,2}"
ENDING = r"(?:['’]s|s|s['’])?"
WHICH_ONE = r"(?: concerned(?![\w]| (?:about|that|by|with)))?"


class Title(NamedTuple):
    """A role named in a text. start, end: where. words: the name with the article before it. theirs: whether the article says whose it is."""

    role: str
    start: int
    end: int
    words: str

    @property
    def theirs(self) -> bool:
        """Whether the words say that it is somebody's own."""
        return bool(re.match(r"(?:the )?(?:their|his|her|his/her|your) ", self.words, re.IGNORECASE))

    def owns(self, text: str, start: int) -> bool:
        """Whether it says whose the title is that begins at a place."""
        return bool(re.search(r"(?:['’]s|s['’])$", self.words)) and not text[self.end : start].strip() and self.end < start


def titles_in(book: Book, text: str) -> list[Title]:
    """Every role that a text names, in its order; of names that overlap the longest."""
    found: list[Title] = []
    for match in _pattern(book).finditer(text):
        name = match["name"]
        role = _roles(book).get(name) or _roles(book).get(_capital(name))
        if role:
            owner = found[-1] if found and found[-1].owns(text, match.start()) else None
            start = found.pop().start if owner else match.start()  # “the Officer’s Head of Service” is one post, and no Officer
            found.append(Title(role, start, match.end(), text[start : match.end()]))
    return found


@lru_cache(maxsize=4)
def _pattern(book: Book) -> re.Pattern[str]:
    names = sorted(_roles(book), key=len, reverse=True)
    return re.compile(rf"(?<![\w/])(?i:{ARTICLE})(?P<name>{'|'.join(map(re.escape, names))}){ENDING}(?![\w]){WHICH_ONE}")


@lru_cache(maxsize=4)
def _roles(book: Book) -> dict[str, str]:
    """Each name to its role: the document's own titles before the vocabulary's names, and as they are printed, with a capital."""
    found: dict[str, str] = {}
    for role, note in book.protocol.roles.items():
        for title in note.titles:
            found.setdefault(title, role)
    for role in book.vocabulary.roles:
        for name in _printed(book, role):
            found.setdefault(name, role)
    return found


def _printed(book: Book, role: str) -> Iterator[str]:
    """The names of a role that a document may print: without what stands in brackets, with capitals as in a title; of several words without, too."""
    for name in (*book.names_of(role), role.replace("-", " ")):
        bare = name.partition(" (")[0].removeprefix("Your ")
        yield " ".join(_capital(word) if len(word) > 3 else word for word in bare.split())
        if " " in bare:
            yield from (bare, bare.lower())


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
