"""Tables as CSV: UTF-8, one row a line, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from mo_advisor.render.page import Table

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula


def to_csv(table: Table) -> str:
    """A table with a line of column names. A cell that a spreadsheet would compute gets an apostrophe before it, so that it stays text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_safe(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows)
    return text.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
