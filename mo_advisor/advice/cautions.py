"""What the reader of an advice must know beside the clauses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.contacts import LeftOut
from mo_advisor.advice.logic import applies
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Caution

STATUS = {
    "draft": "This is a draft. Nothing in the document shows that it was adopted.",
    "unknown": "Nothing in this file shows whether this edition is still in force. Check with the council that it is the current one.",
    "superseded": "This edition has been superseded. Ask the council for the current one.",
}


@dataclass(frozen=True)
class Warned:
    """A caution in the advice. clauses: the ids that it is about, none where it is about the document. since, source: of an outside fact."""

    kind: str
    text: str
    clauses: tuple[str, ...] = ()
    since: str | None = None
    source: str | None = None


def cautions(book: Book, answers: Answers, shown: Collection[str], left_out: Iterable[LeftOut]) -> tuple[Warned, ...]:
    """The cautions for the clauses that are shown: who was left out, then those of the file about clauses, then about the document."""
    about_clauses: list[Warned] = []
    about_document: list[Warned] = []
    for caution in book.protocol.cautions:
        if _concerns(caution, shown) and applies(caution, book, answers).truth is True:
            warned = Warned(caution.kind, caution.text, caution.clauses, caution.since, caution.source)
            (about_clauses if caution.clauses else about_document).append(warned)
    return (*_left_out(left_out), *about_clauses, *status(book), *about_document)


def status(book: Book) -> tuple[Warned, ...]:
    """The caution that the document's status calls for, if any."""
    text = STATUS.get(book.protocol.status)
    return (Warned("status", text),) if text else ()


def _concerns(caution: Caution, shown: Collection[str]) -> bool:
    if not caution.clauses:
        return True
    present = (clause in shown for clause in caution.clauses)
    return any(present) if caution.shown == "any" else all(present)


def _left_out(left_out: Iterable[LeftOut]) -> Iterator[Warned]:
    for named in dict.fromkeys(left_out):
        reason = "that may be you" if named.person == "asker" else "that may be the person whom it is about"
        yield Warned("left-out", f"The document also names {named.title} ({named.clause}); left out here, because {reason}.", (named.clause,))
