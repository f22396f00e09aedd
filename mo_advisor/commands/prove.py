"""`mo-advisor prove`: walks every possible interview and certifies the contract's properties, or prints counterexamples that can be replayed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mo_advisor.commands.jobs import at_once, expect_jobs, jobs_of
from mo_advisor.commands.output import expect_possible, put_out
from mo_advisor.commands.which_protocol import these_or_all
from mo_advisor.console import expect_free, is_terminal, say, write_file
from mo_advisor.frozen import replace
from mo_advisor.proof.certificate import Certificate
from mo_advisor.proof.prove import Proof, prove
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol
from mo_advisor.render.views.certificate import answers_files, certificates_page


def run(named: Sequence[str], jobs: int | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Proves the named protocols, or all. Exit 1 where something does not hold."""
    expect_jobs(jobs)
    expect_possible(format_, output, force)
    books = these_or_all(named)  # each is loaded, so that one that cannot be used ends the command before any work is done
    certificates = _certificates(books, jobs_of(jobs, len(books)))
    files = [file for certificate in certificates for file in answers_files(certificate, output)] if output else []
    for path, _ in files:
        expect_free(path, force)  # before the first of them is written
    put_out(certificates_page(certificates, output), format_, output, force, plain)
    for path, answers in files:
        write_file(path, answers, force)
    return 0 if all(certificate.holds for certificate in certificates) else 1


def _certificates(books: Sequence[Book], jobs: int) -> list[Certificate]:
    """The certificates in order. Where there are several jobs the largest file comes first, so that no process waits for another at the end."""
    names = [book.named for book in (books if jobs == 1 else sorted(books, key=lambda book: len(book.data), reverse=True))]
    made = {name: proof.certificate for name, proof in zip(names, _proofs(names, jobs), strict=True)}
    return [made[book.named] for book in books]


def _proofs(names: Sequence[str], jobs: int) -> Iterator[Proof]:
    """The proofs in order; several at once where there are several jobs."""
    if jobs == 1:
        for name in names:
            yield _told(name, _prove(name, _teller(name)))
        return
    _teller("proving")(", ".join(names))
    for name, proof in zip(names, at_once(_prove, names, jobs), strict=True):
        yield _told(name, proof)


def _prove(name: str, tell: Callable[[str], None] = lambda _: None) -> Proof:
    return replace(prove(open_protocol(name), tell), ends=())  # which are many, and would be sent from process to process for nothing


def _teller(name: str) -> Callable[[str], None]:
    """Shows on a terminal what is being done, on one line."""
    if not is_terminal(sys.stderr):
        return lambda _: None
    return lambda doing: print(f"\r{f'{name}: {doing}'[:44]:44}", end="", file=sys.stderr, flush=True)


def _told(name: str, proof: Proof) -> Proof:
    if is_terminal(sys.stderr):
        print(f"\r{'':44}\r", end="", file=sys.stderr)
    speed = f"{proof.certificate.classes / max(proof.evaluating, 1e-6):,.0f} a second"
    said = f"{proof.compiling:.1f} to compile and judge the pieces, {proof.evaluating:.2f} to evaluate the classes ({speed})"
    say(f"{name}: {proof.seconds:.1f} seconds of processor time: {said}, the rest for interviews and whole advice.")
    return proof
