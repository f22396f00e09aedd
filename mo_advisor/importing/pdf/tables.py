"""Tables on the pages of a PDF, as far as the places of words show them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from mo_advisor.importing.pdf.page import Line, Word, joined
from mo_advisor.importing.pdf.paragraphs import ALIKE, Shape
from mo_advisor.importing.pdf.shapes import BULLET

GAP = 1.6  # sizes of type between cells


def tables(lines: list[Line], its: Shape) -> list[list[list[Line]]]:
    """The rows of the tables among the lines of a page: for each table its rows, for each row its lines."""
    cut = [_cells(line) for line in lines]
    found, at = [], 0
    while at < len(lines):
        end, columns = _extent(lines, cut, at, its)
        if end - at > 1:
            found.append(_rows(lines[at:end], cut[at:end], columns, its))
        at = max(end, at + 1)
    return found


def text(row: list[Line], hyphens_joined: Callable[[list[str]], str]) -> str:
    """The cells of a row, parted by tabs; a list's marks in a cell are no words of it."""
    if row[0].row:
        cells: dict[int, list[str]] = {}
        for line in row:
            words = line.words[1:] if line.words and line.words[0].text == BULLET else line.words
            cells.setdefault(line.column, []).append(joined(list(words)))
        return "\t".join(hyphens_joined(words) for words in cells.values())
    columns: list[tuple[float, list[str]]] = []
    for line in row:
        for cell in _cells(line):
            near = [words for x, words in columns if abs(x - cell[0].x0) < ALIKE]
            if near:
                near[0].append(joined(cell))
            else:
                columns.append((cell[0].x0, [joined(cell)]))
    return "\t".join(hyphens_joined(words) for _, words in sorted(columns, key=lambda column: column[0]))


def _cells(line: Line) -> list[list[Word]]:
    """The words of a line between its wide spaces; a number with what it numbers."""
    cells = [[line.words[0]]]
    for place, (before, word) in enumerate(pairwise(line.words)):
        wide = word.x0 - before.x1 > max(GAP * line.size, 12.0)
        if wide and not (place == 0 and line.marked):
            cells.append([])
        cells[-1].append(word)
    return cells


def _extent(lines: list[Line], cut: list[list[list[Word]]], at: int, its: Shape) -> tuple[int, list[float]]:
    """Where the table that begins at a line ends, and where its columns begin; the same line where none begins."""
    columns = [cell[0].x0 for cell in cut[at]]
    if len(columns) < 2:
        return at, columns
    end = at + 1
    for place in range(at + 1, len(lines)):
        starts = [cell[0].x0 for cell in cut[place]]
        known = [start for start in starts if any(abs(start - column) < ALIKE for column in columns)]
        far = lines[place - 1].y - lines[place].y > 3.5 * its.leading * lines[place].size or lines[place].column != lines[at].column
        if far or len(known) < len(starts) or place - end > 4:
            break
        if len(starts) > 1 or known[0] > columns[0] + ALIKE:
            end = place + 1
    rows = sum(len(cells) > 1 for cells in cut[at:end])
    return (end if rows > 1 else at), columns


def _rows(lines: list[Line], cut: list[list[list[Word]]], columns: list[float], its: Shape) -> list[list[Line]]:
    """The lines of each row: by the spaces between rows, or, where there are none, by lines that fill every column."""
    apart = [above.y - below.y > 1.15 * its.leading * below.size for above, below in pairwise(lines)]
    rows = [[lines[0]]]
    for line, cells, far in zip(lines[1:], cut[1:], apart, strict=True):
        whole = len(cells) == len(columns) and not any(cell[0].text[:1].islower() for cell in cells)
        if far or (whole and not any(apart)):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows
