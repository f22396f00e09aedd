"""Markdown: what a CommonMark renderer makes of it is what the document says, byte for byte."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from mo_advisor.advice.explained import Explained
from mo_advisor.protocol.model import Clause
from mo_advisor.render.advice_words import CLAUSES, CLOSE, CONTACTS, GENERAL, IN_DANGER, OTHERS, OUTSIDE, ROUTES
from mo_advisor.render.headline_words import IN_SHORT
from mo_advisor.render.page import Heading, Listing, Page, Paragraph, Ref, Strong, Typed, paragraph
from mo_advisor.render.views.advice import advice_page
from mo_advisor.render.words import CAUTIONS, clause_label
from mo_advisor.render.writers.markdown import escaped, to_markdown
from tests.conftest import SHIPPED, Run
from tests.render.pages import (
    NASTY,
    Seen,
    clause_of,
    clauses,
    documents,
    every_page,
    every_part,
    lost,
    page_of,
    printed_pieces,
    quoted,
    sample_advice,
    text_of,
    words,
)

RENDERERS = (MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"]))


def seen(markdown: str, renderer: MarkdownIt = RENDERERS[0]) -> Seen:
    return Seen(str(renderer.render(markdown)))


def in_quote(clause: Clause) -> list[str]:
    first, *rest = printed_pieces(clause)
    return [f"{clause_label(clause)} {first}", *rest]


@pytest.mark.parametrize("renderer", RENDERERS)
@given(clauses, clauses)
def test_any_clause_is_rendered_as_it_is(renderer: MarkdownIt, one: Clause, other: Clause) -> None:
    page = seen(to_markdown(page_of(one, other)), renderer)
    assert page.quotes == [in_quote(one), in_quote(other)]
    assert {tag for tag, _ in page.tags} <= {"h1", "p", "blockquote", "strong", "ul", "li"}


@given(words)
def test_any_words_are_rendered_as_they_are_wherever_they_stand(text: str) -> None:
    listing = Listing(((paragraph(text),), (paragraph(text), paragraph(text))))
    parts = (Heading(2, text), paragraph(text), listing, Typed(text), Paragraph((Strong(text), " ", Ref(text, ""))))
    rendered = str(RENDERERS[0].render(to_markdown(Page(text, (), (), parts, ()))))
    page = Seen(rendered)
    assert page.headings == [(2, text)]
    assert page.within["code"] == f"{text}\n"
    assert page.within["strong"] == text
    assert page.within["li"].replace("\n", "") == text * 3
    assert page.text().count(text) >= 7


@pytest.mark.parametrize("nasty", NASTY)
def test_each_nasty_text_starts_an_item_and_a_clause(nasty: str) -> None:
    text = nasty.strip() or "x"
    clause = clause_of("1.", text, inner=((None, text), ("1.", text)), closing=text)
    assert seen(to_markdown(page_of(clause))).quotes == [in_quote(clause)]


@pytest.mark.parametrize("spaced", [" a", "a ", "    a", "\u3000a", "a\n\n# b", "a\n1. b", "  "])
def test_spaces_and_line_breaks_that_no_file_holds_are_kept_too(spaced: str) -> None:
    page = seen(to_markdown(Page("", (), (), (paragraph(spaced), Heading(2, spaced)), ())))
    assert page.headings == [(2, spaced)]
    assert page.within["p"] == spaced


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u200b", "\r"])
def test_control_characters_are_never_printed(character: str) -> None:
    assert character not in escaped(f"a{character}b")
    assert character not in to_markdown(Page("", (), (), (Typed(character),), ()))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_clause_of_every_document(name: str) -> None:
    made = documents()[name]
    page = seen(to_markdown(made))
    assert page.quotes == [in_quote(clause) for clause in quoted(made)]
    assert page.headings[1:] == [(part.level, part.text) for part in every_part(made.body) if isinstance(part, Heading)]


def test_every_page_has_every_clause_once_and_in_order() -> None:
    for made in every_page():
        assert seen(to_markdown(made)).quotes == [in_quote(clause) for clause in quoted(made)]


@pytest.mark.slow
def test_no_word_of_the_text_is_missing() -> None:
    for advice in sample_advice():
        assert not lost(text_of(advice, full=True), seen(to_markdown(advice_page(Explained(advice)))).text()), advice.answers


def test_the_order_is_that_of_the_text() -> None:
    for advice in sample_advice():
        headings = [text for level, text in seen(to_markdown(advice_page(Explained(advice)))).headings if level == 2]
        again = [IN_DANGER] if IN_DANGER in headings else []
        order = [IN_DANGER, IN_SHORT, CONTACTS, OTHERS, CLAUSES, ROUTES, GENERAL, CAUTIONS, OUTSIDE, CLOSE, *again]
        assert headings == [text for text in order if text in headings]


def test_notices_are_set_apart_as_not_from_the_protocol() -> None:
    for advice in sample_advice():
        markdown = to_markdown(advice_page(Explained(advice)))
        apart = [part for part in re.split(r"^(?=## )", markdown, flags=re.M) if OUTSIDE in part.split("\n\n")[0] + part.split("\n\n")[1]]
        for notice in advice.notices:
            assert any(f"\n\n{escaped(notice.text)}" in part for part in apart), notice.text


def test_readable_words_are_left_alone() -> None:
    text = "2.4.1 says (in 7.3) – that's “it”: 50% + more."
    assert to_markdown(Page("", (), (), (paragraph(text),), ())) == f"{text}\n"


@pytest.mark.parametrize("arguments", [
    ("ask", "--protocol", "somerset", "--who", "officer", "--what", "threat-or-danger", "--involved", "member", "--involved", "leader"),
    ("show", "solihull"),
    ("show", "west-lindsey", "--contents"),
    ("cite", "4.3"),
])
@pytest.mark.slow
@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_the_same_bytes_in_every_run(run: Run, format_: str, arguments: tuple[str, ...]) -> None:
    one, other = (run(*arguments, "--format", format_, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert (one.returncode, one.stderr) == (0, b"")
    assert one.stdout == other.stdout != b""
    assert one.stdout.endswith(b"\n")


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_the_order_in_which_people_are_named_changes_nothing(run: Run, format_: str) -> None:
    asked = ("ask", "--protocol", "somerset", "--what", "member-instructs-officer", "--format", format_)
    one = run(*asked, "--involved", "member", "--involved", "director")
    assert one.stdout == run(*asked, "--involved", "director", "--involved", "member").stdout


def test_written_to_a_file(run: Run) -> None:
    made = run("show", "somerset", "--format", "html", "--output", "protocol.html")
    assert (made.returncode, made.stdout) == (0, b"")
    assert run("show", "somerset", "--format", "html", "--output", "protocol.html").returncode == 2


def test_a_format_that_is_not_there_is_named(run: Run) -> None:
    made = run("show", "somerset", "--format", "rtf")
    assert made.returncode == 2
    assert "text, json, markdown, html or docx" in made.stderr.decode()
