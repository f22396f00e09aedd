"""Pages in two columns: where the space between them runs, and in which order their lines are read."""

from __future__ import annotations

from mo_advisor.importing.pdf.page import Line, Word, line, rows

FEWEST = 6  # lines on both sides that make two columns
FULL = 0.6  # of a column's width: lines of prose reach further, cells of a table mostly do not


def lines(page: int, words: list[Word]) -> list[Line]:
    """The lines of a page in the order in which they are read."""
    found = rows(words)
    gutter = _gutter(found)
    if gutter is None:
        return [line(page, row) for row in found]
    read: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in found:
        if any(word.x0 < gutter < word.x1 for word in row) or _bridged(row, gutter):
            read += [*left, *right, line(page, row)]
            left, right = [], []
            continue
        for side, column, here in ((left, 1, [word for word in row if word.x1 <= gutter]), (right, 2, [word for word in row if word.x0 >= gutter])):
            if here:
                side.append(line(page, here, column))
    return [*read, *left, *right]


def _bridged(row: list[Word], gutter: float) -> bool:
    """Whether a line runs on over the middle with no more than a word's space there."""
    before = [word for word in row if word.x1 <= gutter]
    after = [word for word in row if word.x0 >= gutter]
    return bool(before and after) and after[0].x0 - before[-1].x1 < 0.6 * after[0].look.size


def _gutter(found: list[list[Word]]) -> float | None:
    """The middle of the space between two columns of prose; None where there is one column, or a table."""
    if len(found) < FEWEST:
        return None
    low, high = min(row[0].x0 for row in found), max(word.x1 for row in found for word in row)
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        at = low + (high - low) * step / 100
        crossing = sum(any(word.x0 - 4 < at < word.x1 + 4 for word in row) for row in found)
        if best is None or crossing < best[0]:
            best = crossing, at
    if best is None or best[0] * 4 > len(found):
        return None
    at = best[1]
    clear = [row for row in found if not any(word.x0 - 4 < at < word.x1 + 4 for word in row) and not _bridged(row, at)]
    sides = [[row for row in ([word for word in row if (word.x0 > at) == right] for row in clear) if row] for right in (False, True)]
    return at if all(_prose(side) for side in sides) else None


def _prose(side: list[list[Word]]) -> bool:
    if len(side) < FEWEST:
        return False
    low, high = min(row[0].x0 for row in side), max(row[-1].x1 for row in side)
    full = sum(row[-1].x1 - row[0].x0 > FULL * (high - low) and len(row) > 3 for row in side)
    return full * 2 > len(side)
