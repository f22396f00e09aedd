"""What every test of a command takes for granted: an exit code of the contract, no traceback, nothing raw that a terminal would obey."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.samples import as_a_user_who_may_not, protocol_text
from tests.conftest import Run

CODES = (0, 1, 2, 3, 130)  # and never 70, which is a fault of the tool itself
OBEYED = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066")  # an escape, a bell, the one-character escape, and two that turn text round


def expect_decent(made: subprocess.CompletedProcess[bytes]) -> None:
    """Holds a run of the command against what is true of every run."""
    assert made.returncode in CODES, made.stderr.decode(errors="replace")
    expect_tidy(made)


def expect_tidy(made: subprocess.CompletedProcess[bytes]) -> None:
    """Holds what a run printed against what is true even of one that ends in a fault."""
    told = made.stderr.decode(errors="replace")
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    printed = made.stdout.decode(errors="replace") + told
    assert [character for character in OBEYED if character in printed] == []


def sealed(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A run by somebody who may not write where the permissions say no."""
    made = subprocess.run(
        [sys.executable, "-m", "mo_advisor", *command],
        cwd=folder, capture_output=True, env={**os.environ, **environment}, check=False, preexec_fn=as_a_user_who_may_not,
    )
    expect_decent(made)
    return made


@pytest.fixture
def run(run: Run) -> Run:
    """The real command; whatever it is given, it behaves decently."""

    def call(*arguments: str, given: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
        made = run(*arguments, given=given, **environment)
        expect_decent(made)
        return made

    return call


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A protocol file of the user's own, in the folder where the command runs."""
    path = tmp_path / "mine.yaml"
    path.write_text(protocol_text("mapleford"), encoding="utf-8")
    return path


@pytest.fixture
def kept(home: Path) -> Path:
    """The user's data folder, where protocols are found."""
    folder = home / ".local" / "share" / "mo-advisor" / "protocols"
    folder.mkdir(parents=True)
    assert "XDG_DATA_HOME" not in os.environ
    return folder
