"""`mo-advisor import`: two files out of a document, a report, and what is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.samples import told
from tests.conftest import Run

DOCUMENT = """\
Anytown Council

Member and Officer Protocol

Contents

1. Respect ..... 1
2. Advice ..... 1

1. Respect

1.1 Members must:
(a) be polite;
(b) be brief.

1.3 So must the Chief Executive.

2. Advice

2.1 Ask the Monitoring Officer.
"""
FLAGS = ("--id", "anytown", "--council", "Anytown Council", "--title", "Protocol", "--edition", "2026")


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "protocol.txt").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path / "protocol.txt"


def test_the_file_passes_check_and_works_at_once(run: Run, document: Path) -> None:
    made = run("import", "protocol.txt", *FLAGS)
    assert made.returncode == 0
    printed = made.stdout.decode()
    assert "Written: anytown.yaml, and the extracted text beside it: anytown.txt." in printed
    assert "2 sections, 3 clauses, 2 items, 0 footnotes." in printed
    assert "anytown.txt:17: After 1.1 comes 1.3; 1.2 is not there." in printed
    assert "contents: Contents / 1. Respect" in printed
    assert "mo-advisor check anytown.yaml" in printed
    assert "1 file checked: 0 errors, 0 warnings." in run("check", "anytown.yaml").stdout.decode()
    assert "be brief." in run("cite", "1.1(b)", "-p", "./anytown.yaml").stdout.decode()
    assert "monitoring-officer: {titles: [\"Monitoring Officer\"]}" in document.with_name("anytown.yaml").read_text(encoding="utf-8")


def test_json_has_every_part_and_nothing_is_written(run: Run, document: Path) -> None:
    record = json.loads(run("import", "protocol.txt", "--format", "json").stdout)
    assert list(record) == ["schema", "front", "document", "end", "footnotes", "left_out", "report"]
    clause = record["document"][0]["contents"][0]
    assert (clause["number"], clause["text"], [item["label"] for item in clause["items"]]) == ("1.1", "Members must:", ["(a)", "(b)"])
    assert record["report"] == [{"kind": "gap", "number": "1.2", "line": 17, "message": record["report"][0]["message"]}]
    assert {out["kind"] for out in record["left_out"]} == {"contents"}
    assert run("import", "protocol.txt", "--dry-run").returncode == 0
    assert not list(document.parent.glob("*.yaml"))


def test_what_is_missing_is_named_at_once(run: Run, document: Path) -> None:  # noqa: ARG001
    made = run("import", "protocol.txt", "--id", "anytown", "--edition", "2026")
    assert made.returncode == 2
    assert "--council and --title" in told(made)
    assert run("import", "protocol.txt", *FLAGS[2:], "--id", "Any Town").returncode == 2


def test_what_is_missing_is_asked(run: Run, document: Path) -> None:
    made = run("import", "protocol.txt", "--plain", "--id", "anytown", given=b"Anytown Council\n\n2026\n")
    assert made.returncode == 0
    written = document.with_name("anytown.yaml").read_text(encoding="utf-8")
    assert 'title: "Member and Officer Protocol"' in written
    assert 'edition: "2026"' in written


def test_an_id_is_offered_from_the_council_and_a_refusal_says_why(run: Run, document: Path) -> None:
    made = run("import", "protocol.txt", "--plain", given=b"Anytown Borough Council\n\n2026\nAny Town\nsomerset\n\n")
    assert made.returncode == 0
    assert "“Any Town” cannot be used" in told(made)
    assert "somerset is the id of a protocol that comes with mo-advisor" in told(made)
    assert document.with_name("anytown.yaml").exists()


def test_the_id_of_a_shipped_protocol_is_refused(run: Run, document: Path) -> None:  # noqa: ARG001
    made = run("import", "protocol.txt", "--id", "somerset", *FLAGS[2:])
    assert made.returncode == 2
    assert "comes with mo-advisor" in told(made)


def test_no_file_is_overwritten(run: Run, document: Path) -> None:
    document.with_name("anytown.txt").write_text("mine", encoding="utf-8")
    made = run("import", "protocol.txt", *FLAGS)
    assert made.returncode == 2
    assert "another --output such as --output anytown-imported.yaml" in told(made)  # it may be the council's own text
    assert not document.with_name("anytown.yaml").exists()
    document.with_name("anytown.yaml").write_text("mine", encoding="utf-8")
    assert "--force" in told(run("import", "protocol.txt", *FLAGS))
    assert run("import", "protocol.txt", *FLAGS, "--force").returncode == 0
    assert document.with_name("anytown.txt").read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(("name", "data", "said"), [
    ("a.doc", b"\xd0\xcf\x11\xe0", "old format (.doc)"),
    ("a.png", b"\x89PNG", "is a picture"),
    ("a.txt", b"", "is empty"),
    ("none.txt", None, "cannot be read"),
])
def test_what_cannot_be_imported_is_refused(run: Run, document: Path, name: str, data: bytes | None, said: str) -> None:
    if data is not None:
        document.with_name(name).write_bytes(data)
    made = run("import", name, *FLAGS)
    assert made.returncode == 3
    assert said in told(made)


def test_the_document_is_not_written_over_even_where_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(DOCUMENT, encoding="utf-8")
    made = run("import", "own.txt", "--id", "own", "--council", "C", "--title", "T", "--edition", "2020", "--force")
    assert (made.returncode, (tmp_path / "own.txt").read_text(encoding="utf-8")) == (2, DOCUMENT)
    assert b"give another --id" in made.stderr
    assert not (tmp_path / "own.yaml").exists()
