"""`publish`: where it writes and where it does not; and `check --published`: what is no longer as it was published."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from mo_advisor.commands import publish as command
from mo_advisor.protocol.library import load
from mo_advisor.publishing.language import english
from mo_advisor.publishing.site import RECORD, files_above, protocol_files
from mo_advisor.render.advice_words import OUTSIDE
from tests.commands.conftest import sealed
from tests.commands.samples import protocol_text, snapshot, told
from tests.conftest import Run

PAGES = {"index.html", "ask.html", "document.html", "decisions.html", "away.html", "404.html", RECORD}
OURS = {"one": "Mapleford Borough Council", "two": "Ashbury <Town> Council"}
CONTACTS = 'schema: "1"\nprotocol: one\nas_of: "2026-11-01"\ncontacts:\n  monitoring-officer: {name: "Ada Green", telephone: "01234 567"}\n'
RECORDS = (
    "", "{", "[1]", '{"schema": 2, "files": {}, "protocols": []}', '{"schema": 1, "files": {"../one.yaml": "0"}, "protocols": []}',
    '{"schema": 1, "files": {"/etc/x": "0"}, "protocols": []}', '{"schema": 1, "files": {"": "0"}, "protocols": []}',
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two small protocols, in which the command runs."""
    for id_, council in OURS.items():
        (tmp_path / f"{id_}.yaml").write_text(protocol_text(id_, council), encoding="utf-8")
    return tmp_path


@cache
def made(folder: Path) -> dict[str, str]:
    """What is published of the first protocol."""
    published, written = protocol_files(load(folder / "one.yaml"), english(), None, several=False)
    return {**files_above([published], english()), **written}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("made")
    (folder / "one.yaml").write_text(protocol_text("one", OURS["one"]), encoding="utf-8")
    return made(folder)


@pytest.fixture
def site(files: Path, pages: dict[str, str]) -> Path:
    """A folder with the first protocol's pages."""
    (files / "site").mkdir()
    for name, text in pages.items():
        (files / "site" / name).write_text(text, encoding="utf-8")
    return files / "site"


def test_one_protocol_is_published_into_a_new_folder(run: Run, files: Path, pages: dict[str, str]) -> None:
    done = run("publish", "one.yaml", "--output", "new/site")
    assert (done.returncode, done.stdout) == (0, b"")
    assert told(done).startswith("Written to new/site: one. Nothing was sent anywhere; ")
    assert {name: (files / "new/site" / name).read_text(encoding="utf-8") for name in PAGES} == pages
    assert set(os.listdir(files / "new/site")) == PAGES
    assert run("check", "one.yaml", "--published", "new/site").returncode == 0


def test_several_have_a_folder_each_and_a_page_of_councils_for_any_number_of_jobs(run: Run, files: Path) -> None:
    for jobs in ("1", "2"):
        assert run("publish", "two.yaml", "one.yaml", "-o", jobs, "--jobs", jobs).returncode == 0
    assert snapshot(files / "1") == snapshot(files / "2")
    written = snapshot(files / "1")
    assert {"one/ask.html", "two/ask.html", "index.html", "away.html", "404.html", RECORD} <= set(written)
    councils = written["index.html"].decode()
    assert councils.index("Ashbury &lt;Town&gt; Council") < councils.index("Mapleford Borough Council")


def test_a_folder_that_is_not_empty_is_left_as_it_is(run: Run, files: Path, site: Path) -> None:
    (files / "mine").mkdir()
    (files / "mine" / "letter.txt").write_text("Dear Clerk", encoding="utf-8")
    before = snapshot(files)
    not_ours = "holds no pages that were published before"
    for folder, more, said in (("mine", (), "is not empty"), ("mine", ("--force",), not_ours), ("site", (), "is not empty")):
        refused = run("publish", "one.yaml", "-o", folder, *more)
        assert (refused.returncode, said in told(refused)) == (2, True), folder
    assert snapshot(files) == before
    assert site.is_dir()


def test_force_writes_anew_what_was_published_and_takes_away_what_no_longer_is(run: Run, site: Path) -> None:
    (site / "notes.txt").write_text("the council's own", encoding="utf-8")
    assert run("publish", "one.yaml", "two.yaml", "-o", "site", "--force").returncode == 0
    assert not (site / "ask.html").exists()
    assert {"one", "two", "index.html", "notes.txt"} <= set(os.listdir(site))
    assert run("publish", "two.yaml", "-o", "site", "--force").returncode == 0
    assert {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()} == PAGES | {"notes.txt"}
    assert run("check", "two.yaml", "--published", "site").returncode == 0


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_that_is_none_or_leads_outside_takes_nothing_away(run: Run, files: Path, site: Path, record: str) -> None:
    (site / RECORD).write_text(record, encoding="utf-8")
    before = snapshot(files)
    assert run("publish", "one.yaml", "-o", "site", "--force").returncode == 2
    assert run("check", "one.yaml", "--published", "site").returncode in (1, 3)
    assert snapshot(files) == before


