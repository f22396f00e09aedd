"""A run in a fork of the preloaded process is what a run in a process of its own is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import started
from tests.preloaded import with_pipes
from tests.terminal.steps import WHO
from tests.terminal.terminal import CTRL_C, Terminal


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        ((), b""),
        (("--help",), b""),
        (("--version",), b""),
        (("nonsense",), b""),
        (("cite", "7.3", "-p", "somerset"), b""),
        (("ask", "-h"), b""),
        (("ask", "-p", "somerset", "--plain"), b"1\n?\n1\n1\n2\nb\n2\n3\n1\n"),
        (("ask", "-p", "somerset", "--answers", "-", "--save", "here.yaml"), b"what: not-covered\n"),
        (("show", "/dev/stdin"), b"x"),
        (("protocols", "--output", "/dev/stdout"), b""),
        (("train", "quiz", "induction", "-p", "somerset", "--seed", "7", "--no-input"), b""),
    ],
)
def test_a_fork_prints_and_leaves_what_a_process_of_its_own_does(
    home: Path, tmp_path: Path, arguments: tuple[str, ...], given: bytes,
) -> None:
    made = []
    for way in (with_pipes().run, started):
        folder = tmp_path / way.__name__
        folder.mkdir()
        done = way(arguments, folder, dict(os.environ), given)
        made.append((done.returncode, done.stdout, done.stderr, {path.name: path.read_bytes() for path in folder.iterdir()}))
    assert made[0] == made[1]
    assert list(home.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [("cite", "7.3", "-p", "somerset"), ("-h",), ("ask", "-p", "somerset"), ("ask", "-p", "somerset", "--plain")])
def test_at_a_terminal_too(home: Path, arguments: tuple[str, ...]) -> None:
    made = []
    for shell in ("", "2>&1"):  # a shell has to be started
        with Terminal(home, *arguments, shell=shell) as terminal:
            if "ask" in arguments:
                terminal.answer(WHO, CTRL_C)
            made.append((terminal.end(), terminal.raw))
    assert made[0] == made[1]


def test_runs_know_nothing_of_each_other(home: Path, tmp_path: Path) -> None:
    preloaded = with_pipes()
    environment = {**os.environ, "HOME": str(home)}
    assert preloaded.run(("use", "solihull"), tmp_path, environment, b"").returncode == 0
    assert b"Solihull" in preloaded.run(("cite", "Complaints", "3"), tmp_path, environment, b"").stdout
    assert b"Somerset" in preloaded.run(("cite", "7.3.1"), tmp_path, {**environment, "MO_ADVISOR_PROTOCOL": "somerset"}, b"").stdout


@pytest.mark.parametrize("name", ["PYTHONUTF8", "PYTHONIOENCODING", "LC_ALL", "LANG", "TZ", "FORCE_COLOR"])
@pytest.mark.usefixtures("home")
def test_what_is_decided_at_the_start_needs_a_start(name: str) -> None:
    preloaded = with_pipes()
    assert preloaded.fits(os.environ)
    assert preloaded.fits({**os.environ, "HOME": "elsewhere", "TERM": "dumb", "NO_COLOR": "1"})
    assert not preloaded.fits({**os.environ, name: "another"})
