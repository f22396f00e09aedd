"""Answers enough to show everything that a protocol can tell apart.

Two roles that every condition judges alike lead to the same advice, so the first of them in the vocabulary stands for both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import combinations, product

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.contacts import is_the_asker, is_the_subject
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Clause, Contact, Rule, Silence
from mo_advisor.records.condition import atoms_of

Side = tuple[str, ...] | None  # what `involved` may be answered
Judged = Rule | Contact | Silence | Caution | Adviser


def worlds(book: Book, situation: str, turning: Collection[Judged], posts: Collection[str] = (), pairs: bool = False) -> Iterator[Answers]:
    """One set of answers for each way in which the conditions of these records can come out in a situation; the unanswered ones first.

    posts: roles whose holder the asker or the person complained of may be, where that matters too. pairs: two at once may be involved.
    """
    for who, side in product((None, *askers(book, turning, posts)), (None, *sides(book, situation, turning, posts, pairs))):
        for facts in choices(book, facts_of(book, turning)):
            yield Answers(who, side, situation, facts)


def askers(book: Book, turning: Iterable[Judged], posts: Iterable[str] = ()) -> tuple[str, ...]:
    """One role for each kind of asker that the records can tell apart."""
    return _one_of_each((role.id for role in book.vocabulary.roles.values() if role.asks), asker_kind(book, turning, posts))


def asker_kind(book: Book, turning: Iterable[Judged], posts: Iterable[str] = ()) -> Callable[[str], Hashable]:
    """What the records can tell of a role that asks: two roles of the same kind get the same advice."""
    atoms, posts = _atoms(turning, "who"), tuple(posts)

    def kind(role: str) -> Hashable:
        return (
            tuple(book.tree.truth(role, atom) for atom in atoms),
            tuple(is_the_asker(book, Answers(who=role), post).truth for post in posts),
        )

    return kind


def sides(book: Book, situation: str, turning: Iterable[Judged], posts: Iterable[str] = (), pairs: bool = False) -> tuple[tuple[str, ...], ...]:
    """Whom it may be about, where that can matter: nobody, one role for each kind that the records can tell apart; with `pairs`, any two of these."""
    atoms, posts = _atoms(turning, "involved"), tuple(posts)

    def kind(role: str) -> Hashable:
        answers = Answers(involved=(role,), what=situation)
        return tuple(book.tree.truth(role, atom) for atom in atoms), tuple(is_the_subject(book, answers, post).truth for post in posts)

    if not atoms and not posts:
        return ()
    single = _one_of_each(book.vocabulary.roles, kind)
    return ((), *((role,) for role in single), *(combinations(single, 2) if pairs else ()))


def facts_of(book: Book, turning: Iterable[Judged]) -> tuple[str, ...]:
    """The facts that the records speak of, in the order of the vocabulary."""
    spoken = {atom.partition("=")[0] for atom in _atoms(turning, "facts")}
    return tuple(fact for fact in book.facts if fact in spoken)


def choices(book: Book, facts: Sequence[str]) -> Iterator[dict[str, str]]:
    """Every way to answer these facts or leave them open."""
    for values in product(*((None, *book.facts[fact].values) for fact in facts)):
        yield {fact: value for fact, value in zip(facts, values, strict=True) if value is not None}


def situations_of(book: Book, clause: Clause) -> tuple[str, ...]:
    """The situations in which a clause may be shown: those of its rules, and, where a rule is for silences, those with a silence."""
    quiet = any(rule.silent for rule in clause.rules)
    named = {situation for rule in clause.rules for situation in rule.situations}
    return tuple(one for one in book.vocabulary.situations if one in named or (quiet and book.silences[one]))


def bearing_on(book: Book, clause: Clause, situation: str) -> tuple[Judged, ...]:
    """The records on which it turns whether a clause and its contacts are shown in a situation."""
    rules = [rule for rule in clause.rules if situation in rule.situations or (rule.silent and book.silences[situation])]
    if not rules:
        return ()
    contacts = [contact for contact in clause.contacts if not contact.situations or situation in contact.situations]
    quiet = any(one.silent for one in rules) or any(one.silent for one in contacts)
    return (*rules, *contacts, *(book.silences[situation] if quiet else ()))


def records(book: Book) -> tuple[Judged, ...]:
    """Every rule, contact and silence of a protocol."""
    clauses = [position.clause for position in book.positions]
    rules = [rule for clause in clauses for rule in clause.rules]
    contacts = [contact for clause in clauses for contact in clause.contacts]
    return (*rules, *contacts, *book.protocol.silent)


def _atoms(turning: Iterable[Judged], part: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(atom for one in turning for atom in atoms_of(getattr(one, part, None))))


def _one_of_each(roles: Iterable[str], kind: Callable[[str], Hashable]) -> tuple[str, ...]:
    found: dict[Hashable, str] = {}
    for role in roles:
        found.setdefault(kind(role), role)
    return tuple(found.values())
