"""Streams that close, fill up or cannot show a letter; and Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mo_advisor.console import NEAREST, settle
from mo_advisor.protocol.library import shipped_folder
from tests.commands.conftest import expect_decent
from tests.commands.samples import ASK, protocol_text, told
from tests.conftest import Run
from tests.terminal.terminal import Terminal

CITE = ("cite", "7.3.1", "--protocol", "somerset")
ADVISE = (*ASK, "--protocol", "somerset")


BUFFERING = [{}, {"PYTHONUNBUFFERED": "1"}]  # whether Python keeps back what it is to write


@pytest.fixture
def shell(home: Path, tmp_path: Path) -> Run:
    """Runs a line in a real shell, where `mo` stands for the command; the exit code is that of `mo`."""
    assert home.exists()

    def call(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        made = subprocess.run(
            ["bash", "-c", f'mo() {{ "{sys.executable}" -m mo_advisor "$@"; }}\n{line}'],
            capture_output=True, cwd=tmp_path, env={**os.environ, **environment}, timeout=60, check=False,
        )
        expect_decent(made)
        return made

    return call


@pytest.mark.slow
@pytest.mark.parametrize("command", ["show west-lindsey --format json", "cite 7"])
@pytest.mark.parametrize("reader", ["head -1", "true", "head -c 1"])
def test_a_pipe_that_closes_early_is_quiet(shell: Run, command: str, reader: str) -> None:
    made = shell(f"mo {command} | {reader} > /dev/null; exit ${{PIPESTATUS[0]}}")
    assert (made.returncode, made.stderr) == (0, b"")


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_pipe_that_closes_among_many_answers_is_quiet(shell: Run, tmp_path: Path, reader: str) -> None:
    (tmp_path / "cases.jsonl").write_text('{"protocol": "solihull", "what": "interpretation"}\n' * 200, encoding="utf-8")
    made = shell(f"mo ask --answers cases.jsonl --format jsonl | {reader} > /dev/null; exit ${{PIPESTATUS[0]}}")
    assert (made.returncode, made.stderr) == (0, b"")


def test_a_pipe_that_closes_before_much_is_read(home: Path, tmp_path: Path) -> None:
    (tmp_path / "long.yaml").write_text(protocol_text("long").replace("Enquiries", "Enquiries " + "and more " * 50_000), encoding="utf-8")
    made = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m mo_advisor show ./long.yaml | head -1; exit ${{PIPESTATUS[0]}}'],
        capture_output=True, cwd=tmp_path, check=False,
    )
    assert (made.returncode, made.stderr, made.stdout) == (0, b"", b"Mapleford Borough Council\n")
    assert home.exists()


@pytest.mark.slow
@pytest.mark.parametrize("environment", BUFFERING)
@pytest.mark.parametrize("command", ["cite 7 -p nowhere", "cite --bogus", "ask --plain -p somerset", "suggest"])
def test_nobody_to_hear_of_a_mistake(shell: Run, command: str, environment: dict[str, str]) -> None:
    for nobody in ("2>&1 | true; exit ${PIPESTATUS[0]}", "2>&-", "2>/dev/full", ">/dev/full 2>&1", ">&- 2>&-", ">/dev/full 2>&-"):
        made = shell(f"mo {command} </dev/null {nobody}", **environment)
        assert made.returncode == 2
        assert made.stdout + made.stderr == b""


@pytest.mark.slow
@pytest.mark.parametrize("environment", BUFFERING)
@pytest.mark.parametrize("nobody", ["2>&-", "2>/dev/full"])
def test_questions_that_nobody_can_read_are_answered_all_the_same(shell: Run, nobody: str, environment: dict[str, str]) -> None:
    answered = "printf '1\\n1\\n1\\n1\\n1\\n1\\n1\\n1\\n' | mo ask --plain -p somerset"
    made = shell(f"{answered} {nobody}", **environment)
    assert (made.returncode, made.stderr) == (0, b"")
    assert made.stdout == shell(f"{answered} 2>/dev/null").stdout


@pytest.mark.slow
def test_standard_input_that_is_closed(shell: Run) -> None:
    assert shell("mo cite 7.3.1 -p somerset <&-").returncode == 0
    assert shell(f"mo {' '.join(ADVISE)} <&-").returncode == 0
    asked = shell("mo ask -p somerset <&-")
    assert asked.returncode == 2
    assert "--what" in told(asked)
    plain = shell("mo ask -p somerset --plain <&-")
    assert plain.returncode == 2
    assert "“who”" in told(plain)
    answers = shell("mo ask -p somerset --answers - <&-")
    assert answers.returncode == 3
    assert told(answers) == "mo-advisor: standard input is closed; there is nothing to read.\n"


def test_standard_input_that_cannot_be_read(shell: Run) -> None:
    made = shell("mo ask -p somerset --answers - 0>there")
    assert made.returncode == 3
    assert "standard input cannot be read" in told(made)


def test_standard_input_without_end(shell: Run) -> None:
    made = shell("yes 'what: not-covered' | mo ask -p somerset --answers -")
    assert made.returncode == 3
    assert "standard input is larger than 8 MB" in told(made)


FULL = "mo-advisor: Standard output cannot be written: No space left on device.\n"


@pytest.mark.slow
@pytest.mark.parametrize("environment", BUFFERING)
@pytest.mark.parametrize("command", [CITE, ("show", "solihull"), ("protocols",), ("check", "solihull"), ADVISE, (*ADVISE, "--format", "json")])
def test_standard_output_that_is_closed_or_full(shell: Run, command: tuple[str, ...], environment: dict[str, str]) -> None:
    closed = shell(f"mo {' '.join(command)} >&-", **environment)
    assert (closed.returncode, told(closed)) == (3, "mo-advisor: Standard output is closed; there is nowhere to write to.\n")
    full = shell(f"mo {' '.join(command)} >/dev/full", **environment)
    assert (full.returncode, told(full)) == (3, FULL)


@pytest.mark.slow
@pytest.mark.parametrize("environment", BUFFERING)
@pytest.mark.parametrize("command", ["--help", "ask -h", "train run -h", "--version"])
def test_help_that_nobody_can_read(shell: Run, command: str, environment: dict[str, str]) -> None:
    full = shell(f"mo {command} >/dev/full", **environment)
    assert (full.returncode, told(full)) == (3, FULL)
    gone = shell(f"mo {command} | true; exit ${{PIPESTATUS[0]}}", **environment)
    assert (gone.returncode, gone.stdout, gone.stderr) == (0, b"", b"")
    assert shell(f"mo {command} >&-", **environment).stdout == b""
    assert shell(f"mo {command} >&- 2>&-", **environment).stdout == b""


@pytest.mark.slow
def test_warnings_do_not_go_astray_where_standard_error_is_closed(shell: Run, kept: Path) -> None:
    (kept / "stray.yaml").write_text("notes: none\n")
    made = shell("mo protocols --format json 2>&-")
    assert made.returncode == 0
    assert json.loads(made.stdout)["schema"] == 1


def test_all_streams_closed(shell: Run) -> None:
    assert shell("mo cite 7.3.1 -p somerset <&- >&- 2>&-").returncode == 3


@pytest.mark.slow
def test_a_folder_that_was_deleted_meanwhile(shell: Run) -> None:
    gone = "mkdir gone; cd gone; rmdir ../gone; "
    assert shell(gone + "mo cite 7.3.1 -p somerset").returncode == 0
    assert shell(gone + "mo cite 7.3.1 -p somerset -o out").returncode == 3
    assert shell(gone + "mo show mine.yaml", MO_ADVISOR_PATH="ours").returncode == 3
    assert shell(gone + "mo use solihull").returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii:strict", "cp1252", "cp437"])
@pytest.mark.parametrize("command", [CITE, ADVISE])
def test_a_stream_that_cannot_show_every_letter(run: Run, encoding: str, command: tuple[str, ...]) -> None:
    made = run(*command, PYTHONIOENCODING=encoding)
    assert made.returncode == 0
    settle()
    assert made.stdout == run(*command).stdout.decode().encode(encoding.partition(":")[0], errors=NEAREST)


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii:strict", "cp1252", "cp437"])
@pytest.mark.parametrize("command", [ADVISE, CITE])
def test_json_is_the_same_on_a_stream_that_cannot_show_every_letter(run: Run, encoding: str, command: tuple[str, ...]) -> None:
    made = run(*command, "--format", "json", PYTHONIOENCODING=encoding)
    assert made.returncode == 0
    assert json.loads(made.stdout.decode(encoding.partition(":")[0])) == json.loads(run(*command, "--format", "json").stdout)


def test_a_stream_that_cannot_show_a_mistake(run: Run) -> None:
    made = run("cite", "7", "--protocol", "▶", PYTHONIOENCODING="ascii")
    assert made.returncode == 2
    assert b'There is no protocol "?"' in made.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "LANG": ""},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "en_GB.ISO-8859-1"},
        {"PYTHONUTF8": "1"},
    ],
)
def test_a_pipe_is_utf_8_in_every_locale(run: Run, environment: dict[str, str]) -> None:
    made = run(*CITE, **environment)
    assert "7 – Complaints about Officers" in made.stdout.decode("utf-8")
    assert run("cite", "§7.3.1", "-p", "somerset", **environment).returncode == ("PYTHONCOERCECLOCALE" in environment)
    assert "“nowhere”" in run("cite", "7", "-p", "nowhere", **environment).stderr.decode("utf-8")


def test_a_file_is_utf_8_in_every_locale(run: Run, tmp_path: Path) -> None:
    assert run(*CITE, "--output", "out", PYTHONIOENCODING="ascii", LC_ALL="C").returncode == 0
    assert "7 – Complaints" in (tmp_path / "out").read_text(encoding="utf-8")


def test_a_pipe_is_neither_wrapped_nor_painted(run: Run) -> None:
    made = run(*CITE, COLUMNS="40", FORCE_COLOR="1", CLICOLOR_FORCE="1", PY_COLORS="1")
    assert made.stdout == run(*CITE).stdout
    assert max(len(line) for line in made.stdout.decode().splitlines()) > 100


def on_a_terminal(folder: Path, *arguments: str, columns: int = 80, **environment: str) -> bytes:
    """What a terminal gets of a command."""
    with Terminal(folder, *arguments, columns=columns, environment=environment) as terminal:
        assert terminal.end() == 0
        return terminal.raw


@pytest.mark.slow
def test_a_terminal_is_painted(home: Path) -> None:
    assert b"\x1b[1m" in on_a_terminal(home, *CITE)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}, {"ACCESSIBLE": "yes", "FORCE_COLOR": "1"}])
def test_a_terminal_that_is_not_to_be_painted(home: Path, environment: dict[str, str]) -> None:
    raw = on_a_terminal(home, *CITE, columns=80, **environment)
    assert b"\x1b" not in raw
    assert b"Somerset County Council" in raw


def test_plain_is_not_painted(home: Path) -> None:
    assert b"\x1b" not in on_a_terminal(home, *CITE, "--plain")


def test_variables_that_say_no(home: Path) -> None:
    assert b"\x1b[1m" in on_a_terminal(home, *CITE, ACCESSIBLE="0", NO_COLOR="")


@pytest.mark.parametrize("columns", [45, 80])
def test_a_terminal_is_wrapped_between_words(home: Path, columns: int) -> None:
    lines = on_a_terminal(home, *CITE, "--plain", columns=columns).decode().splitlines()
    assert max(len(line) for line in lines) <= columns


def test_a_terminal_that_cannot_show_every_letter(home: Path) -> None:
    assert b"7 - Complaints" in on_a_terminal(home, *CITE, "--plain", PYTHONIOENCODING="ascii")


def interrupted(command: tuple[str, ...], folder: Path, ready: bytes, given: bytes) -> subprocess.CompletedProcess[bytes]:
    """A run that gets Ctrl-C once it has said `ready`, or, where that is empty, once it has begun to read what is given."""
    child = subprocess.Popen(
        [sys.executable, "-m", "mo_advisor", *command],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
    )
    assert child.stdin is not None
    assert child.stderr is not None
    os.write(child.stdin.fileno(), given)  # more than a pipe holds: comes back only when most of it has been read
    heard = b""
    while ready not in heard:
        said = os.read(child.stderr.fileno(), 1000)
        assert said, heard  # it has ended instead of asking
        heard += said
    child.send_signal(signal.SIGINT)
    printed, said = child.communicate(timeout=60)
    return subprocess.CompletedProcess(command, child.returncode, printed, heard + said)


@pytest.mark.parametrize(
    ("command", "ready", "given"),
    [
        (("ask", "--protocol", "somerset", "--plain", "--save", "card.yaml", "--output", "out"), b"Answer (", b""),
        (("ask", "--plain"), b"Answer (", b""),
        (("ask", "--protocol", "somerset", "--answers", "-", "--save", "card.yaml"), b"", b"# what happened\n" * 20_000),
    ],
)
def test_ctrl_c_is_130_and_nothing_is_written(home: Path, tmp_path: Path, command: tuple[str, ...], ready: bytes, given: bytes) -> None:
    made = interrupted(command, tmp_path, ready, given)
    expect_decent(made)
    assert made.returncode == 130
    assert made.stdout == b""
    assert told(made).endswith("Stopped. Nothing was saved.\n")
    assert list(tmp_path.iterdir()) == [home]


def test_the_shipped_protocols_were_not_touched(run: Run) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in shipped_folder().glob("*.yaml")}
    run("cite", "7")
    assert {path.name: path.stat().st_mtime_ns for path in shipped_folder().glob("*.yaml")} == before
