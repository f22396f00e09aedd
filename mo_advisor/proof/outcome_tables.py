"""A piece run on every class of answers that it can see: a table from which it is read afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import Any, NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.proof.answer_classes import Seen, Sight
from mo_advisor.proof.parts import Piece, brief

Steps = dict[int, list[int]]


class At(NamedTuple):
    """A class of answers: where it stands among the askers, the sides and the choices of facts."""

    asker: int
    side: int
    facts: int


class Space:
    """The classes of answers that a sight tells apart."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self._askers, self._sides, self.choices = sight.askers(), sight.sides(), tuple(sight.choices())
        self.askers, self.sides = tuple(self._askers.values()), tuple(self._sides.values())
        self._asker_at = {seen: at for at, seen in enumerate(self._askers)}
        self._side_at = {seen: at for at, seen in enumerate(self._sides)}
        self._facts_at = {tuple(choice.get(fact) for fact in sight.facts): at for at, choice in enumerate(self.choices)}
        self._single = {role: sight.one_side(role) for role in sight.kin.roles}
        self._seen_side: dict[tuple[str, ...], Seen] = {(role,): seen for role, seen in self._single.items()}
        self._role_at = {role: self._asker_at[sight.asker(role)] for role in (None, *sight.kin.roles)}

    def __len__(self) -> int:
        return len(self.askers) * len(self.sides) * len(self.choices)

    def __iter__(self) -> Iterator[At]:
        return (At(*at) for at in product(range(len(self.askers)), range(len(self.sides)), range(len(self.choices))))

    def index(self, at: At) -> int:
        """The number of a class, in the order in which they come."""
        return (at.asker * len(self.sides) + at.side) * len(self.choices) + at.facts

    def nth(self, index: int) -> At:
        """The class of a number."""
        rest, facts = divmod(index, len(self.choices))
        return At(*divmod(rest, len(self.sides)), facts)

    def answers(self, at: At) -> Answers:
        """The first answers of a class."""
        return Answers(self.askers[at.asker], self.sides[at.side], self.sight.situation, self.choices[at.facts])

    def asker_at(self, role: str | None) -> int:
        """The class of an asker."""
        return self._role_at[role]

    def side_at(self, roles: tuple[str, ...] | None) -> int:
        """The class of who is involved."""
        return self._side_at[self._joined(roles)] if roles else 0 if roles is None else 1

    def _joined(self, roles: tuple[str, ...]) -> Seen:
        if roles not in self._seen_side:
            self._seen_side[roles] = self._joined(roles[:-1]).join(self._single[roles[-1]])
        return self._seen_side[roles]

    def at(self, answers: Answers) -> At:
        """The class of any answers."""
        return At(self.asker_at(answers.who), self.side_at(answers.involved), self.facts_at(answers.facts))

    def facts_at(self, facts: Mapping[str, str]) -> int:
        """The class of the answers to the facts."""
        return self._facts_at[tuple(facts.get(fact) for fact in self.sight.facts)]

    @cached_property
    def seen_askers(self) -> tuple[Seen, ...]:
        """What each class of asker looks like."""
        return tuple(self._askers)

    @cached_property
    def seen_sides(self) -> tuple[Seen, ...]:
        """What each class of who is involved looks like."""
        return tuple(self._sides)

    def narrowings(self) -> tuple[Steps, Steps, Steps]:
        """For askers, sides and facts: from each class to which others a narrower answer can lead."""
        return _steps(self._asker_steps()), _steps(self._side_steps()), _steps(self._fact_steps())

    def _asker_steps(self) -> Iterator[tuple[int, int]]:
        kin = self.sight.kin
        for role in kin.asking:
            yield self.asker_at(None), self.asker_at(role)
        for role in kin.roles:
            yield from ((self.asker_at(role), self.asker_at(one)) for one in kin.narrower[role] if one in kin.asking)

    def _side_steps(self) -> Iterator[tuple[int, int]]:
        """From not known to any; and from one with a role to one with a narrower role in its place, whoever else is involved."""
        yield from ((0, at) for at in range(1, len(self.sides)))
        pairs = {(self._single[role], self._single[one]) for role, below in self.sight.kin.narrower.items() for one in below}
        for wide, narrow in pairs:
            yield self._side_at[wide], self._side_at[narrow]
            for rest in self.seen_sides[2:] if wide != narrow else ():
                yield self._side_at[wide.join(rest)], self._side_at[narrow.join(rest)]

    def _fact_steps(self) -> Iterator[tuple[int, int]]:
        for at, choice in enumerate(self.choices):
            for fact in self.sight.facts:
                if fact not in choice:
                    yield from ((at, self.facts_at({**choice, fact: value})) for value in self.sight.kin.book.facts[fact].values)


def _steps(pairs: Iterable[tuple[int, int]]) -> Steps:
    steps: Steps = defaultdict(list)
    for before, after in sorted(set(pairs)):
        if before != after:
            steps[before].append(after)
    return steps


class Table:
    """What the engine makes of a piece in every class of answers that the piece can see. outcomes: each that occurs, once."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.space = Space(piece.sight)
        self.outcomes: list[Any] = []
        self.numbers: list[int] = []
        known: dict[Hashable, int] = {}
        for at in self.space:
            outcome = piece.engine(self.space.answers(at))
            number = known.setdefault(brief(outcome), len(self.outcomes))
            self.numbers.append(number)
            if number == len(self.outcomes):
                self.outcomes.append(outcome)

    def number(self, at: At) -> int:
        """The number of the outcome in a class."""
        return self.numbers[self.space.index(at)]

    def outcome(self, at: At) -> Any:
        """What the engine makes of the piece in a class."""
        return self.outcomes[self.number(at)]
