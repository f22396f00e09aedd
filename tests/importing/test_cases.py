"""Fictional documents, each hard in its own way, against the outline that a person wrote beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.outline import Outline, cases, expected, imported, outline, source_of


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_the_document_is_what_a_reader_sees(case: Path) -> None:
    wanted = expected(case)
    found = outline(imported(source_of(case)), wanted)
    assert found._replace(report=(), left=()) == wanted._replace(report=(), left=())
    assert set(found.left) == set(wanted.left)
    assert not _unreported(found, wanted)


def _unreported(found: Outline, wanted: Outline) -> list[str]:
    """What should be reported and is not: a kind alone, or a kind with its number."""
    kinds = {one.split()[0] for one in found.report}
    return [one for one in wanted.report if one not in found.report and one not in kinds]
