"""No command imports what it does not use: the modules that are loaded are the gate, and not the milliseconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"rich", "prompt_toolkit", "pydantic"}
CITE = ("cite", "7.3", "--protocol", "somerset")
ASK = ("ask", "--protocol", "somerset", "--who", "member", "--what", "complain-about-officer", "--no-input")


def loaded(folder: Path, *command: str) -> set[str]:
    """The modules that one run of the command imports."""
    made = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mo_advisor", *command], cwd=folder, capture_output=True, check=False, text=True, encoding="utf-8",
    )
    assert made.returncode == 0, made.stderr
    return {line.rpartition("|")[2].strip() for line in made.stderr.splitlines() if line.startswith("import time:")}


@pytest.mark.parametrize("command", [(*CITE, "--format", "json"), (*ASK, "--format", "json"), CITE, ASK, ("protocols",), ("--version",)])
def test_nothing_heavy_is_loaded_for_a_script(home: Path, command: tuple[str, ...]) -> None:
    modules = loaded(home, *command)
    assert {name for name in modules if name.partition(".")[0] in HEAVY} == set()
    assert "mo_advisor.cli.entry" in modules


def test_an_answers_file_costs_no_more(home: Path) -> None:
    (home / "card.yaml").write_text("protocol: somerset\nwhat: not-covered\n")
    modules = loaded(home, "ask", "--answers", "card.yaml", "--format", "json")
    assert {name for name in modules if name.partition(".")[0] in HEAVY} == set()


def test_a_citation_needs_neither_the_advice_nor_the_interview(home: Path) -> None:
    modules = loaded(home, *CITE, "--format", "json")
    for room in ("interview", "lint", "proof", "advice", "render.page", "render.screen"):
        assert f"mo_advisor.{room}" not in modules


@pytest.mark.parametrize("command", [CITE, ASK])
def test_neither_a_citation_nor_advice_by_script_reads_the_index_of_own_words(home: Path, command: tuple[str, ...]) -> None:
    modules = loaded(home, *command)
    assert {"mo_advisor.words.index", "mo_advisor.words.suggest", "mo_advisor.words.lexicon"} & modules == set()


def test_advice_by_script_needs_no_interview(home: Path) -> None:
    modules = loaded(home, *ASK, "--format", "json")
    assert {name for name in modules if name.startswith(("mo_advisor.interview", "mo_advisor.lint", "mo_advisor.proof"))} == set()


@pytest.mark.parametrize("command", [CITE, ASK, (*CITE[:2], "--format", "json")])
def test_of_shipped_protocols_no_yaml_is_read_nor_anything_loaded_for_that(home: Path, command: tuple[str, ...]) -> None:
    modules = loaded(home, *command)
    assert {name for name in modules if name.partition(".")[0] in ("yaml", "platformdirs", "hashlib", "_hashlib")} == set()
