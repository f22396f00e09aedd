"""Certificates of a proof: what was walked, what holds, and answers for which something does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mo_advisor import __version__
from mo_advisor.proof.certificate import CERTIFIES, PROPERTIES, Certificate, Counterexample
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.render.page import Headed, Heading, Page, Part, Typed, beyond_text, paragraph

TITLE = "Certificates"
LEFT_OUT = (
    "Left out: {situation}, with {classes:,} classes of answers, which are too many to be walked. Nothing is certified of it, and this is no whole "
    "certificate. `mo-advisor check` says which facts are piled on it."
)
MOST_PRINTED = 20  # counterexamples of one protocol; the others are counted


def certificates_page(certificates: Sequence[Certificate], beside: Path | None) -> Page:
    """The certificates of some protocols. beside: the file by which answers that show a counterexample are saved; None where they are printed."""
    return Page(
        title=TITLE,
        head=(beyond_text(Heading(1, TITLE)),),
        contents=(),
        body=tuple(Headed(tuple(_certificate(certificate, beside))) for certificate in certificates),
        foot=(),
        record=lambda: {"schema": SCHEMA, "version": __version__, "certificates": [certificate.record() for certificate in certificates]},
    )


def _certificate(of: Certificate, beside: Path | None) -> Iterator[Part]:
    protocol = of.protocol
    yield Heading(2, f"{protocol['council']}: {protocol['title']}, {protocol['edition']}", style="title")
    yield paragraph(f"mo-advisor {__version__}; protocol {protocol['id']}")
    yield paragraph(f"wording {of.text_sha256}", "faint")
    yield paragraph(f"mapping {of.mapping_sha256}", "faint")
    yield from _walked(of)
    for claimed, (claim, over) in PROPERTIES.items():
        yield paragraph(f"{claimed}: {_standing(claimed, of)}. {claim} ({over}).", "caution" if of.broken(claimed) else "")
    for number, found in enumerate(of.counterexamples[:MOST_PRINTED], 1):
        yield Heading(3, f"Counterexample {number}, property {found.of}: {found.message}", style="caution")
        yield from _answers(of, number, found, beside)
    if len(of.counterexamples) > MOST_PRINTED:
        yield paragraph(f"{len(of.counterexamples) - MOST_PRINTED} more counterexamples; --format json has them all.")
    for note in of.notes:
        yield paragraph(f"Note, {note.of}: {note.message} (such as in {note.answers[0]['what']})")
    yield paragraph(CERTIFIES)


def _walked(of: Certificate) -> Iterator[Part]:
    """How much was walked."""
    for situation, too_many in of.left_out.items():
        yield paragraph(LEFT_OUT.format(situation=situation, classes=too_many), "caution")
    classes = f"{of.classes:,} classes that the file can tell apart"
    yield paragraph(f"{of.answer_sets:,} sets of answers, in {classes}; they lead to {of.advice:,} advices.")
    yield paragraph(
        f"{of.interviews:,} interviews: {of.mean:.2f} questions on average, {of.longest} at most; a fixed form would ask {of.everything}. "
        f"{of.witnessed:,} times a question that is not always asked, each time with two witnesses that it matters."
    )
    yield paragraph(f"{of.whole_advice:,} advices made whole; sha256 {of.whole_advice_sha256}", "faint")


def _standing(claimed: str, of: Certificate) -> str:
    found = of.broken(claimed)
    if found:
        return f"{found} {'counterexample' if found == 1 else 'counterexamples'}"
    return "not claimed: the file is not mapped" if claimed == "2" and not of.mapped else "holds"


def _answers(of: Certificate, number: int, found: Counterexample, beside: Path | None) -> Iterator[Part]:
    """The answers that show a counterexample: printed, or where they are saved."""
    if beside:
        names = ", ".join(path.name for path, _ in _saved(of, number, found, beside))
        yield Typed(f"Replay it: mo-advisor ask --answers {names}" if names else "")
        return
    yield from (Typed("\n".join(sheet.splitlines()[1:])) for sheet in found.files)


def answers_files(of: Certificate, beside: Path) -> Iterator[tuple[Path, str]]:
    """The answers that show the counterexamples which are printed, each as a file with its text."""
    for number, found in enumerate(of.counterexamples[:MOST_PRINTED], 1):
        yield from _saved(of, number, found, beside)


def _saved(of: Certificate, number: int, found: Counterexample, beside: Path) -> Iterator[tuple[Path, str]]:
    """An answers file for each set of answers: `certificate-somerset-1.yaml`, and `-1a`, `-1b` where there are two."""
    for letter, sheet in zip("ab" if len(found.files) > 1 else ("",), found.files, strict=False):
        yield beside.with_name(f"{beside.stem}-{of.protocol['id']}-{number}{letter}.yaml"), sheet
