"""Every situation is judged for every asker: clauses that govern it, or a recorded silence, and never both.

A clause that only says where to take it, a route, does not govern. Holds for files that say `mapped: "yes"`, but for situations under `review`, for
every role that can ask, and, where the rules of a situation turn on who is involved or on facts, for every such answer too. EVERY-SITUATION stands
here for the list of all situations.

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
from mo_advisor.advice.clauses import Matching, match, recorded
from mo_advisor.advice.distinctions import Distinctions, alike, choices, distinctions_of, of_asker, sides
from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book

RULE = "mapped"
MANY = 8
OTHERS = (
    "if the document speaks to some people only, say once to whom, and why it is silent to everybody else: "
    '`askers: {are: [member, co-opted-member, officer], others: "It is about Members and Officers."}`'
)


def problems(book: Book) -> Iterator[Problem]:
    """Situations and askers for which nothing is recorded, or too much."""
    if not book.protocol.mapped:
        return
    forgotten: dict[str, list[str]] = {}
    again = {situation for review in book.protocol.review for situation in review.situations}
    for situation in (situation for situation in book.vocabulary.situations if situation not in again):
        unmapped, torn = unjudged(book, situation)
        if unmapped:
            forgotten.setdefault(", ".join(unmapped), []).append(situation)
        if torn:
            yield Problem(book.protocol.at, "error", RULE, f"{situation}: both a clause and a silence for {', '.join(torn)}")
    for roles, situations in forgotten.items():
        yield from (Problem(book.protocol.at, "error", RULE, message) for message in _forgotten(book, roles, situations))


def _forgotten(book: Book, roles: str, situations: list[str]) -> Iterator[str]:
    """What is said of situations in which nothing is recorded for some roles: many are said in one, for they want one word."""
    if len(situations) < MANY:
        yield from (f"{situation}: neither a clause nor a silence for {roles}" for situation in situations)
        return
    askers = book.protocol.askers
    others = "" if askers and askers.others else f"; {OTHERS}"
    yield f"in {len(situations)} situations neither a clause nor a silence for {roles}: {', '.join(situations)}{others}"


def unjudged(book: Book, situation: str) -> tuple[list[str], list[str]]:
    """The roles that ask for which nothing is recorded, and those for which too much is; roles that the file judges alike are judged once."""
    rules = [rule for position in book.positions for rule in position.clause.rules if situation in rule.situations]
    told = distinctions_of(book, (*rules, *book.silences[situation]))
    unmapped: set[str] = set()
    torn: set[str] = set()
    for group in alike(book.asking, of_asker(book, told)):
        found = list(_matchings(book, situation, told, group[0]))
        if any(not matching.mapped for matching, _ in found):
            unmapped.update(group)
        if any(silence and matching.governing for matching, silence in found):
            torn.update(group)
    return [role for role in book.asking if role in unmapped], [role for role in book.asking if role in torn]


def _matchings(book: Book, situation: str, told: Distinctions, who: str) -> Iterator[tuple[Matching, bool]]:
    """What is found under every answer that the rules and silences of a situation can tell apart; and whether silence is recorded."""
    for side, facts in product((None, *sides(book, situation, told)), choices(book, told.facts)):
        answers = Answers(who, side, situation, facts)
        yield match(book, answers), recorded(book, answers).truth is True
