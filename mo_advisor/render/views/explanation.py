"""What is said where somebody asks why a clause is not in the advice, or what if: the same words in every format, and as records."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.changes import Changes, Value
from mo_advisor.advice.difference import Held, WhatIf
from mo_advisor.advice.outcome import Part
from mo_advisor.advice.why_not import Way, WhyNot
from mo_advisor.citations.resolver import Found
from mo_advisor.protocol.book import Book
from mo_advisor.render import words as wording

MOST = 5  # ways that are shown of a clause; the others are counted
WORDS = {
    "unmapped": "Not judged",
    "silence": "Silence",
    "clauses": wording.CLAUSES,
    "general": wording.GENERAL,
    "contacts": wording.CONTACTS,
    "others": wording.OTHERS,
    "advisers": wording.ADVISERS,
    "cautions": "Caution",
    "notices": wording.OUTSIDE,
}  # what each kind of part is called
SENTENCES = {"unmapped": "nobody has yet judged this situation for this protocol", "silence": "this protocol has nothing specific on this"}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Said(NamedTuple):
    """Something said, and the points under it."""

    line: str
    points: tuple[str, ...] = ()


class Aside(NamedTuple):
    """Something that stands apart from the advice, under a heading of its own."""

    heading: str
    said: tuple[Said, ...]


class Asked(NamedTuple):
    """A reference that was asked about, and for each of its clauses why it is not in the advice."""

    found: Found
    answers: tuple[WhyNot, ...]


def why_not_aside(advice: Advice, asked: Asked) -> Aside:
    """Why clauses are not in the advice."""
    return Aside(f"Why not {asked.found.asked}", (*_notes(asked.found), *(_why_not(advice, one) for one in asked.answers)))


def _notes(found: Found) -> Iterator[Said]:
    if found.note or not found.positions:
        yield Said(found.note or f"Nothing here is cited as “{found.asked}”.")
    if found.near:
        yield Said(f"Did you mean: {'; '.join(found.near)}?")


def _why_not(advice: Advice, one: WhyNot) -> Said:
    clause = one.position.clause
    if one.shown:
        place = "is in this advice" if one.shown.match.governs else f"is in this advice, under “{wording.GENERAL}”"
        return Said(f"{clause.id} {place}. {wording.because(advice, one.shown)}")
    if not one.ways:
        return Said(f"{clause.id} is not in this advice, and no answers bring it in. {clause.considered or 'The file does not say why.'}")
    first = one.ways[0]
    count = len(first.changes)
    answers = "One other answer would bring it in" if count == 1 else f"It takes {_number(count)} other answers together to bring it in"
    place = "" if first.match.governs else ", as background only"
    return Said(f"{clause.id} is not in this advice. {answers}{place}:", tuple(_ways(advice.book, one.ways)))


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


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
        return wording.involved_in_words(book, value if isinstance(value, tuple) else None)
    if question == "what":
        return f"what happened: “{book.vocabulary.situations[str(value)].label}”"
    return f"{book.facts[question].ask} {book.facts[question].values[value] if isinstance(value, str) else 'Not sure'}"


def flags(changes: Changes) -> str:
    """Changes as the flags that try them out."""
    return shlex.join(part for question, value in changes.items() for one in _values(value) for part in ("--what-if", f"{question}={one}"))


def _values(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value or ("nobody",)
    return (value or "not-sure",)


def what_if_aside(one: WhatIf) -> Aside:
    """What the advice gains and loses with other answers."""
    book, found = one.advice.book, one.difference
    said = [
        Said("It gains:", tuple(_held(book, found.gained))),
        Said("It loses:", tuple(_held(book, found.lost))),
        Said("It becomes certain:", tuple(_held(book, [Held(part, True) for part in found.becomes_certain]))),
        Said("It becomes uncertain, so that it only may apply:", tuple(_held(book, [Held(part, True) for part in found.becomes_uncertain]))),
    ]
    changed = tuple(one for one in said if one.points) or (Said("Nothing in the advice changes."),)
    return Aside("What if", (Said(f"With other answers: {changes_in_words(book, one.changes)}."), *changed))


def _held(book: Book, held: Sequence[Held]) -> Iterator[str]:
    """What an advice holds, in plain words, under the names that it has there: names in one line, sentences each in its own."""
    for kind, words in WORDS.items():
        alike = [f"{_named(book, one.part)}{'' if one.certain else ' (may apply)'}" for one in held if one.part.kind == kind]
        for line in alike if kind in ("cautions", "notices") else filter(None, ["; ".join(alike)]):
            yield f"{words}: {line}"


def _named(book: Book, part: Part) -> str:
    title = book.vocabulary.notices[part.title] if part.kind == "notices" else SENTENCES.get(part.kind, part.title)
    cited = ", ".join(part.clauses)
    return f"{title} [{cited}]" if title and cited else title or cited
