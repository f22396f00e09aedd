"""An index of words finds what a search without it finds, in the same order; and it says of which files it was made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mo_advisor.citations.search import search
from mo_advisor.citations.word_index import is_of, is_ours, make, search_index
from mo_advisor.vocabulary import shared
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
