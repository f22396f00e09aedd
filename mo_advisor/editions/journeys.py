"""Which journeys end in other advice in a later edition: of all classes of answers that the proof tells apart, those in which something differs.

An advice is put together from parts (`proof.parts`). What stands alike in both editions, but for numbers, is left alone; every other part is run on
all classes of answers that it tells apart, in either edition. Where no such part comes in, the advice is the same, word for word.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mo_advisor.analysis.coverage import asker_columns
from mo_advisor.editions.alignment import MOVED, Alignment, Fate
from mo_advisor.editions.carrying import Names
from mo_advisor.editions.sections import titles
from mo_advisor.editions.wording import folded, running
from mo_advisor.proof.answer_classes import AnswerClass, AnswerClasses, Distinctions
from mo_advisor.proof.oracle import PlainRoles
from mo_advisor.proof.outcome_tables import OutcomeTable
from mo_advisor.proof.parts import Part, compared, parts_of
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Contact, Silence
from mo_advisor.records.variants import with_fields

CLAUSES = ("clause", "contact")


class Differs(NamedTuple):
    """Where something of a clause differs. clause: its fate. journeys: how many classes of answers.

    whom: situation id to the kinds of asker for whom it does, role ids in the order of the vocabulary's columns.
    """

    fate: Fate
    journeys: int
    whom: Mapping[str, tuple[str, ...]]


class Journeys(NamedTuple):
    """changed: how many classes of answers lead to other advice, of so many (`every`). by_clause: grouped by the clause to which it is due.

    others: situation id to how many journeys change there for what is no clause's alone: a silence, a caution or an adviser.
    """

    changed: int
    every: int
    by_clause: tuple[Differs, ...]
    others: Mapping[str, int]


class _Two(NamedTuple):
    """A part as it is in either edition; None where it is in one only. same: whether both say the same words."""

    old: Part | None
    new: Part | None
    same: bool


def changed_journeys(before: Book, after: Book, alignment: Alignment, names: Names, situations: Collection[str] = ()) -> Journeys:
    """The journeys that end in other advice in the later of two editions, in some situations or in all."""
    return Comparing(before, after, alignment, names).journeys(situations or before.vocabulary.situations)


class Comparing:
    """Two editions of one document, part by part of the advice in a situation."""

    def __init__(self, before: Book, after: Book, alignment: Alignment, names: Names) -> None:
        self.before, self.after, self.names = before, after, names
        self.roles, self.roles_after = PlainRoles(before), PlainRoles(after)
        self.fates = {fate.old.clause.id: fate for fate in alignment.fates if fate.old}
        self.back = {position.clause.id: fate.old.clause.id for fate in reversed(alignment.fates) for position in fate.new if fate.old}
        self.back |= {names.now[old]: old for old in self.fates if old in names.now and self.fates[old].new}
        self.fates |= {f"new {position.clause.id}": fate for fate in alignment.fates for position in fate.new if not fate.old}
        self.headings = {position.clause.id: titles(position) for position in before.positions}
        self.headings_after = {position.clause.id: titles(position) for position in after.positions}
        self.tables: dict[Hashable, OutcomeTable] = {}

    def journeys(self, situations: Collection[str]) -> Journeys:
        changed = every = 0
        counts: dict[str, int] = {}
        whom: dict[str, dict[str, tuple[str, ...]]] = {}
        others: dict[str, int] = {}
        for situation in situations:
            classes, columns = self.columns(situation)
            every += len(classes)
            for clause in dict.fromkeys(clause for clause, _ in columns if clause):
                together = _any([column for of, column in columns if of == clause], len(classes))
                if any(together):
                    counts[clause] = counts.get(clause, 0) + sum(together)
                    whom.setdefault(clause, {})[situation] = self._askers(classes, together)
            everything = sum(_any([column for _, column in columns], len(classes)))
            of_clauses = sum(_any([column for clause, column in columns if clause], len(classes)))
            changed += everything
            if everything > of_clauses:
                others[situation] = everything - of_clauses
        by_clause = (Differs(fate, counts[key], whom[key]) for key, fate in self.fates.items() if key in counts)
        return Journeys(changed, every, tuple(sorted(by_clause, key=_place)), others)

    def columns(self, situation: str) -> tuple[AnswerClasses, list[tuple[str, list[bool]]]]:
        """The classes of answers in a situation, and for each part that is not alike the fate to which it belongs and in which classes it differs."""
        old, new = list(parts_of(self.before, self.roles, situation)), list(parts_of(self.after, self.roles_after, situation))
        self.parts = {"old": old, "new": new}
        two = list(self._different(old, new))
        classes = self._classes(situation, old, two)
        return classes, [(self._clause(each), self._column(classes, each)) for each in two]

    def _different(self, old: Sequence[Part], new: Sequence[Part]) -> Iterator[_Two]:
        """The parts of a situation that are not alike in both editions."""
        before = {self._key(part, earlier=True): part for part in old}
        after = {self._key(part, earlier=False): part for part in new}
        for key in dict.fromkeys((*before, *after)):
            one, other = before.get(key), after.get(key)
            same = bool(one and other and self._words(one, earlier=True) == self._words(other, earlier=False))
            if not (same and one and other and self._judged(one, earlier=True) == self._judged(other, earlier=False)):
                yield _Two(one, other, same)

    def _key(self, part: Part, earlier: bool) -> Hashable:
        """What a part is called in the later edition; what it is, where it has no name."""
        if part.kind == "clause":
            assert part.clause
            return part.kind, self.names.now.get(part.clause.id, f"old {part.clause.id}") if earlier else part.clause.id
        if part.kind == "silence":
            return part.kind
        return part.kind, *self._judged(part, earlier)

    def _words(self, part: Part, earlier: bool) -> Hashable:
        """What a reader sees of a clause: its words and the headings above it, without numbers; of one that stands elsewhere now, its words alone."""
        if part.kind != "clause" or part.clause is None:
            return None
        fate = self.fates.get(part.clause.id if earlier else self.back.get(part.clause.id, ""))
        duties = tuple((self._text(duty.words, earlier), duty.force, duty.binds) for duty in part.clause.duties)
        if fate and fate.fate == MOVED:
            return duties, folded(running(part.clause))
        headings = (self.headings if earlier else self.headings_after)[part.clause.id]
        if fate and fate.stands:
            return headings, duties
        return headings, duties, folded(running(part.clause)), earlier

    def _judged(self, part: Part, earlier: bool) -> tuple[Hashable, ...]:
        """The records that a part rests on, under the names of the later edition."""
        records = [*part.distinctions.records, *([part.record] if part.record else [])]
        clause = (self.names.now.get(part.clause.id, part.clause.id) if earlier else part.clause.id) if part.clause else ""
        return clause, *(self._plain(record, earlier) for record in records)

    def _plain(self, record: Any, earlier: bool) -> Any:
        """A record under the names of the later edition, without notes to editors and without differences of typography."""
        now = self.names.now if earlier else {}
        match record:
            case Contact():
                texts = {key: self._text(getattr(record, key) or "", earlier) for key in ("title", "do", "when")}
                return with_fields(record, note=None, route=now.get(record.route or "", record.route), **texts)
            case Adviser():
                return with_fields(record, title=folded(record.title), when=folded(record.when or ""), clause=now.get(record.clause, record.clause))
            case Caution():
                return with_fields(record, text=self._text(record.text, earlier), clauses=tuple(now.get(of, of) for of in record.clauses))
            case Silence():
                return with_fields(record, reason="")
        return with_fields(record, note=None)

    def _text(self, text: str, earlier: bool) -> str:
        """Words as they are compared: under the numbers of today, and without differences of typography."""
        return folded(self.names.renamed(text) if earlier else text)

    def _clause(self, two: _Two) -> str:
        """To which fate a part belongs; none where it is no clause's."""
        for part, earlier in ((two.old, True), (two.new, False)):
            if part and part.clause and part.kind in CLAUSES:
                clause = part.clause.id if earlier else self.back.get(part.clause.id, f"new {part.clause.id}")
                if clause in self.fates:
                    return clause
        return ""

    def _classes(self, situation: str, old: Sequence[Part], two: Sequence[_Two]) -> AnswerClasses:
        """The classes of answers that anything of a situation tells apart, in either edition."""
        new = [each.new.distinctions for each in two if each.new]
        return AnswerClasses(Distinctions.together([*(part.distinctions for part in old), *new], self.roles, situation))

    def _table(self, part: Part, edition: str) -> OutcomeTable:
        key = edition, part.key()
        if key not in self.tables:
            self.tables[key] = OutcomeTable(part)
        return self.tables[key]

    def _column(self, classes: AnswerClasses, two: _Two) -> list[bool]:
        """For each class of answers, whether what a part comes to differs."""
        old, new = self._comes_to(classes, two.old, "old"), self._comes_to(classes, two.new, "new")
        if two.same:
            return [one != other for one, other in zip(old, new, strict=True)]
        return [not (_absent(one) and _absent(other)) for one, other in zip(old, new, strict=True)]

    def _comes_to(self, classes: AnswerClasses, part: Part | None, edition: str) -> list[Hashable]:
        """What a part comes to in every class; a caution nothing where its clauses are not shown."""
        if part is None:
            return [None] * len(classes)
        found = _outcomes(classes, self._table(part, edition))
        caution = next((record for record in part.distinctions.records if isinstance(record, Caution)), None)
        if caution is None or not caution.clauses:
            return found
        parts = {each.name: each for each in self.parts[edition] if each.kind == "clause"}
        shown = [_outcomes(classes, self._table(parts[of], edition)) if of in parts else [None] * len(classes) for of in caution.clauses]
        enough = all if caution.shown == "all" else any
        return [one if enough(not _absent(each) for each in row) else None for one, row in zip(found, zip(*shown, strict=True), strict=True)]

    def _askers(self, classes: AnswerClasses, column: Sequence[bool]) -> tuple[str, ...]:
        """The kinds of asker in whose classes something differs."""
        each = len(classes.sides) * len(classes.choices)
        differs = {at for at in range(len(classes.askers)) if any(column[at * each : (at + 1) * each])}
        return tuple(role for role in asker_columns(self.before) if classes.asker_at(role) in differs)


def _outcomes(classes: AnswerClasses, table: OutcomeTable) -> list[Hashable]:
    """What a part comes to in every class, fit to be compared."""
    own, seen = table.classes, [compared(outcome) if outcome is not None else None for outcome in table.outcomes]
    askers = [own.asker_at(who) for who in classes.askers]
    sides = [own.side_at(side) for side in classes.sides]
    facts = [own.facts_at(choice) for choice in classes.choices]
    return [seen[table.number(AnswerClass(asker, side, fact))] for asker in askers for side in sides for fact in facts]


def _absent(outcome: Any) -> bool:
    """Whether a part does not come in: a clause or contact that is not shown, a silence that is not recorded."""
    return outcome is None or getattr(outcome, "truth", None) is False


def _any(columns: Sequence[Sequence[bool]], length: int) -> list[bool]:
    return [any(row) for row in zip(*columns, strict=True)] if columns else [False] * length


def _place(differs: Differs) -> tuple[int, int]:
    old, new = differs.fate.old, differs.fate.new
    return (new[0].order if new else old.order if old else 0, old.order if old else -1)
