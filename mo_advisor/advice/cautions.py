"""What the reader of an advice must know beside the clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.contacts import LeftOut
from mo_advisor.advice.logic import applies
from mo_advisor.frozen import Frozen
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Caution

STATUS = {
    "draft": "This is a draft. Nothing in the document shows that it was adopted.",
    "unknown": "Nothing in this file shows whether this edition is still in force. Check with the council that it is the current one.",
    "superseded": "This edition has been superseded. Ask the council for the current one.",
}

REVIEW = "review"
CHANGED = "the words are new or have changed in this edition, and nobody has looked again at when they apply and whom they name. Read them whole."
UNSETTLED = "What governed this was deleted from this edition, and nobody has looked again at what it says now. Read the document."
LEFT_OUT = {  # the kind of caution, and the reason
    "asker": ("left-out", "left out here, because that is you."),
    "subject": ("left-out", "left out here, because that is the person whom it is about."),
    "below": ("gap", "not offered here, because that post ranks below the person whom it is about. The protocol leaves a gap there."),
    "no-superior": ("gap", "you have nobody of that kind above you. The protocol leaves a gap there."),
}


class Warned(Frozen):
    """A caution in the advice. clauses: the ids that it is about, none where it is about the document. since, source: of an outside fact."""

    kind: str
    text: str
    clauses: tuple[str, ...] = ()
    since: str | None = None
    source: str | None = None


def cautions(book: Book, answers: Answers, shown: Set[str], left_out: Iterable[LeftOut]) -> tuple[Warned, ...]:
    """The cautions for the clauses that are shown: who was left out, then those of the file about clauses, then about the document."""
    about_clauses: list[Warned] = []
    about_document: list[Warned] = []
    for caution in limited_to(book, answers.what):
        if concerns(caution, shown) and applies(caution, book, answers).truth is True:
            warned = Warned(caution.kind, caution.text, caution.clauses, caution.since, caution.source)
            (about_clauses if caution.clauses else about_document).append(warned)
    return (*_left_out(left_out), *under_review(book, answers, shown), *about_clauses, *status(book), *about_document)


@lru_cache(maxsize=1024)
def limited_to(book: Book, situation: str) -> tuple[Caution, ...]:
    """The cautions of the file that can be given in a situation, as far as that is known."""
    return tuple(each for each in book.protocol.cautions if not (situation and each.situations) or situation in each.situations)


def under_review(book: Book, answers: Answers, shown: Set[str]) -> Iterator[Warned]:
    """That what was judged of an earlier edition has not been looked at again: of clauses that are shown, and of the situation."""
    clauses = tuple(clause for clause in _marked(book) if clause in shown)
    if clauses or any(answers.what in review.situations for review in book.protocol.review):
        yield Warned(REVIEW, f"{', '.join(clauses)}: {CHANGED}" if clauses else UNSETTLED, clauses)


@lru_cache(maxsize=64)
def _marked(book: Book) -> tuple[str, ...]:
    return tuple(position.clause.id for position in book.positions if position.clause.review)


def status(book: Book) -> tuple[Warned, ...]:
    """The caution that the document's status calls for, if any."""
    text = STATUS.get(book.protocol.status)
    return (Warned("status", text),) if text else ()


def everywhere(book: Book) -> tuple[Warned, ...]:
    """The cautions about a document as a whole, whoever asks and about what: its status, and what is known of it since."""
    return (*status(book), *dated(book))


def dated(book: Book) -> tuple[Warned, ...]:
    """What became of the council or the document since its edition, whoever asks and about what."""
    every = (caution for caution in book.protocol.cautions if not (caution.clauses or caution.situations) and caution.since)
    always = (caution for caution in every if (caution.who, caution.involved, caution.facts) == (None, None, None))
    return tuple(Warned(caution.kind, caution.text, (), caution.since, caution.source) for caution in always)


def concerns(caution: Caution, shown: Set[str]) -> bool:
    """Whether a caution is about the clauses that are shown, or about the whole document."""
    if not caution.clauses:
        return True
    return not shown.isdisjoint(caution.clauses) if caution.shown == "any" else set(caution.clauses) <= shown


def _left_out(left_out: Iterable[LeftOut]) -> Iterator[Warned]:
    """One caution for each post that is left out, with every clause that names it."""
    posts: dict[tuple[str, str], dict[str, str]] = {}
    for named in left_out:
        posts.setdefault((named.role, named.why), {}).setdefault(named.clause, named.title)
    for (_, why), titles in posts.items():
        kind, reason = LEFT_OUT[why]
        yield Warned(kind, f"The document also names {next(iter(titles.values()))} ({', '.join(titles)}); {reason}", tuple(titles))
