"""Which situations are near one, so that what a document says of them is likely to be taken for an answer."""

from __future__ import annotations

from mo_advisor.advice.nearby import close_to
from mo_advisor.protocol.book import Book


def near_situations(book: Book, what: str) -> tuple[str, ...]:
    """The other situations of the same category, and those that the document answers with the same clauses."""
    situations = book.vocabulary.situations
    alike = [one.id for one in situations.values() if one.category == situations[what].category and one.id != what]
    return tuple(dict.fromkeys((*alike, *close_to(book, what))))
