"""`cite`: what is found is printed, what is not is said on standard error, and a script can tell them apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def test_a_good_reference_beside_a_bad_one_is_printed(run: Run) -> None:
    made = run("cite", "foo", "7.3.1", "--protocol", "somerset")
    assert made.returncode == 1
    assert made.stderr.decode() == "Somerset County Council’s protocol has no “foo”.\n"
    text = made.stdout.decode()
    assert "  7.3.1  Complaints about Officers" in text
    assert "foo" not in text


def test_nothing_found_prints_nothing_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    made = run("cite", "7.9", "--protocol", "west-lindsey", "--format", "html", "--output", "page.html")
    assert (made.returncode, made.stdout) == (1, b"")
    assert made.stderr.decode() == "West Lindsey District Council’s protocol has no 7.9. Did you mean: 7; 7.8?\n"
    assert not (tmp_path / "page.html").exists()


def test_two_readings_are_both_offered_and_none_is_taken(run: Run) -> None:
    made = run("cite", "4.3 [2]", "--protocol", "west-lindsey")
    assert (made.returncode, made.stdout) == (1, b"")
    assert "Did you mean: 4.3 (second); 4.3 (first), item 2; 4.3 (second), item 2?" in made.stderr.decode()


def test_of_several_protocols_one_is_enough(run: Run) -> None:
    made = run("cite", "paragraph 7.3.1 of the Protocol")
    assert (made.returncode, made.stderr) == (0, b"")
    assert "Isle of Wight Council’s protocol has no 7.3.1." in made.stdout.decode()


def test_what_is_in_none_of_several_protocols(run: Run) -> None:
    made = run("cite", "99.9", "7.3.1")
    assert made.returncode == 1
    assert made.stderr.decode().startswith("“99.9” is found in none of the protocols.\n")
    assert "7.3.1  Complaints about Officers" in made.stdout.decode()


@pytest.mark.parametrize(
    ("typed", "clauses", "items"),
    [("3.8, third bullet", ["3.8"], [3]), ("7.3(b)", ["7.3"], [2]), ("7.3, last bullet", ["7.3"], [3]), ("bullets 2 and 3 of 3.8", ["3.8"], [2, 3])],
)
def test_the_items_that_are_meant_are_marked(run: Run, typed: str, clauses: list[str], items: list[int]) -> None:
    made = run("cite", typed, "--protocol", "cheshire-east", "--format", "json")
    (result,) = json.loads(made.stdout)["results"]
    assert [clause["id"] for clause in result["clauses"]] == clauses
    assert [clause["matched_items"] for clause in result["clauses"]] == [items]


def test_a_marked_item_is_said_in_text(run: Run) -> None:
    text = run("cite", "3.8, third bullet", "--protocol", "cheshire-east").stdout.decode()
    assert "You asked for item 3, “to understand and support the respective roles and…”. A clause is printed whole." in text


def test_items_of_one_clause_that_are_asked_for_together_print_it_once(run: Run) -> None:
    text = run("cite", "7.3 a & c", "9.1", "--protocol", "cheshire-east").stdout.decode()
    assert text.count("  7.3  Certain points") == 1
    assert "You asked for (a), “Officer support in these circumstances must not extend…”; (c), “similarly, where Officers provide" in text
    results = json.loads(run("cite", "7.3 a & c", "--protocol", "cheshire-east", "--format", "json").stdout)["results"]
    assert [result["clauses"][0]["matched_items"] for result in results] == [[1], [3]]


def test_why_not_reads_the_same(run: Run) -> None:
    asked = ("ask", "--protocol", "west-lindsey", "--who", "member", "--what", "complain-about-officer", "--no-input", "--why-not")
    made = run(*asked, "Section 6, paragraph 7 of the Protocol")
    assert made.returncode == 0
    assert "Why not Section 6, paragraph 7 of the Protocol" in made.stdout.decode()
    assert run(*asked, "7.3 of the Code").returncode == 1
