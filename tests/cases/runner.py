"""Holds the judged cases against the tool. A case file, `tests/cases/<protocol>.yaml`, says for every situation and kind of asker what is right:

    complain-about-officer:
      member:
        clauses: ["2.4.1", "7.3.1"]                  # exactly these govern
        routes: ["7.3.4"]                            # exactly these do not govern and say where the caller takes it; left out: none
        general: ["7.1.1"]                           # only these, and the document's catch-all, may stand below
        silent: "no"
        contacts: ["senior-officer 7.3.1", ...]      # everybody that it names, role (or procedure) and clause, in order
        why: "where it was close"
      co-opted-member: same as member

Each is asked with nobody said to be involved and no follow-up answered; what may apply counts as what applies. What these judgements leave open
(certainty, steps and ties, duties, cautions, narrower roles, who is involved, follow-ups) is written down apart: see `details`. Some narrow askers
and people are judged in `narrow.yaml`, which says what its keys mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from mo_advisor.advice.advise import ShownClause, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.contacts import Named
from mo_advisor.protocol.book import Book

FOLDER = Path(__file__).parent
SAME_AS = "same as "


class Case(NamedTuple):
    """What is right for one situation and asker."""

    situation: str
    who: str
    right: Mapping[str, Any]


@cache
def cases(protocol_id: str) -> Mapping[str, tuple[Case, ...]]:
    """The cases of a protocol by situation; an asker for whom the same is right as for another is judged like the other."""
    table = read(FOLDER / f"{protocol_id}.yaml")
    return {situation: tuple(Case(situation, who, _right(askers, who)) for who in askers) for situation, askers in table.items()}


def read(path: Path) -> Any:
    """A YAML file in which every scalar is a string."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _right(askers: Mapping[str, Any], who: str) -> Mapping[str, Any]:
    right: Mapping[str, Any] | str = askers[who]
    return _right(askers, right.removeprefix(SAME_AS)) if isinstance(right, str) else right


def differences(book: Book, case: Case) -> Iterator[str]:
    """What the tool does otherwise, a sentence each."""
    advice = advise(book, Answers(case.who, None, case.situation))
    right = case.right
    yield from compare("clauses", right["clauses"], ids(advice.clauses), ordered=False)
    yield from compare("routes", right.get("routes", ()), ids(advice.routes), ordered=False)
    if too_much := set(ids(advice.general)) - set(right["general"]) - catch_all(book):
        yield f"general: {', '.join(sorted(too_much))} should not be shown; allowed: {', '.join(right['general']) or 'none'}"
    silent = "yes" if advice.silent else "no"
    if silent != right["silent"]:
        yield f"silent: the tool says {silent}, right is {right['silent']}"
    yield from compare("contacts", right["contacts"], [f"{one.contact.role or one.contact.procedure} {one.clause}" for one in advice.contacts])


def ids(shown: Iterable[ShownClause]) -> list[str]:
    """The ids of clauses in an advice."""
    return [one.match.position.clause.id for one in shown]


@cache
def narrow_cases(protocol_id: str) -> tuple[Mapping[str, Any], ...]:
    """The judgements of narrow askers and people for a protocol."""
    judged: list[Mapping[str, Any]] = read(FOLDER / "narrow.yaml")
    return tuple(case for case in judged if case["protocol"] == protocol_id)


def narrow_differences(book: Book, case: Mapping[str, Any]) -> Iterator[str]:
    """Where the tool fails a narrow judgement, a sentence each."""
    advice = advise(book, Answers(case["who"], tuple(case["involved"]), case["what"]))
    yours = [one for one in advice.contacts if one.by == "you"]
    advisers = {one.adviser.role for one in advice.advisers}
    if missing := set(case["must"]) - {*ids(advice.clauses), *ids(advice.routes)}:
        yield f"must: missing {', '.join(sorted(missing))}"
    if advice.silent != (case["silent"] == "yes"):
        yield f"silent: right is {case['silent']}"
    if missing := set(case["first"]) - (firsts(yours) if yours else advisers):
        yield f"first: missing {', '.join(sorted(missing))}"
    if missing := set(case["advisers"]) - advisers:
        yield f"advisers: missing {', '.join(sorted(missing))}"
    if wrong := set(case["never"]) & {*advisers, *(one.contact.role for one in yours)}:
        yield f"never: {', '.join(sorted(wrong))}"


def firsts(named: Iterable[Named]) -> set[str | None]:
    """The roles of contacts that stand in no order, or at the first step of their route."""
    return {one.contact.role for one in named if one.step in (None, 1)}


def catch_all(book: Book) -> set[str]:
    """The clauses that are shown wherever silence is recorded."""
    return {position.clause.id for position in book.positions if any(rule.silent for rule in position.clause.rules)}


def compare(name: str, right: Iterable[str], shown: Iterable[str], ordered: bool = True) -> Iterator[str]:
    """Where two lists differ: what is missing, what is too much, or that the order is another."""
    right, shown = list(right), list(shown)
    missing, more = [one for one in right if one not in shown], [one for one in shown if one not in right]
    if missing or more:
        yield f"{name}: missing {', '.join(missing) or 'none'}; too much {', '.join(more) or 'none'}"
    elif ordered and right != shown:
        yield f"{name}: in the order {', '.join(shown)}; right is {', '.join(right)}"
