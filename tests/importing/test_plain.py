"""Text as it was saved: encodings, invisible characters, pages."""

from __future__ import annotations

import codecs

import pytest

from mo_advisor.errors import BadFile
from mo_advisor.importing import plain
from mo_advisor.importing.reading import kind_of

TEXT = "1. Members’ rights – all of them.\r\n2. Officers"


@pytest.mark.parametrize("data", [
    TEXT.encode("utf-8"),
    codecs.BOM_UTF8 + TEXT.encode("utf-8"),
    TEXT.encode("utf-16"),
    TEXT.encode("utf-16-be"),
    TEXT.encode("utf-16-le"),
    codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    TEXT.encode("cp1252"),
], ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "windows-1252"])
def test_the_words_are_the_same_whatever_they_were_saved_as(data: bytes) -> None:
    assert [paragraph.text for paragraph in plain.read(data, "a.txt").paragraphs] == ["1. Members’ rights – all of them.", "2. Officers"]


def test_soft_hyphens_and_invisible_characters_are_no_words() -> None:
    data = "1. Mem\u00adbers are po\u00ad\nlite\u200b.\n".encode()
    assert [paragraph.text for paragraph in plain.read(data, "a.txt").paragraphs] == ["1. Members are polite."]


@pytest.mark.parametrize(("data", "name", "said"), [
    (b"", "a.txt", "is empty"),
    (b"  \n", "a.txt", "is empty"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.doc", "save it as a Word document (.docx)"),
    (b"{\\rtf1 Members}", "a.rtf", "save it as a Word document (.docx)"),
    (b"\x89PNG\r\n", "a.docx", "is a picture"),
    (b"\xff\xd8\xff\xe0", "a.jpg", "is a picture"),
    (b"II*\0", "a.tif", "is a picture"),
])
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, name: str, said: str) -> None:
    with pytest.raises(BadFile, match=said.replace("(", r"\(").replace(")", r"\)")):
        kind_of(data, name)


@pytest.mark.parametrize(("data", "name", "kind"), [
    (b"%PDF-1.7\n", "a.txt", "pdf"),
    (b"<!DOCTYPE html><p>Members", "a.txt", "html"),
    (b"Members < Officers", "a.txt", "text"),
    (b"# Members", "a.md", "text"),
])
def test_a_file_is_what_is_in_it(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


def test_lines_are_joined_by_their_own_ends_however_long_the_paragraph_is(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(plain, "_hyphenated", lambda before, _: looked.append(len(before)) or False)  # type: ignore[func-returns-value]
    lines = [plain.Row("all of the words of one line", 0, 1, False)] * 50
    assert plain._paragraph(lines, 0).text == " ".join(row.text for row in lines)
    assert sum(looked) == 49 * len(lines[0].text)
