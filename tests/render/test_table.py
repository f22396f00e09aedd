"""Tables as CSV."""

from __future__ import annotations

import csv
import io

import pytest

from mo_advisor.render.page import Table
from mo_advisor.render.writers.csv import to_csv


def test_what_is_written_is_read_again() -> None:
    rows = (("a, b", 'says "so"'), ("two\nlines", "£"))
    assert list(csv.reader(io.StringIO(to_csv(Table(("x", "y"), rows))))) == [["x", "y"], *map(list, rows)]


def test_numbers_stay_numbers() -> None:
    assert to_csv(Table(("n", "m"), ((-1, 2),))) == "n,m\n-1,2\n"


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-x", "@here"])
def test_a_cell_that_a_spreadsheet_would_compute_stays_text(cell: str) -> None:
    assert to_csv(Table(("x",), ((cell,),))) == f"x\n'{cell}\n"
