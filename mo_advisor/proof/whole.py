"""Whole advice, made by `advise` itself: held against the pieces that it is put together from, and read plainly."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.cautions import Warned
from mo_advisor.advice.contacts import General, LeftOut, Named
from mo_advisor.advice.matching import Match
from mo_advisor.proof.compiled import Compiled
from mo_advisor.proof.finding import Finding
from mo_advisor.proof.kinship import Kinship
from mo_advisor.proof.pieces import Piece, brief
from mo_advisor.proof.readers import READERS, Whole, plain_words
from mo_advisor.protocol.book import Book

PIECES = "pieces"  # an advice is what its pieces come to
MOST_INVOLVED = 6


def broken(
    book: Book, kin: Kinship, compiled: Mapping[str, Compiled], some: Iterable[Answers], write: Callable[[bytes], None] = lambda _: None,
) -> Iterator[Finding]:
    """What is wrong with the advice on some answers. write: gets the bytes of each advice."""
    words = plain_words(book)
    for answers in some:
        whole = Whole(book, kin, answers, words)
        for reader, of in READERS.items():
            yield from (Finding(of, f"{answers.what}: {message}", (answers,)) for message in reader(whole))
        write(json.dumps(whole.record, ensure_ascii=False).encode())
        made, expected = drawn(whole.advice), assembled(compiled[answers.what or ""], answers)
        for part in made:
            if made[part] != expected[part]:
                yield Finding(PIECES, f"{answers.what}: the {part} are not what its pieces come to", (answers,))


def drawn(advice: Advice) -> dict[str, Any]:
    """An advice, to be compared."""
    shown = [one.match for one in (*advice.clauses, *advice.general)]
    left_out = [one for one in advice.cautions if one.kind == "left-out"]
    return {
        "silence": (advice.mapped, advice.silent),
        "clauses": [(one.position.clause.id, brief(one)) for one in shown],
        "contacts": [(one.clause, one.contact.title, one.contact.do, brief(one)) for one in advice.contacts],
        "advisers": [(one.adviser.title, one.verdict) for one in advice.advisers],
        "cautions": [one.text for one in advice.cautions if one.kind not in ("left-out", "status")],
        "left out": sorted({one.clauses[0] for one in left_out}),
    }


def assembled(compiled: Compiled, answers: Answers) -> dict[str, Any]:
    """What the pieces come to for any answers, put in the contract's order."""
    found = [(piece, outcome) for piece, outcome in compiled.outcomes(compiled.of(answers)) if outcome is not None]
    clauses = [outcome for _, outcome in found if isinstance(outcome, Match)]
    governing = sorted((one for one in clauses if one.governs), key=lambda one: (one.weight, one.position.order))
    recorded = next(outcome.truth for piece, outcome in found if piece.kind == "silence")
    silent = recorded is True and not governing
    contacts = sorted((one for _, one in found if isinstance(one, Named)), key=lambda one: _place(compiled.book, one))
    printed = {one.position.clause.id for one in clauses} | {one.clause for one in contacts}
    return {
        "silence": (bool(governing) or silent, silent),
        "clauses": [(one.position.clause.id, brief(one)) for one in (*governing, *(one for one in clauses if not one.governs))],
        "contacts": [(one.clause, one.contact.title, one.contact.do, brief(one)) for one in contacts],
        "advisers": [(outcome.adviser.title, outcome.verdict) for _, outcome in found if isinstance(outcome, General)],
        "cautions": _cautions(compiled.book, found, printed),
        "left out": sorted({outcome.clause for _, outcome in found if isinstance(outcome, LeftOut)}),
    }


def _place(book: Book, one: Named) -> tuple[int, int, int]:
    """Routes in the document's order, steps within them; those at any time first."""
    return book.by_id[one.route].order, int(one.contact.step or 0), book.by_id[one.clause].order


def _cautions(book: Book, found: list[tuple[Piece, Any]], printed: set[str]) -> list[str]:
    """The cautions whose clauses are printed, those about clauses first."""
    ways = {"any": any, "all": all}
    about_clauses = (caution for caution in book.protocol.cautions if caution.clauses)
    shown = {caution.text: ways[caution.shown](clause in printed for clause in caution.clauses) for caution in about_clauses}
    given = [outcome for _, outcome in found if isinstance(outcome, Warned) and shown.get(outcome.text, True)]
    return [one.text for one in given if one.clauses] + [one.text for one in given if not one.clauses]


def at_random(book: Book, count: int) -> Iterator[Answers]:
    """Answers of every kind, grouped in no way; the same ones for the same file."""
    chance = random.Random(book.sha256)
    roles, situations = list(book.vocabulary.roles), list(book.vocabulary.situations)
    for number in range(count):
        involved = chance.choice([None, (), *(tuple(chance.sample(roles, size)) for size in range(1, MOST_INVOLVED))])
        values = {fact: chance.choice([None, *given.values]) for fact, given in book.facts.items()}
        facts = {fact: value for fact, value in values.items() if value is not None}
        yield Answers(chance.choice([None, *roles]), involved, situations[number % len(situations)], facts)
