"""Whether a mutant is caught: by what makes a file invalid, by a check, by a case, or by the details that are written down beside the cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.cautions import cautions
from mo_advisor.advice.clauses import match
from mo_advisor.advice.contacts import contacts
from mo_advisor.advice.distinctions import bearing, distinct_answers, distinctions_of
from mo_advisor.errors import Problem
from mo_advisor.frozen import replace
from mo_advisor.lint import agree, idle, mapped, placed, steps
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.reader import _faults as faults
from tests.cases.details import changes, said
from tests.cases.runner import cases, differences
from tests.mutation.mutants import Mutant

SURVIVORS = Path(__file__).with_name("survivors.yaml")


def caught_by(original: Book, mutant: Mutant) -> str | None:
    """What catches a mutant first, or None where it survives."""
    book = _book(original, mutant)
    if any(True for clause in _changed(original, book) for _ in faults(book.clause(clause))):
        return "loading"
    if any(_wrong(book, mutant.touched)):
        return "case"
    problem = next((one for one in _problems(original, book, mutant.touched) if one.level == "error"), None)
    if problem:
        return f"check {problem.rule}"
    return "detail" if any(changes(book, sorted(mutant.touched), _changed(original, book))) else None


def shows(original: Book, mutant: Mutant) -> bool:
    """Whether a mutant changes what is shown under any answers that either protocol can tell apart, in the situations that it touches."""
    book = _book(original, mutant)
    return any(
        shown(original, answers) != shown(book, answers)
        for situation in sorted(mutant.touched)
        for answers in {said(one): one for which in (original, book) for one in _worlds(which, situation)}.values()
    )


def shown(book: Book, answers: Answers) -> object:
    """An advice as far as it can differ, the kind of contact and the cautions included."""
    found = match(book, answers)
    if not found.mapped:
        return None
    matches = (*found.governing, *found.background)
    named, left_out = contacts(book, answers, matches)
    clauses = [(shown.position.clause.id, shown.verdict, shown.weight, shown.items) for shown in matches]
    brought = [(str(contact.contact), contact.by, contact.verdict) for contact in named]
    return found.silent, clauses, brought, cautions(book, answers, {clause for clause, *_ in clauses}, left_out)


def _worlds(book: Book, situation: str) -> Iterator[Answers]:
    return distinct_answers(book, situation, distinctions_of(book, bearing(book, situation)))


def _book(original: Book, mutant: Mutant) -> Book:
    book = Book(mutant.protocol, original.vocabulary, b"", original.named)
    book.__dict__["tree"] = original.tree  # no mutant changes what is a kind of what
    return book


def _changed(original: Book, book: Book) -> list[str]:
    return [one.clause.id for one, other in zip(book.positions, original.positions, strict=True) if one.clause is not other.clause]


def _wrong(book: Book, touched: frozenset[str]) -> Iterator[str]:
    for situation in sorted(touched):
        for case in cases(book.protocol.id)[situation]:
            yield from differences(book, case)


def _problems(original: Book, book: Book, touched: frozenset[str]) -> Iterator[Problem]:
    """What the checks find, as far as the change can have brought it about: in the situations that it touches, and in the clause itself."""
    yield from placed.problems(book)
    yield from steps.problems(book)
    here = {one: situation for one, situation in book.vocabulary.situations.items() if one in touched}
    yield from mapped.problems(Book(book.protocol, replace(book.vocabulary, situations=here), b"", book.named))
    if any({same.situation, same.other} & touched for same in book.vocabulary.same_as):
        yield from agree.problems(book)
    for clause in _changed(original, book):
        yield from idle.clause_problems(book, book.by_id[clause])
    if book.protocol.silent is not original.protocol.silent:
        yield from idle.silence_problems(book)
