"""Whether a protocol's silence on a situation is recorded for an asker."""

from __future__ import annotations

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.askers import for_every_asker
from mo_advisor.advice.condition import applies
from mo_advisor.advice.verdict import Verdict, all_hold, any_holds, unknown
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact, Rule


def recorded(book: Book, answers: Answers) -> Verdict:
    """Whether the file records that nothing addresses this."""
    if answers.what is None:
        return unknown("what")
    return for_every_asker(book, answers, _silent(book, answers), lambda known: _silent(book, known))


def meant(given: Rule | Contact, book: Book, answers: Answers) -> Verdict:
    """Whether a rule holds, or a contact wherever its clause is read out; what is for recorded silences only, where one is recorded too."""
    verdict = applies(given, book, answers)
    return all_hold((verdict, _silent(book, answers))) if given.silent == "yes" and answers.what is not None else verdict


def _silent(book: Book, answers: Answers) -> Verdict:
    return any_holds(applies(silence, book, answers) for silence in book.silences[answers.what or ""])
