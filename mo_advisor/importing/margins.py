"""What stands before and after the clauses: title, council and date in front, dates and signatures at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mo_advisor.importing.headings import is_title
from mo_advisor.importing.lines import Line

MOST = 60  # lines before the first clause
LONGEST = 20  # words of a line that tells a date or a version
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATED = re.compile(
    r"^\W*(date|dated|version|v\d|approved|adopted|agreed|last (updated|reviewed|amended)|updated|reviewed|review date|next review|signed|issued|"
    rf"revised|amended|document (owner|control)|({_MONTH})\s+\d{{4}}\W*$|\d{{1,2}}(st|nd|rd|th)?\s+\w+\s+\d{{4}}\W*$|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|"
    r"end of (the )?(protocol|document)|contact( officer| details)?:|author:|owner:|\*{3})", re.I)


def front_of(lines: Sequence[Line], headings: Sequence[int]) -> int:
    """How many lines are the document's title and what stands with it. headings: the places of lines that are headings."""
    count = 0
    while count < min(len(lines), MOST) and _fronts(lines, count):
        count += 1
    if count == len(lines):
        return 0
    heads = set(headings)
    levels = {lines[at].paragraph.heading for at in headings if at >= count} - {None}
    while count > 1 and count - 1 in heads and lines[count - 1].paragraph.heading in levels:
        count -= 1
    if count and count - 1 in heads and count not in heads and not is_title(lines[count - 1]):
        count -= 1
    return count


def end_of(lines: Sequence[Line], body: int) -> int:
    """Where the last words begin that are no clause: dates, versions, signatures. body: where the clauses begin."""
    end = len(lines)
    while end > body + 1 and lines[end - 1].label is None and _is_dated(lines[end - 1]):
        end -= 1
    return end


def _is_dated(line: Line) -> bool:
    return _DATED.match(line.text) is not None and len(line.text.split()) <= LONGEST


def _fronts(lines: Sequence[Line], place: int) -> bool:
    """Whether a line may stand before the document's words: it is short and no lead-in, or tells a date."""
    line = lines[place]
    label = line.label
    if label and label.kind == "named":
        return line.short and sum(other.label is not None and other.label.style == label.style for other in lines) == 1
    if label and not (label.kind in ("letter", "mixed") and is_title(line) and line.short):
        return False
    return (line.short and not line.leads_in) or _is_dated(line)
