"""A plain `ask` or `cite` is read without the parser of the whole command line, and means the same as with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from mo_advisor.cli.app import app
from mo_advisor.cli.flag_table import ANSWERS, FORMAT, FORMATS, INVOLVED, NO_INPUT, OF_ASK, OF_CITE, OF_SEARCH, OF_SUGGEST, PROTOCOL, WHO, Flag
from mo_advisor.cli.flags import page_format
from mo_advisor.cli.plain import PLAIN_COMMANDS, plain_call, plainly
from tests.conftest import Run

WHOLE = (
    "import sys; sys.argv = ['mo-advisor', *{!r}]\nimport mo_advisor.cli.plain as plain\nimport mo_advisor.cli.entry as entry\n"
    "plain.plain_call = lambda _: None\nentry.run()"
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
    ("typed", "flags", "expected"),
    [
        (["7.3"], OF_CITE, (["7.3"], {})),
        (["7.3", "9.2", "--protocol", "somerset"], OF_CITE, (["7.3", "9.2"], {PROTOCOL: "somerset"})),
        (["-p", "solihull", "Complaints", "3", "-f", "json"], OF_CITE, (["Complaints", "3"], {PROTOCOL: "solihull", FORMAT: "json"})),
        (["--involved", "officer", "--who", "member", "--involved", "mayor"], OF_ASK, ([], {INVOLVED: ["officer", "mayor"], WHO: "member"})),
        (["--answers", "-", "--no-input"], OF_ASK, ([], {ANSWERS: "-", NO_INPUT: True})),
        ([], OF_ASK, ([], {})),
        (["-h"], OF_CITE, None),
        (["7.3", "--protocol"], OF_CITE, None),
        (["7.3", "--protocol="], OF_CITE, None),
        (["7.3", "--protocol", ""], OF_CITE, None),
        (["7.3", "--protocol", "--format"], OF_CITE, None),
        (["7.3", "--format", "html"], OF_CITE, None),
        (["7.3", "--output", "f"], OF_CITE, None),
        (["7.3", "-p", "somerset", "-p", "solihull"], OF_CITE, None),
        (["--", "7.3"], OF_CITE, None),
        ([""], OF_CITE, None),
        (["--who", "member", "--who", "officer"], OF_ASK, None),
        (["--no-input", "--no-input"], OF_ASK, None),
        (["--save", "f"], OF_ASK, None),
    ],
)
def test_what_is_read_here_and_what_is_left_to_the_parser(typed: list[str], flags: tuple[Flag, ...], expected: object) -> None:
    assert plainly(typed, flags) == expected


@pytest.mark.parametrize("typed", [["cite"], ["search", "-p", "solihull"], ["show", "somerset"], ["suggest", "-"], ["ask", "--save", "f"], []])
def test_what_is_no_plain_command(typed: list[str]) -> None:
    assert plain_call(typed) is None


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
        ("ask", "-p", "somerset", "--who", "member", "--what", "not-covered"),
        ("ask", "-p", "solihull", "--what", "not-covered", "--involved", "nobody", "--fact", "raised-already=informally", "-f", "json", "--full"),
        ("ask", "-p", "somerset", "--who", "nobody-known", "--what", "not-covered"),
        ("ask", "--no-input"),
        ("ask", "--plain", "-p", "somerset"),
        ("ask", "he shouted", "--no-input"),
        ("search", "chief", "executive", "-p", "somerset", "--plain"),
        ("suggest", "he shouted", "at me", "--who", "member", "-f", "json"),
    ],
)
def test_it_prints_and_ends_as_with_the_parser(run: Run, tmp_path: Path, typed: tuple[str, ...]) -> None:
    here = run(*typed)
    there = subprocess.run(
        [sys.executable, "-c", WHOLE.format(list(typed))], cwd=tmp_path, capture_output=True, env=os.environ, check=False, stdin=subprocess.DEVNULL,
    )
    assert (here.returncode, here.stdout, here.stderr) == (there.returncode, there.stdout, there.stderr)


@pytest.mark.parametrize(("command", "flags"), [("cite", OF_CITE), ("ask", OF_ASK), ("search", OF_SEARCH), ("suggest", OF_SUGGEST)])
def test_the_parser_knows_the_same_flags_and_defaults(command: str, flags: tuple[Flag, ...]) -> None:
    parser = typer.main.get_command(app(command)).commands[command]  # type: ignore[attr-defined]
    known = {name: option for option in parser.params for name in option.opts}
    for flag in flags:
        assert {(known[name].metavar, known[name].multiple, known[name].is_flag) for name in flag.names} == {
            (flag.metavar, flag.many, flag.metavar is None)
        }
        assert not known[flag.names[0]].default
    assert PLAIN_COMMANDS[command][0] == flags
    assert page_format(None, None) == FORMATS[0]


@pytest.mark.parametrize("typed", [("cite", "7.3", "-p", "somerset", "-f", "json"), ("ask", "-p", "somerset", "--what", "not-covered", "--no-input")])
def test_it_does_without_the_parser(home: Path, typed: tuple[str, ...]) -> None:
    made = subprocess.run([sys.executable, "-X", "importtime", "-m", "mo_advisor", *typed], cwd=home, capture_output=True, check=True)
    assert f"mo_advisor.commands.{typed[0]}".encode() in made.stderr
    assert b"typer" not in made.stderr


@pytest.mark.parametrize(("module", "typed"), [
    ("mo_advisor.console", ("cite", "7.3")), ("mo_advisor.commands.cite", ("cite", "7.3")), ("typer", ("protocols",)),
    ("mo_advisor.cli.app", ("ask", "--save", "card.yaml")), ("mo_advisor.commands.ask", ("ask", "--plain")),
    ("mo_advisor.render.writers.json", ("cite", "7.3", "-f", "json")), ("yaml", ("ask", "--answers", __file__)),
])
def test_ctrl_c_while_modules_are_imported_is_130_without_a_traceback(tmp_path: Path, module: str, typed: tuple[str, ...]) -> None:
    made = subprocess.run([sys.executable, "-c", INTERRUPTED.format(module, typed)], cwd=tmp_path, capture_output=True, check=False)
    assert (made.returncode, made.stdout, made.stderr) == (130, b"", b"\nStopped. Nothing was saved.\n")
