"""An import of the texts that the shipped files were made from gives the shipped documents."""

from __future__ import annotations

import pytest

from mo_advisor.importing.imported import book_of
from mo_advisor.importing.writer import About
from mo_advisor.protocol.library import load, shipped_folder
from mo_advisor.render.views.document import document_record
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED
from tests.importing.outline import imported

CONTENTS = "west-lindsey"  # its file has the list of contents in front, where an import leaves it out


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_document_comes_out_of_its_source(name: str) -> None:
    document = imported(shipped_folder() / "sources" / f"{name}.txt")
    ours = document_record(book_of(document, About(name, "Council", "Title", "2020", f"{name}.txt"), shared()))
    theirs = document_record(load(shipped_folder() / f"{name}.yaml"))
    if name == CONTENTS:
        theirs["front"] = [theirs["front"][0], theirs["front"][-1]]
        assert [out.kind for out in document.left_out] == ["contents"] * 15
    assert ours == theirs
