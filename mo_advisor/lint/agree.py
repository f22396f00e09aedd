"""Situations that are one and the same, once an answer is filled in, get the same advice.

The pairs stand in the vocabulary under `same-as`. For every role that asks, and nobody known to ask, with everything else that the rules of the
two turn on answered in every way and left open, the same clauses, general clauses, contacts and silence must come of both. Where one of the two
is not mapped there is nothing to compare.

Passes:

    document:
      - id: "1"
        text: "Officers must answer requests for information unless this is unreasonable."
        rules:
          - {situations: [information-refused]}
          - {situations: [request-too-much-work]}

Fails:

    document:
      - id: "1"
        text: "Officers must answer requests for information unless this is unreasonable."
        rules:
          - {situations: [information-refused]}
          - {situations: [request-too-much-work], weight: background}
    silent:
      - {situations: [request-too-much-work], reason: "An example."}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import BACKGROUND
from mo_advisor.advice.outcome import effect
from mo_advisor.analysis.worlds import bearing_on, worlds
from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact
from mo_advisor.vocabulary import Same

RULE = "agree"


def problems(book: Book) -> Iterator[Problem]:
    """Pairs of situations that should agree and do not; each with the first answers under which they differ."""
    for same in book.vocabulary.same_as:
        for first, second in _pairs(book, same):
            one, other = _advice(book, first), _advice(book, second)
            if one and other and one != other:
                yield Problem(book.protocol.at, "error", RULE, f"{_said(first)} and {_said(second)} differ: {_difference(one, other)}")
                break


def _pairs(book: Book, same: Same) -> Iterator[tuple[Answers, Answers]]:
    """The same answers with the one situation and with the other, as far as what is filled in leaves them open."""
    both = (same.situation, same.other)
    bearing = [one for situation in both for position in book.positions for one in bearing_on(book, position.clause, situation)]
    posts = sorted({one.role for one in bearing if isinstance(one, Contact) and one.role})
    for answers in worlds(book, same.situation, bearing, posts):
        if not same.facts.keys() & answers.facts.keys() and (same.involved is None or answers.involved is None):
            involved = (same.involved,) if same.involved else answers.involved
            first = replace(answers, involved=involved, facts={**answers.facts, **same.facts})
            yield first, replace(answers, involved=involved, what=same.other)


class _Advice(NamedTuple):
    """What is compared, as pairs of an id and what is shown of it; in the order of the advice."""

    silence: tuple[tuple[str, object], ...]
    clauses: tuple[tuple[str, object], ...]
    contacts: tuple[tuple[str, object], ...]


def _advice(book: Book, answers: Answers) -> _Advice | None:
    """What the answers come to, or None where nothing is mapped. Whether a clause is a rule or a duty shows only in the order."""
    made = effect(book, answers)
    governing = [ruling.weight < BACKGROUND for ruling in made.rulings]
    if not made.silent and not any(governing):
        return None
    return _Advice(
        silence=(("", made.silent),),
        clauses=tuple((one.clause, (one.verdict, one.items, governs)) for one, governs in zip(made.rulings, governing, strict=True)),
        contacts=tuple((f"{one.contact.title} [{one.clause}]", one) for one in made.contacts),
    )


def _said(answers: Answers) -> str:
    given = [f"{question}={answers.value(question)}" for question in ("who", *answers.facts) if question in answers.given()]
    given += [f"involved={', '.join(answers.involved) or 'nobody'}"] if answers.involved is not None else []
    return f"{answers.what} ({', '.join(given)})" if given else str(answers.what)


def _difference(one: _Advice, other: _Advice) -> str:
    """What only one of the two has, or both have differently."""
    found = []
    for name, ours, theirs in zip(one._fields, one, other, strict=True):
        differing = sorted({id_ for id_, _ in set(ours) ^ set(theirs)})
        found += [f"{name} {', '.join(differing)}".strip()] if differing else [f"the order of the {name}"] if ours != theirs else []
    return "; ".join(found)