def test_a_record_that_names_a_folder_takes_nothing_away(run: Run, site: Path) -> None:
    (site / "letters").mkdir()
    (site / "letters" / "a.txt").write_text("Dear Clerk", encoding="utf-8")
    changed = json.loads((site / RECORD).read_text(encoding="utf-8"))
    changed["files"]["letters"] = "0"
    (site / RECORD).write_text(json.dumps(changed), encoding="utf-8")
    run("publish", "one.yaml", "-o", "site", "--force")
    assert (site / "letters" / "a.txt").read_text(encoding="utf-8") == "Dear Clerk"


def test_a_single_page_holds_everything_and_is_not_overwritten(run: Run, files: Path) -> None:
    done = run("publish", "one.yaml", "--single-file", "-o", "one.html")
    assert (done.returncode, told(done)) == (0, "Written to one.html. It holds everything; it can be opened in a browser, and sent on.\n")
    page = (files / "one.html").read_text(encoding="utf-8")
    assert all(f'id="{part}"' in page for part in ("ask", "document", "decisions", "1.1"))
    assert run("publish", "one.yaml", "--single-file", "-o", "one.html").returncode == 2
    assert (files / "one.html").read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("one.yaml",), "Say where the pages are to go"),
        (("one.yaml", "--single-file"), "Say where the page is to go"),
        (("one.yaml", "two.yaml", "--single-file", "-o", "x.html"), "--single-file makes one page of one protocol"),
        (("one.yaml", "two.yaml", "--contacts", "list.yaml", "-o", "x"), "--contacts holds the names of one council"),
        (("one.yaml", "-o", "x", "--jobs", "0"), "--jobs takes a whole number from 1"),
        (("three", "-o", "x"), "three"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_written(run: Run, files: Path, typed: tuple[str, ...], said: str) -> None:
    (files / "list.yaml").write_text(CONTACTS, encoding="utf-8")
    before = snapshot(files)
    refused = run("publish", *typed)
    assert (refused.returncode, said in told(refused)) == (2, True), told(refused)
    assert snapshot(files) == before


def test_the_council_s_own_list_is_printed_as_not_from_the_protocol(run: Run, files: Path) -> None:
    (files / "list.yaml").write_text(CONTACTS, encoding="utf-8")
    assert run("publish", "one.yaml", "--contacts", "list.yaml", "-o", "site").returncode == 0
    page = (files / "site" / "ask.html").read_text(encoding="utf-8")
    assert "own list, as of 2026-11-01: Ada Green, 01234 567" in page
    assert f"{OUTSIDE}; the council" in page


def test_a_list_that_the_user_keeps_is_not_published_unasked(run: Run, files: Path) -> None:
    (files / "list.yaml").write_text(CONTACTS, encoding="utf-8")
    assert run("publish", "one.yaml", "-o", "site", MO_ADVISOR_CONTACTS=str(files / "list.yaml")).returncode == 0
    assert b"Ada Green" not in b"".join(snapshot(files / "site").values())


def test_one_named_file_that_cannot_be_used_ends_it_before_anything_is_written(run: Run, files: Path) -> None:
    (files / "two.yaml").write_text("schema: [", encoding="utf-8")
    refused = run("publish", "one.yaml", "two.yaml", "-o", "site")
    assert refused.returncode in (1, 3)
    assert "two.yaml" in told(refused)
    assert not (files / "site").exists()


def test_two_files_of_one_id_are_not_written_over_each_other(run: Run, files: Path) -> None:
    (files / "again.yaml").write_bytes((files / "one.yaml").read_bytes())
    refused = run("publish", "one.yaml", "again.yaml", "-o", "site")
    assert refused.returncode == 2
    assert "one.yaml and again.yaml have one id, one" in told(refused)
    assert not (files / "site").exists()


def test_a_folder_in_place_of_the_record_is_no_fault(run: Run, files: Path) -> None:
    (files / "site" / "published.json").mkdir(parents=True)
    refused = run("publish", "one.yaml", "-o", "site", "--force")
    assert refused.returncode == 2
    assert "holds no pages that were published before" in told(refused)


def test_of_several_folders_that_are_published_no_more_none_is_left(run: Run, files: Path) -> None:
    assert run("publish", "one.yaml", "two.yaml", "-o", "site").returncode == 0
    assert run("publish", "one.yaml", "-o", "site", "--force").returncode == 0
    assert [path.name for path in (files / "site").iterdir() if path.is_dir()] == []


@pytest.mark.parametrize("wrong", [None, CONTACTS.replace("protocol: one", "protocol: two"), CONTACTS.replace("name:", "mail:")])
def test_a_list_that_cannot_be_used_leaves_what_was_published(run: Run, files: Path, wrong: str | None) -> None:
    assert run("publish", "one.yaml", "-o", "site").returncode == 0
    before = {path.name: path.read_bytes() for path in (files / "site").iterdir()}
    if wrong:
        (files / "list.yaml").write_text(wrong, encoding="utf-8")
    ran = run("publish", "one.yaml", "--contacts", "list.yaml", "-o", "site", "--force")
    assert ran.returncode == 3
    assert "Written" not in told(ran)
    assert {path.name: path.read_bytes() for path in (files / "site").iterdir()} == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_file_among_all_leaves_the_others_published(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], jobs: int,
) -> None:
    """As it is where none is named: all that are found, and one of these is broken."""
    (files / "two.yaml").write_text("schema: [", encoding="utf-8")
    monkeypatch.setattr(command, "find", lambda: ({str(files / f"{id_}.yaml"): None for id_ in OURS}, ()))
    wanted = command.Wanted((), files / "site", single_file=False, language=None, contacts=None, jobs=jobs, force=False)
    assert command.run(wanted) == 1
    said = capsys.readouterr().err
    assert "two.yaml:2:1: error yaml" in said
    assert f"Written to {files / 'site'}: one. " in said
    assert (files / "site" / "one" / "ask.html").is_file()


