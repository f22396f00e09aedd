"""The proof: every set of answers, in classes that no condition of the file tells apart; every interview; and whole advice to both.

Each piece of an advice (a clause, a contact, an adviser, a caution, the silence) is run by the engine on every class of answers that the piece can
see (`pieces`, `tables`), and held against the file read plainly (`plain`, `laws`). What the pieces come to in every class that a situation can tell
apart is an advice (`compiled`). Every way through the interview is walked (`interviews`). `advise` itself is run at the end of each, and on answers
that are grouped in no way, and what it writes is read plainly (`whole`, `readers`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod
from time import process_time

from mo_advisor.advice.answers_file import write_answers_file
from mo_advisor.proof import cross_check as whole
from mo_advisor.proof import properties as laws
from mo_advisor.proof.answer_classes import expect_known_shape
from mo_advisor.proof.certificate import NOTE, Certificate, Counterexample, Finding, distinct
from mo_advisor.proof.interviews import Walk
from mo_advisor.proof.oracle import Kinship
from mo_advisor.proof.outcome_tables import Table
from mo_advisor.proof.situation import Compiled, Tables
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.sign_off import mapping_sha256, text_sha256
from mo_advisor.records.condition import atoms_of

UNGROUPED = 400  # sets of answers, grouped in no way, that are given to `advise` itself
REACHED = "5"
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Proof:
    """A certificate, and how long it took, in seconds of one processor: to compile and judge the pieces, to evaluate the classes, and in all.

    What takes time is no part of what is certified.
    """

    certificate: Certificate
    compiling: float
    evaluating: float
    seconds: float


def prove(book: Book, tell: Tell = lambda _: None) -> Proof:
    """Proves what can be proved of a protocol. tell: told what is being done."""
    began = process_time()
    expect_known_shape()
    kin = Kinship(book)
    compiled, tables = compile_all(book, kin, tell)
    findings = [finding for table in tables for finding in laws.broken(book, table)]
    ready = process_time()
    findings += [finding for one in compiled.values() for finding in one.evaluate()]
    evaluated = process_time()
    tell("interviews")
    walk = Walk(book, kin, compiled)
    ways = walk.all()
    tell("whole advice")
    digest = hashlib.sha256()
    given = [*walk.ends, *whole.at_random(book, UNGROUPED)]
    findings += [*walk.findings, *unreached(book, compiled, walk), *whole.broken(book, kin, compiled, given, digest.update)]
    found = distinct(findings)
    certificate = Certificate(
        protocol={"id": book.protocol.id, "council": book.protocol.council, "title": book.protocol.title, "edition": book.protocol.edition},
        text_sha256=text_sha256(book.protocol),
        mapping_sha256=mapping_sha256(book.protocol),
        mapped=book.protocol.mapped,
        answer_sets=answer_sets(book),
        classes=sum(len(one.space) for one in compiled.values()),
        advice=sum(len(one.different) for one in compiled.values()),
        interviews=ways.count,
        questions=ways.questions,
        longest=ways.longest,
        everything=3 + len(facts(book)),
        witnessed=walk.witnessed,
        whole=len(given),
        whole_sha256=digest.hexdigest(),
        counterexamples=tuple(_shown(book, one) for one in found if one.level != NOTE),
        notes=tuple(_shown(book, one) for one in found if one.level == NOTE),
    )
    return Proof(certificate, ready - began, evaluated - ready, process_time() - began)


def compile_all(book: Book, kin: Kinship, tell: Tell = lambda _: None) -> tuple[dict[str, Compiled], tuple[Table, ...]]:
    """Every situation compiled, and the tables of all pieces, each once."""
    tables: Tables = {}
    compiled: dict[str, Compiled] = {}
    for situation in book.vocabulary.situations:
        tell(situation)
        compiled[situation] = Compiled(book, kin, situation, tables)
    return compiled, tuple(tables.values())


def unreached(book: Book, compiled: dict[str, Compiled], walk: Walk) -> Iterator[Finding]:
    """Clauses that no interview ends with for certain, and that do not say why; facts that none asks for."""
    ends = ((compiled[answers.what], answers) for answers in walk.ends)
    outcomes = (pair for situation, answers in ends for pair in situation.outcomes(situation.of(answers)))
    shown = {piece.name for piece, outcome in outcomes if piece.kind == "clause" and outcome and outcome.verdict.truth}
    for position in book.positions:
        if position.clause.id not in shown and not position.clause.considered:
            yield Finding(REACHED, f"{position.clause.id}: no interview reaches it, and nothing says why")
    for fact in sorted(facts(book) - walk.met):
        yield Finding(REACHED, f"{fact}: the file speaks of it, and no interview asks for it")


def answer_sets(book: Book) -> int:
    """How many sets of answers there are: every role or none as the asker, every set of roles or none involved, every value or none of each fact."""
    roles = len(book.vocabulary.roles)
    choices = prod(len(fact.values) + 1 for fact in book.facts.values())
    return int((roles + 1) * (2**roles + 1) * len(book.vocabulary.situations) * choices)


def facts(book: Book) -> frozenset[str]:
    """The facts of which the file speaks."""
    clauses = [position.clause for position in book.positions]
    conditions = [rule.facts for clause in clauses for rule in clause.rules] + [one.facts for clause in clauses for one in clause.contacts]
    conditions += [silence.facts for silence in book.protocol.silent]
    return frozenset(atom.partition("=")[0] for condition in conditions for atom in atoms_of(condition)) | book.protocol.facts.keys()


def _shown(book: Book, finding: Finding) -> Counterexample:
    sheets = tuple(f"# {finding.of}: {' '.join(finding.message.split())}\n{write_answers_file(one, book.named)}" for one in finding.answers)
    return Counterexample(finding.of, finding.message, tuple(one.record() for one in finding.answers), sheets)
