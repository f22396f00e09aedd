"""A situation compiled: its pieces as tables, and for every class of answers the advice that they make together."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from mo_advisor.advice.answers import Answers
from mo_advisor.proof.answer_classes import Sight
from mo_advisor.proof.certificate import Finding
from mo_advisor.proof.oracle import Kinship
from mo_advisor.proof.outcome_tables import At, Space, Table
from mo_advisor.proof.parts import Piece, pieces
from mo_advisor.protocol.book import Book

Numbers = tuple[int, ...]  # the outcome of each piece, by its number in the piece's table
Tables = dict[Hashable, Table]
SPOKEN = "2"  # the advice is never empty
CITED = "4"  # every contact cites a clause that is printed


class Compiled:
    """One situation of a protocol.

    advice: for each class of answers, by its number, the outcomes of all pieces. different: each different advice, with the first class that has it.
    """

    def __init__(self, book: Book, kin: Kinship, situation: str, tables: Tables) -> None:
        self.book, self.situation = book, situation
        self.tables = tuple(_table(piece, tables) for piece in pieces(book, kin, situation))
        self.space = Space(_joint(kin, situation, [table.piece.sight for table in self.tables]))
        self.advice: list[Numbers] = []
        self.different: dict[Numbers, int] = {}

    def evaluate(self) -> Iterator[Finding]:
        """Puts the advice of every class together; gives what does not hold of one as a whole."""
        self.advice = list(zip(*map(self._column, self.tables), strict=True))
        for index, numbers in enumerate(self.advice):
            self.different.setdefault(numbers, index)
        yield from self._broken()

    def _column(self, table: Table) -> list[int]:
        """What a piece comes to in every class: a row for each class of asker that the piece can see, put together for all askers."""
        askers = [table.space.asker_at(who) for who in self.space.askers]
        sides = [table.space.side_at(side) for side in self.space.sides]
        facts = [table.space.facts_at(choice) for choice in self.space.choices]
        starts = [table.space.index(At(0, side, fact)) for side in sides for fact in facts]
        rows = {asker: [table.numbers[start + table.space.index(At(asker, 0, 0))] for start in starts] for asker in set(askers)}
        return [number for asker in askers for number in rows[asker]]

    def of(self, answers: Answers) -> Numbers:
        """The advice on any answers."""
        return self.advice[self.space.index(self.space.at(answers))]

    def outcomes(self, numbers: Numbers) -> Iterator[tuple[Piece, Any]]:
        """The pieces with what the engine makes of each."""
        return ((table.piece, table.outcomes[number]) for table, number in zip(self.tables, numbers, strict=True))

    def _broken(self) -> Iterator[Finding]:
        for numbers, index in self.different.items():
            at = self.space.nth(index)
            pieces_ = list(self.outcomes(numbers))
            for of, message in (*self._unspoken(pieces_, at), *_uncited(pieces_)):
                yield Finding(of, f"{self.situation}: {message}", (self.space.answers(at),))

    def _unspoken(self, found: list[tuple[Piece, Any]], at: At) -> Iterator[tuple[str, str]]:
        if not self._asks(at) or not self.book.protocol.mapped:
            return
        governing = [piece.claims(outcome)["governs"] for piece, outcome in found if piece.kind == "clause"]
        recorded = next(outcome.truth for piece, outcome in found if piece.kind == "silence")
        if recorded is not True and all(one is False for one in governing):
            yield SPOKEN, "neither a clause nor a recorded silence"
        if recorded is True and True in governing:
            yield SPOKEN, "a silence is recorded where a clause governs"

    def _asks(self, at: At) -> bool:
        kin = self.space.sight.kin
        return at.asker == 0 or any(self.space.asker_at(role) == at.asker for role in kin.asking)


def _uncited(found: list[tuple[Piece, Any]]) -> Iterator[tuple[str, str]]:
    printed = {piece.name for piece, outcome in found if piece.kind == "clause" and outcome}
    for piece, outcome in found:
        if piece.kind == "contact" and outcome and piece.clause and piece.clause.id not in printed:
            yield CITED, f"{piece.name} is named, and the clause is not printed"


def _table(piece: Piece, tables: Tables) -> Table:
    key = piece.kind, piece.name, piece.sight.likeness()
    if key not in tables:
        tables[key] = Table(piece)
    return tables[key]


def _joint(kin: Kinship, situation: str, sights: list[Sight]) -> Sight:
    """All that any of these can see."""
    records = {id(record): record for sight in sights for record in sight.records}.values()
    posts = [post for sight in sights for post in sight.posts]
    return Sight(kin, situation, records, posts, [role for sight in sights for role in sight.who], deep=False)
