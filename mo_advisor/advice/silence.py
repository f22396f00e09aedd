"""Whether a protocol's silence on a situation is recorded for an asker."""

from __future__ import annotations

from dataclasses import replace

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.condition import applies
from mo_advisor.advice.verdict import Verdict, all_hold, any_holds, unknown
from mo_advisor.protocol.book import Book


def recorded(book: Book, answers: Answers) -> Verdict:
    """Whether the file records that nothing addresses this: for every asker that it may yet be, where who asks is not known."""
    if answers.what is None:
        return unknown("what")
    if answers.who is not None:
        return _for_asker(book, answers)
    verdicts = [_for_asker(book, replace(answers, who=role)) for role in book.askers[answers.what]]
    everybody, anybody = all_hold(verdicts), any_holds(verdicts)
    return unknown("who") if everybody.truth is False and anybody.truth is not False else everybody


def _for_asker(book: Book, answers: Answers) -> Verdict:
    return any_holds(applies(silence, book, answers) for silence in book.silences[answers.what or ""])
