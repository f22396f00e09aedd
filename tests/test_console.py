"""Writing files whole or not at all, and text that no terminal can be made to obey."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor import console
from mo_advisor.console import NEAREST, clean, settle, write_file, write_pieces
from mo_advisor.errors import BadFile, WrongUsage
from tests.commands.samples import has_unnamed_files


def fails(*_: Any, **__: Any) -> None:
    """Stands in for a step that the system refuses."""
    raise OSError(28, "No space left on device")


def interrupted(*_: Any, **__: Any) -> None:
    """Stands in for Ctrl-C at that moment."""
    raise KeyboardInterrupt


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that is there already."""
    path = tmp_path / "file"
    path.write_text("old\n")
    return path


@pytest.mark.parametrize("step", ["fdopen", "chmod", "replace"])
@pytest.mark.parametrize("how", [fails, interrupted])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str, how: Any,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, step, how)
        with pytest.raises((BadFile, KeyboardInterrupt)):
            write_file(old, "new\n", force=True)
    assert old.read_text() == "old\n"
    assert list(old.parent.iterdir()) == [old]


def test_a_failure_is_one_sentence(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(BadFile, match=r"file cannot be written: No space left on device\.$"):
        write_file(old, "new\n", force=True)


def test_a_name_taken_at_the_last_moment_is_not_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_late(*_: Any) -> None:
        (tmp_path / "file").write_text("somebody else's\n")

    monkeypatch.setattr(os, "chmod", too_late)
    with pytest.raises(WrongUsage, match="exists already"):
        write_file(tmp_path / "file", "new\n")
    assert (tmp_path / "file").read_text() == "somebody else's\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", fails)
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)  # which no such file system has either
    write_file(tmp_path / "file", "new\n")
    assert (tmp_path / "file").read_text() == "new\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_is_marked_read_only_is_left_as_it_is(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: path != old)
    with pytest.raises(BadFile, match="is marked read-only"):
        write_file(old, "new\n", force=True)
    assert old.read_text() == "old\n"


def test_nothing_stands_beside_a_file_while_it_is_written(tmp_path: Path) -> None:
    if not has_unnamed_files(tmp_path):
        pytest.skip("this file system has no files without a name")

    def pieces() -> Iterator[bytes]:
        yield b"one "
        assert list(tmp_path.iterdir()) == []
        yield b"two"

    write_pieces(tmp_path / "file", pieces())
    assert (tmp_path / "file").read_bytes() == b"one two"


def test_what_was_written_survives_a_power_cut_and_so_does_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.readlink(f"/proc/self/fd/{handle}")))
    write_file(tmp_path / "file", "new\n")
    assert (len(synced), synced[-1]) == (2, str(tmp_path))


def test_a_new_file_has_the_permissions_that_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "file", "new\n")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640


def test_what_is_no_text_is_written_all_the_same(tmp_path: Path) -> None:
    write_file(tmp_path / "file", "a\udcff–\n")
    assert (tmp_path / "file").read_bytes() == "a?–\n".encode()


@pytest.mark.parametrize("text", ["a – b ▶ “c” £ é 中 👍\nd\n", "", "\n\n", "non-breaking\u00a0space"])
def test_text_stays_text(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("\x1b[31mred", "\\u001b[31mred"),
     ("\u202egnp", "\\u202egnp"), ("\r", "\\u000d"), ("\x9b1m", "\\u009b1m"), ("a\u2028b\u2029", "a\\u2028b\\u2029"),
     ("\udcff", "\\udcff"),
     ("\U000e0041", "\\udb40\\udc41"), ("soft\u00adhyphen", "soft\\u00adhyphen"), ("\x00\x7f", "\\u0000\\u007f")],
)
def test_what_a_terminal_would_obey_is_shown_instead(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.slow
@given(st.text(st.characters(codec=None)))
def test_cleaned_json_is_still_the_same_json(text: str) -> None:
    assert json.loads(clean(json.dumps({"words": text}, ensure_ascii=False))) == {"words": text}


@pytest.mark.parametrize(("value", "plain"), [
    ("1", True), ("yes", True), ("true", True), ("0", False), ("false", False), ("False", False), ("no", False),
    ("", False),
])
def test_what_the_environment_says_of_plain_mode(monkeypatch: pytest.MonkeyPatch, value: str, plain: bool) -> None:
    monkeypatch.setenv("ACCESSIBLE", value)
    monkeypatch.setenv("TERM", "xterm")
    assert console.plain_mode(False) is plain


def test_what_is_said_on_a_terminal_is_wrapped_between_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(console, "width_of", lambda _: 30)
    said = "mo-advisor: there is no well-known protocol of that name, and /a/path/that/is/longer/than/the/line is none either."
    console.say(said)
    console.say(said, whole=True)
    wrapped, whole = capsys.readouterr().err.rstrip("\n").rsplit("\n", 1)
    assert whole == said
    assert wrapped.replace("\n", " ") == said
    assert all(len(line) <= 30 or " " not in line for line in wrapped.split("\n"))


@pytest.mark.parametrize(("written", "shown"), [
    ("“7.3” – it’s so…", '"7.3" - it\'s so...'), ("• first › second — third", "* first > second - third"), ("café", "cafe"), ("▶ 7", "? 7"),
])
def test_what_a_stream_cannot_show_has_its_plain_likeness(written: str, shown: str) -> None:
    settle()
    assert written.encode("ascii", errors=NEAREST).decode() == shown
    assert written.encode("utf-8", errors=NEAREST).decode() == written
