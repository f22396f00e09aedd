"""Numbers that went missing: where a dash stands in place of one, and where numbered paragraphs ran together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mo_advisor.importing.labels import Label
from mo_advisor.importing.lines import Line, tidy
from mo_advisor.importing.source import Doubt, Paragraph

NEAR = 200  # lines in which the next number is looked for
RUN_TOGETHER = "Several paragraphs stood here in one; they are parted at their numbers. See whether they are parted where they should be."


def number_lost(lines: Sequence[Line], place: int, last: Label) -> str | None:
    """The number that is missing where a line begins with a dash: the next after the last one, where the next after that follows; None elsewhere."""
    line = lines[place]
    if line.label is None or line.label.style != "-" or not line.text[:1].isupper() or len(last.parts) < 2:
        return None
    after = next((other.number for other in lines[place + 1: place + NEAR] if len(other.number) >= len(last.parts)), ())
    if after != (*last.parts[:-1], last.last + 2):
        return None
    return ".".join(map(str, (*last.parts[:-1], last.last + 1)))


def run_together(lines: Sequence[Line], paragraphs: Sequence[Paragraph]) -> Iterator[Doubt]:
    """One doubt for each paragraph in which numbered ones ran together, with the number where it is only one."""
    parted: dict[int, list[Line]] = {}
    for one, other in pairwise(lines):
        rows = paragraphs[other.at].text.split("\n")
        own = (other.label is None or other.label.kind == "bullet") and len(rows) > 1
        if one.at == other.at and not own and not any(tidy(row).startswith(other.whole) for row in rows):
            parted.setdefault(one.at, []).append(other)
    for at, found in parted.items():
        yield Doubt("split", found[0].label.number if found[0].label and len(found) == 1 else None, at, RUN_TOGETHER)
