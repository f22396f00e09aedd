"""Somebody who is not sure who asks may be anybody: what holds of every asker holds, and what holds of none does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.verdict import Verdict, unknown
from mo_advisor.protocol.book import Book


def for_every_asker(book: Book, answers: Answers, verdict: Verdict, judge: Callable[[Answers], Verdict]) -> Verdict:
    """A verdict on the answers; where it is not known because who asks is not, what holds or fails of every asker that it may be.

    judge: gives the verdict on other answers.
    """
    if verdict.truth is not None or answers.who is not None or answers.what is None or "who" not in verdict.depends:
        return verdict
    verdicts = {judge(replace(answers, who=role)) for role in book.askers[answers.what]}
    if len(verdicts) == 1:
        return verdicts.pop()
    return unknown("who", *(question for one in verdicts for question in one.depends))
