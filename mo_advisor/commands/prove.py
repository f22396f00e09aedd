"""`mo-advisor prove`: walks every possible interview and certifies the contract's properties, or prints counterexamples that can be replayed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mo_advisor import __version__
from mo_advisor.console import emit, expect_free, is_terminal, say, write_file
from mo_advisor.errors import WrongUsage
from mo_advisor.proof.certificate import PROPERTIES, Certificate, Counterexample
from mo_advisor.proof.prove import Proof, prove
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.library import open_all, open_protocol
from mo_advisor.render.screen import Block, publish

MOST_PRINTED = 20  # counterexamples of one protocol; the others are counted


def run(named: Sequence[str], jobs: int | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Proves the named protocols, or all. Exit 1 where something does not hold."""
    if jobs is not None and jobs < 1:
        raise WrongUsage("--jobs takes a whole number from 1.")
    if output:
        expect_free(output, force)
    names = _names(named)
    certificates = [proof.certificate for proof in _proofs(names, min(jobs or os.cpu_count() or 1, len(names) or 1))]
    if format_ == "json":
        from mo_advisor.render.writers.json import to_json

        records = [certificate.record() for certificate in certificates]
        emit(to_json({"schema": SCHEMA, "version": __version__, "certificates": records}), output, force)
    else:
        publish((block for certificate in certificates for block in _blocks(certificate, output)), plain, output, force)
    if output:
        for path, answers in (pair for certificate in certificates for pair in _files(certificate, output)):
            write_file(path, answers, force)
    return 0 if all(certificate.holds for certificate in certificates) else 1


def _names(named: Sequence[str]) -> list[str]:
    """The protocols, each loaded once so that one that cannot be used ends the command before any work is done."""
    if named:
        return [open_protocol(name).named for name in dict.fromkeys(named)]
    books, problems = open_all()
    for problem in problems:
        say(str(problem))
    return [book.named for book in books]


def _proofs(names: Sequence[str], jobs: int) -> Iterator[Proof]:
    """The proofs in order; several at once where there are several jobs."""
    if jobs == 1:
        for name in names:
            yield _told(name, _prove(name, _teller(name)))
        return
    import multiprocessing
    import signal

    with multiprocessing.Pool(jobs, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        tell = _teller("proving")
        tell(", ".join(names))
        for name, proof in zip(names, pool.imap(_prove, names), strict=True):
            yield _told(name, proof)


def _prove(name: str, tell: Callable[[str], None] = lambda _: None) -> Proof:
    return prove(open_protocol(name), tell)


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


def _blocks(certificate: Certificate, output: Path | None) -> Iterator[Block]:
    protocol = certificate.protocol
    yield Block(f"{protocol['council']}: {protocol['title']}, {protocol['edition']}", "title", gap=True)
    yield Block(f"mo-advisor {__version__}; protocol {protocol['id']}", indent=2)
    yield Block(f"wording {certificate.text_sha256}", "faint", indent=2)
    yield Block(f"mapping {certificate.mapping_sha256}", "faint", indent=2)
    yield Block(
        f"{certificate.answer_sets:,} sets of answers, in {certificate.classes:,} classes that the file can tell apart; "
        f"they lead to {certificate.advice:,} advices.", indent=2, hang=2,
    )
    yield Block(
        f"{certificate.interviews:,} interviews: {certificate.mean:.2f} questions on average, {certificate.longest} at most; "
        f"a fixed form would ask {certificate.everything}. "
        f"{certificate.witnessed:,} times a question that is not always asked, each time with two witnesses that it matters.", indent=2, hang=2,
    )
    yield Block(f"{certificate.whole_advice:,} advices made whole; sha256 {certificate.whole_advice_sha256}", "faint", indent=2, hang=2)
    for of, (claim, over) in PROPERTIES.items():
        yield Block(f"{of}: {_standing(of, certificate)}. {claim} ({over}).", "caution" if certificate.broken(of) else "", indent=2, hang=4)
    for number, shown in enumerate(certificate.counterexamples[:MOST_PRINTED], 1):
        yield Block(f"Counterexample {number}, property {shown.of}: {shown.message}", "caution", indent=2, hang=2, gap=True)
        yield from _replay(certificate, number, shown, output)
    if len(certificate.counterexamples) > MOST_PRINTED:
        yield Block(f"{len(certificate.counterexamples) - MOST_PRINTED} more counterexamples; --format json has them all.", indent=2)
    for note in certificate.notes:
        yield Block(f"Note, {note.of}: {note.message} (such as in {note.answers[0]['what']})", indent=2, hang=2)


def _standing(of: str, certificate: Certificate) -> str:
    found = certificate.broken(of)
    if found:
        return f"{found} {'counterexample' if found == 1 else 'counterexamples'}"
    return "not claimed: the file is not mapped" if of == "2" and not certificate.mapped else "holds"


def _replay(certificate: Certificate, number: int, shown: Counterexample, output: Path | None) -> Iterator[Block]:
    """The answers that show it: printed, or where they are written."""
    if output:
        names = ", ".join(path.name for path, _ in _written(certificate, number, shown, output))
        yield Block(f"Replay it: mo-advisor ask --answers {names}" if names else "", indent=4)
        return
    for answers in shown.files:
        yield from (Block(line, "command", indent=4) for line in answers.splitlines()[1:])


def _files(certificate: Certificate, output: Path) -> Iterator[tuple[Path, str]]:
    for number, shown in enumerate(certificate.counterexamples[:MOST_PRINTED], 1):
        yield from _written(certificate, number, shown, output)


def _written(certificate: Certificate, number: int, shown: Counterexample, output: Path) -> Iterator[tuple[Path, str]]:
    """An answers file beside the output for each set of answers: `certificate-somerset-1.yaml`, and `-1a`, `-1b` where there are two."""
    for letter, answers in zip("ab" if len(shown.files) > 1 else ("",), shown.files, strict=False):
        yield output.with_name(f"{output.stem}-{certificate.protocol['id']}-{number}{letter}.yaml"), answers
