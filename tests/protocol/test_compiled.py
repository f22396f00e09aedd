"""A shipped protocol is what its YAML says, without that being read; and a file of which one byte differs is read."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mo_advisor import vocabulary
from mo_advisor.protocol.compiled import compiled
from mo_advisor.protocol.library import load, read_book, shipped_folder
from mo_advisor.records.fields import Record
from mo_advisor.sealed import COMPILED, sealed
from tests.conftest import SHIPPED


def contents(value: Any) -> Any:
    """A value with the place, and every field, of every record in it."""
    if isinstance(value, Record):
        return type(value), value.at, [contents(getattr(value, name)) for name, _ in value.declared.values()]
    if isinstance(value, Mapping):
        return [(key, contents(inner)) for key, inner in value.items()]
    return tuple(contents(inner) for inner in value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("protocol", SHIPPED)
def test_it_is_what_the_file_says_to_the_last_place(protocol: str) -> None:
    data = (shipped_folder() / f"{protocol}.yaml").read_bytes()
    ready, read = compiled(data, f"somewhere/{protocol}.yaml", ""), read_book(data, f"somewhere/{protocol}.yaml")
    assert ready is not None
    assert contents(ready.protocol) == contents(read.protocol)
    assert vars(ready) == {**vars(read), "protocol": ready.protocol, "text_sha256": read.text_sha256, "mapping_sha256": read.mapping_sha256}


def test_what_records_share_they_share_again() -> None:
    path = shipped_folder() / "somerset.yaml"
    rules = [[rule.who for position in book.positions for rule in position.clause.rules] for book in (load(path), read_book(path.read_bytes(), ""))]
    ready, read = ([which.index(who) for who in which] for which in ([id(who) for who in each] for each in rules))
    assert ready == read
    assert len(set(ready)) < len(ready)


def test_another_byte_is_another_file(tmp_path: Path) -> None:
    changed = tmp_path / "solihull.yaml"
    shutil.copy(shipped_folder() / "solihull.yaml", changed)
    assert compiled(changed.read_bytes(), str(changed), "") is not None
    changed.write_text(changed.read_text(encoding="utf-8").replace("Solihull Metropolitan", "Solihull metropolitan"), encoding="utf-8")
    assert compiled(changed.read_bytes(), str(changed), "") is None
    assert load(changed).protocol.council.startswith("Solihull metropolitan")


def test_another_vocabulary_is_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mo_advisor.protocol.compiled.source", lambda: vocabulary.source() + b"\n")
    path = shipped_folder() / "solihull.yaml"
    assert compiled(path.read_bytes(), str(path), "") is None


def test_the_vocabulary_is_what_its_file_says(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = vocabulary.shared()
    monkeypatch.setattr("mo_advisor.vocabulary.unsealed", lambda *_: None)
    assert vocabulary.shared.__wrapped__() == ready


def test_another_letter_in_what_was_compiled_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (shipped_folder() / "solihull.yaml").read_bytes()
    whole = (COMPILED / "solihull.json").read_text(encoding="utf-8")
    monkeypatch.setattr("mo_advisor.sealed.COMPILED", tmp_path)
    for text, taken in ((whole, True), (whole.replace("must", "may", 1), False), (f"{whole} ", False)):
        (tmp_path / "solihull.json").write_text(text, encoding="utf-8")
        assert (compiled(data, "solihull.yaml", "") is not None) is taken


def test_what_was_cut_short_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mo_advisor.sealed.COMPILED", tmp_path)
    data = (shipped_folder() / "solihull.yaml").read_bytes()
    whole = sealed({"protocol": {}}, (data, vocabulary.source()))
    for text in ("", whole[:40], whole[:-5]):
        (tmp_path / "solihull.json").write_text(text, encoding="utf-8")
        assert compiled(data, "solihull.yaml", "") is None
