"""What must hold in every class of answers: of each part of an advice, and of the parts of an advice together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, combinations, product
from typing import Any

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import Match, match_clause
from mo_advisor.advice.contacts import General, LeftOut, Named
from mo_advisor.advice.reasons import why
from mo_advisor.proof.answer_classes import AnswerClass
from mo_advisor.proof.certificate import NOTE, Finding
from mo_advisor.proof.oracle import ASKERS, SUBJECTS, Traits, established, world
from mo_advisor.proof.outcome_tables import OutcomeTable, SituationTable
from mo_advisor.proof.parts import GIVEN, GOVERNS, LOWER, NAMED, OWN, TAKEN, Part
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact

EMPTY = "2"  # the advice is never empty
SELF = "3"  # nobody is sent to the person that it is about, or to themselves
ESTABLISHED = "established"  # whoever is left out is so for certain
ACTOR = "actor"  # no step is taken by somebody whom the words do not give
CITED = "4"  # every contact cites a clause that is printed
STAYS = "7"  # an answer takes away nothing that was certain
COMPLETIONS = "completions"  # what is certain holds however the open answers turn out; what is ruled out holds in none
WHY = "why"
DOUBT = "idle doubt"
Outcomes = Sequence[tuple[Part, Any]]  # what the engine makes of each part
MAY_CHANGE = ((OWN, True), (LOWER, True), (GIVEN, False))  # whoever was named by a post's very role may be named by a narrower one


def part_findings(book: Book, table: OutcomeTable) -> Iterator[Finding]:
    """Everything that does not hold of a part."""
    yield from _unsound(table)
    yield from _weakened(table)
    if table.part.record:
        yield from _misplaced(table)
        yield from _invented(table)
    if table.part.position:
        yield from _unexplained(book, table)


def _unsound(table: OutcomeTable) -> Iterator[Finding]:
    """What is claimed for certain and does not hold in every completion, and what is left in doubt though every completion agrees."""
    completions = Completions(table)
    for at in table.classes:
        for claim, claimed in table.part.claims(table.outcome(at)).items():
            found = JUDGES.get(claim, _claim)(table, completions, at, claim, claimed)
            if found:
                yield found


def _claim(table: OutcomeTable, completions: Completions, at: AnswerClass, claim: str, claimed: bool | None) -> Finding | None:
    always, ever, shown = completions.always(claim, at), completions.ever(claim, at), (table.classes.first(at),)
    if claimed is None and (always or not (ever or claim == NAMED)):  # that it may be the very person is no doubt that an answer need settle
        what = "in every completion" if always else "in none"
        return Finding(DOUBT, f"{table.part.name}: in doubt whether it {claim}, though it does so {what}", shown, NOTE)
    if (claimed is True and not always) or (claimed is False and ever):
        sure = "surely" if claimed else "surely not"
        return Finding(COMPLETIONS, f"{table.part.name}: it {sure} {claim}, the engine says; {completions.other(claim, at, claimed)}", shown)
    return None


def _concerned(table: OutcomeTable, completions: Completions, at: AnswerClass, claim: str, claimed: bool | None) -> Finding | None:
    """A post is certain to be somebody else's, or to rank no lower, just where it is so of everybody whom it may be."""
    if claimed is True or claimed is (None if completions.ever(claim, at) else False):
        return None  # whether what is left out, is so rightly, the answers alone say
    message = "shown as if perhaps, though it cannot be so" if claimed is None else f"certain, though it {claim}"
    return Finding(SELF, f"{table.part.name}: {message}", (table.classes.first(at),))


def _taken(table: OutcomeTable, completions: Completions, at: AnswerClass, claim: str, claimed: bool | None) -> Finding | None:
    """A step is the caller's just where they surely are one of those who take it."""
    wrong = completions.always(claim, at) is not (claimed is True)
    return Finding(ACTOR, f"{table.part.name}: the caller's step, or another's, without cause", (table.classes.first(at),)) if wrong else None


def _given(table: OutcomeTable, completions: Completions, at: AnswerClass, claim: str, claimed: bool | None) -> Finding | None:
    """A caution is given where its conditions hold for certain, and only there."""
    wrong = claimed != completions.always(claim, at)
    return Finding(COMPLETIONS, f"{table.part.name}: given without cause, or withheld", (table.classes.first(at),)) if wrong else None


JUDGES = {OWN: _concerned, LOWER: _concerned, TAKEN: _taken, GIVEN: _given}  # claims that are not judged as every other


