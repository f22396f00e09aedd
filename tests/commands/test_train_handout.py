"""`train handout`: what is written for whom, in which format, and what is wrong usage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.samples import protocol_text, snapshot, told
from tests.conftest import Run
from tests.render.handouts import word

HANDOUT = ("train", "handout", "induction", "--protocol", "somerset")
FORMATS = ("text", "json", "markdown", "html")
READERS = ("participants", "facilitator")
TWO = "nine-days-in,fourteen-promises"


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_bytes_in_every_run(run: Run, reader: str, format_: str) -> None:
    one, other = (run(*HANDOUT, "--for", reader, "--format", format_, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert (one.returncode, told(one)) == (0, "")
    assert one.stdout == other.stdout != b""
    assert one.stdout.endswith(b"\n")


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
def test_the_same_word_file_in_every_run(run: Run, tmp_path: Path, reader: str) -> None:
    for name in ("one.docx", "other.docx"):
        made = run(*HANDOUT, "--for", reader, "--format", "docx", "--output", name, "--date", "12 May 2026")
        assert (made.returncode, made.stdout, told(made)) == (0, b"", f"Written to {name}.\n")
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "other.docx").read_bytes()
    assert "Session: 12 May 2026." in word((tmp_path / "one.docx").read_bytes()).sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_holds_what_would_be_printed(run: Run, tmp_path: Path, format_: str) -> None:
    asked = (*HANDOUT, "--for", "facilitator", "--cards", TWO, "--format", format_)
    assert run(*asked, "--output", "sheets").returncode == 0
    assert (tmp_path / "sheets").read_bytes() == run(*asked).stdout


def test_cards_are_chosen_and_put_in_order(run: Run) -> None:
    record = json.loads(run(*HANDOUT, "--for", "participants", "--cards", TWO, "--format", "json").stdout)
    assert [card["id"] for card in record["cards"]] == TWO.split(",")
    text = run(*HANDOUT, "--for", "participants", "--cards", TWO).stdout.decode()
    assert text.index("1. Nine days in") < text.index("2. Fourteen promises")
    assert "Tuesdays" not in text


def test_the_day_is_written_as_it_was_typed(run: Run) -> None:
    made = run(*HANDOUT, "--for", "participants", "--cards", TWO, "--date", " 12  May\n2026 ")
    assert "Session: 12 May 2026." in made.stdout.decode()
    assert json.loads(run(*HANDOUT, "--for", "participants", "--date", "soon", "--format", "json").stdout)["date"] == "soon"


def test_participants_get_no_clause_and_the_facilitator_does(run: Run) -> None:
    for_room, whole = (run(*HANDOUT, "--for", reader, "--cards", TWO).stdout.decode() for reader in READERS)
    assert "2.4.1" not in for_room
    assert "2.4.1  In summary" in whole


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("induction", "--for", "everybody", "-p", "somerset"), "--for takes participants or facilitator, and not “everybody”."),
        (("induction", "-p", "somerset"), "Missing option '--for'"),
        (("induction", "--for", "participants"), "No protocol is chosen."),
        (("induction", "--for", "facilitator"), "No protocol is chosen."),
        (("inductoin", "--for", "participants", "-p", "somerset"), "did you mean induction?"),
        (("induction", "--for", "participants", "-p", "somerset", "--cards", "nine-days"), "did you mean nine-days-in?"),
        (("induction", "--for", "participants", "-p", "somerset", "--date", " "), "--date is empty"),
        (("induction", "--for", "participants", "-p", "somerset", "--format", "pdf"), "text, json, markdown, html or docx"),
        (("induction", "--for", "participants", "-p", "somerset", "--format", "docx"), "give --output with the name of a file"),
    ],
)
def test_wrong_usage_is_two_and_says_why(run: Run, tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    made = run("train", "handout", *arguments)
    assert (made.returncode, made.stdout) == (2, b"")
    assert says in told(made)
    assert "home" in snapshot(tmp_path)
    assert not [name for name in snapshot(tmp_path) if name.endswith(".docx")]


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["text", "docx"])
def test_what_exists_is_left_as_it_is_unless_forced(run: Run, tmp_path: Path, format_: str) -> None:
    (tmp_path / "there.docx").write_text("mine\n")
    asked = (*HANDOUT, "--for", "participants", "--format", format_, "--output", "there.docx")
    made = run(*asked)
    assert (made.returncode, (tmp_path / "there.docx").read_text()) == (2, "mine\n")
    assert "exists already and was left as it is" in told(made)
    assert run(*asked, "--force").returncode == 0
    assert (tmp_path / "there.docx").read_bytes()[:5] != b"mine\n"


@pytest.mark.slow
def test_without_its_library_a_word_file_is_wrong_usage_and_all_else_works(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docx.py").write_text("raise ModuleNotFoundError(\"No module named 'docx'\", name='docx')\n")
    made = run(*HANDOUT, "--for", "participants", "--format", "docx", "--output", "a.docx", PYTHONPATH=str(tmp_path))
    assert (made.returncode, made.stdout, (tmp_path / "a.docx").exists()) == (2, b"", False)
    assert 'pip install "mo-advisor[docx]"' in told(made)
    for format_ in FORMATS:
        assert run(*HANDOUT, "--for", "facilitator", "--format", format_, PYTHONPATH=str(tmp_path)).returncode == 0


@pytest.mark.parametrize("format_", FORMATS)
def test_what_nobody_has_judged_is_one_for_the_facilitator(run: Run, tmp_path: Path, format_: str) -> None:
    (tmp_path / "unjudged.yaml").write_text(protocol_text("unjudged").replace('mapped: "yes"\n', ""), encoding="utf-8")
    asked = ("train", "handout", "induction", "-p", "./unjudged.yaml", "--format", format_, "--for")
    made = run(*asked, "facilitator")
    assert made.returncode == 1
    assert "Nobody has yet judged this situation for this protocol" in made.stdout.decode()
    assert run(*asked, "participants").returncode == 0


def test_a_pack_that_is_no_pack_is_three(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("title: A pack\ncards:\n  - {id: a, title: A, answers: {what: no-such}}\n")
    made = run("train", "handout", "./pack.yaml", "--for", "participants", "-p", "somerset")
    assert (made.returncode, made.stdout) == (3, b"")
    assert told(made).startswith("pack.yaml:3:")


@pytest.mark.slow
def test_what_a_pack_says_is_never_obeyed(run: Run, tmp_path: Path) -> None:
    nasty = "a [bold] </style><script> \\\\ # *b* %s {title}"
    pack = {"title": nasty, "cards": [{"id": "a", "title": nasty, "story": nasty, "roles": {"member": nasty}, "questions": [nasty],
                                       "answers": {"what": "not-covered"}, "notes": nasty}]}
    (tmp_path / "nasty.yaml").write_text(json.dumps(pack))
    for reader in READERS:
        asked = ("train", "handout", "./nasty.yaml", "-p", "somerset", "--for", reader, "--date", nasty)
        assert run(*asked).stdout.decode().count(nasty) >= 6
        html = run(*asked, "--format", "html").stdout.decode()
        assert html.count("</style>") == 1
        assert "<script>" not in html
        assert run(*asked, "--format", "docx", "--output", f"{reader}.docx").returncode == 0
        assert nasty in word((tmp_path / f"{reader}.docx").read_bytes()).paragraphs[0].text
