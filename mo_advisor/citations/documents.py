"""Which document a reference is said to be in: this one, or another of which nothing is known here."""

from __future__ import annotations

from mo_advisor.citations.tokens import components
from mo_advisor.citations.wording import DOCUMENTS, OWN
from mo_advisor.protocol.book import Book

SELF = {"protocol", "protocols", "document", "mop", "morp"}


def is_own(book: Book, words: str) -> bool:
    """Whether words name the document: `the Protocol`, its title, its council's Member/Officer Protocol, `Appendix 1` where it is headed so."""
    if words and any(components(words) in (components(line), ("the", *components(line))) for line in book.protocol.front):
        return True
    said = set(components(words))
    own = OWN.union(*(components(name) for name in (book.protocol.title, book.protocol.council, book.protocol.edition)))
    return bool(said & SELF) and said <= own


def is_council(book: Book, words: str) -> bool:
    """Whether words are the council's own name, or enough of it: `Somerset`, `West Lindsey District Council`."""
    said, council = components(words.removesuffix("'s").removesuffix("’s")), components(book.protocol.council)
    return bool(said) and said == council[: len(said)] and said != ("council",)


def names_another(words: str) -> bool:
    """Whether words hold a word for a document other than a protocol."""
    return any(word in DOCUMENTS and word not in SELF for word in components(words))