def _misplaced(table: OutcomeTable) -> Iterator[Finding]:
    """Who is left out though the answers do not establish why, and who is shown though they establish that it must not be."""
    seen_askers, seen_sides = table.classes.seen_askers, table.classes.seen_sides
    for at in table.classes:
        outcome = table.outcome(at)
        reasons = established(seen_askers[at.asker].traits, seen_sides[at.side].traits, table.part.posts)
        if isinstance(outcome, LeftOut) and outcome.why not in reasons:
            yield Finding(ESTABLISHED, f"{table.part.name}: left out ({outcome.why}), which no answer establishes", (table.classes.first(at),))
        elif isinstance(outcome, Named | General):
            many = isinstance(outcome, Named) and outcome.contact.one_of_many
            if reasons - ({ASKERS, SUBJECTS} if many else frozenset()):
                yield Finding(SELF, f"{table.part.name}: shown, though it is their own or does not fit", (table.classes.first(at),))


def _invented(table: OutcomeTable) -> Iterator[Finding]:
    """Steps that somebody is said to take of whom the words say nothing."""
    for number, outcome in enumerate(table.outcomes):
        if isinstance(outcome, Named) and outcome.by not in _actors(outcome.contact):
            at = table.classes.nth(table.numbers.index(number))
            yield Finding(ACTOR, f"{table.part.name}: taken by {outcome.by or 'nobody'}, which its words do not say", (table.classes.first(at),))


def _actors(contact: Contact) -> tuple[str, ...]:
    """Who can be said to take a step: nobody where the words are passive, the caller where they name nobody, else those named."""
    return ("",) if contact.passive else ("you", *contact.by) if contact.by else ("you",)


class Completions:
    """In which of the worlds that a class of answers may come to each claim is true, read plainly: as bits of one number for each claim."""

    def __init__(self, table: OutcomeTable) -> None:
        self.classes, self.part = table.classes, table.part
        distinctions = self.classes.distinctions
        self.asker_worlds = _numbered(traits for seen in self.classes.seen_askers for traits in seen.worlds)
        self.worlds_of_side = [distinctions.side_worlds(seen) for seen in self.classes.seen_sides]
        self.side_worlds = _numbered(chain.from_iterable(self.worlds_of_side))
        whole = [choice for choice in self.classes.choices if len(choice) == len(distinctions.facts)]
        self.fact_worlds = {frozenset(f"{fact}={value}" for fact, value in choice.items()): at for at, choice in enumerate(whole)}
        self._reach: dict[AnswerClass, int] = {}

    @cached_property
    def truths(self) -> dict[str, int]:
        """Claim to the worlds in which it is true."""
        truths: dict[str, int] = {}
        for number, (asker, side, facts) in enumerate(product(self.asker_worlds, self.side_worlds, self.fact_worlds)):
            for claim, so in self.part.plainly(world(asker, side, facts)).items():
                truths[claim] = truths.get(claim, 0) | so << number
        return truths

    def always(self, claim: str, at: AnswerClass) -> bool:
        """Whether a claim is true in every completion."""
        return not self._within(at) & ~self.truths[claim]

    def ever(self, claim: str, at: AnswerClass) -> bool:
        """Whether a claim is true in some completion."""
        return bool(self._within(at) & self.truths[claim])

    def other(self, claim: str, at: AnswerClass, claimed: bool) -> str:
        """In what completion a claim comes out otherwise."""
        otherwise = self._within(at) & (~self.truths[claim] if claimed else self.truths[claim])
        number = (otherwise & -otherwise).bit_length() - 1
        worlds = list(product(self.asker_worlds, self.side_worlds, self.fact_worlds))
        asker, side, facts = (", ".join(sorted(part)) or "nothing" for part in worlds[number])
        return f"not so where the asker {asker}; the other side {side}; facts: {facts}"

    def _within(self, at: AnswerClass) -> int:
        """The worlds that a class of answers may come to."""
        if at not in self._reach:
            rows = self._rows(at.side, at.facts)
            row = len(self.side_worlds) * len(self.fact_worlds)
            self._reach[at] = sum(rows << self.asker_worlds[asker] * row for asker in self.classes.seen_askers[at.asker].worlds)
        return self._reach[at]

    def _rows(self, side: int, facts: int) -> int:
        given = {f"{fact}={value}" for fact, value in self.classes.choices[facts].items()}
        row = sum(1 << number for known, number in self.fact_worlds.items() if given <= known)
        return sum(row << self.side_worlds[known] * len(self.fact_worlds) for known in self.worlds_of_side[side])


