"""What the proof finds, each with answers that show it."""

from __future__ import annotations

from typing import NamedTuple

from mo_advisor.advice.answers import Answers

NOTE = "note"


class Finding(NamedTuple):
    """A property that does not hold, or a note (`idle doubt`). of: the property's id. answers: those that show it; two where the second follows the
    first by a narrower answer, or is another answer to the same question."""

    of: str
    message: str
    answers: tuple[Answers, ...] = ()
    level: str = "error"


def distinct(findings: list[Finding]) -> list[Finding]:
    """One finding of each message, the first, in the order found."""
    found: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        found.setdefault((finding.of, finding.message), finding)
    return list(found.values())
