"""What would have to be answered otherwise for a clause to come into the advice.

A rule holds, or may, unless one of its parts fails: the situation, the asker, who is involved, the facts. Each part hangs on answers of its own, and
what is not answered never makes a part fail. So the answers to be changed are those of the parts that fail, and nothing has to be added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import combinations, groupby, product
from typing import NamedTuple

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.changes import Changes, Value, changed
from mo_advisor.advice.clauses import Match, match, match_clause
from mo_advisor.advice.distinctions import by_ids, first_of_each, ids_in
from mo_advisor.advice.logic import all_hold, asker_meets, fact_is, holds, involved_meet
from mo_advisor.advice.undecided import widest
from mo_advisor.frozen import Frozen
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position, Rule
from mo_advisor.records.condition import Condition

Conditions = tuple[Condition | None, ...]
Parts = tuple[list[Changes], list[Changes], list[Changes], list[Changes]]


class Way(Frozen):
    """Changes that bring a clause in. answers: the answers with them. match: how the clause then stands."""

    changes: Changes
    answers: Answers
    match: Match


class WhyNot(Frozen):
    """Why a clause is not in an advice. shown: it is in it after all, so. ways: the smallest changes that bring it in; none where nothing does."""

    position: Position
    shown: ShownClause | None
    ways: tuple[Way, ...] = ()


class Need(NamedTuple):
    """What must not fail, part by part, for one rule of a clause to bring it in."""

    situations: tuple[str, ...]
    who: Conditions
    involved: Conditions
    facts: Conditions


def why_not(advice: Advice, position: Position) -> WhyNot:
    """Why a clause is not in an advice, or that it is."""
    shown = next((clause for clause in advice.shown if clause.match.position == position), None)
    return WhyNot(position, shown) if shown else WhyNot(position, None, ways_in(advice.book, advice.answers, position))


def ways_in(book: Book, answers: Answers, position: Position) -> tuple[Way, ...]:
    """The smallest changes that bring in a clause that the answers do not: as a clause, or, where nothing does that, as background.

    All are equally many changes. Those of who come before those of involved, what and facts, and then in the vocabulary's order. None at all
    where no answers bring it in. An answer is withdrawn only where no other in its place would do.
    """
    for governs in (True, False):
        rules = [rule for rule in position.clause.rules if rule.governs is governs]
        found = _smallest(book, answers, position, governs, [need for rule in rules for need in _needs(book, rule)])
        if found:
            return found
    return ()


def _needs(book: Book, rule: Rule) -> Iterator[Need]:
    """A rule's own parts; of the document's catch-all, together with those of each recorded silence."""
    if not rule.silent:
        yield Need(rule.situations, (rule.who,), (rule.involved,), (rule.facts,))
        return
    for silence in book.protocol.silent:
        situations = tuple(what for what in silence.situations if what in rule.situations or not rule.situations)
        yield Need(situations, (rule.who, silence.who), (rule.involved, silence.involved), (rule.facts, silence.facts))


def _smallest(book: Book, answers: Answers, position: Position, governs: bool, needs: Iterable[Need]) -> tuple[Way, ...]:
    """The ways of the fewest changes that, applied, really bring the clause in."""
    parts = [_parts(book, answers, need) for need in needs]
    for _, alike in groupby(sorted(parts, key=_size), key=_size):
        every = {tuple(changes.items()): changes for part in alike for changes in _combined(part)}
        ordered = sorted(every.values(), key=partial(_order, book))
        ways = tuple(way for changes in ordered if (way := _applied(book, answers, position, governs, changes)))
        if ways:
            return ways
    return ()


def _applied(book: Book, answers: Answers, position: Position, governs: bool, changes: Changes) -> Way | None:
    after = changed(answers, changes)
    found = match_clause(book, after, position)
    if found is None or found.governs is not governs or not (governs or match(book, after).mapped):
        return None
    return Way(changes, after, found)


def _parts(book: Book, answers: Answers, need: Need) -> Parts:
    """For each part of a need the changes that put it right, one of which must be chosen; an empty one where it does not fail."""
    return _whos(book, answers, need), _sides(book, answers, need), _situations(book, answers, need), _facts(book, answers, need)


def _size(parts: Parts) -> int:
    """How many answers must be changed; within a part all choices are equally many."""
    return sum(len(choices[0]) for choices in parts if choices)


def _combined(parts: Parts) -> Iterator[Changes]:
    for chosen in product(*parts):
        yield {question: value for changes in chosen for question, value in changes.items()}


def _order(book: Book, changes: Changes) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """By the questions, and then by the values; nobody comes after every role, and not sure after every answer."""
    facts = {fact: list(book.facts[fact].values) for fact in book.facts}
    roles = list(book.vocabulary.roles)
    known = {"who": roles, "involved": roles, "what": list(book.vocabulary.situations), **facts}

    def rank(question: str, value: Value) -> tuple[int, ...]:
        if not value:
            return (len(known[question]) + (value is None),)
        return tuple(known[question].index(id_) for id_ in ((value,) if isinstance(value, str) else value))

    return tuple(list(known).index(question) for question in changes), tuple(rank(*change) for change in changes.items())


def _situations(book: Book, answers: Answers, need: Need) -> list[Changes]:
    if answers.what in need.situations:
        return [{}]
    return [{"what": situation} for situation in book.vocabulary.situations if situation in need.situations]


def _whos(book: Book, answers: Answers, need: Need) -> list[Changes]:
    """The widest roles that meet the conditions on the asker: of those that ever ask, else of all."""
    if all_hold(asker_meets(book.tree, condition, answers.who) for condition in need.who).truth is not False:
        return [{}]
    return [{"who": role} for role in _meeting_askers(book, need.who)] or [{"who": None}]


@lru_cache(maxsize=1024)
def _meeting_askers(book: Book, conditions: Conditions) -> tuple[str, ...]:
    meeting = [role for role in book.vocabulary.roles if all_hold(asker_meets(book.tree, condition, role) for condition in conditions).truth]
    asking = [role for role in meeting if book.vocabulary.roles[role].asks]
    return widest(book, asking or meeting)


def _sides(book: Book, answers: Answers, need: Need) -> list[Changes]:
    """Those who meet the conditions on who is involved: the widest roles, rather of the kind that the situation puts on the other side; nobody; or
    as few together as will do."""
    if _side_meets(book, need.involved, answers.involved) is not False:
        return [{}]
    return [{"involved": side} for side in _meeting_sides(book, need.involved, _party(book, answers, need))] or [{"involved": None}]


def _side_meets(book: Book, conditions: Conditions, involved: tuple[str, ...] | None) -> bool | None:
    return all_hold(involved_meet(book.tree, condition, involved) for condition in conditions).truth


@lru_cache(maxsize=1024)
def _meeting_sides(book: Book, conditions: Conditions, party: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Who meets some conditions. party: the kind on the other side, and every narrower role."""
    meeting = [role for role in book.vocabulary.roles if _side_meets(book, conditions, (role,))]
    sides: list[tuple[str, ...]] = [(role,) for role in widest(book, [role for role in meeting if role in party] or meeting)]
    sides += [()] if _side_meets(book, conditions, ()) else []
    return tuple(sides or _together(book, conditions))


