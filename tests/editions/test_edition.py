"""A later edition may be a document as large as one that is imported."""

from __future__ import annotations

import zipfile
from pathlib import Path

from mo_advisor.editions.edition import edition_at
from mo_advisor.protocol.library import LARGEST_FILE
from tests.conftest import tiny
from tests.importing.word_files import docx, p, r

BEFORE = tiny('document: [{id: "1", text: "Be polite."}]')


def test_a_word_document_with_large_pictures(tmp_path: Path) -> None:
    path = tmp_path / "new.docx"
    path.write_bytes(docx(p(r("1. Members must be polite."))))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/media/picture.png", bytes(LARGEST_FILE + 1))
    assert path.stat().st_size > LARGEST_FILE
    edition = edition_at(path, BEFORE.protocol, "2026", "new.txt", BEFORE.vocabulary)
    assert (edition.protocol.id, edition.protocol.edition) == (BEFORE.protocol.id, "2026")
    assert edition.extracted is not None
    assert "Members must be polite." in edition.extracted
