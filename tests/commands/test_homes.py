"""A home that is missing, unset, empty, read-only, or no folder at all."""

from __future__ import annotations

import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from mo_advisor.commands.cite import run as cite
from mo_advisor.commands.local_contacts import local_contacts
from mo_advisor.commands.use import run as use
from mo_advisor.errors import BadFile
from mo_advisor.protocol.library import folders, shipped_folder
from mo_advisor.settings import default_protocol
from tests.commands.conftest import expect_decent, sealed
from tests.commands.samples import ASK, snapshot, told
from tests.conftest import Run, shipped

READING = [("cite", "7.3.1", "-p", "somerset"), ("cite", "7.3.1"), (*ASK, "-p", "somerset")]


@pytest.mark.slow
@pytest.mark.parametrize("command", READING)
def test_nothing_but_use_needs_a_home(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    usual = run(*command).stdout
    (tmp_path / "file").touch()
    for home in (tmp_path / "nowhere", tmp_path / "file", ""):
        made = run(*command, HOME=str(home))
        assert (made.returncode, made.stdout, made.stderr) == (0, usual, b"")


def test_a_home_that_is_unset(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home.exists()
    monkeypatch.delenv("HOME")
    assert run("cite", "7.3.1", "-p", "somerset").returncode == 0
    assert run("protocols").returncode == 0


def test_an_environment_with_nothing_in_it(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "mo_advisor", "cite", "7.3.1", "-p", "somerset"], cwd=tmp_path, capture_output=True, env={}, check=False,
    )
    expect_decent(made)
    assert made.returncode == 0
    assert "7 – Complaints" in made.stdout.decode()


@pytest.mark.slow
@pytest.mark.parametrize("home", ["nowhere/deep", "file", "/proc/nothing"])
def test_use_makes_what_is_missing_or_says_that_it_cannot(run: Run, tmp_path: Path, home: str) -> None:
    (tmp_path / "file").touch()
    made = run("use", "somerset", HOME=str(tmp_path / home))
    if home == "nowhere/deep":
        assert made.returncode == 0
        assert run("show", HOME=str(tmp_path / home)).returncode == 0
    else:
        assert made.returncode == 3
        assert "cannot be made: " in told(made)
        assert made.stdout == b""


@pytest.mark.slow
def test_a_home_that_is_read_only(home: Path, tmp_path: Path) -> None:
    home.chmod(0o555)
    for command in READING:
        made = sealed(tmp_path, *command)
        assert (made.returncode, made.stderr) == (0, b"")
    made = sealed(tmp_path, "use", "somerset")
    assert made.returncode == 3
    assert told(made).endswith(".config/mo-advisor cannot be made: Permission denied.\n")
    assert snapshot(home) == {}


@pytest.mark.slow
def test_settings_that_are_read_only(home: Path, run: Run, tmp_path: Path) -> None:
    assert run("use", "somerset").returncode == 0
    settings = next(home.rglob("default-protocol")).parent
    settings.chmod(0o555)
    made = sealed(tmp_path, "use", "solihull")
    assert made.returncode == 3
    assert "its folder is read-only" in told(made)
    assert "Somerset" in sealed(tmp_path, "show").stdout.decode()


@pytest.mark.slow
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_folders_that_may_not_be_looked_into(home: Path, kept: Path, tmp_path: Path, mode: int) -> None:
    (kept / "stray.yaml").write_text("notes: none\n")
    settings = home / ".config" / "mo-advisor"
    settings.mkdir(parents=True)
    (settings / "default-protocol").write_text("solihull\n")
    kept.chmod(mode)
    settings.chmod(mode)
    for command in READING:
        assert sealed(tmp_path, *command).returncode in (0, 1)
    assert sealed(tmp_path, *READING[0], MO_ADVISOR_PATH=str(kept)).returncode == 0


def test_settings_where_the_system_says(run: Run, home: Path, tmp_path: Path) -> None:
    assert run("use", "somerset", XDG_CONFIG_HOME=str(tmp_path / "settings")).returncode == 0
    assert (tmp_path / "settings" / "mo-advisor" / "default-protocol").read_text() == "somerset\n"
    assert snapshot(home) == {}


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a home and without an entry, as in a container."""

    def no_entry(_: int) -> None:
        raise KeyError("uid not found")

    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "MO_ADVISOR_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", no_entry)


@pytest.mark.usefixtures("nobody")
def test_a_user_without_an_entry_has_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert folders() == [shipped_folder()]
    assert default_protocol() is None
    assert cite(["7.3.1"], "somerset", "text", None, False, True) == 0
    assert "7.3.1  Complaints about Officers" in capsys.readouterr().out
    assert local_contacts(shipped("somerset"), None) is None
    with pytest.raises(BadFile, match="has no home"):
        use("somerset")
