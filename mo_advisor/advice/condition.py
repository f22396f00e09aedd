"""Whether a condition of a protocol file holds for a set of answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.verdict import FAILS, HOLDS, Verdict, all_hold, any_holds, unknown
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Condition, Contact, Rule, Silence
from mo_advisor.protocol.roletree import RoleTree

Atom = Callable[[str], Verdict]


def holds(condition: Condition | None, atom: Atom) -> Verdict:
    """Evaluates a nested condition; `atom` gives the verdict on an id. No condition always holds."""
    if condition is None:
        return HOLDS

    def part(inner: str | Condition) -> Verdict:
        return atom(inner) if isinstance(inner, str) else holds(inner, atom)

    parts = [part(inner) for inner in condition.all_of]
    if condition.any_of:
        parts.append(any_holds(part(inner) for inner in condition.any_of))
    parts += [~part(inner) for inner in condition.none_of]
    return all_hold(parts)


def who_is(tree: RoleTree, answers: Answers, role: str) -> Verdict:
    """Whether the asker has a role."""
    if answers.who is None:
        return unknown("who")
    return _verdict(tree.truth(answers.who, role), "who")


def is_involved(tree: RoleTree, answers: Answers, role: str) -> Verdict:
    """Whether somebody with a role is involved."""
    if answers.involved is None:
        return unknown("involved")
    return any_holds(_verdict(tree.truth(named, role), "involved") for named in answers.involved)


def fact_is(answers: Answers, written: str) -> Verdict:
    """Whether a fact has a value, written `fact=value`."""
    fact, _, value = written.partition("=")
    if fact not in answers.facts:
        return unknown(fact)
    return HOLDS if answers.facts[fact] == value else FAILS


def what_is(answers: Answers, situations: Iterable[str]) -> Verdict:
    """Whether the situation is one of those given."""
    if answers.what is None:
        return unknown("what")
    return HOLDS if answers.what in situations else FAILS


def applies(given: Rule | Contact | Silence | Caution | Adviser, book: Book, answers: Answers) -> Verdict:
    """Whether all the conditions that a record states hold: situations, asker, involved and facts, as far as it states them."""
    return all_hold(_parts(given, book, answers))


def _parts(given: Rule | Contact | Silence | Caution | Adviser, book: Book, answers: Answers) -> Iterator[Verdict]:
    """One verdict a condition, the one that fails most often first: what follows a failure is never evaluated."""
    if situations := getattr(given, "situations", ()):
        yield what_is(answers, situations)
    if given.who:
        yield holds(given.who, lambda role: who_is(book.tree, answers, role))
    if involved := getattr(given, "involved", None):
        yield holds(involved, lambda role: is_involved(book.tree, answers, role))
    if facts := getattr(given, "facts", None):
        yield holds(facts, lambda written: fact_is(answers, written))


def _verdict(truth: bool | None, question: str) -> Verdict:
    return unknown(question) if truth is None else Verdict(truth)
