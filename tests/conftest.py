"""What every test may use: the shipped protocols, small ones made of a few lines, and a run of the real command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load, shipped_folder
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.vocabulary import shared

SHIPPED = ("somerset", "west-lindsey", "cheshire-east", "isle-of-wight", "solihull")
OTHERWISE = (  # what makes the command do otherwise than on most machines
    "MO_ADVISOR_PATH", "MO_ADVISOR_PROTOCOL", "MO_ADVISOR_CONTACTS", "ACCESSIBLE", "NO_COLOR", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
    "PYTHONIOENCODING", "PYTHONUNBUFFERED", "PYTHONUTF8",
)
HEADER = """\
schema: "1"
id: tiny
council: Tiny Town Council
title: Protocol
edition: "2020"
status: in-force
"""


@cache
def shipped(protocol_id: str) -> Book:
    """A shipped protocol, loaded once for all tests."""
    return load(shipped_folder() / f"{protocol_id}.yaml")


def tiny(body: str) -> Book:
    """A protocol out of a header and the lines of `body`."""
    return Book(read_protocol(HEADER + body, "tiny.yaml", shared()), shared(), (HEADER + body).encode(), "tiny")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, empty, in which no default is set and no protocol is kept."""
    for name in OTHERWISE:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TERM", "xterm-256color")
    return home


Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def run(home: Path, tmp_path: Path) -> Run:  # noqa: ARG001 - the home is set by it
    """Runs the real command in a folder of its own, without a terminal."""

    def call(*arguments: str, given: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "mo_advisor", *arguments],
            input=given if given is not None else b"",
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **environment},
            timeout=60,
            check=False,
        )

    return call
