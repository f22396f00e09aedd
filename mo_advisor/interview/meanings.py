"""What an answer means, in the words of the vocabulary, before anything is said of what it would change. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from mo_advisor.advice.answers_file import NOBODY, NOT_SURE
from mo_advisor.interview.options import Option
from mo_advisor.protocol.book import Book

FEW = 3  # answers of a list, or other names, that are told
UNSURE = "what hangs on it is shown, and marked “May apply”"
NO_ONE = "no other person or body is concerned in it"


def meaning(book: Book, question: str, option: Option) -> str:
    """What an answer means, to go on after its label; an empty string where the label says it all."""
    if option.opens:
        return f"a list of {_some([inside.label for inside in option.opens.options])}"
    if option.value == NOT_SURE:
        return UNSURE
    if option.value == NOBODY:
        return NO_ONE
    if question in book.facts:
        return book.facts[question].means.get(option.value, "")
    role = book.vocabulary.roles.get(option.value)
    if role and role.means:
        return role.means
    names = role.also if role else option.also
    return f"also called {', '.join(names[:FEW])}" if names else ""


def _some(labels: Iterable[str]) -> str:
    labels = list(labels)
    more = len(labels) - FEW
    return "; ".join(f"“{label}”" for label in labels[:FEW]) + (f" and {more} more" if more > 0 else "")
