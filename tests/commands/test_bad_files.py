"""A protocol file that is none: missing, empty, binary, enormous, cut short, wrongly encoded, a folder, a device, a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import expect_decent, sealed
from tests.commands.samples import ASK, as_a_user_who_may_not, protocol_of, protocol_text, told
from tests.conftest import Run

GOOD = protocol_text("mapleford")
SHOW = ("show", "--contents", "--format", "json")
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "bad.yaml:1:1: error empty has nothing in it"),
    "blank": (b"\n \n", "bad.yaml:1:1: error empty has nothing in it"),
    "binary": (bytes(range(256)) * 10, "bad.yaml:2: is not UTF-8 text; save it as UTF-8."),
    "nothing but zeros": (b"\x00" * 1000, "bad.yaml:1:1: error yaml is not YAML that can be read"),
    "an archive": (b"PK\x03\x04\x14\x00\x06\x00", "bad.yaml:1:3: error yaml is not YAML that can be read"),
    "cut short": (GOOD[:-70].encode(), "bad.yaml:"),
    "cut in a character": (GOOD.encode()[: GOOD.encode().index("–".encode()) + 1], "is not UTF-8 text"),
    "UTF-16": (GOOD.encode("utf-16"), "bad.yaml:1: is not UTF-8 text; save it as UTF-8."),
    "UTF-16 without a mark": (GOOD.replace("–", "-").encode("utf-16-le"), "bad.yaml:1:2: error yaml is not YAML that can be read"),
    "Latin-1": (GOOD.replace("–", "é").encode("latin-1"), "bad.yaml:13: is not UTF-8 text; save it as UTF-8."),
    "an answers file": (b"what: not-covered\n", "error unknown-key protocol has no `what`"),
    "a web page": (b"<!DOCTYPE html>\n<html><body>404: not found</body></html>\n", "bad.yaml:"),
    "a bomb of aliases": (b"a: &a [x]\nb: [*a, *a]\n", "anchors (&) and aliases (*) are not allowed"),
    "very deep": (b"[" * 200_000, "nested more than 40 levels deep"),
    "very deep, the other way": (b"- " * 200_000, "nested more than 40 levels deep"),
    "long": (b"x: '" + b"y" * 3_000_000 + b"'", "larger than 2,000,000 characters"),
    "enormous": (b"x: y\n" * 1_600_001, "is larger than 8 MB"),
    "an unknown id": (GOOD.replace("enquiry-unanswered", "enquiry-unanswerd").encode(), "did you mean enquiry-unanswered?"),
    "an escape": (GOOD.replace('"2020"', '"\\e[31m"').encode(), "bad.yaml:5:10: error value `edition` has a control or invisible character (U+001B)"),
    "a raw escape": (GOOD.replace("2020", "\x1b[31m").encode(), "bad.yaml:5:11: error yaml is not YAML that can be read"),
    "turned round": (GOOD.replace("2020", "\u202e2020").encode(), "error value `edition` has a control or invisible character (U+202E)"),
    "invisible": (GOOD.replace("2020", "20\u00ad20").encode(), "error value `edition` has a control or invisible character (U+00AD)"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_three_and_one_can_tell_why(run: Run, tmp_path: Path, kind: str) -> None:
    content, says = BAD[kind]
    (tmp_path / "bad.yaml").write_bytes(content)
    made = run("show", "bad.yaml")
    assert made.returncode == 3
    assert says in told(made)
    assert made.stdout == b""
    assert len(made.stderr) < 20_000


def test_check_finds_it_all_at_once(run: Run, tmp_path: Path) -> None:
    for number, (content, _) in enumerate(BAD.values()):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "bad.yaml").write_bytes(content)
    made = run("check", *(f"{number}/bad.yaml" for number in range(len(BAD))))
    assert made.returncode == 1
    for number, (_, says) in enumerate(BAD.values()):
        lines = [line for line in made.stdout.decode().splitlines() if line.startswith(f"{number}/bad.yaml:")]
        assert any(says in line for line in lines), lines


@pytest.mark.parametrize("command", [("cite", "1.1", "-p"), (*ASK, "-p"), ("use",), ("show",)])
def test_every_command_says_so(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "bad.yaml").write_bytes(b"")
    made = run(*command, "./bad.yaml")
    assert made.returncode == 3
    assert told(made) == "./bad.yaml:1:1: error empty has nothing in it\n" or told(made) == "bad.yaml:1:1: error empty has nothing in it\n"


@pytest.mark.parametrize("content", [GOOD.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + GOOD.encode(), GOOD.encode().rstrip()])
def test_a_file_of_windows_is_good(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mine.yaml").write_bytes(content)
    assert protocol_of(run(*SHOW, "mine.yaml")) == "mapleford"
    assert run("protocols", MO_ADVISOR_PATH=".").stderr == b""


@pytest.mark.parametrize("command", [("show",), ("check",), (*ASK, "-p", "solihull", "--answers")])
def test_what_is_no_file_at_all(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    for name, says in {
        "./nowhere": "cannot be read: No such file or directory",
        "./": "is a folder, not a file",
        "./pipe": "is not a regular file",  # and does not wait for somebody to write into it
        "./loop": "cannot be read: ",
        "/dev/null": "is not a regular file",
        "/dev/zero": "is not a regular file",
        "/dev/stdin": "is not a regular file",
        "./mine.yaml/x": "cannot be read: No such file or directory",
        "x" * 5000 + ".yaml": "cannot be read: File name too long",
    }.items():
        made = run(*command, name)
        assert made.returncode == 3, name
        assert says in told(made)
        assert len(told(made).splitlines()) == 1


def test_check_of_a_name_that_no_system_takes(run: Run) -> None:
    assert run("check", "x" * 5000).returncode == 2


@pytest.mark.slow
def test_a_file_that_may_not_be_read(home: Path, mine: Path) -> None:
    mine.chmod(0)
    for command in (("show", "mine.yaml"), ("check", "mine.yaml"), (*ASK, "-p", "solihull", "--answers", "mine.yaml")):
        made = subprocess.run(
            [sys.executable, "-m", "mo_advisor", *command], cwd=mine.parent, capture_output=True, check=False, preexec_fn=as_a_user_who_may_not,
        )
        expect_decent(made)
        assert made.returncode in (1, 3)
        assert "mine.yaml cannot be read: Permission denied." in told(made) + made.stdout.decode()
    assert home.exists()


def test_other_endings_can_be_checked(run: Run, mine: Path) -> None:
    mine.rename(mine.with_name("draft"))
    assert "1 file checked: " in run("check", "draft").stdout.decode()


def test_a_bad_file_beside_good_ones_in_check(run: Run, mine: Path) -> None:
    mine.with_name("bad.yaml").write_bytes(b"")
    made = run("check", "mine.yaml", "./bad.yaml")
    assert made.returncode == 1
    assert "bad.yaml:1:1: error empty" in made.stdout.decode()
    assert "2 files checked: " in made.stdout.decode()


BOMBS = ("[" * 100_000, "- " * 100_000, "{a: " * 100_000)


@pytest.mark.parametrize("bomb", BOMBS, ids=[bomb[:4] for bomb in BOMBS])
@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("show", "./bomb.yaml"), 3),
        ((*ASK, "-p", "solihull", "--answers", "bomb.yaml"), 2),
        ((*ASK, "-p", "solihull", "--contacts", "bomb.yaml"), 3),
        (("train", "run", "./bomb.yaml", "-p", "solihull", "--reveal", "all"), 3),
    ],
)
def test_every_kind_of_file_is_bounded_in_depth_by_the_same_words(run: Run, tmp_path: Path, command: tuple[str, ...], code: int, bomb: str) -> None:
    (tmp_path / "bomb.yaml").write_text(bomb)
    made = run(*command)
    assert (made.returncode, made.stdout) == (code, b"")
    assert told(made).endswith(": error depth is nested more than 40 levels deep\n")


def test_no_file_in_the_folders_that_are_searched_ends_the_search(run: Run, tmp_path: Path) -> None:
    without_id = [content for content, _ in BAD.values() if b"mapleford" not in content.replace(b"\0", b"")]
    for number, content in enumerate([*(bomb.encode() for bomb in BOMBS), *without_id]):
        (tmp_path / f"{number}.yaml").write_bytes(content)
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    assert protocol_of(run(*SHOW, "mapleford", MO_ADVISOR_PATH=".")) == "mapleford"


def test_check_names_what_it_passes_over(run: Run, kept: Path) -> None:
    (kept / "stray.yaml").write_text("id: [broken\n")
    made = run("check", "--jobs", "1")
    assert made.returncode == 0
    assert "stray.yaml:1:1: warning no-id is passed over: no `id:` at its top level can be read" in made.stdout.decode()


def test_a_file_that_may_not_be_read_is_said_to_be_that(kept: Path, tmp_path: Path) -> None:
    (kept / "shut.yaml").write_text(GOOD, encoding="utf-8")
    (kept / "shut.yaml").chmod(0)
    made = sealed(tmp_path, "cite", "7.3.1")
    assert made.returncode == 0
    assert "shut.yaml:1:1: warning no-id is passed over: you may not read it" in told(made)
