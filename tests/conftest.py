"""What every test may use: the shipped protocols, small ones made of a few lines, and a run of the real command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import settings

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load, shipped_folder
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.vocabulary import shared
from tests.preloaded import PATIENCE, with_pipes

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

signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever starts the tests in the background ignores Ctrl-C for all of their commands

settings.register_profile("full", deadline=None, print_blob=True)  # no deadline: a loaded machine is slow, and that is no fault of the code
settings.register_profile("quick", settings.get_profile("full"), max_examples=5)
settings.load_profile("full")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick`: no slow test, of every test with many cases the first and the last, and a twentieth of the random examples."""
    parser.addoption("--quick", action="store_true", help="the quick run: a sample of the cases and of the random examples, and nothing slow")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("quick"):
        settings.load_profile("quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no core waits for another at the end."""
    items.sort(key=lambda item: item.path.name != "test_shipped.py")
    if config.getoption("quick"):
        wanted = {id(item) for item in in_the_quick_run(items)}
        config.hook.pytest_deselected(items=[item for item in items if id(item) not in wanted])
        items[:] = [item for item in items if id(item) in wanted]


def in_the_quick_run(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Of the cases of every test that are not slow, the first and the last."""
    swift = (item for item in items if not item.get_closest_marker("slow"))
    for _, cases in groupby(swift, key=lambda item: item.nodeid.partition("[")[0]):
        first, *more = cases
        yield from (first, *more[-1:])


def examples(count: int) -> settings:
    """So many random examples in the full run, and a twentieth of them in the quick one (`--quick`)."""
    profile = settings.default or settings.get_profile("full")
    return settings(max_examples=max(1, count * profile.max_examples // 100))


@cache
def shipped(protocol_id: str) -> Book:
    """A shipped protocol, loaded once for all tests."""
    return load(shipped_folder() / f"{protocol_id}.yaml")


def tiny(body: str) -> Book:
    """A protocol out of the lines of `body` and those of a header whose keys are not among them."""
    given = {line.partition(":")[0] for line in body.splitlines()}
    text = "".join(line for line in HEADER.splitlines(keepends=True) if line.partition(":")[0] not in given) + body
    return Book(read_protocol(text, "tiny.yaml", shared()), shared(), text.encode(), "tiny")


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
    """Runs the real command in a folder of its own, without a terminal; in a fork, where what it depends on is not decided before that."""

    def call(*arguments: str, given: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
        surroundings = {**os.environ, **environment}
        if with_pipes().fits(surroundings):
            return with_pipes().run(arguments, tmp_path, surroundings, given or b"")
        return started(arguments, tmp_path, surroundings, given or b"")

    return call


def started(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What `python -m mo_advisor` comes to in a process of its own."""
    command = [sys.executable, "-m", "mo_advisor", *arguments]
    return subprocess.run(command, input=given, capture_output=True, cwd=folder, env=environment, timeout=PATIENCE, check=False)
