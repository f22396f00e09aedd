"""Whether a condition of a protocol file holds for a set of answers, in three values (Kleene's strong logic).

An unanswered question is neither yes nor no: what hangs on it is not known, and says on which questions it depends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Contact, Rule, Silence
from mo_advisor.protocol.role_tree import RoleTree
from mo_advisor.records.condition import Condition

Conditional = Rule | Contact | Silence | Caution | Adviser  # the records that state conditions


class Verdict(NamedTuple):
    """Whether something holds: True, False, or None for not known; then `depends` names the unanswered questions that decide it."""

    truth: bool | None
    depends: frozenset[str] = frozenset()

    def __invert__(self) -> Verdict:
        """The opposite; not known stays not known."""
        return self if self.truth is None else FAILS if self.truth else HOLDS


HOLDS = Verdict(True)
FAILS = Verdict(False)


@lru_cache(maxsize=1024)
def unknown(*questions: str) -> Verdict:
    """Not known until these questions are answered."""
    return Verdict(None, frozenset(questions))


def all_hold(verdicts: Iterable[Verdict]) -> Verdict:
    """Whether all hold; nothing at all holds."""
    return _settled(verdicts, by=FAILS, otherwise=HOLDS)


def any_holds(verdicts: Iterable[Verdict]) -> Verdict:
    """Whether at least one holds; of nothing at all, none does."""
    return _settled(verdicts, by=HOLDS, otherwise=FAILS)


def _settled(verdicts: Iterable[Verdict], by: Verdict, otherwise: Verdict) -> Verdict:
    """The first verdict that settles all, and none after it is evaluated; else what is not known of any; else what nothing contradicts."""
    together = otherwise
    for verdict in verdicts:
        if verdict.truth is by.truth:
            return by
        if verdict.truth is None:
            together = verdict if together is otherwise else Verdict(None, together.depends | verdict.depends)
    return together


def holds(condition: Condition | None, atom: Callable[[str], Verdict]) -> Verdict:
    """Evaluates a nested condition; `atom` gives the verdict on an id. No condition always holds."""
    return all_hold(_inside(condition, atom)) if condition else HOLDS


def _inside(condition: Condition, atom: Callable[[str], Verdict]) -> Iterator[Verdict]:
    for inner in condition.all_of:
        yield _part(inner, atom)
    if condition.any_of:
        yield any_holds(_part(inner, atom) for inner in condition.any_of)
    for inner in condition.none_of:
        yield ~_part(inner, atom)


def _part(inner: str | Condition, atom: Callable[[str], Verdict]) -> Verdict:
    return atom(inner) if isinstance(inner, str) else holds(inner, atom)


def _verdict(truth: bool | None, question: str) -> Verdict:
    return unknown(question) if truth is None else HOLDS if truth else FAILS


def who_is(tree: RoleTree, who: str | None, role: str) -> Verdict:
    """Whether the asker has a role. who: what was answered."""
    return unknown("who") if who is None else _verdict(tree.truth(who, role), "who")


def is_involved(tree: RoleTree, involved: tuple[str, ...] | None, role: str) -> Verdict:
    """Whether somebody with a role is involved. involved: what was answered."""
    if involved is None:
        return unknown("involved")
    return any_holds(_verdict(tree.truth(named, role), "involved") for named in involved)


@lru_cache(maxsize=32768)
def asker_meets(tree: RoleTree, condition: Condition | None, who: str | None) -> Verdict:
    """Whether the asker meets a condition; kept, since the same few conditions are put on the same few askers again and again."""
    return holds(condition, lambda role: who_is(tree, who, role))


@lru_cache(maxsize=32768)
def involved_meet(tree: RoleTree, condition: Condition | None, involved: tuple[str, ...] | None) -> Verdict:
    """Whether those who are involved meet a condition; kept for the same reason."""
    return holds(condition, lambda role: is_involved(tree, involved, role))


def fact_is(answers: Answers, written: str) -> Verdict:
    """Whether a fact has a value, written `fact=value`."""
    fact, _, value = written.partition("=")
    if fact not in answers.facts:
        return unknown(fact)
    return HOLDS if answers.facts[fact] == value else FAILS


def what_is(answers: Answers, situations: Iterable[str]) -> Verdict:
    """Whether the situation is one of those given."""
    if not answers.what:
        return unknown("what")
    return HOLDS if answers.what in situations else FAILS


def applies(record: Conditional, book: Book, answers: Answers) -> Verdict:
    """Whether all the conditions that a record states hold: situations, asker, involved and facts, as far as it states them."""
    return all_hold(_conditions(record, book, answers))


def _conditions(record: Conditional, book: Book, answers: Answers) -> Iterator[Verdict]:
    """One verdict a condition, the one that fails most often first: what follows a failure is never evaluated."""
    if situations := getattr(record, "situations", ()):
        yield what_is(answers, situations)
    if record.who:
        yield asker_meets(book.tree, record.who, answers.who)
    if involved := getattr(record, "involved", None):
        yield involved_meet(book.tree, involved, answers.involved)
    if facts := getattr(record, "facts", None):
        yield holds(facts, lambda written: fact_is(answers, written))
