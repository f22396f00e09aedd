"""A tour of a protocol: the fewest sets of answers found that together show every clause and every contact of it.

Out of the answers with which an interview can end. What any of them shows for certain counts only where it is certain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact
from mo_advisor.training.covering import cover
from mo_advisor.training.plainness import other_side, plainness, strange_side


class Item(NamedTuple):
    """Something to be shown: a clause, or one of its contacts by the document's words, whoever it is that takes the step."""

    clause: str
    contact: str = ""
    do: str = ""
    when: str | None = None


class Candidate(NamedTuple):
    """Answers with the numbers, in the document's order, of what counts of what they show."""

    answers: Answers
    held: frozenset[int]


class Stop(NamedTuple):
    """One set of answers of a tour. shows: what counts of what it shows, in the document's order. alone: what no other stop shows."""

    answers: Answers
    shows: tuple[Item, ...]
    alone: frozenset[Item]


@dataclass(frozen=True)
class Tour:
    """A tour of a protocol, its stops in the vocabulary's order.

    at_least: with fewer stops it cannot be done. items: all that is shown. perhaps: those that no answers show for certain. unshown: those that no
    answers show at all, without those that belong to a clause with a recorded reason for that.
    """

    book: Book
    stops: tuple[Stop, ...]
    at_least: int
    items: tuple[Item, ...]
    perhaps: frozenset[Item]
    unshown: tuple[Item, ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that are shown."""
        return tuple(item.clause for item in self.items if not item.contact)

    @property
    def contacts(self) -> tuple[Item, ...]:
        """The contacts that are shown."""
        return tuple(item for item in self.items if item.contact)

    @property
    def excused(self) -> tuple[str, ...]:
        """The clauses that nothing shows, and of which the file says why."""
        considered = [position.clause.id for position in self.book.positions if position.clause.considered]
        return tuple(clause for clause in considered if clause not in self.clauses)


def interview_ends(book: Book) -> list[Answers]:
    """The answers with which an interview can end, the plainest first; ways that a situation cannot tell apart are walked once."""
    from mo_advisor.proof.interviews import walk_interviews
    from mo_advisor.proof.oracle import PlainRoles
    from mo_advisor.proof.outcome_tables import make_tables

    roles = PlainRoles(book)
    interviews = walk_interviews(book, roles, make_tables(book, roles).situations)
    return sorted(interviews.ends, key=lambda answers: plainness(book, answers))


def tour(book: Book, ends: Sequence[Answers]) -> Tour:
    """The fewest stops found. ends: the answers to choose from, the plainest first."""
    seen = [_seen(book, answers) for answers in ends]
    sure = frozenset(item for one in seen for item, certain in one.items() if certain)
    perhaps = frozenset(item for one in seen for item in one) - sure
    every = tuple(dict.fromkeys(items(book)))

    def counted(one: Mapping[Item, bool]) -> frozenset[int]:
        return frozenset(number for number, item in enumerate(every) if one.get(item, False) or (item in one and item in perhaps))

    choices = [Candidate(answers, counted(one)) for answers, one in zip(ends, seen, strict=True)]
    found = cover([choice.held for choice in choices])
    chosen = _plainest(choices, found.chosen, lambda answers: [Candidate(one, counted(_seen(book, one))) for one in _two_sided(book, answers)])
    return Tour(
        book=book,
        stops=_stops(book, chosen, every),
        at_least=found.at_least,
        items=tuple(item for item in every if item in sure or item in perhaps),
        perhaps=perhaps,
        unshown=tuple(item for item in every if not (item in sure or item in perhaps or book.clause(item.clause).considered)),
    )


def items(book: Book) -> Iterator[Item]:
    """Every clause, each with its contacts after it, in the document's order."""
    for position in book.positions:
        yield Item(position.clause.id)
        yield from (_contact(position.clause.id, contact) for contact in position.clause.contacts)


def _contact(clause: str, contact: Contact) -> Item:
    return Item(clause, contact.title, contact.do, contact.when)


def _seen(book: Book, answers: Answers) -> dict[Item, bool]:
    """Everything that a protocol shows for some answers, and whether it is certain."""
    advice = advise(book, answers)
    seen = {Item(one.match.position.clause.id): one.match.verdict.truth is True for one in (*advice.clauses, *advice.general)}
    for one in advice.contacts:
        item = _contact(one.clause, one.contact)
        seen[item] = seen.get(item, False) or one.verdict.truth is True
    return seen


def _plainest(choices: Sequence[Candidate], chosen: Sequence[int], fuller: Callable[[Answers], Iterable[Candidate]]) -> list[Candidate]:
    """In place of each that is chosen the first choice that shows what no other of them does; none where there is no such thing.

    fuller: other forms of the same answers, to be preferred where they show as much.
    """
    kept = {one: choices[one] for one in chosen}
    whole = frozenset().union(*(choice.held for choice in kept.values()))
    for one in chosen:
        del kept[one]
        needed = whole.difference(*(choice.held for choice in kept.values()))
        if needed:
            number = next(number for number, choice in enumerate(choices) if needed <= choice.held)
            kept[number] = next((choice for choice in fuller(choices[number].answers) if needed <= choice.held), choices[number])
    return list(kept.values())


def _two_sided(book: Book, answers: Answers) -> Iterator[Answers]:
    """The answers with each role on the other side that fits there, where none does yet: so that a case can be told from both sides."""
    if answers.who is not None and (answers.involved is None or strange_side(book, answers)):
        kinds = other_side(book, answers)
        fitting = (role for role in book.vocabulary.roles if any(book.tree.truth(role, kind) for kind in kinds))
        yield from (replace(answers, involved=(role,)) for role in fitting)


def _stops(book: Book, chosen: Sequence[Candidate], every: Sequence[Item]) -> tuple[Stop, ...]:
    """The stops in the vocabulary's order of situations; within one, the plainer first."""
    times = Counter(number for choice in chosen for number in choice.held)
    situations = list(book.vocabulary.situations)
    ordered = sorted(chosen, key=lambda choice: (situations.index(choice.answers.what), plainness(book, choice.answers)))
    return tuple(
        Stop(
            answers=choice.answers,
            shows=tuple(every[number] for number in sorted(choice.held)),
            alone=frozenset(every[number] for number in choice.held if times[number] == 1),
        )
        for choice in ordered
    )
