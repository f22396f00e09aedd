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

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.effect import Effect, effect
from mo_advisor.problem import Problem
from mo_advisor.proof.worlds import records, worlds
from mo_advisor.protocol.book import Book
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
    bearing = [one for one in records(book) if not one.situations or {same.situation, same.other} & set(one.situations)]
    posts = {contact.role for position in book.positions for contact in position.clause.contacts if contact.role}
    for answers in worlds(book, same.situation, bearing, sorted(posts)):
        if not same.facts.keys() & answers.facts.keys() and (same.involved is None or answers.involved is None):
            involved = (same.involved,) if same.involved else answers.involved
            first = replace(answers, involved=involved, facts={**answers.facts, **same.facts})
            yield first, replace(answers, involved=involved, what=same.other)


def _advice(book: Book, answers: Answers) -> Effect | None:
    """What the answers come to: who is left out counts only by not being named. None where nothing is mapped."""
    made = replace(effect(book, answers), advisers=(), left_out=())
    return made if made.silent or any(ruling.weight < 2 for ruling in made.rulings) else None


def _said(answers: Answers) -> str:
    given = [f"{question}={answers.value(question)}" for question in answers.given() if question not in ("what", "involved")]
    given += [f"involved={','.join(answers.involved) or 'nobody'}"] if answers.involved is not None else []
    return f"{answers.what} ({', '.join(given)})" if given else str(answers.what)


def _difference(one: Effect, other: Effect) -> str:
    """What only one of the two has, or both have differently."""
    parts = (
        ("silence", {one.silent}, {other.silent}),
        ("clauses", {(r.clause, r) for r in one.rulings}, {(r.clause, r) for r in other.rulings}),
        ("contacts", {(f"{c.contact.title} {c.clause}", c) for c in one.contacts}, {(f"{c.contact.title} {c.clause}", c) for c in other.contacts}),
    )
    found = []
    for name, ours, theirs in parts:
        ids = {item[0] if isinstance(item, tuple) else "" for item in ours ^ theirs}
        found += [f"{name} {', '.join(sorted(ids))}".strip()] if ids else []
    return "; ".join(found) or "the order"
