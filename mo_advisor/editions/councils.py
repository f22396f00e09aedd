"""The same situation in the protocols of several councils: whether each governs it or is silent, whom it names first, and the clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.headline import headline
from mo_advisor.protocol.book import Book

GOVERNS, SILENT, NOT_JUDGED = "governs", "silent", "not judged"


class Said(NamedTuple):
    """A clause that governs: its id, the words of it that decide, and whether it certainly applies to whoever asks."""

    clause: str
    words: tuple[str, ...]
    certain: bool


class Named(NamedTuple):
    """Somebody to go to first: their title in the document, and the clause that names them."""

    title: str
    clause: str


class Cell(NamedTuple):
    """What a protocol makes of a situation. outcome: GOVERNS, SILENT or NOT_JUDGED."""

    book: Book
    outcome: str
    first: tuple[Named, ...]
    clauses: tuple[Said, ...]


class Row(NamedTuple):
    """A situation in each of the protocols, in the order in which they were named."""

    situation: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether some of the protocols govern it and others do not."""
        return len({cell.outcome for cell in self.cells}) > 1


def side_by_side(books: Sequence[Book], situations: Sequence[str], who: str | None) -> Iterator[Row]:
    """Every situation as each protocol has it. who: the asker; None where it is not said, so that a clause for some askers only may apply."""
    for situation in situations:
        yield Row(situation, tuple(_cell(book, Answers(who, None, situation)) for book in books))


def outcome_in(advice: Advice) -> str:
    """What a protocol makes of a situation for whoever asks: GOVERNS, SILENT or NOT_JUDGED."""
    return NOT_JUDGED if not advice.mapped else SILENT if advice.silent else GOVERNS


def _cell(book: Book, answers: Answers) -> Cell:
    advice = advise(book, answers)
    if not advice.mapped:
        return Cell(book, NOT_JUDGED, (), ())
    top = headline(advice)
    clauses = tuple(Said(rule.clause.id, rule.words, rule.shown.match.verdict.truth is True) for rule in top.rules)
    named = [Named(each.contact.title, each.clause) for each in top.first]
    named = named or [Named(each.adviser.title, each.adviser.clause) for each in top.advisers]
    return Cell(book, outcome_in(advice), tuple(dict.fromkeys(named)), clauses)
