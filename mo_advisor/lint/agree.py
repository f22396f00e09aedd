"""Situations that are one and the same, once an answer is filled in, get the same advice.

The pairs stand in the vocabulary under `same-as`. For every role that asks, and nobody known to ask, with everything else that the rules of the
two turn on answered in every way and left open, the same clauses, routes, general clauses, contacts and silence must come of both. Where one of the
two is not mapped there is nothing to compare, and where more clauses are for one of them than any council has, it is said that they were not.

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

from collections.abc import Iterable, Iterator

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.distinctions import bearing, distinct_answers, distinctions_of
from mo_advisor.advice.outcome import CLAUSES, CONTACTS, Entry, outcome
from mo_advisor.errors import Problem
from mo_advisor.frozen import replace
from mo_advisor.protocol.book import Book
from mo_advisor.vocabulary import Same

RULE = "agree"
MOST = 300  # clauses of a situation; each is judged anew for every way to answer
COMPARED = {"silence": ("silence",), "clauses": CLAUSES, "contacts": CONTACTS}  # what of an advice must agree, by its name in a message


def problems(book: Book, situation: str | None = None) -> Iterator[Problem]:
    """Pairs of situations that should agree and do not, all or those of one situation; each with the first answers under which they differ."""
    for same in book.vocabulary.same_as:
        if situation not in (None, same.situation, same.other):
            continue
        if any(len(book.concerning[each]) > MOST for each in (same.situation, same.other)):
            message = f"{same.situation} and {same.other} are not compared: one of them has more than {MOST} clauses"
            yield Problem(book.protocol.at, "warning", RULE, message)
            continue
        for first, second in _pairs(book, same):
            ours, theirs = _entries(book, first), _entries(book, second)
            differing = "; ".join(_differing(ours, theirs)) if ours and theirs else ""
            if differing:
                yield Problem(book.protocol.at, "error", RULE, f"{_said(first)} and {_said(second)} differ: {differing}")
                break


def _pairs(book: Book, same: Same) -> Iterator[tuple[Answers, Answers]]:
    """The same answers with the one situation and with the other, as far as what is filled in leaves them open."""
    told = distinctions_of(book, (*bearing(book, same.situation), *bearing(book, same.other)), persons=True)
    for answers in distinct_answers(book, same.situation, told):
        if not same.facts.keys() & answers.facts.keys() and (same.involved is None or answers.involved is None):
            involved = (same.involved,) if same.involved else answers.involved
            first = replace(answers, involved=involved, facts={**answers.facts, **same.facts})
            yield first, replace(answers, involved=involved, what=same.other)


def _said(answers: Answers) -> str:
    given = [f"{question}={answers.value(question)}" for question in ("who", *answers.facts) if question in answers.given()]
    given += [f"involved={', '.join(answers.involved) or 'nobody'}"] if answers.involved is not None else []
    return f"{answers.what} ({', '.join(given)})" if given else answers.what


def _entries(book: Book, answers: Answers) -> tuple[Entry, ...]:
    """What the advice holds; and what it would, were nobody the very person whom it names, so that this doubt hides no other."""
    return (*outcome(book, answers).entries, *outcome(book, answers, persons=False).entries)


def _differing(ours: Iterable[Entry], theirs: Iterable[Entry]) -> Iterator[str]:
    """What only one of the two has, or both have differently. Whether a clause is a rule or a duty shows only in the order."""
    for name, kinds in COMPARED.items():
        mine, other = ([entry for entry in entries if entry.part.kind in kinds] for entries in (ours, theirs))
        names = sorted({_name(entry) for entry in set(mine) ^ set(other)})
        if names:
            yield f"{name} {', '.join(names)}".strip()
        elif mine != other:
            yield f"the order of the {name}"


def _name(entry: Entry) -> str:
    cited = ", ".join(entry.part.clauses)
    return f"{entry.part.title} [{cited}]" if entry.part.title else cited
