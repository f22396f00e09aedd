"""Which protocol is meant: the order of the places where it may be named, and never a guess."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from mo_advisor.errors import BadFile
from mo_advisor.protocol import library
from mo_advisor.protocol.library import open_protocol, shipped_folder
from tests.commands.samples import ASK, protocol_of, protocol_text, told
from tests.conftest import SHIPPED, Run

SHOW = ("show", "--contents", "--format", "json")
ASK_JSON = (*ASK, "--format", "json")


def keep(folder: Path, protocol_id: str, name: str = "") -> Path:
    """Puts a small protocol file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or f"{protocol_id}.yaml")
    path.write_text(protocol_text(protocol_id), encoding="utf-8")
    return path


def test_the_order_for_ask(run: Run, tmp_path: Path) -> None:
    (tmp_path / "card.yaml").write_text("protocol: cheshire-east\nwhat: not-covered\n")
    assert run("use", "somerset").returncode == 0
    card, variable, option = ("--answers", "card.yaml"), {"MO_ADVISOR_PROTOCOL": "solihull"}, ("--protocol", "isle-of-wight")
    assert protocol_of(run(*ASK_JSON)) == "somerset"
    assert protocol_of(run(*ASK_JSON, **variable)) == "solihull"
    assert protocol_of(run(*ASK_JSON, *card, **variable)) == "cheshire-east"
    assert protocol_of(run(*ASK_JSON, *card, *option, **variable)) == "isle-of-wight"


def test_the_order_for_show(run: Run) -> None:
    assert run("use", "somerset").returncode == 0
    assert protocol_of(run(*SHOW)) == "somerset"
    assert protocol_of(run(*SHOW, MO_ADVISOR_PROTOCOL="solihull")) == "solihull"
    assert protocol_of(run(*SHOW, "--protocol", "isle-of-wight", MO_ADVISOR_PROTOCOL="solihull")) == "isle-of-wight"
    assert protocol_of(run(*SHOW, "cheshire-east", MO_ADVISOR_PROTOCOL="solihull")) == "cheshire-east"


def test_a_variable_that_is_empty_is_not_set(run: Run) -> None:
    assert run("use", "somerset").returncode == 0
    assert protocol_of(run(*SHOW, MO_ADVISOR_PROTOCOL="")) == "somerset"


def test_a_variable_that_names_nothing_is_not_passed_over(run: Run) -> None:
    assert run("use", "somerset").returncode == 0
    made = run(*SHOW, MO_ADVISOR_PROTOCOL="somewhere")
    assert made.returncode == 2
    assert "“somewhere”" in told(made)


@pytest.mark.parametrize("command", [("show", ""), ("cite", "7", "--protocol", ""), (*ASK, "-p", "")])
def test_an_empty_name_is_a_mistake_and_not_the_default(run: Run, command: tuple[str, ...]) -> None:
    made = run(*command, MO_ADVISOR_PROTOCOL="somerset")
    assert made.returncode == 2
    assert "is empty" in told(made)
    assert made.stdout == b""


@pytest.mark.parametrize("command", [("show",), ("show", "--contents"), ASK, ("ask",), ("ask", "--no-input")])
def test_a_protocol_is_never_guessed(run: Run, command: tuple[str, ...]) -> None:
    made = run(*command)
    assert made.returncode == 2
    assert made.stdout == b""
    assert "No protocol is chosen. Name one with --protocol, or set one with `mo-advisor use`" in told(made)
    assert all(protocol in told(made) for protocol in SHIPPED)
    assert "do not rely on another council's protocol" in told(made)


def test_not_even_where_there_is_only_one(run: Run, tmp_path: Path) -> None:
    keep(tmp_path / "only", "mapleford")
    assert run("show", MO_ADVISOR_PATH=str(tmp_path / "only")).returncode == 2


def test_cite_answers_from_every_protocol_and_says_from_which(run: Run) -> None:
    text = run("cite", "7.3").stdout.decode()
    for council in ("Somerset County", "West Lindsey District", "Cheshire East", "Isle of Wight", "Solihull Metropolitan Borough"):
        assert f"{council} Council\n" in text
    record = json.loads(run("cite", "7.3", "--format", "json").stdout)
    assert {one["protocol"] for one in record["results"]} == set(SHIPPED)


def test_cite_finds_what_one_of_them_has(run: Run) -> None:
    assert run("cite", "9.2.2").returncode == 0
    assert run("cite", "88.88").returncode == 1


