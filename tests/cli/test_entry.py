"""A plain `cite` is read without the parser of the whole command line, and means the same as with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from mo_advisor.cli.app import app
from mo_advisor.cli.cite_flags import PROTOCOL
from mo_advisor.cli.flags import page_format
from mo_advisor.cli.plain_cite import FLAGS, PlainCitation, plain_citation
from tests.conftest import Run

WHOLE = (
    "import sys; sys.argv = ['mo-advisor', *{!r}]\nimport mo_advisor.cli.plain_cite as plain\nimport mo_advisor.cli.entry as entry\n"
    "plain.plain_citation = lambda _: None\nentry.run()"
)
INTERRUPTED = """\
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class Break:
    def find_spec(self, name, *_):
        if name == {!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Break())
sys.argv = ['mo-advisor', *{!r}]
from mo_advisor.cli.entry import run
run()
"""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["cite", "7.3"], PlainCitation(["7.3"], None, "text")),
        (["cite", "7.3", "9.2", "--protocol", "somerset"], PlainCitation(["7.3", "9.2"], "somerset", "text")),
        (["cite", "-p", "solihull", "Complaints", "3", "-f", "json"], PlainCitation(["Complaints", "3"], "solihull", "json")),
        (["cite"], None),
        (["cite", "-h"], None),
        (["cite", "7.3", "--protocol"], None),
        (["cite", "7.3", "--protocol="], None),
        (["cite", "7.3", "--protocol", ""], None),
        (["cite", "7.3", "--protocol", "--format"], None),
        (["cite", "7.3", "--format", "html"], None),
        (["cite", "7.3", "--plain"], None),
        (["cite", "7.3", "--output", "f"], None),
        (["cite", "7.3", "-p", "somerset", "-p", "solihull"], None),
        (["cite", "--", "7.3"], None),
        (["cite", ""], None),
        (["show", "somerset"], None),
        ([], None),
    ],
)
def test_what_is_read_here_and_what_is_left_to_the_parser(typed: list[str], expected: PlainCitation | None) -> None:
    assert plain_citation(typed) == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    [
        ("cite", "7.3", "-p", "somerset"),
        ("cite", "7.3", "--protocol", "isle-of-wight", "--format", "json"),
        ("cite", "Complaints", "3", "-p", "solihull", "-f", "text"),
        ("cite", "99"),
        ("cite", "7.3", "-p", "nowhere"),
        ("cite", "7.3", "-p", "missing.yaml"),
    ],
)
def test_it_prints_and_ends_as_with_the_parser(run: Run, tmp_path: Path, typed: tuple[str, ...]) -> None:
    here = run(*typed)
    there = subprocess.run([sys.executable, "-c", WHOLE.format(list(typed))], cwd=tmp_path, capture_output=True, env=os.environ, check=False)
    assert (here.returncode, here.stdout, here.stderr) == (there.returncode, there.stdout, there.stderr)


def test_the_parser_knows_the_same_flags_and_defaults() -> None:
    known = {name: option for option in typer.main.get_command(app("cite")).commands["cite"].params for name in option.opts}  # type: ignore[attr-defined]
    assert {name: known[name].metavar for name in FLAGS} == {name: flag.metavar for name, flag in FLAGS.items()}
    assert {known[name].name for name in PROTOCOL.names} == {"protocol"}
    plain = plain_citation(["cite", "7.3"])
    assert plain is not None
    assert (plain.protocol, plain.format) == (known["--protocol"].default, page_format(known["--format"].default, known["--output"].default))


def test_it_does_without_the_parser(home: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mo_advisor", "cite", "7.3", "-p", "somerset", "-f", "json"],
        cwd=home, capture_output=True, check=True,
    )
    assert b"mo_advisor.commands.cite" in made.stderr
    assert b"typer" not in made.stderr


@pytest.mark.parametrize(("module", "typed"), [
    ("mo_advisor.console", ("cite", "7.3")), ("mo_advisor.commands.cite", ("cite", "7.3")), ("typer", ("ask",)),
    ("mo_advisor.cli.app", ("ask", "--plain")), ("mo_advisor.commands.ask", ("ask", "--plain")),
    ("yaml", ("ask", "--protocol", "somerset", "--plain")),
])
def test_ctrl_c_while_modules_are_imported_is_130_without_a_traceback(tmp_path: Path, module: str, typed: tuple[str, ...]) -> None:
    made = subprocess.run([sys.executable, "-c", INTERRUPTED.format(module, typed)], cwd=tmp_path, capture_output=True, check=False)
    assert (made.returncode, made.stdout, made.stderr) == (130, b"", b"\nStopped. Nothing was saved.\n")
