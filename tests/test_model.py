"""The model protocol: a fictional council's, from its Word document to a certificate; it is nobody's, and says so in every advice."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.importing.document import Document
from mo_advisor.importing.imported import book_of
from mo_advisor.importing.reading import read
from mo_advisor.importing.structure import structured
from mo_advisor.importing.writer import About
from mo_advisor.lint import problems
from mo_advisor.proof.prove import prove
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import find, load
from mo_advisor.render.views.document import document_record
from mo_advisor.vocabulary import shared
from tests.conftest import Run

DOCS = Path(__file__).resolve().parent.parent / "docs"
WORD_FILES = ("model-protocol.docx", "model-protocol-later.docx")


@cache
def model() -> Book:
    """The model, as it was mapped."""
    return load(DOCS / "model.yaml")


@cache
def imported() -> Document:
    """What an import makes of its Word document today."""
    return structured(read((DOCS / WORD_FILES[0]).read_bytes(), WORD_FILES[0]))


def test_the_word_document_imports_to_the_words_of_the_mapped_file() -> None:
    ours = book_of(imported(), About("model", "Council", "Title", "2026", "model.txt"), shared())
    assert document_record(ours) == document_record(model())
    assert imported().text == (DOCS / "model.txt").read_text(encoding="utf-8")
    assert imported().report == []


def test_it_has_as_many_clauses_as_a_real_one_and_nearly_every_one_is_advice() -> None:
    numbered = [position.clause for position in model().positions if position.clause.number and "." in position.clause.number]
    assert 30 <= len(numbered) <= 40
    assert [clause.id for clause in numbered if not clause.rules] == ["14.3"]


def test_check_finds_nothing() -> None:
    assert problems(model()) == []


@pytest.mark.slow
def test_every_interview_is_certified() -> None:
    assert [(shown.of, shown.message, shown.answers) for shown in prove(model()).certificate.counterexamples] == []


@pytest.mark.parametrize("what", sorted(shared().situations))
def test_every_advice_says_that_the_council_is_fictional(what: str) -> None:
    for who, involved in product(("member", "officer", "co-opted-member", "resident", None), ("member", "director", None)):
        advice = advise(model(), Answers(who=who, what=what, involved=(involved,) if involved else None))
        assert any("fictional" in caution.text and "no council has adopted" in caution.text for caution in advice.cautions), (who, involved)


def test_its_name_says_so_in_text_and_json(run: Run) -> None:
    asked = ("ask", "--protocol", str(DOCS / "model.yaml"), "--what", "ai-tools", "--no-input")
    printed = run(*asked).stdout.decode()
    assert printed.startswith("Model Borough Council (fictional)\n")
    assert "Status: draft; nothing shows that it was adopted." in printed
    assert "This is a fictional model" in run(*asked, "--format", "json").stdout.decode()


def test_it_is_none_of_the_protocols_that_are_offered() -> None:
    assert "model" not in find()[0]


@pytest.mark.parametrize("name", WORD_FILES)
def test_the_word_documents_say_nothing_of_who_made_them(name: str) -> None:
    with zipfile.ZipFile(DOCS / name) as package:
        assert not [part for part in package.namelist() if part.startswith("docProps")]
        assert not re.search(rb"w:author|w:rsid|file:|[A-Z]:\\\\|/(home|Users|tmp)/", b"".join(map(package.read, package.namelist())))
