"""What the engine makes of the parts of an advice, in tables: of each part over the answers that it tells apart, and of a situation's parts together.

A part is run once on every class of answers that it tells apart; what all parts come to for any answers is read from the tables afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.proof.answer_classes import AnswerClass, AnswerClasses, Distinctions
from mo_advisor.proof.oracle import PlainRoles
from mo_advisor.proof.parts import Part, compared, parts_of
from mo_advisor.protocol.book import Book

MOST_CLASSES = 250_000  # of one situation: three times as many as any of the shipped protocols has
MOST_WAYS = 1_000  # to answer the facts of one situation: from each of them the interview goes on in as many; six facts of yes and no make 729
Numbers = tuple[int, ...]  # the outcome of each part, by its number in the part's table


class OutcomeTable:
    """What the engine makes of a part in every class of answers that the part tells apart.

    outcomes: each that occurs, once. numbers: for each class, by its number, which outcome it is.
    """

    def __init__(self, part: Part) -> None:
        self.part = part
        self.classes = AnswerClasses(part.distinctions)
        self.outcomes: list[Any] = []
        self.numbers: list[int] = []
        known: dict[Hashable, int] = {}
        for at in self.classes:
            outcome = part.engine(self.classes.first(at))
            number = known.setdefault(compared(outcome), len(self.outcomes))
            self.numbers.append(number)
            if number == len(self.outcomes):
                self.outcomes.append(outcome)

    def number(self, at: AnswerClass) -> int:
        """The number of the outcome in a class."""
        return self.numbers[self.classes.number(at)]

    def of_asker(self, asker: int) -> list[int]:
        """The numbers of the outcomes of one asker: for each side, the facts in turn."""
        start = self.classes.number(AnswerClass(asker, 0, 0))
        return self.numbers[start : start + len(self.numbers) // len(self.classes.askers)]

    def outcome(self, at: AnswerClass) -> Any:
        """What the engine makes of the part in a class."""
        return self.outcomes[self.number(at)]


class SituationTable:
    """What all parts of one situation come to together. classes: the classes of answers that any of the parts tells apart."""

    def __init__(self, book: Book, situation: str, tables: tuple[OutcomeTable, ...], classes: AnswerClasses) -> None:
        self.book, self.situation, self.tables, self.classes = book, situation, tables, classes

    @cached_property
    def advice(self) -> list[Numbers]:
        """For each class of answers, by its number, the outcomes of all parts."""
        return list(zip(*map(self._column, self.tables), strict=True))

    @cached_property
    def different(self) -> dict[Numbers, int]:
        """Each different advice, with the number of the first class that has it."""
        last = len(self.advice) - 1
        first = dict(zip(reversed(self.advice), range(last, -1, -1), strict=True))  # the first of all that are equal is what stays
        return dict(sorted(first.items(), key=itemgetter(1)))

    def of(self, answers: Answers) -> Numbers:
        """The advice on any answers."""
        return self.advice[self.classes.number(self.classes.of(answers))]

    def outcomes(self, advice: Numbers) -> Iterator[tuple[Part, Any]]:
        """The parts with what the engine makes of each."""
        return ((table.part, table.outcomes[number]) for table, number in zip(self.tables, advice, strict=True))

    def _column(self, table: OutcomeTable) -> list[int]:
        """What a part comes to in every class: a row for each of the askers that the part tells apart, put together for all askers."""
        classes = table.classes
        askers = [classes.asker_at(who) for who in self.classes.askers]
        starts = [classes.number(AnswerClass(0, classes.side_at(side), 0)) for side in self.classes.sides]
        facts = [classes.facts_at(choice) for choice in self.classes.choices]
        places = [start + fact for start in starts for fact in facts]
        rows = {asker: table.of_asker(asker) for asker in set(askers)}
        found = {asker: [row[place] for place in places] for asker, row in rows.items()}
        return list(chain.from_iterable(found[asker] for asker in askers))


class Tables(NamedTuple):
    """All tables of a protocol.

    parts: each once, also where it is the same in several situations. situations: by their ids. left_out: the situations that have too many
    classes to be walked, each with how many.
    """

    parts: tuple[OutcomeTable, ...]
    situations: dict[str, SituationTable]
    left_out: dict[str, int]


def make_tables(book: Book, roles: PlainRoles, tell: Callable[[str], None] = lambda _: None) -> Tables:
    """Runs the engine on every part. tell: told of each situation before its parts are run."""
    known: dict[Hashable, OutcomeTable] = {}
    situations: dict[str, SituationTable] = {}
    left_out: dict[str, int] = {}
    for situation in book.vocabulary.situations:
        tell(situation)
        parts = tuple(parts_of(book, roles, situation))
        classes = AnswerClasses(Distinctions.together([part.distinctions for part in parts], roles, situation))
        if classes.ways_of_facts > MOST_WAYS or len(classes) > MOST_CLASSES:
            left_out[situation] = len(classes)
            continue
        tables = tuple(known.get(part.key()) or known.setdefault(part.key(), OutcomeTable(part)) for part in parts)
        situations[situation] = SituationTable(book, situation, tables, classes)
    return Tables(tuple(known.values()), situations, left_out)
