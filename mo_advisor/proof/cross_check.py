"""Whole advice, made by `advise` itself: what its readers find, and whether it is what the parts come to that it is put together from."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.cautions import Warned
from mo_advisor.advice.clauses import Match
from mo_advisor.advice.contacts import General, LeftOut, Named
from mo_advisor.proof.certificate import Finding
from mo_advisor.proof.oracle import ASKERS, SUBJECTS, PlainRoles
from mo_advisor.proof.outcome_tables import SituationTable
from mo_advisor.proof.parts import Part, compared
from mo_advisor.proof.plain_file import plain_words
from mo_advisor.proof.readers import READERS, CheckedAdvice
from mo_advisor.protocol.book import Book

PARTS = "pieces"  # an advice is what its parts come to
MOST_INVOLVED = 6


def advice_findings(
    book: Book, roles: PlainRoles, situations: Mapping[str, SituationTable], some: Iterable[Answers], write: Callable[[bytes], None],
) -> Iterator[Finding]:
    """What is wrong with the advice on some answers. write: gets the bytes of each advice."""
    words = plain_words(book)
    for answers in some:
        checked = CheckedAdvice(book, roles, answers, words)
        for reader, of in READERS.items():
            yield from (Finding(of, f"{answers.what}: {message}", (answers,)) for message in reader(checked))
        write(checked.text.encode())
        made, expected = contents(checked.advice), contents_of_parts(situations[answers.what], answers)
        for heading in made:
            if made[heading] != expected[heading]:
                yield Finding(PARTS, f"{answers.what}: the {heading} are not what its pieces come to", (answers,))


def contents(advice: Advice) -> dict[str, Any]:
    """What stands in an advice, under headings, to be compared."""
    of_file = {caution.text for caution in advice.book.protocol.cautions}
    return {
        "silence": (advice.mapped, advice.silent),
        "clauses": [_clause(shown.match) for shown in advice.clauses],
        "routes": [_clause(shown.match) for shown in advice.routes],
        "general clauses": [_clause(shown.match) for shown in advice.general],
        "contacts": [_contact(named) for named in advice.contacts],
        "advisers": [(adviser.adviser.title, adviser.verdict) for adviser in advice.advisers],
        "cautions": [caution.text for caution in advice.cautions if caution.text in of_file],
        "left out": sorted({(left_out.clause, left_out.title, left_out.why) for left_out in advice.left_out}),
        "cautions on whom is left out": sorted(
            (caution.kind, *sorted(caution.clauses))
            for caution in advice.cautions
            if caution.kind not in ("status", "review") and caution.text not in of_file
        ),
    }


def contents_of_parts(situation: SituationTable, answers: Answers) -> dict[str, Any]:
    """What should stand there: what the parts come to for these answers, put in the contract's order."""
    found = [(part, outcome) for part, outcome in situation.outcomes(situation.of(answers)) if outcome is not None]
    clauses = [outcome for _, outcome in found if isinstance(outcome, Match)]
    governing = sorted((clause for clause in clauses if clause.governs), key=lambda clause: (clause.weight, clause.position.order))
    recorded = next(outcome.truth for part, outcome in found if part.kind == "silence")
    silent = recorded is True and not governing
    contacts = sorted((outcome for _, outcome in found if isinstance(outcome, Named)), key=lambda named: _place(situation.book, named))
    sending = {contact.clause for contact in contacts if contact.by == "you"}
    background = [clause for clause in clauses if not clause.governs]
    printed = {clause.position.clause.id for clause in clauses} | {contact.clause for contact in contacts}
    left_out = [outcome for _, outcome in found if isinstance(outcome, LeftOut)]
    return {
        "silence": (bool(governing) or silent, silent),
        "clauses": list(map(_clause, governing)),
        "routes": [_clause(clause) for clause in background if clause.position.clause.id in sending],
        "general clauses": [_clause(clause) for clause in background if clause.position.clause.id not in sending],
        "contacts": list(map(_contact, contacts)),
        "advisers": [(outcome.adviser.title, outcome.verdict) for _, outcome in found if isinstance(outcome, General)],
        "cautions": _cautions(situation.book, found, printed),
        "left out": sorted({(outcome.clause, outcome.title, outcome.why) for outcome in left_out}),
        "cautions on whom is left out": sorted(_left_out_together(left_out)),
    }


def _left_out_together(left_out: Iterable[LeftOut]) -> Iterator[tuple[str, ...]]:
    """One caution for each post and reason, with every clause that names it: a gap of the document where the post does not fit."""
    clauses: dict[tuple[str, str], set[str]] = {}
    for outcome in left_out:
        clauses.setdefault((outcome.role, outcome.why), set()).add(outcome.clause)
    for (_, why), of_post in clauses.items():
        yield "left-out" if why in (ASKERS, SUBJECTS) else "gap", *sorted(of_post)


def _clause(found: Match) -> tuple[Any, ...]:
    return found.position.clause.id, compared(found)


def _contact(named: Named) -> tuple[Any, ...]:
    return named.clause, named.contact.title, named.contact.do, compared(named)


def _place(book: Book, named: Named) -> tuple[int, int, int]:
    """Routes in the document's order, steps within them; those at any time first."""
    return book.by_id[named.route].order, int(named.contact.step or 0), book.by_id[named.clause].order


def _cautions(book: Book, found: list[tuple[Part, Any]], printed: set[str]) -> list[str]:
    """The cautions whose clauses are printed, those about clauses first."""
    ways = {"any": any, "all": all}
    about_clauses = (caution for caution in book.protocol.cautions if caution.clauses)
    shown = {caution.text: ways[caution.shown](clause in printed for clause in caution.clauses) for caution in about_clauses}
    given = [outcome for _, outcome in found if isinstance(outcome, Warned) and shown.get(outcome.text, True)]
    return [caution.text for caution in given if caution.clauses] + [caution.text for caution in given if not caution.clauses]


def at_random(book: Book, situations: Sequence[str], count: int) -> Iterator[Answers]:
    """Answers of every kind on some situations, grouped in no way; the same ones for the same file."""
    dice = random.Random(book.sha256)
    roles = list(book.vocabulary.roles)
    for number in range(count if situations else 0):
        involved = dice.choice([None, (), *(tuple(dice.sample(roles, size)) for size in range(1, MOST_INVOLVED))])
        values = {fact: dice.choice([None, *given.values]) for fact, given in book.facts.items()}
        facts = {fact: value for fact, value in values.items() if value is not None}
        yield Answers(dice.choice([None, *roles]), involved, situations[number % len(situations)], facts)
