"""Every situation is judged for every asker: clauses that govern it, or a recorded silence, and never both.

Holds for files that say `mapped: "yes"`, for every role that can ask, and, where the rules of a situation turn on who is involved or on
facts, for every such answer too.

Passes:

    mapped: "yes"
    silent:
      - {situations: EVERY-SITUATION, reason: "The document is one sentence long."}
    document:
      - {id: "1", text: "Members must be polite.", considered: "An example."}

Fails:

    mapped: "yes"
    silent:
      - {situations: EVERY-SITUATION, who: [member], reason: "Officers were forgotten."}
    document:
      - {id: "1", text: "Members must be polite.", considered: "An example."}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.matching import Matching, match
from mo_advisor.advice.silence import recorded
from mo_advisor.problem import Problem
from mo_advisor.protocol.atoms import atoms_of
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Rule, Silence

RULE = "mapped"


def problems(book: Book) -> Iterator[Problem]:
    """Situations and askers for which nothing is recorded, or too much."""
    if book.protocol.mapped != "yes":
        return
    for situation in book.vocabulary.situations:
        unmapped, torn = _askers(book, situation)
        if unmapped:
            yield Problem(book.protocol.at, "error", RULE, f"{situation}: neither a clause nor a silence for {', '.join(unmapped)}")
        if torn:
            yield Problem(book.protocol.at, "error", RULE, f"{situation}: both a clause and a silence for {', '.join(torn)}")


def _askers(book: Book, situation: str) -> tuple[list[str], list[str]]:
    unmapped, torn = [], []
    for role in book.vocabulary.roles.values():
        if role.asks:
            found = list(_matchings(book, situation, role.id))
            unmapped += [role.id] if any(not one.mapped for one, _ in found) else []
            torn += [role.id] if any(silence and one.governing for one, silence in found) else []
    return unmapped, torn


def _matchings(book: Book, situation: str, who: str) -> Iterator[tuple[Matching, bool]]:
    """What is found under every answer that the rules and silences of a situation can tell apart; and whether silence is recorded."""
    for answers in settled(book, situation, who):
        yield match(book, answers), recorded(book, answers).truth is True


def settled(book: Book, situation: str, who: str | None) -> Iterator[Answers]:
    """Answers in which everything is settled on which the rules and silences of a situation turn, besides the asker; and the unsettled ones."""
    involved, facts = _turns_on(book, situation)
    sides: list[tuple[str, ...] | None] = [None]
    if involved:
        sides += [(), *((role,) for role in book.vocabulary.roles)]
    values = [[None, *book.facts[fact].values] for fact in facts]
    for side in sides:
        for chosen in product(*values):
            yield Answers(who, side, situation, {fact: value for fact, value in zip(facts, chosen, strict=True) if value is not None})


def _turns_on(book: Book, situation: str) -> tuple[bool, list[str]]:
    rules: list[Rule | Silence] = [rule for position in book.positions for rule in position.clause.rules]
    concerned = [one for one in (*rules, *book.protocol.silent) if situation in one.situations]
    involved = any(one.involved for one in concerned)
    facts = {atom.partition("=")[0] for one in concerned for atom in atoms_of(one.facts)}
    return involved, sorted(facts)
