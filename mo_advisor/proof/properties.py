"""What must hold of every piece of an advice, in every class of answers that the piece can see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, combinations, product

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import Match, match_clause
from mo_advisor.advice.reasons import why
from mo_advisor.proof.answer_classes import Traits
from mo_advisor.proof.certificate import NOTE, Finding
from mo_advisor.proof.oracle import world
from mo_advisor.proof.outcome_tables import At, Table
from mo_advisor.proof.parts import OWN
from mo_advisor.protocol.book import Book

SELF = "3"  # nobody is sent to the person that it is about, or to themselves
STAYS = "7"  # an answer takes away nothing that was certain
COMPLETIONS = "completions"  # what is certain holds however the open answers turn out; what is ruled out holds in none
WHY = "why"
DOUBT = "idle doubt"
MAY_CHANGE = ((OWN, True), ("is given", False))  # a narrower role may turn out not to hold a post that its wider role counts as holding


def broken(book: Book, table: Table) -> Iterator[Finding]:
    """Everything that does not hold of a piece."""
    yield from unsound(table)
    yield from weakened(table)
    if table.piece.position:
        yield from unexplained(book, table)


def unsound(table: Table) -> Iterator[Finding]:
    """What is claimed for certain and does not hold in every completion, and what is left in doubt though every completion agrees."""
    known = Completions(table)
    for at in table.space:
        for claim, claimed in table.piece.claims(table.outcome(at)).items():
            judge = _own if claim == OWN else _given if claim == "is given" else _claim
            found = judge(table, known, at, claim, claimed)
            if found:
                yield found


def _claim(table: Table, known: Completions, at: At, claim: str, claimed: bool | None) -> Finding | None:
    always, ever, shown = known.always(claim, at), known.ever(claim, at), (table.space.answers(at),)
    if claimed is None and always == ever:
        what = "in every completion" if always else "in none"
        return Finding(DOUBT, f"{table.piece.name}: in doubt whether it {claim}, though it does so {what}", shown, NOTE)
    if (claimed is True and not always) or (claimed is False and ever):
        sure = "surely" if claimed else "surely not"
        return Finding(COMPLETIONS, f"{table.piece.name}: it {sure} {claim}, the engine says; {known.other(claim, at, claimed)}", shown)
    return None


def _own(table: Table, known: Completions, at: At, claim: str, claimed: bool | None) -> Finding | None:
    """A post is left out where the very roles that were answered hold it, and stays only perhaps where narrower ones may."""
    answered = f"holds {table.piece.post}" in table.space.seen_askers[at.asker].traits | table.space.seen_sides[at.side].traits
    always, ever = known.always(claim, at), known.ever(claim, at)
    wrong = {True: not (answered or always), False: ever, None: answered or always}[claimed]
    said = {True: "left out, though nobody who is named holds the post", False: "certain, though the post may be their own"}
    message = said.get(bool(claimed), "") if claimed is not None else "shown as if perhaps, though the post is their own"
    return Finding(SELF, f"{table.piece.name}: {message}", (table.space.answers(at),)) if wrong else None


def _given(table: Table, known: Completions, at: At, claim: str, claimed: bool | None) -> Finding | None:
    """A caution is given where its conditions hold for certain, and only there."""
    wrong = claimed != known.always(claim, at)
    return Finding(COMPLETIONS, f"{table.piece.name}: given without cause, or withheld", (table.space.answers(at),)) if wrong else None


class Completions:
    """In which of the worlds that a class of answers may come to each claim is true, read plainly: as bits of one number for each claim."""

    def __init__(self, table: Table) -> None:
        self.space, self.piece = table.space, table.piece
        sight = self.space.sight
        self.asker_worlds = _numbered(world for seen in self.space.seen_askers for world in seen.worlds)
        self.worlds_of_side = [sight.side_worlds(seen) for seen in self.space.seen_sides]
        self.side_worlds = _numbered(chain.from_iterable(self.worlds_of_side))
        whole = [choice for choice in self.space.choices if len(choice) == len(sight.facts)]
        self.fact_worlds = {frozenset(f"{fact}={value}" for fact, value in choice.items()): at for at, choice in enumerate(whole)}
        self._reach: dict[At, int] = {}

    @cached_property
    def truths(self) -> dict[str, int]:
        """Claim to the worlds in which it is true."""
        truths: dict[str, int] = {}
        for number, (asker, side, facts) in enumerate(product(self.asker_worlds, self.side_worlds, self.fact_worlds)):
            for claim, so in self.piece.plainly(world(asker, side, facts)).items():
                truths[claim] = truths.get(claim, 0) | so << number
        return truths

    def always(self, claim: str, at: At) -> bool:
        """Whether a claim is true in every completion."""
        return not self._within(at) & ~self.truths[claim]

    def ever(self, claim: str, at: At) -> bool:
        """Whether a claim is true in some completion."""
        return bool(self._within(at) & self.truths[claim])

    def other(self, claim: str, at: At, claimed: bool) -> str:
        """In what completion a claim comes out otherwise."""
        otherwise = self._within(at) & (~self.truths[claim] if claimed else self.truths[claim])
        number = (otherwise & -otherwise).bit_length() - 1
        worlds = list(product(self.asker_worlds, self.side_worlds, self.fact_worlds))
        asker, side, facts = (", ".join(sorted(part)) or "nothing" for part in worlds[number])
        return f"not so where the asker {asker}; the other side {side}; facts: {facts}"

    def _within(self, at: At) -> int:
        """The worlds that a class of answers may come to."""
        if at not in self._reach:
            rows = self._rows(at.side, at.facts)
            row = len(self.side_worlds) * len(self.fact_worlds)
            self._reach[at] = sum(rows << self.asker_worlds[one] * row for one in self.space.seen_askers[at.asker].worlds)
        return self._reach[at]

    def _rows(self, side: int, facts: int) -> int:
        given = {f"{fact}={value}" for fact, value in self.space.choices[facts].items()}
        row = sum(1 << number for known, number in self.fact_worlds.items() if given <= known)
        return sum(row << self.side_worlds[one] * len(self.fact_worlds) for one in self.worlds_of_side[side])

def _numbered(worlds: Iterable[Traits]) -> dict[Traits, int]:
    return {one: at for at, one in enumerate(sorted(set(worlds), key=sorted))}


def weakened(table: Table) -> Iterator[Finding]:
    """What was certain before a narrower answer, or ruled out, and is not so after it."""
    space = table.space
    askers, sides, facts = space.narrowings()
    for at in space:
        for after in askers[at.asker]:
            yield from _lost(table, at, at._replace(asker=after))
        for after in sides[at.side]:
            yield from _lost(table, at, at._replace(side=after))
        for after in facts[at.facts]:
            yield from _lost(table, at, at._replace(facts=after))


def _lost(table: Table, before: At, after: At) -> Iterator[Finding]:
    if table.number(before) == table.number(after):
        return
    then, now = table.piece.claims(table.outcome(before)), table.piece.claims(table.outcome(after))
    for claim, claimed in then.items():
        if claimed is not None and (claim, claimed) not in MAY_CHANGE and claim in now and now[claim] is not claimed:
            sure = "surely" if claimed else "surely not"
            pair = (table.space.answers(before), table.space.answers(after))
            yield Finding(STAYS, f"{table.piece.name}: it {sure} {claim}, and no longer so after a narrower answer", pair)


def unexplained(book: Book, table: Table) -> Iterator[Finding]:
    """Reasons for a clause that are not enough, or of which one can be spared, or that are not the first of the smallest."""
    position = table.piece.position
    assert position is not None
    known: dict[object, object] = {}

    def stands(answers: Answers) -> object:
        key = answers.who, answers.involved, answers.what, *answers.facts.items()
        if key not in known:
            found = match_clause(book, answers, position)
            known[key] = found and (found.verdict, found.governs)
        return known[key]

    for at in table.space:
        outcome, answers = table.outcome(at), table.space.answers(at)
        if isinstance(outcome, Match):
            reasons = why(book, answers, outcome)
            least = next(some for some in _smallest_first(answers) if stands(answers.only(some)) == stands(answers))
            if reasons != least:
                said = f"because of {_listed(reasons)}, the engine says; the smallest reason is {_listed(least)}"
                yield Finding(WHY, f"{position.clause.id}: {said}", (answers,))


def _smallest_first(answers: Answers) -> Iterator[tuple[str, ...]]:
    given = [question for question in ("who", "involved", "what") if getattr(answers, question) is not None] + list(answers.facts)
    return chain.from_iterable(combinations(given, size) for size in range(len(given) + 1))


def _listed(questions: Iterable[str]) -> str:
    return ", ".join(questions) or "nothing"


