"""`mo-advisor coverage`: text for eyes, JSON for scripts, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import shlex
from pathlib import Path

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.render.views.coverage import flags
from tests.conftest import HEADER, SHIPPED, Run

DOCUMENT = """
silent: [{situations: [whistleblowing], who: [officer], reason: An example.}]
document:
  - {id: "1", text: "Words.", rules: [{situations: [not-covered], who: [officer], involved: {none_of: [member]}, facts: [serious=yes]}]}
  - {id: "2", text: "Words.", rules: [{situations: [not-covered], weight: background}]}
  - {id: "3", text: "Words.", considered: "=1+1 is no reason."}
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A protocol with a clause of each sort."""
    path = tmp_path / "tiny.yaml"
    path.write_text(HEADER + DOCUMENT, encoding="utf-8")
    return path


def test_text_is_readable_on_a_narrow_screen(run: Run, mine: Path) -> None:
    made = run("coverage", str(mine))
    lines = made.stdout.decode().splitlines()
    assert made.returncode == 0
    totals = "3 clauses: 1 govern some situation, 0 only say where to take it, 1 are shown as background only, 1 never, for a reason that is recorded"
    assert lines[1].startswith(totals)
    assert "  1  --who officer --involved nobody --what not-covered --fact serious=yes" in lines
    assert "  2  background, --what not-covered" in lines
    assert "  3  never: =1+1 is no reason." in lines
    table = lines[lines.index("What each situation brings") + 2 :]
    assert table[0].split() == ["member", "co-opted", "officer", "resident"]
    assert ["whistleblowing", "unmapped", "unmapped", "silent", "unmapped"] in [line.split() for line in table]
    assert max(map(len, table)) <= 80


def test_a_clause_that_nothing_shows_is_an_error(run: Run, mine: Path) -> None:
    mine.write_text(HEADER + DOCUMENT + '  - {id: "4", text: "Words."}\n', encoding="utf-8")
    made = run("coverage", str(mine))
    assert made.returncode == 1
    assert "  4  NOTHING shows it, and no reason is recorded" in made.stdout.decode()


def test_json(run: Run, mine: Path) -> None:
    record = json.loads(run("coverage", str(mine), "--format", "json").stdout)
    assert record["schema"] == 1
    (one,) = record["protocols"]
    assert one["protocol"]["id"] == "tiny"
    assert one["clauses"][1:] == [
        {"id": "2", "shown": "background", "certainty": "applies", "answers": {"what": "not-covered", "facts": {}}, "considered": None},
        {"id": "3", "shown": "never", "certainty": None, "answers": None, "considered": "=1+1 is no reason."},
    ]
    silent = {"situation": "whistleblowing", "who": "officer", "mapped": True, "silent": True, "clauses": 0, "routes": 0, "general": 0, "contacts": 0}
    assert silent in one["situations"]


def test_csv_holds_one_table(run: Run, mine: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("coverage", str(mine), "--format", "csv").stdout.decode())))
    assert rows[0] == {
        "protocol": "tiny", "clause": "1", "shown": "clause", "certainty": "applies", "who": "officer", "involved": "nobody", "what": "not-covered",
        "facts": "serious=yes", "reason": "",
    }
    assert rows[2]["reason"] == "'=1+1 is no reason."
    made = run("coverage", str(mine), "--format", "csv", "--table", "situations").stdout.decode()
    assert "tiny,whistleblowing,officer,silent,0,0,0,0" in made.splitlines()


def test_one_table_only(run: Run, mine: Path) -> None:
    assert b"What each situation brings" not in run("coverage", str(mine), "--table", "clauses").stdout
    assert "clauses" not in json.loads(run("coverage", str(mine), "--table", "situations", "--format", "json").stdout)["protocols"][0]
    wrong = run("coverage", str(mine), "--table", "chairs")
    assert wrong.returncode == 2
    assert "--table takes clauses or situations" in wrong.stderr.decode()


@pytest.mark.slow
def test_without_a_name_all_protocols_are_covered_whatever_the_default(run: Run) -> None:
    record = json.loads(run("coverage", "--format", "json", "--table", "clauses", MO_ADVISOR_PROTOCOL="solihull").stdout)
    assert {one["protocol"]["id"] for one in record["protocols"]} == set(SHIPPED)
    assert run("coverage", "nowhere").returncode == 2
    assert run("coverage", "--format", "docx").returncode == 2


@pytest.mark.parametrize("clause", ["1", "2"])
def test_the_flags_show_the_clause_when_they_are_typed(run: Run, mine: Path, clause: str) -> None:
    lines = run("coverage", str(mine), "--table", "clauses").stdout.decode().splitlines()
    (line,) = [line for line in lines if line.startswith(f"  {clause}  ")]
    typed = shlex.split(line[line.index("--") :])
    advice = json.loads(run("ask", "--protocol", str(mine), *typed, "--format", "json").stdout)
    assert clause in [one["id"] for one in (*advice["clauses"], *advice["routes"], *advice["general"])]


def test_flags() -> None:
    given = Answers("member", ("leader", "officer"), "not-covered", {"serious": "yes"})
    assert flags(given) == "--who member --involved leader --involved officer --what not-covered --fact serious=yes"
