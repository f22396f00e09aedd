"""Paragraphs from the lines of a PDF, by where the lines begin and end, how far they are apart and how they look."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from mo_advisor.importing.pdf.page import Line

ALIKE = 4.0  # points by which lines that begin at one place may differ
ENDED = re.compile(r"[.;:?!]['’”\")]?$|[;,] (and|or)$")


class Shape(NamedTuple):
    """How a document is set: the size of its type, the usual distance of lines in sizes of type, and the edges of each column."""

    size: float
    leading: float
    left: dict[int, float]
    right: dict[int, float]


def shape(lines: list[Line]) -> Shape:
    """The shape of these lines."""
    sizes, distances = Counter[float](), Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = max(sizes, key=lambda each: (sizes[each], -each), default=12.0)
    for above, below in pairwise(lines):
        if (above.page, above.column, above.size) == (below.page, below.column, below.size) and 0 < above.y - below.y < 4 * above.size:
            distances[round((above.y - below.y) / above.size / 0.05) * 0.05] += 1
    often = [distance for distance, count in distances.items() if count * 8 >= sum(distances.values())]
    edges: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        edges[line.column].append(line)
    left = {column: _percentile((line.x0 for line in its), 0.03) for column, its in edges.items()}
    right = {column: _percentile((line.x1 for line in its), 0.97) for column, its in edges.items()}
    return Shape(size, min(often, default=1.2), left, right)


def _percentile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def begins(group: list[Line], line: Line, its: Shape, listed: bool = False) -> bool:
    """Whether a line begins a paragraph, after the lines of the last one. listed: whether that one is an item without a mark."""
    last = group[-1]
    bold = all(each.bold for each in group)
    one_width = bool(last.column) == bool(line.column)
    if abs(last.size - line.size) > 0.07 * last.size or (bold and not line.bold) or not one_width:
        return True
    ended = ENDED.search(last.text) is not None
    here = (last.page, last.column) == (line.page, line.column)
    if here and not -0.3 * line.size < last.y - line.y < 1.25 * its.leading * line.size:
        return True
    lower = line.text[:1].islower()
    short = _short(last, line, ended and not lower, its)
    if line.bold and not bold and (short or ended):
        return True
    if line.marked and _is_mark(group, line, short or ended, its):
        return True
    centred = _centred(last, its) and _centred(line, its)
    if not centred and not _aligned(group, line, short, its):
        return True
    if not here and ended:  # a numbered paragraph goes on unless its last line has room; one without number begins anew with each sentence
        return not lower and (short or not group[0].marked)
    return short and (listed or not (lower and not ended)) and not (centred and bold)


def lists(lead_in: list[Line], first: Line) -> bool:
    """Whether a paragraph stands further in than the lead-in before it, as items do whose marks are not written."""
    inside = first.column == lead_in[0].column and first.x0 - lead_in[0].x0 > 2 * ALIKE
    return inside and not first.marked and lead_in[-1].text.endswith((":", ":-"))


def _short(last: Line, line: Line, ended: bool, its: Shape) -> bool:
    """Whether the first word of the next line had had room at the end of the last: the line was ended on purpose."""
    room = its.right[last.column] - last.x1
    doubt = 0.3 * line.size if ended else line.size + 0.04 * (its.right[last.column] - its.left[last.column])
    return room > line.words[0].x1 - line.words[0].x0 + doubt


def _is_mark(group: list[Line], line: Line, ended: bool, its: Shape) -> bool:
    """Whether the number at the start of a line numbers it, and is not one that the last sentence speaks of."""
    hung = _from_left(line, its) < _goes_on_at(group, its) - ALIKE
    apart = group[-1].page == line.page and group[-1].y - line.y > 1.12 * its.leading * line.size
    return ended or hung or apart or wide(line)


def _from_left(line: Line, its: Shape) -> float:
    return line.x0 - its.left[line.column]


def _goes_on_at(group: list[Line], its: Shape) -> float:
    """Where the lines of a paragraph after its first begin, from the column's left edge."""
    if len(group) > 1:
        return _from_left(group[1], its)
    return (group[0].text_x if wide(group[0]) else group[0].x0) - its.left[group[0].column]


def wide(line: Line) -> bool:
    """Whether the space behind the number of a line is wider than one between words, as one that lines are hung from is."""
    return line.marked and line.words[1].x0 - line.words[0].x1 > 0.6 * line.size


def _aligned(group: list[Line], line: Line, short: bool, its: Shape) -> bool:
    """Whether a line begins where one that goes on with the paragraph would: under its words, or to the left of a first line set in."""
    at = _from_left(line, its)
    if len(group) > 1:
        return abs(at - _goes_on_at(group, its)) < ALIKE
    first = group[0]
    start = _from_left(first, its)
    under = abs(at - start) < ALIKE or abs(at - (first.text_x - its.left[first.column])) < ALIKE
    return under or (not short and not first.marked and start - 60 < at < start)


def _centred(line: Line, its: Shape) -> bool:
    left, right = line.x0 - its.left[line.column], its.right[line.column] - line.x1
    return left > 2 * ALIKE and abs(left - right) < 2 * ALIKE


def levels(groups: list[list[Line]], its: Shape) -> dict[float, int]:
    """The level of heading for each size of type that only short paragraphs above the usual size have."""
    sizes = {group[0].size for group in groups if group[0].size > 1.08 * its.size and sum(len(line.words) for line in group) <= 25}
    return {size: min(level, 6) for level, size in enumerate(sorted(sizes, reverse=True), start=1)}
