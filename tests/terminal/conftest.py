"""Where the interviews of these tests run."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Path:
    """An empty folder to run in, so that whatever is written there can be seen."""
    assert home.is_dir()
    made = tmp_path / "here"
    made.mkdir()
    return made
