"""Finding protocols among any number of files: a peek at each, and no more than a peek."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mo_advisor.errors import Problem
from mo_advisor.protocol import library
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import HEAD, find, open_each, open_protocol, peek_id
from tests.commands.samples import protocol_text

LONG = "# a line of a long comment\n" * (2 * HEAD // 27)


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("id: anytown\n", "anytown"),
        ("schema: '1'\nid:   anytown   # ours\r\ncouncil: A\n", "anytown"),
        ("id: anytown#2\n", "anytown#2"),
        ('"id": "anytown"\n', "anytown"),
        ("{schema: '1', id: anytown}\n", "anytown"),
        ("\ufeffid: anytown\n", "anytown"),
        (f"{LONG}id: anytown\n", "anytown"),
        (f'schema: "1"\nfront: ["{"x" * HEAD}"]\nid: anytown\n', "anytown"),
        ("within: {id: anytown}\n", None),
        ("- id: anytown\n", None),
        ("id: [anytown]\n", None),
        ("id\n", None),
        ("", None),
        (f'services: ["{"x" * HEAD}"]\nid: anytown\n', None),  # a file of another kind is not read to its end
    ],
)
def test_the_id_at_the_top(tmp_path: Path, written: str, id_: str | None) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(written.encode())
    assert peek_id(path) == id_


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is searched, with some protocols and much that is none."""
    monkeypatch.setenv("MO_ADVISOR_PATH", str(tmp_path))
    for number in range(5):
        (tmp_path / f"{number}.yaml").write_text(protocol_text(f"town-{number}"), encoding="utf-8")
    for number in range(5):
        (tmp_path / f"stray-{number}.yml").write_text("services:\n" + "  - {id: web, command: run}\n" * 20_000, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text('schema: "1"\nid: bad\n', encoding="utf-8")
    os.symlink(tmp_path / "0.yaml", tmp_path / "again.yaml")
    os.symlink(tmp_path / "round.yaml", tmp_path / "round.yaml")
    (tmp_path / "folder.yaml").mkdir()
    return tmp_path


@pytest.mark.usefixtures("many")
def test_only_the_file_that_is_opened_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    peeked: list[int] = []
    whole: list[str] = []
    read, read_bytes = os.read, library.read_bytes
    monkeypatch.setattr(os, "read", lambda file, most: peeked.append(most) or read(file, most))  # type: ignore[func-returns-value]
    monkeypatch.setattr(library, "read_bytes", lambda path, *most: whole.append(Path(path).name) or read_bytes(path, *most))  # type: ignore[func-returns-value]
    assert open_protocol("town-3").protocol.id == "town-3"
    assert whole == ["3.yaml"]
    assert peeked == [HEAD] * (5 + 5 + 1 + 5)  # and the shipped ones


def test_what_is_no_protocol_is_named_and_the_others_are_found(many: Path) -> None:
    entries, warnings = find()
    assert {f"town-{number}" for number in range(5)} | {"bad"} <= set(entries)
    assert entries["town-0"].path == many / "0.yaml"
    assert [(Path(problem.place.file).name, problem.rule) for problem in warnings] == [(f"stray-{number}.yml", "no-id") for number in range(5)]


@pytest.mark.usefixtures("many")
def test_each_is_opened_as_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    load = library.load
    monkeypatch.setattr(library, "load", lambda path: opened.append(Path(path).name) or load(path))  # type: ignore[func-returns-value]
    each = (found for found in open_each() if isinstance(found, Book) and found.protocol.id.startswith("town"))
    assert next(each).protocol.id == "town-0"
    assert "1.yaml" not in opened
    assert [book.protocol.id for book in each] == ["town-1", "town-2", "town-3", "town-4"]


@pytest.mark.usefixtures("many")
def test_a_bad_file_is_named_in_its_place() -> None:
    found = [found for found in open_each() if isinstance(found, Problem) and found.level == "error"]
    assert {Path(problem.place.file).name for problem in found} == {"bad.yaml"}
