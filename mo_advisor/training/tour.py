"""A tour of a protocol: the fewest sets of answers found that together show every clause and every contact of it.

Out of the answers with which an interview can end, the plainest where several would do: those of which a case that is told would seem natural, and
takes little to tell. What any of them shows for certain counts only where it is certain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.frozen import Frozen, replace
from mo_advisor.interview.menus import EITHER, kind_of
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact
from mo_advisor.training.set_cover import cover
from mo_advisor.vocabulary import Situation


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


class Tour(Frozen):
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
    return plainest_first(book, interviews.ends)


def plainest_first(book: Book, ends: Iterable[Answers]) -> list[Answers]:
    """Answers in the order of their plainness; without those who are involved as none of the posts that were offered, whom no case would tell of."""
    told = (answers for answers in ends if not any(book.vocabulary.roles[role].rest for role in answers.involved or ()))
    return sorted(told, key=lambda answers: plainness(book, answers))


def tour(book: Book, ends: Sequence[Answers]) -> Tour:
    """The fewest stops found. ends: the answers to choose from, the plainest first."""
    seen = [_seen(book, answers) for answers in ends]
    sure = frozenset(item for certainties in seen for item, certain in certainties.items() if certain)
    perhaps = frozenset(item for certainties in seen for item in certainties) - sure
    every = tuple(dict.fromkeys(items(book)))

    def candidate(answers: Answers, certainties: Mapping[Item, bool]) -> Candidate:
        counts = (number for number, item in enumerate(every) if item in certainties and (certainties[item] or item in perhaps))
        return Candidate(answers, frozenset(counts))

    def two_sided(answers: Answers) -> list[Candidate]:
        return [candidate(fuller, _seen(book, fuller)) for fuller in _two_sided(book, answers)]

    candidates = [candidate(answers, certainties) for answers, certainties in zip(ends, seen, strict=True)]
    found = cover([each.held for each in candidates])
    chosen = _plainest(candidates, found.chosen, two_sided)
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
    clauses = (shown.match for shown in advice.shown)
    seen = {Item(match.position.clause.id): match.verdict.truth is True for match in clauses}
    for named in advice.contacts:
        item = _contact(named.clause, named.contact)
        seen[item] = seen.get(item, False) or named.verdict.truth is True
    return seen


def _plainest(candidates: Sequence[Candidate], chosen: Sequence[int], fuller: Callable[[Answers], Iterable[Candidate]]) -> list[Candidate]:
    """In place of each that is chosen the first candidate that shows what no other of them does; none where there is no such thing.

    fuller: other forms of the same answers, to be preferred where they show as much.
    """
    kept = {number: candidates[number] for number in chosen}
    whole = frozenset().union(*(candidate.held for candidate in kept.values()))
    for dropped in chosen:
        del kept[dropped]
        needed = whole.difference(*(candidate.held for candidate in kept.values()))
        if needed:
            number = next(number for number, candidate in enumerate(candidates) if needed <= candidate.held)
            same = candidates[number]
            kept[number] = next((candidate for candidate in fuller(same.answers) if needed <= candidate.held), same)
    return list(kept.values())


def _two_sided(book: Book, answers: Answers) -> Iterator[Answers]:
    """The answers with each role on the other side that fits there, where none does yet: so that a case can be told from both sides."""
    if answers.who is not None and (answers.involved is None or _strange_side(book, answers)):
        kinds = kinds_on_other_side(book, answers)
        told = (role.id for role in book.vocabulary.roles.values() if not role.rest)
        fitting = (role for role in told if any(book.tree.truth(role, kind) for kind in kinds))
        yield from (replace(answers, involved=(role,)) for role in fitting)


def _stops(book: Book, chosen: Sequence[Candidate], every: Sequence[Item]) -> tuple[Stop, ...]:
    """The stops in the vocabulary's order of situations; within one, the plainer first."""
    times = Counter(number for candidate in chosen for number in candidate.held)
    situations = list(book.vocabulary.situations)
    ordered = sorted(chosen, key=lambda candidate: (situations.index(candidate.answers.what), plainness(book, candidate.answers)))
    return tuple(
        Stop(
            answers=candidate.answers,
            shows=tuple(every[number] for number in sorted(candidate.held)),
            alone=frozenset(every[number] for number in candidate.held if times[number] == 1),
        )
        for candidate in ordered
    )


def plainness(book: Book, answers: Answers) -> tuple[object, ...]:
    """What sorts simple answers first: somebody asks, who would; few facts; the other side is whom the situation puts there; wide roles.

    Of equally plain ones the first in the vocabulary.
    """
    roles, situations = list(book.vocabulary.roles), list(book.vocabulary.situations)
    involved = answers.involved or ()
    named = (*((answers.who,) if answers.who else ()), *involved)
    return (
        answers.who is None,
        not _would_ask(book, answers),
        len(answers.facts),
        _strange_side(book, answers),
        sum(len(book.tree.above[role]) for role in named),
        situations.index(answers.what),
        [roles.index(role) for role in named],
        list(answers.facts.items()),
    )


def _would_ask(book: Book, answers: Answers) -> bool:
    """Whether the asker is one of those who ask about such a thing."""
    kind = answers.who and kind_of(book, answers.who)
    return kind is not None and _situation(book, answers).asked_by in (EITHER, kind)


def _strange_side(book: Book, answers: Answers) -> bool:
    """Whether it is settled that somebody else is involved than those whom the situation speaks of, or nobody."""
    if answers.involved is None:
        return False
    kinds = kinds_on_other_side(book, answers)
    return not answers.involved or not all(any(book.tree.truth(role, kind) for kind in kinds) for role in answers.involved)


def kinds_on_other_side(book: Book, answers: Answers) -> list[str]:
    """The kinds of people whom the situation puts on the other side; where there are several, not the asker's own."""
    party = _situation(book, answers).party
    own = kind_of(book, answers.who) if answers.who else None
    return [kind for kind in party if kind != own or len(party) == 1]


def _situation(book: Book, answers: Answers) -> Situation:
    return book.vocabulary.situations[answers.what]
