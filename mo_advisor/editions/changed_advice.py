"""What changes for whom between two editions of one protocol: clause by clause, and answer by answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.cautions import Warned
from mo_advisor.advice.difference import Difference, difference
from mo_advisor.advice.outcome import Entry, Outcome, Part, outcome_of
from mo_advisor.analysis.coverage import asker_columns
from mo_advisor.editions.alignment import Alignment, align
from mo_advisor.editions.carrying import Names
from mo_advisor.editions.councils import outcome_in
from mo_advisor.editions.journeys import Differs, Journeys, changed_journeys
from mo_advisor.editions.wording import folded
from mo_advisor.protocol.book import Book

NOT_COMPARED = ("notices", "unmapped")
OF_THE_FILE = ("status", "review")  # cautions that say how far the file is, and nothing of the document


class AnswerChange(NamedTuple):
    """What changes in one situation for one asker, where nothing else is said. otherwise: clauses in both that read otherwise, by their ids now."""

    situation: str
    who: str
    before: str
    after: str
    difference: Difference
    otherwise: tuple[str, ...]


class Editions(NamedTuple):
    """Two editions of one protocol, and what differs between them."""

    before: Book
    after: Book
    alignment: Alignment
    journeys: Journeys
    answers: tuple[AnswerChange, ...]


def compare_editions(before: Book, after: Book, situations: Collection[str], who: str | None) -> Editions:
    """What changes in some situations; for one kind of asker, where `who` is given."""
    alignment = align(before.protocol, after.protocol)
    names = Names(alignment.numbers)
    journeys = changed_journeys(before, after, alignment, names, situations)
    askers = (who,) if who else tuple(asker_columns(before))
    touched = {what for differs in journeys.by_clause for what in differs.whom} | journeys.others.keys()
    changed = (
        _change(before, after, Answers(asker, None, what), names, _reads_otherwise(journeys.by_clause, what))
        for what in before.vocabulary.situations if what in touched for asker in askers
    )
    answers = tuple(change for change in changed if any(change.difference) or change.otherwise or change.before != change.after)
    if who:
        kept = {change.situation for change in answers}
        others = {what: count for what, count in journeys.others.items() if what in kept}
        journeys = journeys._replace(by_clause=tuple(_only(journeys.by_clause, kept)), others=others)
    return Editions(before, after, alignment, journeys, answers)


def _only(by_clause: Collection[Differs], situations: Collection[str]) -> Iterator[Differs]:
    for differs in by_clause:
        whom = {what: askers for what, askers in differs.whom.items() if what in situations}
        if whom:
            yield differs._replace(whom=whom)


def _reads_otherwise(by_clause: Collection[Differs], situation: str) -> Collection[str]:
    """The clauses of the later edition that differ in a situation and have come of an earlier one."""
    return [position.clause.id for differs in by_clause if situation in differs.whom and differs.fate.old for position in differs.fate.new]


def _change(before: Book, after: Book, answers: Answers, names: Names, otherwise: Collection[str]) -> AnswerChange:
    earlier, later = advise(before, answers), advise(after, answers)
    old, new = _parts(outcome_of(earlier), names), _parts(outcome_of(later), Names({}))
    shown = {part.clauses[0] for part in old if part.kind in ("clauses", "routes", "general")} & {part.clauses[0] for part in new if part.clauses}
    assert answers.who
    return AnswerChange(
        answers.what, answers.who, outcome_in(earlier), outcome_in(later), difference(old, new),
        tuple(clause for clause in dict.fromkeys(otherwise) if clause in shown),
    )


def _parts(outcome: Outcome, names: Names) -> dict[Part, bool]:
    """The parts of an advice under the names of the later edition, without differences of typography and without what is not compared."""
    compared = Outcome(tuple(entry for entry in outcome.entries if not _of_the_file(entry)))
    return {
        part._replace(title=folded(names.renamed(part.title)), clauses=tuple(names.now.get(of, of) for of in part.clauses)): certain
        for part, certain in compared.parts().items() if part.kind not in NOT_COMPARED
    }


def _of_the_file(entry: Entry) -> bool:
    return isinstance(entry.detail, Warned) and entry.detail.kind in OF_THE_FILE
