"""An index of words finds what a search without it finds, in the same order; and it says of which files it was made."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mo_advisor.citations.search import search
from mo_advisor.citations.word_index import is_of, is_ours, make, search_index
from mo_advisor.commands.search import run as command
from mo_advisor.errors import BadFile
from mo_advisor.vocabulary import shared
from tests.commands.samples import protocol_text
from tests.conftest import SHIPPED, Run, shipped

BOOKS = {protocol: shipped(protocol) for protocol in SHIPPED}
FILES = [(protocol, BOOKS[protocol].sha256) for protocol in SHIPPED]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "words"
    make(path, FILES, BOOKS.items())
    return path


@pytest.mark.parametrize(
    "typed",
    ["press", "officer rude to a member", "monitoring officer", "bullying", "co-opted members", "s151", '"a" OR NEAR(x)', "the", "zebra", "!?"],
)
def test_the_same_clauses_in_the_same_order(index: Path, typed: str) -> None:
    opened: list[str] = []
    found = search_index(index, typed.split(), shared(), lambda file: opened.append(file) or BOOKS[file])  # type: ignore[func-returns-value]
    assert found == search(list(BOOKS.values()), typed.split())
    assert len(opened) == len({hit.book.protocol.id for hit in found})


def test_it_is_of_the_files_as_they_were(index: Path, tmp_path: Path) -> None:
    assert is_ours(index)
    assert is_of(index, FILES)
    assert not is_of(index, FILES[1:])
    assert not is_of(index, [(FILES[0][0], "another"), *FILES[1:]])
    broken = tmp_path / "broken"
    broken.write_bytes(index.read_bytes()[:5000])
    assert is_ours(broken)
    assert not is_of(broken, FILES)
    assert not is_ours(tmp_path / "none")


def test_the_command_makes_it_keeps_it_and_makes_it_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    where = {"MO_ADVISOR_PATH": str(tmp_path / "more")}
    command = ("search", "press", "--format", "json", "--index", "words")
    first = run(*command, **where)
    assert first.stdout == run("search", "press", "--format", "json").stdout
    assert first.stderr == b"The index words was made of 5 protocol files.\n"
    made = (tmp_path / "words").stat().st_mtime_ns
    assert (run(*command, **where).stderr, (tmp_path / "words").stat().st_mtime_ns) == (b"", made)
    shutil.copy(Path(__file__).parents[2] / "docs" / "anytown.yaml", tmp_path / "more")
    again = run("search", "courtesy", "--index", "words", **where)
    assert b"6 protocol files" in again.stderr
    assert b"anytown 1.1" in again.stdout


def test_another_file_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    refused = run("search", "press", "--index", "notes.txt")
    assert (refused.returncode, (tmp_path / "notes.txt").read_text()) == (2, "mine")
    assert b"notes.txt is no index of words" in refused.stderr
    assert run("search", "press", "--index", "notes.txt", "--force").returncode == 0
    assert run("search", "press", "--index", "words", "-p", "solihull").returncode == 2


def test_a_protocol_that_is_chosen_is_searched_alone(run: Run, tmp_path: Path) -> None:
    chosen = {"MO_ADVISOR_PROTOCOL": "solihull"}
    plain = run("search", "press", **chosen)
    assert run("search", "press", "--index", "words", **chosen).stdout == plain.stdout
    assert b"solihull" in plain.stdout
    assert not (tmp_path / "words").exists()


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["DROP TABLE clause", "DROP TABLE words", "DELETE FROM clause", "UPDATE clause SET place = 9999"])
def test_a_damaged_index_is_made_again(run: Run, tmp_path: Path, harm: str) -> None:
    usual = run("search", "press", "--index", "words")
    with closing(sqlite3.connect(tmp_path / "words")) as index:
        index.execute(harm)
        index.commit()
    again = run("search", "press", "--index", "words")
    assert again.stdout == usual.stdout
    assert b"The index words is damaged, and is made again." in again.stderr


def test_a_protocol_file_is_never_written_over(run: Run, tmp_path: Path) -> None:
    mine, where = tmp_path / "mine.yaml", {"MO_ADVISOR_PATH": str(tmp_path)}
    mine.write_text(protocol_text("mapleford"), encoding="utf-8")
    before = mine.read_bytes()
    refused = run("search", "press", "--index", mine.name, "--force", **where)
    assert (refused.returncode, mine.read_bytes()) == (2, before)
    assert b"mine.yaml is a protocol file" in refused.stderr


def test_an_index_for_which_there_is_no_room_is_said(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("mo_advisor.citations.word_index.make", full)
    with pytest.raises(BadFile, match="cannot be made: database or disk is full"):
        command(["press"], None, tmp_path / "words", "text", None, False, True)
    assert run("search", "press").returncode == 0
