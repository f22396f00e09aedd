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

from collections.abc import Collection, Iterator
from itertools import product

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import Matching, match, recorded
from mo_advisor.analysis.worlds import Judged, asker_kind, choices, facts_of, sides
from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book

RULE = "mapped"


def problems(book: Book) -> Iterator[Problem]:
    """Situations and askers for which nothing is recorded, or too much."""
    if not book.protocol.mapped:
        return
    for situation in book.vocabulary.situations:
        unmapped, torn = _askers(book, situation)
        if unmapped:
            yield Problem(book.protocol.at, "error", RULE, f"{situation}: neither a clause nor a silence for {', '.join(unmapped)}")
        if torn:
            yield Problem(book.protocol.at, "error", RULE, f"{situation}: both a clause and a silence for {', '.join(torn)}")


def _askers(book: Book, situation: str) -> tuple[list[str], list[str]]:
    """The roles that ask for which nothing is recorded, and those for which too much is; roles that the file judges alike are judged once."""
    rules = [rule for position in book.positions for rule in position.clause.rules if situation in rule.situations]
    concerned: tuple[Judged, ...] = (*rules, *book.silences[situation])
    kind = asker_kind(book, concerned)
    unmapped, torn, judged = [], [], {}
    for role in book.vocabulary.roles.values():
        if role.asks:
            if kind(role.id) not in judged:
                judged[kind(role.id)] = list(_matchings(book, situation, concerned, role.id))
            found = judged[kind(role.id)]
            unmapped += [role.id] if any(not one.mapped for one, _ in found) else []
            torn += [role.id] if any(silence and one.governing for one, silence in found) else []
    return unmapped, torn


def _matchings(book: Book, situation: str, concerned: Collection[Judged], who: str) -> Iterator[tuple[Matching, bool]]:
    """What is found under every answer that the rules and silences of a situation can tell apart; and whether silence is recorded."""
    for side, facts in product((None, *sides(book, situation, concerned)), choices(book, facts_of(book, concerned))):
        answers = Answers(who, side, situation, facts)
        yield match(book, answers), recorded(book, answers).truth is True
