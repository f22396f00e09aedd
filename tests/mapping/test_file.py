"""A file is written whole, and never over what something else has made of it; what comes with the package is not written at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_advisor.errors import BadFile, Invalid, WrongUsage
from mo_advisor.mapping.file import opened
from mo_advisor.protocol.library import shipped_folder
from tests.mapping.samples import small


def test_a_change_is_in_the_file_and_in_the_book(tmp_path: Path) -> None:
    file = opened(str(small(tmp_path)))
    file.change(lambda text: text.replace("title: Protocol", "title: Another"))
    assert "title: Another" in file.path.read_text(encoding="utf-8")
    assert file.book.protocol.title == "Another"


def test_a_file_that_something_else_has_changed_is_left_alone(tmp_path: Path) -> None:
    file = opened(str(small(tmp_path)))
    theirs = file.path.read_text(encoding="utf-8").replace("this line stays", "this line was changed")
    file.path.write_text(theirs, encoding="utf-8")
    with pytest.raises(BadFile, match="has been changed by something else"):
        file.change(lambda text: text.replace("Protocol", "Another"))
    assert file.path.read_text(encoding="utf-8") == theirs


def test_what_would_not_hold_is_not_written(tmp_path: Path) -> None:
    file = opened(str(small(tmp_path)))
    before = file.path.read_bytes()
    with pytest.raises(Invalid, match="there is no situation “nonsense”"):
        file.change(lambda text: text.replace('"1.2"', '"1.2"\n        rule: [nonsense]'))
    assert file.path.read_bytes() == before


def test_a_byte_order_mark_and_the_line_breaks_of_another_system_stay(tmp_path: Path) -> None:
    path = small(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    opened(str(path)).change(lambda text: text.replace("title: Protocol", "title: Another"))
    assert path.read_bytes() == before.replace(b"title: Protocol", b"title: Another")


def test_a_file_of_the_package_is_not_changed(tmp_path: Path) -> None:
    link = tmp_path / "mine.yaml"
    link.symlink_to(shipped_folder() / "somerset.yaml")
    for named in ("somerset", str(shipped_folder() / "somerset.yaml"), str(link)):
        with pytest.raises(WrongUsage, match="comes with mo-advisor and is not changed here"):
            opened(named)


def test_a_protocol_that_is_not_there() -> None:
    with pytest.raises(WrongUsage, match="There is no protocol “anytown”"):
        opened("anytown")
    with pytest.raises(BadFile, match="cannot be read"):
        opened("./anytown.yaml")
