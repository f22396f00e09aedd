"""What `import` extracted, imported again, is the same document."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_advisor.importing.reading import read
from mo_advisor.importing.structure import structured
from mo_advisor.protocol.library import shipped_folder
from tests.conftest import SHIPPED
from tests.importing.outline import Outline, imported, outline

NOTHING = Outline((), (), (), (), (), (), (), ())
ROOT = Path(__file__).parents[2]
FILES = {**{name: shipped_folder() / "sources" / f"{name}.txt" for name in SHIPPED}, "model": ROOT / "docs" / "model-protocol.docx"}


@pytest.mark.parametrize("name", FILES)
def test_the_extracted_text_gives_the_same_document(name: str) -> None:
    first = imported(FILES[name])
    again = structured(read(first.text.encode(), f"{name}.txt"))
    assert outline(again, NOTHING)._replace(report=(), left=()) == outline(first, NOTHING)._replace(report=(), left=())
