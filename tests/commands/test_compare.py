"""`mo-advisor compare`: councils side by side, and what changes between two editions of one protocol."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands.samples import told
from tests.conftest import Run
from tests.editions.files import HARBOUR_FILE


def test_two_councils_in_one_situation_as_json(run: Run) -> None:
    made = json.loads(run("compare", "somerset", "solihull", "--what", "interpretation", "--who", "member", "--format", "json").stdout)
    (row,) = made["situations"]
    outcomes = [(cell["protocol"], cell["governs"], cell["silent"]) for cell in row["protocols"]]
    assert outcomes == [("somerset", True, False), ("solihull", False, True)]
    assert [clause["id"] for clause in row["protocols"][0]["clauses"]] == ["Preamble 2", "12.1"]
    (words,) = row["protocols"][0]["clauses"][0]["words"]
    assert words.startswith("In the unlikely event")
    assert words.endswith("will be final.")
    assert row["protocols"][0]["first"][0]["clause"] == "12.1"


def test_three_councils_as_a_spreadsheet(run: Run) -> None:
    made = run("compare", "somerset", "solihull", "west-lindsey", "--who", "officer", "--format", "csv").stdout.decode()
    rows = list(csv.DictReader(io.StringIO(made)))
    assert {row["protocol"] for row in rows} == {"somerset", "solihull", "west-lindsey"}
    assert len(rows) % 3 == 0
    assert {row["outcome"] for row in rows} == {"governs", "silent"}


def editions(folder: Path, *changes: tuple[str, str]) -> None:
    """Two editions of the Harbour protocol in a folder, the later one with some replacements."""
    later = HARBOUR_FILE
    for old, new in changes:
        assert old in later
        later = later.replace(old, new)
    (folder / "before.yaml").write_text(HARBOUR_FILE, encoding="utf-8")
    (folder / "after.yaml").write_text(later, encoding="utf-8")


@pytest.mark.slow
def test_numbers_and_white_space_are_no_difference(run: Run, tmp_path: Path) -> None:
    editions(
        tmp_path, ('"4.2"', '"4.7"'), ("4.2 is", "4.7 is"), ("Member’s", "Member's"), ("treat Officers with", "treat\n          Officers  with"),
        ("4 Advice", "9 Advice"),
    )
    made = run("compare", "before.yaml", "after.yaml")
    assert "Nothing changes: the words are the same, and so is the advice." in made.stdout.decode(), told(made)


@pytest.mark.slow
def test_only_what_changes_is_said_clause_by_clause_and_answer_by_answer(run: Run, tmp_path: Path) -> None:
    editions(tmp_path, ("answered within five working days", "answered within ten working days"), ("rule: [whistleblowing]", "rule: [reprisal]"))
    made = json.loads(run("compare", "before.yaml", "after.yaml", "--format", "json").stdout)
    assert [(clause["old"], clause["fate"]) for clause in made["clauses"]] == [("4.2", "reworded")]
    assert made["clauses"][0]["changes"] == [{"before": "five", "after": "ten"}]
    changed = {(answer["what"], answer["who"]) for answer in made["answers"]}
    assert changed == {(what, who) for what in ("enquiry-unanswered", "whistleblowing", "reprisal") for who in ("member", "officer")}
    lost = next(answer for answer in made["answers"] if answer["what"] == "whistleblowing")
    assert (lost["before"], lost["after"]) == ("governs", "not judged")
    one = json.loads(run("compare", "before.yaml", "after.yaml", "--what", "enquiry-unanswered", "--who", "officer", "--format", "json").stdout)
    assert [(answer["what"], answer["who"], answer["reads_otherwise"]) for answer in one["answers"]] == [("enquiry-unanswered", "officer", ["4.2"])]


@pytest.mark.slow
def test_the_page_says_first_what_changes_for_whom_and_says_the_status_once(run: Run, tmp_path: Path) -> None:
    editions(
        tmp_path, ("answered within five working days", "answered within ten working days"), ("status: in-force", "status: unknown"),
        ('      - number: "4.1"',
         '      - number: "3.4"\n        text: "Everybody is trained."\n        review: "It is new."\n      - number: "4.1"'),
    )
    lines = run("compare", "before.yaml", "after.yaml").stdout.decode().splitlines()
    said = [line for line in lines if "in force" in line]
    assert len(said) == 3  # of either edition, and what that means
    assert said[2].startswith("The later file does not say whether this edition is in force.")
    first = lines.index("What changes, and for whom") + 1
    assert lines[first].startswith("  - 3.4 is new: “Everybody is trained.” Nobody has judged yet")
    assert lines[first + 1].startswith(
        "  - 4.2 reads otherwise: “five” is now “ten”. Other advice to whoever asks as councillor, council officer or employee in "
        "1 situation: “My enquiry has not been answered” (")
    assert "To be looked at again in the later file: 3.4." in "\n".join(lines)
    answers = lines.index("Answer by answer, where nothing more is said than who asks and what happened") + 1
    assert lines[answers] == "  - Reads otherwise: 4.2. Councillor, Council officer or employee: “My enquiry has not been answered”."
    assert not lines[answers + 1]


@pytest.mark.parametrize(("typed", "said"), [
    (("somerset",), "Name two protocols or more"),
    (("somerset", "solihull", "--who", "councillor"), "did you mean member?"),
    (("somerset", "solihull", "--what", "complain"), "did you mean complain-about-officer"),
    (("somerset", "solihul"), "did you mean solihull?"),
])
def test_mistakes_are_said_in_a_sentence(run: Run, typed: tuple[str, ...], said: str) -> None:
    made = run("compare", *typed)
    assert made.returncode == 2
    assert said in told(made)
