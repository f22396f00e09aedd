"""Every command that gives a page gives it in every format."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from docx import Document

from mo_advisor.cli.flag_table import FORMATS as OF_EVERY_COMMAND
from mo_advisor.cli.flag_table import PAGE_FORMATS
from mo_advisor.render.formats import FORMATS
from tests.commands.samples import told
from tests.conftest import Run
from tests.render.pages import Seen, counted

PAGES = (
    ("ask", "--no-input", "--protocol", "somerset", "--who", "member", "--what", "complain-about-officer", "--full"),
    ("cite", "7.3.1", "9.2.2", "--protocol", "somerset"),
    ("search", "chief", "executive", "--protocol", "somerset"),
    ("suggest", "he shouted at me down the phone", "--protocol", "somerset"),
    ("vocabulary", "facts"),
    ("show", "west-lindsey"),
    ("protocols",),
    ("check", "somerset"),
    ("coverage", "solihull"),
    ("tree", "somerset", "--what", "complain-about-officer"),
    ("compare", "somerset", "solihull", "--what", "interpretation"),
    ("tree", "solihull", "--by", "clause"),
    ("map", "solihull", "--status"),
    ("train", "packs"),
    ("train", "quiz", "induction", "--protocol", "somerset", "--no-input", "--seed", "7"),
    ("train", "run", "induction", "--protocol", "somerset", "--reveal", "all"),
    ("train", "handout", "induction", "--for", "facilitator", "--protocol", "somerset"),
)
DRAWN = {"_" * 20, *map(str, range(1, 30))}  # HTML and Word count lists by themselves, and draw a line to write on


@pytest.mark.slow
@pytest.mark.parametrize("command", PAGES, ids=lambda command: " ".join(command[:2]))
def test_a_page_can_be_had_in_every_format(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    words = counted(run(*command).stdout.decode()).keys()
    for format_ in (*OF_EVERY_COMMAND, *PAGE_FORMATS):
        made = run(*command, "--format", format_, "--output", f"page.{format_}")
        assert made.returncode == 0, told(made)
        data = (tmp_path / f"page.{format_}").read_bytes()
        if format_ != "json":
            assert words <= counted(read(format_, data)).keys() | DRAWN, format_
        else:
            json.loads(data)


def read(format_: str, data: bytes) -> str:
    """The words of a file."""
    if format_ == "docx":
        document = Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        paragraphs = [*document.paragraphs, *document.sections[0].footer.paragraphs]
        return "\n".join([*(paragraph.text for paragraph in paragraphs), *cells])
    return Seen(data.decode()).text() if format_ == "html" else data.decode().replace("\\", "")


@pytest.mark.parametrize("command", [PAGES[0], PAGES[1], PAGES[2]], ids=lambda command: command[0])
def test_a_word_file_needs_a_name(run: Run, command: tuple[str, ...]) -> None:
    made = run(*command, "--format", "docx")
    assert (made.returncode, made.stdout) == (2, b"")
    assert "A Word file is not text: give --output with the name of a file" in told(made)


@pytest.mark.slow
def test_the_same_advice_gives_the_same_word_file(run: Run, tmp_path: Path) -> None:
    run(*PAGES[0], "--format", "docx", "--output", "advice.docx")
    first = (tmp_path / "advice.docx").read_bytes()
    run(*PAGES[0], "--format", "docx", "--output", "advice.docx", "--force")
    assert (tmp_path / "advice.docx").read_bytes() == first


@pytest.mark.slow
@pytest.mark.parametrize("command", [*PAGES[:10:3], PAGES[-1]], ids=lambda command: " ".join(command[:2]))
def test_without_a_format_the_ending_says_it(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    for name, format_ in (("a", "text"), ("a.txt", "text"), ("a.JSON", "json"), ("a.md", "markdown"), ("a.htm", "html"), ("a.docx", "docx")):
        assert run(*command, "--output", name).returncode == 0
        by_ending = (tmp_path / name).read_bytes()
        run(*command, "--format", format_, "--output", name, "--force")
        assert by_ending == (tmp_path / name).read_bytes()


@pytest.mark.parametrize(("command", "name", "begins"), [
    (("coverage", "solihull"), "a.csv", "protocol,"),
    (("vocabulary",), "a.csv", "list,"),
    (PAGES[9], "a.mmd", "%%{init"),
    (PAGES[9], "a.gv", "digraph"),
], ids=lambda value: value if isinstance(value, str) else value[0])
def test_a_command_knows_the_endings_of_its_own_formats(run: Run, tmp_path: Path, command: tuple[str, ...], name: str, begins: str) -> None:
    assert run(*command, "--output", name).returncode == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(("name", "said"), [
    ("a.pdf", "Save it with the ending .html or .docx, open that, and print it to a PDF."),
    ("a.log", "The ending .log is none that can be written here; those are .txt, .json, .md, .markdown, .html, .htm, .docx"),
    ("a.csv", "The ending .csv is none that can be written here"),
])
@pytest.mark.parametrize("command", [PAGES[0], PAGES[1], PAGES[-1]], ids=lambda command: command[0])
def test_an_ending_that_cannot_be_written_is_refused_before_any_work(
    run: Run, tmp_path: Path, command: tuple[str, ...], name: str, said: str,
) -> None:
    made = run(*command, "--output", name)
    assert (made.returncode, made.stdout, list(tmp_path.glob("a.*"))) == (2, b"", [])
    assert said in told(made)


@pytest.mark.parametrize("name", ["a.log", "a.pdf", "a.html"])
def test_a_format_that_is_said_goes_before_the_ending(run: Run, tmp_path: Path, name: str) -> None:
    assert run(*PAGES[1], "--format", "json", "--output", name).returncode == 0
    assert json.loads((tmp_path / name).read_bytes())["schema"] == 1


def test_no_ending_is_that_of_two_formats() -> None:
    endings = [ending for format_ in FORMATS.values() for ending in format_.endings]
    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") for ending in endings)
