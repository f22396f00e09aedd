"""Tables between rules on the pages of a PDF: the cells of a row are read in order, and not the lines that run across them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from mo_advisor.importing.pdf.page import Line, Word, line, rows
from mo_advisor.importing.pdf.shapes import Drawn, Rule

NEAR = 4.0  # points by which rules that are one to a reader may be apart
MOST = 3_000  # rules of a page beyond which it is a drawing
LARGE = 150  # words in one cell beyond which the table lays out a page, and its rows are none to a reader
SHARE = 0.3  # of a table's width that a rule between two rows runs over at least
FIRST = 10  # the first of the columns of ruled tables among those of a page
MARGIN = 15.0  # points: further from every word stands only the frame of a page


class Grid(NamedTuple):
    """A table: where its columns are parted, from the left, where its rows, from the top, and its rules."""

    xs: list[float]
    ys: list[float]
    across: list[Rule]
    upright: list[Rule]

    def cell(self, word: Word) -> tuple[int, int] | None:
        """The row and the column of a word, those of the first where several are one cell; None outside."""
        x, y = (word.x0 + word.x1) / 2, word.y + 0.3 * word.look.size
        if not (self.xs[0] < x < self.xs[-1] and self.ys[-1] < y < self.ys[0]):
            return None
        column = bisect_right(self.xs, x) - 1
        row = next(at for at in range(len(self.ys) - 1) if y >= self.ys[at + 1])
        while row and not _meets(self.across, self.ys[row], (self.xs[column] + self.xs[column + 1]) / 2):
            row -= 1
        while column and not _meets(self.upright, self.xs[column], y):
            column -= 1
        return row, column


def _meets(rules: list[Rule], at: float, through: float) -> bool:
    return any(abs(rule.at - at) < NEAR and rule.start - NEAR <= through <= rule.end + NEAR for rule in rules)


def taken_out(page: int, words: list[Word], drawn: Drawn) -> tuple[list[Word], list[list[Line]]]:
    """The words of a page that stand in no ruled table, and for each table its lines, cell by cell."""
    tables: list[list[Line]] = []
    for grid in _grids(words, drawn):
        cells: defaultdict[tuple[int, int], list[Word]] = defaultdict(list)
        rest: list[Word] = []
        for word in words:
            where = grid.cell(word)
            (rest if where is None else cells[where]).append(word)
        if len({row for row, _ in cells}) < len(cells):  # else every row is one cell: a frame round words
            words = rest
            tables.append(_lines(page, len(tables), cells))
    return words, tables


def _grids(words: list[Word], drawn: Drawn) -> list[Grid]:
    """The tables of a page: where upright rules stand beside each other, with rules across between them."""
    if not words or len(drawn.upright) + len(drawn.across) > MOST:
        return []
    low, high = min(word.x0 for word in words) - MARGIN, max(word.x1 for word in words) + MARGIN
    bands: list[list[Rule]] = []
    floor = 0.0
    for rule in sorted((rule for rule in drawn.upright if low < rule.at < high), key=lambda rule: -rule.end):
        if bands and rule.end > floor - NEAR:
            bands[-1].append(rule)
            floor = min(floor, rule.start)
        else:
            bands.append([rule])
            floor = rule.start
    return [grid for band in bands if (grid := _grid(band, drawn.across))]


def _grid(upright: list[Rule], across: list[Rule]) -> Grid | None:
    xs = _apart(rule.at for rule in upright)
    top, bottom = max(rule.end for rule in upright), min(rule.start for rule in upright)
    if len(xs) < 3:
        return None
    inside = [rule for rule in across if bottom - NEAR < rule.at < top + NEAR and rule.end > xs[0] and rule.start < xs[-1]]
    between = [y for y in _apart(rule.at for rule in inside) if _runs(inside, y) > SHARE * (xs[-1] - xs[0])]
    if not between:
        return None
    return Grid(xs, sorted(_apart([*between, top, bottom]), reverse=True), inside, upright)


def _apart(places: object) -> list[float]:
    """Places from the lowest, those that are one to a reader made one."""
    found: list[float] = []
    for place in sorted(places):  # type: ignore[call-overload]
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def _runs(rules: list[Rule], at: float) -> float:
    """How far the rules at one height run, each part counted once."""
    length, reached = 0.0, float("-inf")
    for rule in sorted((rule for rule in rules if abs(rule.at - at) < NEAR), key=lambda rule: rule.start):
        length += max(0.0, rule.end - max(rule.start, reached))
        reached = max(reached, rule.end)
    return length


def _lines(page: int, table: int, cells: dict[tuple[int, int], list[Word]]) -> list[Line]:
    """The lines of a table, row by row and cell by cell; those of a row that only lays out the page as lines of no row."""
    made: list[Line] = []
    by_row: defaultdict[int, list[list[Line]]] = defaultdict(list)
    for (row, column), words in sorted(cells.items()):
        by_row[row].append([line(page, each, FIRST + 100 * table + column) for each in rows(words)])
    for row, its in by_row.items():
        large = any(sum(len(each.words) for each in cell) > LARGE for cell in its)
        laid_out = len(its) == 1 or large or any(_numbered(each) for cell in its for each in cell if each is not its[0][0])
        made += [each._replace(row=0 if laid_out else 1 + 1000 * table + row) for cell in its for each in cell]
    return made


def _numbered(each: Line) -> bool:
    """Whether a line begins with a number or letter, as the paragraphs do that a table only sets out on the page."""
    return each.marked and any(letter.isalnum() for letter in each.words[0].text)
