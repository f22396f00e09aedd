"""What is said where somebody asks why a clause is not in the advice, or what if."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.explained import MOST, Explained
from mo_advisor.protocol.book import Book
from mo_advisor.render import advice_words
from mo_advisor.render.page import Headed, Heading, Part, listing, paragraph
from mo_advisor.render.words import number

if TYPE_CHECKING:  # most advice is explained no further
    from mo_advisor.advice.changes import Changes, Value
    from mo_advisor.advice.difference import Held, WhatIf
    from mo_advisor.advice.outcome import Part as PartOfAdvice
    from mo_advisor.advice.why_not import Way, WhyNot
    from mo_advisor.citations.found import Found

CALLED = {
    "unmapped": "Not judged",
    "silence": "Silence",
    "clauses": advice_words.CLAUSES,
    "general": advice_words.GENERAL,
    "contacts": advice_words.CONTACTS,
    "others": advice_words.OTHERS,
    "advisers": advice_words.ADVISERS,
    "cautions": "Caution",
    "routes": advice_words.ROUTES,
    "notices": advice_words.OUTSIDE,
}  # what each kind of part is called
SENTENCES = {"unmapped": "nobody has yet judged this situation for this protocol", "silence": "this protocol has nothing specific on this"}


def explained_parts(explained: Explained) -> Iterator[Part]:
    """What was explained, each thing under a heading of its own."""
    for asked in explained.why_not:
        yield Headed((Heading(2, f"Why not {asked.found.asked}"), *_notes(asked.found), *_why_not(explained.advice, asked.answers)))
    if explained.what_if:
        yield Headed((Heading(2, "What if"), *_what_if(explained.what_if)))


def _notes(found: Found) -> Iterator[Part]:
    if found.note or not found.positions:
        yield paragraph(found.note or f"Nothing here is cited as “{found.asked}”.")
    if found.near:
        yield paragraph(f"Did you mean: {'; '.join(found.near)}?")


def _why_not(advice: Advice, answers: Iterable[WhyNot]) -> Iterator[Part]:
    for answer in answers:
        yield paragraph(_reason(advice, answer))
        if answer.ways and not answer.shown:
            yield listing(_ways(advice.book, answer.ways))


def _reason(advice: Advice, answer: WhyNot) -> str:
    clause = answer.position.clause
    if answer.shown:
        place = "is in this advice" if answer.shown.match.governs else f"is in this advice, under “{advice_words.GENERAL}”"
        return f"{clause.id} {place}. {advice_words.because(advice, answer.shown)}"
    if not answer.ways:
        return f"{clause.id} is not in this advice, and no answers bring it in. {clause.considered or 'The file does not say why.'}"
    first = answer.ways[0]
    count = len(first.changes)
    takes = "One other answer would bring it in" if count == 1 else f"It takes {number(count)} other answers together to bring it in"
    return f"{clause.id} is not in this advice. {takes}{'' if first.match.governs else ', as background only'}:"


def _ways(book: Book, ways: Sequence[Way]) -> Iterator[str]:
    for way in ways[:MOST]:
        certain = "" if way.match.verdict.truth else "; it then may apply"
        yield f"{changes_in_words(book, way.changes)}{certain}  ({flags(way.changes)})"
    if len(ways) > MOST:
        yield f"or another of {len(ways) - MOST} such changes"


def changes_in_words(book: Book, changes: Changes) -> str:
    """The new answers in plain words."""
    return "; ".join(_answer(book, question, value) for question, value in changes.items())


def _answer(book: Book, question: str, value: Value) -> str:
    labels = {role.id: role.label for role in book.vocabulary.roles.values()}
    if question == "who":
        return f"who asks: {labels[value]}" if isinstance(value, str) else "not sure who is asking"
    if question == "involved":
        return advice_words.involved_in_words(book, value if isinstance(value, tuple) else None)
    if question == "what":
        return f"what happened: “{book.vocabulary.situations[str(value)].label}”"
    return f"{book.facts[question].ask} {book.facts[question].values[value] if isinstance(value, str) else 'Not sure'}"


def flags(changes: Changes) -> str:
    """Changes as the flags that try them out."""
    return shlex.join(part for question, value in changes.items() for typed in _values(value) for part in ("--what-if", f"{question}={typed}"))


def _values(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value or ("nobody",)
    return (value or "not-sure",)


def _what_if(what_if: WhatIf) -> Iterator[Part]:
    """What the advice gains and loses with other answers."""
    from mo_advisor.advice.difference import Held

    book, found = what_if.advice.book, what_if.difference
    yield paragraph(f"With other answers: {changes_in_words(book, what_if.changes)}.")
    changed = {
        "It gains:": found.gained,
        "It loses:": found.lost,
        "It becomes certain:": [Held(part, True) for part in found.becomes_certain],
        "It becomes uncertain, so that it only may apply:": [Held(part, True) for part in found.becomes_uncertain],
    }
    for line, held in changed.items():
        if held:
            yield paragraph(line)
            yield listing(_held(held))
    if not any(changed.values()):
        yield paragraph("Nothing in the advice changes.")


def _held(held: Sequence[Held]) -> Iterator[str]:
    """What an advice holds, in plain words, under the names that it has there: names in one line, sentences each in its own."""
    for kind, called in CALLED.items():
        alike = [f"{_named(each.part)}{'' if each.certain else ' (may apply)'}" for each in held if each.part.kind == kind]
        for line in alike if kind in ("cautions", "notices") else filter(None, ["; ".join(alike)]):
            yield f"{called}: {line}"


def _named(part: PartOfAdvice) -> str:
    title = SENTENCES.get(part.kind, part.title)
    cited = ", ".join(part.clauses)
    return f"{title} [{cited}]" if title and cited else title or cited