def test_a_folder_that_cannot_be_written_is_said(files: Path) -> None:
    (files / "shut").mkdir(mode=0o500)
    refused = sealed(files, "publish", "one.yaml", "-o", "shut/site")
    assert refused.returncode == 3
    assert "shut/site cannot be made" in told(refused)


def test_a_file_in_the_folder_s_place_is_said(run: Run, files: Path) -> None:
    (files / "site").write_text("a file", encoding="utf-8")
    refused = run("publish", "one.yaml", "-o", "site")
    assert refused.returncode in (1, 3)
    assert "site" in told(refused)
    assert (files / "site").read_text(encoding="utf-8") == "a file"


def nothing(_: Path, __: Path) -> None:
    """Leaves all as it is."""


def one_letter(site: Path, _: Path) -> None:
    page = (site / "ask.html").read_text(encoding="utf-8")
    (site / "ask.html").write_text(page.replace("three days", "threw days", 1), encoding="utf-8")


def missing(site: Path, _: Path) -> None:
    (site / "document.html").unlink()


def stray(site: Path, _: Path) -> None:
    (site / "old.html").write_text("<p>old", encoding="utf-8")


def reworded(_: Path, files: Path) -> None:
    text = (files / "one.yaml").read_text(encoding="utf-8")
    (files / "one.yaml").write_text(text.replace("three days", "five days"), encoding="utf-8")


def judged_anew(_: Path, files: Path) -> None:
    text = (files / "one.yaml").read_text(encoding="utf-8")
    (files / "one.yaml").write_text(text.replace("[enquiry-unanswered, not-covered]", "[enquiry-unanswered]"), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (nothing, 0, ""),
        (one_letter, 1, "ask.html"),
        (missing, 1, "document.html"),
        (stray, 0, "old.html"),
        (reworded, 1, "one: the wording changed after it was published"),
        (judged_anew, 1, "one: what the file says of the document or of its clauses changed after it was published"),
    ],
)
def test_what_differs_from_what_was_published_is_said(
    run: Run, files: Path, site: Path, change: Callable[[Path, Path], None], code: int, said: str,
) -> None:
    change(site, files)
    held = run("check", "one.yaml", "--published", "site")
    assert held.returncode == code, held.stdout.decode() + told(held)
    assert said in held.stdout.decode()
    found = json.loads(run("check", "one.yaml", "--published", "site", "--format", "json").stdout)
    assert bool(found["problems"]) is bool(said)


def test_a_protocol_that_is_not_here_cannot_be_compared(run: Run, site: Path) -> None:
    held = run("check", "--published", "site")
    assert held.returncode == 1
    assert "“one” was published and cannot be compared: " in held.stdout.decode()
    assert site.is_dir()


@pytest.mark.parametrize("record", RECORDS)
def test_a_folder_without_a_record_is_refused(run: Run, site: Path, record: str) -> None:
    (site / RECORD).write_text(record, encoding="utf-8")
    held = run("check", "one.yaml", "--published", "site")
    assert held.returncode in (1, 3)
    assert "holds no pages that `mo-advisor publish` wrote" in told(held)