def _numbered(worlds: Iterable[Traits]) -> dict[Traits, int]:
    return {traits: number for number, traits in enumerate(sorted(set(worlds), key=sorted))}


def _weakened(table: OutcomeTable) -> Iterator[Finding]:
    """What was certain before a narrower answer, or ruled out, and is not so after it."""
    classes = table.classes
    askers, sides, facts = classes.narrowings()
    for at in classes:
        for after in askers.get(at.asker, ()):
            yield from _lost(table, at, at._replace(asker=after))
        for after in sides.get(at.side, ()):
            yield from _lost(table, at, at._replace(side=after))
        for after in facts.get(at.facts, ()):
            yield from _lost(table, at, at._replace(facts=after))


def _lost(table: OutcomeTable, before: AnswerClass, after: AnswerClass) -> Iterator[Finding]:
    if table.number(before) == table.number(after):
        return
    then, now = table.part.claims(table.outcome(before)), table.part.claims(table.outcome(after))
    for claim, claimed in then.items():
        if claimed is not None and (claim, claimed) not in MAY_CHANGE and claim in now and now[claim] is not claimed:
            sure = "surely" if claimed else "surely not"
            pair = (table.classes.first(before), table.classes.first(after))
            yield Finding(STAYS, f"{table.part.name}: it {sure} {claim}, and no longer so after a narrower answer", pair)


def _unexplained(book: Book, table: OutcomeTable) -> Iterator[Finding]:
    """Reasons for a clause that are not enough, or of which one can be spared, or that are not the first of the smallest."""
    position = table.part.position
    assert position is not None
    known: dict[Answers, object] = {}

    def stands(answers: Answers) -> object:
        if answers not in known:
            found = match_clause(book, answers, position)
            known[answers] = found and (found.verdict, found.governs)
        return known[answers]

    for at in table.classes:
        outcome, answers = table.outcome(at), table.classes.first(at)
        if isinstance(outcome, Match):
            reasons = why(book, answers, outcome)
            least = next(some for some in _smallest_first(answers) if stands(answers.only(some)) == stands(answers))
            if reasons != least:
                said = f"because of {_listed(reasons)}, the engine says; the smallest reason is {_listed(least)}"
                yield Finding(WHY, f"{position.clause.id}: {said}", (answers,))


def _smallest_first(answers: Answers) -> Iterator[tuple[str, ...]]:
    given = answers.given()
    return chain.from_iterable(combinations(given, size) for size in range(len(given) + 1))


def _listed(questions: Iterable[str]) -> str:
    return ", ".join(questions) or "nothing"


def situation_findings(situation: SituationTable) -> Iterator[Finding]:
    """What does not hold of an advice as a whole, for each different one."""
    for advice, number in situation.different.items():
        at = situation.classes.nth(number)
        outcomes = list(situation.outcomes(advice))
        for of, message in (*_empty(situation, outcomes, at), *_uncited(outcomes)):
            yield Finding(of, f"{situation.situation}: {message}", (situation.classes.first(at),))


def _empty(situation: SituationTable, outcomes: Outcomes, at: AnswerClass) -> Iterator[tuple[str, str]]:
    if not situation.book.protocol.mapped or not _asks(situation, at):
        return
    governing = [part.claims(outcome)[GOVERNS] for part, outcome in outcomes if part.kind == "clause"]
    recorded = next(outcome.truth for part, outcome in outcomes if part.kind == "silence")
    if recorded is not True and all(governs is False for governs in governing):
        yield EMPTY, "neither a clause nor a recorded silence"
    if recorded is True and True in governing:
        yield EMPTY, "a silence is recorded where a clause governs"


def _asks(situation: SituationTable, at: AnswerClass) -> bool:
    """Whether the asker of a class is not known, or one of those who ask."""
    classes = situation.classes
    return at.asker == 0 or any(classes.asker_at(role) == at.asker for role in classes.distinctions.roles.asking)


def _uncited(outcomes: Outcomes) -> Iterator[tuple[str, str]]:
    printed = {part.name for part, outcome in outcomes if part.kind == "clause" and outcome}
    for part, outcome in outcomes:
        if part.kind == "contact" and outcome and part.clause and part.clause.id not in printed:
            yield CITED, f"{part.name} is named, and the clause is not printed"