def test_one_folder_of_ones_own(run: Run, tmp_path: Path) -> None:
    keep(tmp_path / "ours", "mapleford")
    assert protocol_of(run(*SHOW, "mapleford", MO_ADVISOR_PATH=str(tmp_path / "ours"))) == "mapleford"
    assert run("show", "mapleford").returncode == 2


def test_several_folders_of_ones_own(run: Run, tmp_path: Path) -> None:
    keep(tmp_path / "ours", "mapleford")
    keep(tmp_path / "theirs", "oakham", "oakham.YML")
    path = os.pathsep.join(["", "ours", str(tmp_path / "theirs")])
    listed = {one["id"] for one in json.loads(run("protocols", "--format", "json", MO_ADVISOR_PATH=path).stdout)["protocols"]}
    assert listed == {*SHIPPED, "mapleford", "oakham"}


def test_a_folder_in_ones_home(run: Run, home: Path) -> None:
    keep(home / "ours", "mapleford")
    assert protocol_of(run(*SHOW, "mapleford", MO_ADVISOR_PATH="~/ours")) == "mapleford"


def test_the_users_data_folder(run: Run, kept: Path) -> None:
    keep(kept, "mapleford")
    made = run("cite", "1.1", "--protocol", "mapleford")
    assert made.returncode == 0
    assert "Enquiries are answered – within three days." in made.stdout.decode()


@pytest.mark.parametrize("named", ["mine.yaml", "./mine.yaml", "MINE.YAML", "sub/../mine.yaml", "~/mine.yaml"])
def test_a_path(run: Run, mine: Path, home: Path, named: str) -> None:
    (mine.parent / "sub").mkdir()
    shutil.copy(mine, home / "mine.yaml")
    shutil.copy(mine, mine.parent / "MINE.YAML")
    assert protocol_of(run(*SHOW, named)) == "mapleford"
    assert protocol_of(run(*ASK_JSON, "--protocol", named)) == "mapleford"


def test_a_path_is_used_even_where_another_file_has_its_id(run: Run, tmp_path: Path) -> None:
    shutil.copy(shipped_folder() / "solihull.yaml", tmp_path / "copy.yaml")
    assert protocol_of(run(*SHOW, "./copy.yaml", MO_ADVISOR_PATH=str(tmp_path))) == "solihull"


def test_the_default_may_be_a_path_and_holds_from_anywhere(run: Run, mine: Path) -> None:
    assert run("use", "mine.yaml").returncode == 0
    assert protocol_of(run(*SHOW)) == "mapleford"
    default = next(mine.parent.joinpath("home", ".config").rglob("default-protocol")).read_text()
    assert default == f"{mine}\n"


def test_a_default_by_a_link_follows_the_link(run: Run, mine: Path) -> None:
    (mine.parent / "current.yaml").symlink_to(mine)
    assert run("use", "./current.yaml").returncode == 0
    (mine.parent / "current.yaml").unlink()
    (mine.parent / "current.yaml").symlink_to(keep(mine.parent, "oakham"))
    assert protocol_of(run(*SHOW)) == "oakham"


def test_a_default_that_is_gone_is_said_and_can_be_set_anew(run: Run, mine: Path) -> None:
    assert run("use", "mine.yaml").returncode == 0
    mine.unlink()
    made = run("cite", "1.1")
    assert made.returncode == 3
    assert "mine.yaml cannot be read: No such file or directory." in told(made)
    assert run("use", "solihull").returncode == 0
    assert protocol_of(run(*SHOW)) == "solihull"


def test_use_of_what_does_not_load_changes_nothing(run: Run, mine: Path) -> None:
    assert run("use", "somerset").returncode == 0
    mine.write_text("council: nothing else\n")
    assert run("use", "nowhere").returncode == 2
    assert run("use", "./mine.yaml").returncode == 3
    assert run("use", "./nowhere.yaml").returncode == 3
    assert run("use", "").returncode == 2
    assert protocol_of(run(*SHOW)) == "somerset"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"nowhere\n", b"no/where.yaml\n"])
def test_a_default_that_was_spoiled_is_said_in_one_sentence(run: Run, home: Path, content: bytes) -> None:
    settings = home / ".config" / "mo-advisor"
    settings.mkdir(parents=True)
    (settings / "default-protocol").write_bytes(content)
    made = run("cite", "7")
    assert made.returncode in (2, 3)
    assert len(told(made).splitlines()) == 1
    assert run("use", "somerset").returncode == 0
    assert run("cite", "7").returncode == 0


@pytest.mark.parametrize("content", [b"", b"\n"])
def test_a_default_that_is_empty_is_none(run: Run, home: Path, content: bytes) -> None:
    settings = home / ".config" / "mo-advisor"
    settings.mkdir(parents=True)
    (settings / "default-protocol").write_bytes(content)
    assert run("show").returncode == 2
    assert run("cite", "7").returncode == 0


