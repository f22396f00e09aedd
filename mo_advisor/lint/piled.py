"""No more than four facts of the file's own hang on one situation.

Each of them is one more question that somebody may be asked about the same matter, and makes the ways through it threefold: nobody can sign off five
such questions together, `prove` takes minutes, and leaves a situation out that has too many. Where several facts say the same, make one of them with
several values; where they belong to different matters, put each at the situation that it is about: a warning.

Passes:

    id: example
    facts:
      example-a: {ask: "Is it a?", values: {"yes": "Yes", "no": "No"}}
      example-b: {ask: "Is it b?", values: {"yes": "Yes", "no": "No"}}
    document:
      - id: "1"
        text: "Members must be polite."
        rules: [{situations: [not-covered], facts: [example-a=yes, example-b=yes]}]

Fails:

    id: example
    facts:
      example-a: {ask: "Is it a?", values: {"yes": "Yes", "no": "No"}}
      example-b: {ask: "Is it b?", values: {"yes": "Yes", "no": "No"}}
      example-c: {ask: "Is it c?", values: {"yes": "Yes", "no": "No"}}
      example-d: {ask: "Is it d?", values: {"yes": "Yes", "no": "No"}}
      example-e: {ask: "Is it e?", values: {"yes": "Yes", "no": "No"}}
    document:
      - id: "1"
        text: "Members must be polite."
        rules: [{situations: [not-covered], facts: [example-a=yes, example-b=yes, example-c=yes, example-d=yes, example-e=yes]}]
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.advice.distinctions import distinctions_in
from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book

RULE = "piled"
MANY = 5
PILED = "{}: {} of the file's own facts hang on it ({}); each makes the ways through it threefold. Make one fact of those that go together"


def problems(book: Book) -> Iterator[Problem]:
    """The situations on which many of the file's own facts hang, each at the first of these facts."""
    if len(book.protocol.facts) < MANY:
        return
    for situation in book.vocabulary.situations:
        own = [fact for fact in distinctions_in(book, situation).facts if fact in book.protocol.facts]
        if len(own) >= MANY:
            yield Problem(book.protocol.facts[own[0]].at, "warning", RULE, PILED.format(situation, len(own), ", ".join(own)))
