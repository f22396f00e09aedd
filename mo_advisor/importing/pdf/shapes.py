"""What a page of a PDF draws beside its words: the dots of lists, which browsers draw, and the rules of tables."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

from mo_advisor.importing.pdf.page import Word

MOST = 20_000  # objects of a page beyond which it is a map or a drawing, and nothing of it is looked at
DOT = (1.2, 8.0)  # points: how wide and high the dot of a list is
THIN = 2.5  # points: no rule is thicker
LONG = 8.0  # points: no rule of a table is shorter
BULLET = "•"


class Rule(NamedTuple):
    """A straight line along the page or up it: where it stands across its run, and from where to where it runs."""

    at: float
    start: float
    end: float


class Drawn(NamedTuple):
    """What is drawn on a page. dots: the box of each. across, upright: the rules."""

    dots: list[tuple[float, float, float, float]]
    across: list[Rule]
    upright: list[Rule]


def drawn(page: Any, raw: Any) -> Drawn:
    """The dots and rules of a page; raw: pypdfium2's functions."""
    found = Drawn([], [], [])
    if raw.FPDFPage_CountObjects(page) > MOST:
        return found
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        left, bottom, right, top = box = thing.get_bounds()
        wide, high = right - left, top - bottom
        if thing.type == raw.FPDF_PAGEOBJ_PATH and not _seen(thing, raw):
            continue
        if all(DOT[0] <= side <= DOT[1] for side in (wide, high)) and max(wide, high) < 1.5 * min(wide, high):
            found.dots.append(box)
        elif high <= THIN and wide >= LONG:
            found.across.append(Rule((bottom + top) / 2, left, right))
        elif wide <= THIN and high >= LONG:
            found.upright.append(Rule((left + right) / 2, bottom, top))
        elif thing.type == raw.FPDF_PAGEOBJ_PATH and wide >= LONG and high >= LONG:
            _frame(thing, raw, found)
    return found


def _seen(path: Any, raw: Any) -> bool:
    """Whether a path is painted at all, and does not only bound what is."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path.raw, ctypes.byref(fill), ctypes.byref(stroke))) and bool(fill.value or stroke.value)


def _frame(path: Any, raw: Any, found: Drawn) -> None:
    """The straight lines of a path that is drawn as several, such as a whole table or the frame of a cell."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.raw, ctypes.byref(fill), ctypes.byref(stroke))
    if not stroke.value:
        return
    matrix, x, y = path.get_matrix(), ctypes.c_float(), ctypes.c_float()
    first = before = (0.0, 0.0)
    for at in range(min(raw.FPDFPath_CountSegments(path.raw), MOST)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, at)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            _rule(before, point, found)
        if raw.FPDFPathSegment_GetClose(segment):
            _rule(point, first, found)
        before = point


def _rule(one: tuple[float, float], other: tuple[float, float], found: Drawn) -> None:
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    if y1 - y0 < 1 and x1 - x0 >= LONG:
        found.across.append(Rule((y0 + y1) / 2, x0, x1))
    elif x1 - x0 < 1 and y1 - y0 >= LONG:
        found.upright.append(Rule((x0 + x1) / 2, y0, y1))


def dotted(words: list[Word], dots: list[tuple[float, float, float, float]]) -> list[Word]:
    """The words, with a bullet where a dot stands before the first of a line, or of a cell."""
    made = list(words)
    for left, bottom, right, top in dots[:MOST // 10]:
        level = (bottom + top) / 2
        beside = [word for word in words if 0 < level - word.y < 0.9 * word.look.size and word.x1 > left - 3 * word.look.size]
        after = min((word for word in beside if word.x0 >= right - 1), key=lambda word: word.x0, default=None)
        if after is None or not 0.1 * after.look.size < after.x0 - right < 3 * after.look.size or any(word.x0 < left for word in beside):
            continue
        if after.text != BULLET:
            made.append(Word(BULLET, left, right, after.y, after.look, True))
    return made
