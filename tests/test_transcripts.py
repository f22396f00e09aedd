"""What the documentation shows is what the commands print; and the README's two commands are those that the checks run."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import pytest

from tests.transcripts import ROOT, Step, pages, play, steps

SLOW = ("mo-advisor check", "mo-advisor coverage", "mo-advisor train new", "mo-advisor train check")
BLOCKS = [
    pytest.param(block, id=f"{page.name} {number}", marks=[pytest.mark.slow] if any(step.command.startswith(SLOW) for step in block) else [])
    for page in pages()
    for number, block in enumerate(steps(page), 1)
]


@pytest.mark.slow
@pytest.mark.parametrize("block", BLOCKS)
def test_a_transcript_is_what_is_printed(block: list[Step]) -> None:
    for step, printed in play(block):
        assert printed == step.printed, step.command


def test_there_are_transcripts() -> None:
    assert len(BLOCKS) >= 5


def test_no_page_shows_a_path_of_the_machine_on_which_it_was_written() -> None:
    here = (str(ROOT), str(Path.home()), tempfile.gettempdir())
    assert [page.name for page in pages() if any(f"{path}{os.sep}" in page.read_text(encoding="utf-8") for path in here)] == []


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_path_that_is_named_is_there(page: str) -> None:
    """NAME stands for what somebody is about to add."""
    named = re.findall(r"`((?:mo_advisor|tests|protocols|packs|docs)/[\w./*-]*)`", (ROOT / page).read_text(encoding="utf-8"))
    assert named
    assert [path for path in named if not list(ROOT.glob(path.replace("NAME", "*").rstrip("/")))] == []


def test_every_command_is_documented() -> None:
    from typer.main import get_group

    from mo_advisor.cli.app import app

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    undocumented = [name for name in get_group(app()).commands if f"mo-advisor {name}" not in readme]
    assert undocumented == []


def test_every_training_command_is_documented() -> None:
    from mo_advisor.cli.train_app import COMMANDS

    page = (ROOT / "docs" / "training.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"mo-advisor train {name}" not in page] == []


def test_the_checks_run_the_readmes_own_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    setups = re.findall(r"(?m)^python3 -m venv .*$", readme)
    assert len(setups) == 2
    assert setups[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