def _party(book: Book, answers: Answers, need: Need) -> frozenset[str]:
    situations = [answers.what] if answers.what in need.situations else need.situations
    return book.tree.kin({role for situation in situations for role in book.vocabulary.situations[situation or ""].party})


def _together(book: Book, conditions: Conditions) -> list[tuple[str, ...]]:
    """The smallest sets of several roles that meet some conditions. No more are ever needed than ids are named: one for each."""
    ids = ids_in(conditions)
    kinds = first_of_each(book.vocabulary.roles, by_ids(book, ids))
    for size in range(2, len(ids) + 1):
        if found := [side for side in combinations(kinds, size) if _side_meets(book, conditions, side)]:
            return found
    return []


def _facts(book: Book, answers: Answers, need: Need) -> list[Changes]:
    """As few facts answered otherwise as will do: with another answer or, where none does, with none."""

    def meets(changes: Changes) -> bool:
        facts = changed(answers, changes)
        return all_hold(holds(condition, partial(fact_is, facts)) for condition in need.facts).truth is not False

    named = {written.partition("=")[0] for written in ids_in(need.facts)}
    given = [fact for fact in book.facts if fact in named and fact in answers.facts]
    for size, withdrawn in product(range(len(given) + 1), ((), (None,))):
        if found := [changes for changes in _otherwise(book, given, size, withdrawn) if meets(changes)]:
            return found
    return []


def _otherwise(book: Book, facts: Sequence[str], size: int, withdrawn: tuple[None, ...]) -> Iterator[Changes]:
    """Every way to answer so many of the facts."""
    for some in combinations(facts, size):
        for values in product(*((*book.facts[fact].values, *withdrawn) for fact in some)):
            yield dict(zip(some, values, strict=True))
