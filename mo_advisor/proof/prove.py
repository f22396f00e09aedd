"""The proof: every set of answers, in classes that no condition of the file tells apart; every interview; and whole advice to both.

Each part of an advice (a clause, a contact, an adviser, a caution, the silence) is run by the engine on every class of answers that the part tells
apart (`answer_classes`, `parts`, `outcome_tables`), and held against the file read plainly (`oracle`, `properties`). What the parts come to in every
class that a situation tells apart is an advice. Every way through the interview is walked (`interviews`). `advise` itself is run at the end of each,
and on answers that are grouped in no way, and what it writes is read plainly (`cross_check`). All of it goes into a `certificate`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from math import prod
from time import process_time

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import write_answers_file
from mo_advisor.frozen import Frozen
from mo_advisor.proof.answer_classes import expect_known_shape
from mo_advisor.proof.certificate import NOTE, Certificate, Counterexample, Finding, distinct
from mo_advisor.proof.cross_check import advice_findings, at_random
from mo_advisor.proof.interviews import Interviews, walk_interviews
from mo_advisor.proof.oracle import PlainRoles
from mo_advisor.proof.outcome_tables import Tables, make_tables
from mo_advisor.proof.properties import part_findings, situation_findings
from mo_advisor.protocol.book import Book
from mo_advisor.records.condition import atoms_of

UNGROUPED = 400  # sets of answers, grouped in no way, that are given to `advise` itself
REACHED = "5"
Tell = Callable[[str], None]


class Proof(Frozen):
    """A certificate, and how long it took, in seconds of one processor: to compile and judge the parts, to evaluate the classes, and in all.

    What takes time is no part of what is certified. ends: the last answers of every interview that was walked.
    """

    certificate: Certificate
    ends: tuple[Answers, ...]
    compiling: float
    evaluating: float
    seconds: float


def prove(book: Book, tell: Tell = lambda _: None) -> Proof:
    """Proves what can be proved of a protocol. tell: told what is being done."""
    began = process_time()
    expect_known_shape()
    roles = PlainRoles(book)
    tables = make_tables(book, roles, tell)
    findings = [finding for table in tables.parts for finding in part_findings(book, table)]
    compiled = process_time()
    findings += [finding for situation in tables.situations.values() for finding in situation_findings(situation)]
    evaluated = process_time()
    tell("interviews")
    interviews = walk_interviews(book, roles, tables.situations)
    findings += [*interviews.findings, *_unreached(book, tables, interviews)]
    tell("whole advice")
    digest = hashlib.sha256()
    advised = [*interviews.ends, *at_random(book, tuple(tables.situations), UNGROUPED)]
    findings += advice_findings(book, roles, tables.situations, advised, digest.update)
    certificate = _certificate(book, tables, interviews, len(advised), digest.hexdigest(), distinct(findings))
    return Proof(certificate, interviews.ends, compiled - began, evaluated - compiled, process_time() - began)


def _certificate(
    book: Book, tables: Tables, interviews: Interviews, advised: int, sha256: str, findings: list[Finding],
) -> Certificate:
    protocol, situations = book.protocol, tables.situations
    return Certificate(
        protocol={"id": protocol.id, "council": protocol.council, "title": protocol.title, "edition": protocol.edition},
        text_sha256=book.text_sha256,
        mapping_sha256=book.mapping_sha256,
        mapped=protocol.mapped,
        answer_sets=answer_sets(book, len(situations)),
        left_out=tables.left_out,
        classes=sum(len(situation.classes) for situation in situations.values()),
        advice=sum(len(situation.different) for situation in situations.values()),
        interviews=interviews.ways.count,
        questions=interviews.ways.questions,
        longest=interviews.ways.longest,
        everything=3 + len(_facts(book)),
        witnessed=interviews.witnessed,
        whole_advice=advised,
        whole_advice_sha256=sha256,
        counterexamples=tuple(_counterexample(book, finding) for finding in findings if finding.level != NOTE),
        notes=tuple(_counterexample(book, finding) for finding in findings if finding.level == NOTE),
    )


def _unreached(book: Book, tables: Tables, interviews: Interviews) -> Iterator[Finding]:
    """Clauses that no interview ends with for certain, and that do not say why; facts that none asks for. Nothing is said of one that an interview
    on a situation which was left out may reach."""
    if tables.left_out:
        return
    situations = tables.situations
    ends = ((situations[answers.what], answers) for answers in interviews.ends)
    outcomes = (pair for situation, answers in ends for pair in situation.outcomes(situation.of(answers)))
    shown = {part.name for part, outcome in outcomes if part.kind == "clause" and outcome and outcome.verdict.truth}
    for position in book.positions:
        if position.clause.id not in shown and not position.clause.considered:
            yield Finding(REACHED, f"{position.clause.id}: no interview reaches it, and nothing says why")
    for fact in sorted(_facts(book) - interviews.asked):
        yield Finding(REACHED, f"{fact}: the file speaks of it, and no interview asks for it")


def answer_sets(book: Book, situations: int) -> int:
    """How many sets of answers there are on so many situations: every role or none as the asker, every set of roles or none involved, every value or
    none of each fact."""
    roles = len(book.vocabulary.roles)
    choices = prod(len(fact.values) + 1 for fact in book.facts.values())
    return int((roles + 1) * (2**roles + 1) * situations * choices)


def _facts(book: Book) -> frozenset[str]:
    """The facts of which the file speaks."""
    clauses = [position.clause for position in book.positions]
    conditions = [rule.facts for clause in clauses for rule in clause.rules]
    conditions += [contact.facts for clause in clauses for contact in clause.contacts]
    conditions += [silence.facts for silence in book.protocol.silent]
    conditions += [caution.facts for caution in book.protocol.cautions]
    return frozenset(atom.partition("=")[0] for condition in conditions for atom in atoms_of(condition)) | book.protocol.facts.keys()


def _counterexample(book: Book, finding: Finding) -> Counterexample:
    head = f"# {finding.of}: {' '.join(finding.message.split())}\n"
    files = tuple(head + write_answers_file(answers, book.named) for answers in finding.answers)
    return Counterexample(finding.of, finding.message, tuple(answers.record() for answers in finding.answers), files)
