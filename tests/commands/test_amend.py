"""`mo-advisor amend`: what it says, what it writes, and what it refuses to write over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.samples import told
from tests.conftest import Run
from tests.editions.files import HARBOUR_FILE, LATER

CHANGED = LATER.replace("within ten days", "within a month").replace('"4.2"', '"4.3"').replace(
    '      - number: "4.3"', '      - number: "4.2"\n        text: "The Council trains everybody each year."\n      - number: "4.3"')
DOCUMENT = """\
4 Advice

4.1 Anybody may ask the Monitoring Officer what this protocol means.

4.2 The Council trains everybody each year.
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with the earlier and the later file."""
    (tmp_path / "old.yaml").write_text(HARBOUR_FILE, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(CHANGED, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_the_list_as_json(run: Run, files: Path) -> None:
    made = json.loads(run("amend", "old.yaml", "new.yaml", "--format", "json").stdout)
    fates = {(fate["old"], *fate["new"]): fate["fate"] for fate in made["clauses"]}
    assert fates["4.2", "4.3"] == "renumbered"
    assert fates[None, "4.2"] == "added"
    assert fates["2.2", "2.2"] == "reworded"
    assert [each["clause"] for each in made["again"]] == ["2.2", "4.2"]
    assert all(each["why"].endswith(".") for each in made["again"])
    assert made["schema"] == 1
    assert made["journeys"] > 0
    assert sorted(path.name for path in files.glob("*.*")) == ["new.yaml", "old.yaml"]


@pytest.mark.slow
def test_the_file_that_is_written_is_checked_and_used(run: Run, files: Path) -> None:
    made = run("amend", "old.yaml", "new.yaml", "--output", "old.yaml")
    assert made.returncode == 2
    assert (files / "old.yaml").read_text(encoding="utf-8") == HARBOUR_FILE
    made = run("amend", "old.yaml", "new.yaml", "--output", "old.yaml", "--force")
    assert made.returncode == 0, told(made)
    assert "Written: old.yaml." in made.stdout.decode()
    checked = run("check", "old.yaml")
    assert "0 errors" in checked.stdout.decode()
    assert checked.stdout.decode().count(" warning review ") == 2
    assert "clause 4.3" not in run("cite", "4.3", "-p", "old.yaml").stdout.decode()
    assert "Enquiries should be answered" in run("cite", "4.3", "-p", "old.yaml").stdout.decode()


@pytest.mark.slow
def test_a_document_is_read_as_import_reads_it(run: Run, files: Path) -> None:
    (files / "new.md").write_text(DOCUMENT, encoding="utf-8")
    made = run("amend", "old.yaml", "new.md", "--edition", "2026", "--output", "later.yaml")
    assert made.returncode == 0, told(made)
    assert "Written: later.yaml and later.txt." in made.stdout.decode()
    assert (files / "later.txt").read_text(encoding="utf-8").split() == DOCUMENT.split()
    assert 'edition: "2026"' in (files / "later.yaml").read_text(encoding="utf-8")
    assert "id: harbour\n" in (files / "later.yaml").read_text(encoding="utf-8")


def test_the_later_edition_is_never_written_over(run: Run, files: Path) -> None:
    (files / "later.txt").write_text(DOCUMENT, encoding="utf-8")
    made = run("amend", "old.yaml", "later.txt", "--output", "later.yaml", "--force")
    assert made.returncode == 2
    assert "is the later edition itself" in told(made)
    assert (files / "later.txt").read_text(encoding="utf-8") == DOCUMENT


@pytest.mark.parametrize(("typed", "code", "said"), [
    (("old.yaml", "new.yaml", "--output", "list.html"), 2, "a protocol file ends in .yaml"),
    (("old.yaml", "none.docx"), 3, "none.docx"),
    (("nowhere", "new.yaml"), 2, "There is no protocol “nowhere”"),
    (("old.yaml", "new.yaml", "--format", "csv"), 2, "there is no format “csv” here"),
])
def test_mistakes_are_said_in_a_sentence(run: Run, files: Path, typed: tuple[str, ...], code: int, said: str) -> None:
    assert files.is_dir()
    made = run("amend", *typed)
    assert made.returncode == code
    assert said in told(made)
    assert "Traceback" not in told(made)
