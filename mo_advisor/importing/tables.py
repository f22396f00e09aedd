"""Tables with Members at the head of one column and Officers at that of the other: such a table is read column by column, not row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from mo_advisor.importing.source import Doubt, Paragraph, Source
from mo_advisor.vocabulary import shared

LONGEST = 12  # words of the head of a column
READ = "“{}” heads a column of a table, whose cells stand as its items, column by column. See whether they read so."


def by_column(source: Source) -> Source:
    """The same source with every such table as two lists, one for each column; what is said of other paragraphs keeps its place."""
    made: list[Paragraph] = []
    now: list[int] = []  # for every paragraph, where it or the list that it became begins
    doubts: list[Doubt] = []
    at = 0
    while at < len(source.paragraphs):
        end = _end(source.paragraphs, at)
        now += [len(made)] * (end - at)
        if made and _is_sided(source.paragraphs[at:end]):
            doubts.append(Doubt("unnumbered", None, len(made), READ.format(_cells(source.paragraphs[at])[0])))
            made += _lists(source.paragraphs[at:end])
        else:
            now[at:] = range(len(made), len(made) + end - at)
            made += source.paragraphs[at:end]
        at = end
    if not doubts:
        return source
    now.append(len(made))
    left_out = tuple(out._replace(after=now[min(max(out.after, 0), len(now) - 1)]) for out in source.left_out)
    moved = tuple(doubt._replace(at=now[min(max(doubt.at, 0), len(now) - 1)]) for doubt in source.doubts)
    return Source(tuple(made), source.footnotes, left_out, (*moved, *doubts))


def _end(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Where the rows of two cells that begin here end; behind the paragraph, where it is none."""
    end = at
    while end < len(paragraphs) and len(_cells(paragraphs[end])) == 2:
        end += 1
    return max(end, at + 1)


def _cells(row: Paragraph) -> list[str]:
    return row.text.split("\t")


def _is_sided(rows: Sequence[Paragraph]) -> bool:
    """Whether the heads of the two columns speak of Members and of Officers."""
    if len(rows) < 2 or any(row.label or row.heading for row in rows):
        return False
    heads = [_side(head) for head in _cells(rows[0])]
    return all(len(head) == 1 for head in heads) and heads[0] != heads[1]


def _side(head: str) -> set[str]:
    """Who is spoken of in the head of a column: by the columns in which the vocabulary's own tables have them."""
    return {side for side, names in _names() if names.search(head)} if len(head.split()) <= LONGEST else set()


@cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each side a pattern of the names of its roles."""
    found = []
    for side in shared().governed:
        names = "|".join(re.escape(name) for name in (side.label.partition(" (")[0], *side.names, side.id))
        found.append((side.id, re.compile(rf"\b({names})s?\b", re.IGNORECASE)))
    return tuple(found)


def _lists(rows: Sequence[Paragraph]) -> list[Paragraph]:
    """Each head as an item, with the cells below it, or the paragraphs in them, as items in it."""
    found = []
    for column in range(2):
        cells = [_cells(row)[column] for row in rows]
        found.append(_item(rows[0], cells[0].replace("\n", " "), 0))
        found += [_item(row, text, 1) for row, cell in zip(rows[1:], cells[1:], strict=True) for text in cell.split("\n") if text.strip()]
    return found


def _item(row: Paragraph, text: str, depth: int) -> Paragraph:
    return row._replace(text=text, bullet=True, depth=depth, strong=False, indent=None)
