"""What is written, and where: answers by `--save`, output by `--output`; and that nothing else ever is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import expect_decent
from tests.commands.samples import answers_of, as_a_user_who_may_not, snapshot, told
from tests.conftest import Run

ASK = ("ask", "--protocol", "somerset", "--no-input", "--format", "json")
CITE = ("cite", "7.3.1", "--protocol", "somerset")


def test_what_was_answered_is_saved_and_only_that(run: Run, tmp_path: Path) -> None:
    made = run(*ASK, "--what", "not-covered", "--save", "card.yaml")
    assert made.returncode == 0
    assert (tmp_path / "card.yaml").read_text(encoding="utf-8") == 'protocol: "somerset"\nwhat: "not-covered"\n'
    assert "The answers were saved in card.yaml." in told(made)
    assert json.loads(made.stdout)["answers"] == {"what": "not-covered", "facts": {}}


def test_the_text_says_where_it_was_saved(run: Run) -> None:
    made = run("ask", "--protocol", "somerset", "--no-input", "--what", "not-covered", "--save", "card.yaml")
    assert "The answers were saved in card.yaml." in made.stdout.decode()
    assert "Nothing was saved" not in made.stdout.decode()


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_advice_in_a_file_says_that_it_was_saved_there(run: Run, tmp_path: Path, format_: str) -> None:
    asked = ("ask", "--protocol", "somerset", "--no-input", "--what", "not-covered", "--format", format_)
    run(*asked, "--save", "card.yaml", "--output", "advice")
    written = (tmp_path / "advice").read_text(encoding="utf-8")
    assert "The answers were saved in card.yaml. This advice was saved in advice." in written
    assert "Nothing was saved" not in written
    assert "Nothing was saved" in run(*asked).stdout.decode()


@pytest.mark.parametrize(
    "flags",
    [
        ("--what", "not-covered"),
        ("--what", "not-covered", "--involved", "nobody"),
        ("--what", "not-covered", "--involved", "not-sure", "--who", "not-sure", "--fact", "serious=not-sure"),
        ("--what", "complain-about-officer", "--who", "member", "--involved", "director", "--involved", "leader"),
        ("--what", "information-refused", "--fact", "refusal-reason=too-much-work", "--fact", "serious=yes", "--fact", "raised-already=no"),
    ],
)
def test_what_was_saved_gives_the_same_advice(run: Run, flags: tuple[str, ...]) -> None:
    first = run(*ASK, *flags, "--save", "card.yaml")
    again = run("ask", "--answers", "card.yaml", "--no-input", "--format", "json")
    assert answers_of(again) == answers_of(first)
    assert again.stdout == first.stdout


def test_a_protocol_by_path_is_saved_by_its_path(run: Run, mine: Path) -> None:
    name = mine.with_name('a "b": #c.yaml')
    mine.rename(name)
    first = run("ask", "--protocol", f"./{name.name}", "--what", "not-covered", "--no-input", "--format", "json", "--save", "card.yaml")
    assert run("ask", "--answers", "card.yaml", "--no-input", "--format", "json").stdout == first.stdout
    assert first.returncode == 0


@pytest.mark.parametrize("flag", ["--save", "--output"])
def test_what_exists_is_left_as_it_is_unless_forced(run: Run, tmp_path: Path, flag: str) -> None:
    (tmp_path / "there").write_text("mine\n")
    made = run(*ASK, "--what", "not-covered", flag, "there")
    assert made.returncode == 2
    assert "there exists already and was left as it is. Use --force to replace it." in told(made)
    assert (tmp_path / "there").read_text(encoding="utf-8") == "mine\n"
    assert made.stdout == b""
    assert run(*ASK, "--what", "not-covered", flag, "there", "--force").returncode == 0
    assert "not-covered" in (tmp_path / "there").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [CITE, ("show", "solihull"), ("protocols",), ("check", "./mine.yaml"), (*ASK, "--what", "not-covered")])
def test_output_in_a_file_is_what_would_have_been_printed(run: Run, tmp_path: Path, mine: Path, command: tuple[str, ...]) -> None:
    made = run(*command, "--output", "out")
    assert mine.exists()
    assert made.returncode in (0, 1)
    assert made.stdout == b""
    assert "Written to out." in told(made)
    assert (tmp_path / "out").read_bytes() == run(*command).stdout


def test_a_dash_is_the_screen(run: Run, tmp_path: Path) -> None:
    assert run(*CITE, "--output", "-").stdout == run(*CITE).stdout
    assert not (tmp_path / "-").exists()


def test_what_is_replaced_keeps_its_permissions(run: Run, tmp_path: Path) -> None:
    (tmp_path / "private").touch()
    (tmp_path / "private").chmod(0o600)
    assert run(*CITE, "--output", "private", "--force").returncode == 0
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o600


def test_a_link_is_written_through(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "real").write_text("old\n")
    (tmp_path / "link").symlink_to("sub/real")
    assert run(*CITE, "--output", "link").returncode == 2
    assert run(*CITE, "--output", "link", "--force").returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "sub" / "real").read_text(encoding="utf-8").startswith("Somerset")


def test_a_link_to_nowhere_counts_as_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("later")
    assert run(*CITE, "--output", "link").returncode == 2
    assert not (tmp_path / "later").exists()


def test_devices_folders_and_pipes_are_never_replaced(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "null").symlink_to("/dev/null")
    for name, says in {
        "pipe": "is not a regular file", "null": "is not a regular file", ".": "is a folder, not a file", "": "is a folder, not a file",
        "loop": "cannot be written: Too many levels of symbolic links", "sub/out": "there is no such folder", "mine/out": "",
        "x" * 300: "File name too long", "x" * 5000: "File name too long",
    }.items():
        made = run(*ASK, "--what", "not-covered", "--save" if "pipe" in name else "--output", name, "--force")
        assert made.returncode == 3, name
        assert says in told(made)
        assert made.stdout == b""
    assert sorted(snapshot(tmp_path)) == ["home", "loop", "null", "pipe"]


def test_a_name_as_long_as_may_be(run: Run, tmp_path: Path) -> None:
    assert run(*CITE, "--output", "x" * 255).returncode == 0
    assert sorted(snapshot(tmp_path)) == ["home", "x" * 255]


@pytest.mark.slow
def test_a_folder_that_is_read_only(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sealed"
    folder.mkdir()
    (folder / "old").write_text("old\n")
    folder.chmod(0o555)
    for name in ("new", "old"):
        made = subprocess.run(
            [sys.executable, "-m", "mo_advisor", *CITE, "--output", f"sealed/{name}", "--force"],
            cwd=tmp_path, capture_output=True, check=False, preexec_fn=as_a_user_who_may_not,
        )
        expect_decent(made)
        assert made.returncode == 3
        assert f"sealed/{name} cannot be written: its folder is read-only." in told(made)
    assert snapshot(folder) == {"old": b"old\n"}
    assert home.exists()


def test_answers_and_output_in_one_file_are_a_mistake(run: Run, tmp_path: Path) -> None:
    made = run(*ASK, "--what", "not-covered", "--save", "one", "--output", "./one", "--force")
    assert made.returncode == 2
    assert "name the same file" in told(made)
    assert sorted(snapshot(tmp_path)) == ["home"]


def test_where_the_output_cannot_go_the_answers_are_not_saved_and_nothing_is_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old\n")
    made = run("ask", "--protocol", "somerset", "--plain", "--save", "card.yaml", "--output", "out", given=b"1\n1\n1\n")
    assert made.returncode == 2
    assert "Answer (" not in told(made)
    assert not (tmp_path / "card.yaml").exists()


@pytest.mark.parametrize("wrong", [("--what", "nothing"), ("--what", "not-covered", "--who", "x"), ()])
def test_wrong_answers_save_nothing(run: Run, tmp_path: Path, wrong: tuple[str, ...]) -> None:
    assert run(*ASK, *wrong, "--save", "card.yaml", "--output", "out").returncode == 2
    assert sorted(snapshot(tmp_path)) == ["home"]


@pytest.mark.parametrize(
    "command",
    [
        ("ask", "--protocol", "somerset", "--who", "officer", "--what", "reprisal", "--no-input"),
        ("ask", "--protocol", "somerset", "--plain"),
        ("cite", "7"), ("cite", "99"), ("show", "somerset"), ("protocols",), ("check", "solihull"), ("use", "nowhere"), ("--help",),
    ],
)
def test_nothing_is_written_anywhere(run: Run, mine: Path, command: tuple[str, ...]) -> None:
    (mine.parent / "temporary").mkdir()
    before = snapshot(mine.parent)
    run(*command, given=b"1\n1\n1\n1\n", TMPDIR=str(mine.parent / "temporary"))
    assert snapshot(mine.parent) == before
