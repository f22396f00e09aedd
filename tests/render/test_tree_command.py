"""`mo-advisor tree` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

FORMATS = {"text": b"Isle of Wight Council\n", "json": b"{\n", "mermaid": b"%%{init", "dot": b"digraph protocol {\n", "html": b"<!DOCTYPE html>\n"}


@pytest.mark.slow
@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_gives_the_same_bytes_every_time(run: Run, format_: str) -> None:
    first, second = (run("tree", "isle-of-wight", "--format", format_, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.returncode == 0
    assert first.stdout.startswith(FORMATS[format_])
    assert first.stdout == second.stdout


def test_one_situation_as_json(run: Run) -> None:
    record = json.loads(run("tree", "-p", "solihull", "--what", "interpretation", "-f", "json").stdout)
    assert (record["schema"], record["protocol"]["id"]) == (1, "solihull")
    assert [one["situation"] for one in record["situations"]] == ["interpretation"]


@pytest.mark.slow
def test_a_whole_drawing_in_mermaid_says_that_it_is_large_and_one_situation_does_not(run: Run) -> None:
    assert b"draw one situation with --what" in run("tree", "somerset", "-f", "mermaid").stderr
    assert run("tree", "somerset", "-f", "mermaid", "--what", "interpretation").stderr == b""


def test_it_writes_to_a_file_and_never_over_another(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "tree.html"
    asked = ("tree", "solihull", "--what", "interpretation", "-f", "html", "-o", str(file))
    assert run(*asked).returncode == 0
    made = file.read_bytes()
    file.write_bytes(b"mine")
    assert run(*asked).returncode == 2
    assert file.read_bytes() == b"mine"
    assert run(*asked, "--force").returncode == 0
    assert file.read_bytes() == made


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("tree",), b"No protocol is chosen."),
        (("tree", "somerset", "--what", "interpretatoin"), "There is no situation “interpretatoin”; did you mean interpretation".encode()),
        (("tree", "somerset", "-f", "csv"), "there is no format “csv” here; it is text, json, markdown, html, docx, mermaid or dot.".encode()),
        (("tree", "somerset", "-p", "solihull"), b"Two protocols are named"),
    ],
)
def test_what_is_wrong_is_said(run: Run, given: tuple[str, ...], told: bytes) -> None:
    made = run(*given)
    assert made.returncode == 2
    assert told in made.stderr
    assert made.stdout == b""