@pytest.mark.parametrize("command", [("protocols",), ("cite", "7"), ("use", "solihull"), ("show", "Solihull"), ("check",), ("check", "solihull")])
def test_two_files_with_one_id_are_an_error(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    keep(tmp_path / "ours", "solihull", "solihull-2.yaml")
    made = run(*command, MO_ADVISOR_PATH="ours")
    assert made.returncode == 3
    assert "error same-id has the id “solihull”, and so has ours/solihull-2.yaml" in told(made)
    assert made.stdout == b""


@pytest.mark.parametrize("command", [("use", "somerset"), ("cite", "7.3", "-p", "somerset"), ("show", "Somerset", "--contents")])
def test_two_files_with_one_id_disable_no_other(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    keep(tmp_path / "ours", "solihull", "solihull-2.yaml")
    made = run(*command, MO_ADVISOR_PATH="ours")
    assert (made.returncode, made.stderr) == (0, b"")


def test_a_file_that_becomes_another_while_it_is_opened_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = keep(tmp_path, "mapleford")
    monkeypatch.setenv("MO_ADVISOR_PATH", str(tmp_path))
    read = library.read_bytes

    def changed(*given: Any) -> bytes:
        path.write_text(protocol_text("oakford"), encoding="utf-8")
        return read(*given)

    monkeypatch.setattr(library, "read_bytes", changed)
    with pytest.raises(BadFile, match="has become the protocol “oakford” while “mapleford” was being opened"):
        open_protocol("mapleford")


def test_one_file_found_twice_is_one(run: Run, tmp_path: Path) -> None:
    real = keep(tmp_path / "ours", "mapleford")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "mapleford.yaml").symlink_to(real)
    made = run("protocols", MO_ADVISOR_PATH=os.pathsep.join(["ours", "links", "ours"]))
    assert made.returncode == 0
    assert made.stderr == b""


def test_stray_files_are_a_warning_on_standard_error_only(run: Run, kept: Path) -> None:
    strays = (b"notes: none\n", b"- id\n- list\n", b"", b"\xff\xfe\x00", b"id: [a]\n", b"a: {b: [c\n", b"\x00" * 100)
    for number, stray in enumerate(strays):
        (kept / f"stray-{number}.yaml").write_bytes(stray)
    made = run("protocols", "--format", "json")
    assert made.returncode == 0
    assert [number for number in range(len(strays)) if f"stray-{number}.yaml:" not in told(made)] == []
    assert {one["id"] for one in json.loads(made.stdout)["protocols"]} == set(SHIPPED)


def test_a_stray_file_is_not_spoken_of_where_a_protocol_is_named(run: Run, kept: Path) -> None:
    (kept / "stray.yaml").write_text("notes: none\n")
    made = run("cite", "7", "--protocol", "somerset", "--format", "json")
    assert (made.returncode, made.stderr) == (0, b"")


def test_a_file_that_is_not_valid_is_said_and_the_others_answer(run: Run, kept: Path) -> None:
    (kept / "broken.yaml").write_text(protocol_text("broken").replace("status: in-force", "status: forever"), encoding="utf-8")
    made = run("cite", "7.3.1", "--format", "json")
    assert made.returncode == 0
    assert "broken.yaml:6:9: error value" in told(made)
    assert {one["protocol"] for one in json.loads(made.stdout)["results"]} == set(SHIPPED)
    assert run("cite", "1.1", "--protocol", "broken").returncode == 3


def test_folders_that_are_not_there_are_a_warning(run: Run, tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "gone.yaml").symlink_to("nowhere.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    path = os.pathsep.join([".", "nowhere", "~no-such-user/x", "loop.yaml", "\x1b[31m"])
    made = run("protocols", "--format", "json", MO_ADVISOR_PATH=path)
    assert made.returncode == 0
    assert "nowhere: warning no-folder" in told(made)
    assert "~no-such-user/x: warning no-folder" in told(made)
    assert {one["id"] for one in json.loads(made.stdout)["protocols"]} == set(SHIPPED)


@pytest.mark.parametrize("command", [("use",), ("check",), ("cite", "7", "-p"), (*ASK, "--answers"), (*ASK, "-p", "solihull", "--contacts")])
def test_the_home_of_nobody(run: Run, command: tuple[str, ...]) -> None:
    made = run(*command, "~no-such-user/x.yaml")
    assert made.returncode in (2, 3)
    assert "~no-such-user/x.yaml cannot be read: No such file or directory." in told(made)
