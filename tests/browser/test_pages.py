"""Pages in a real browser: the words are shown as they are, nothing stands out of a narrow window, and paper has every clause whole."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from mo_advisor.advice.explained import Explained
from mo_advisor.render.views.advice import advice_page
from mo_advisor.render.writers.html import to_html
from tests.browser.browser import look, needed, printed
from tests.conftest import SHIPPED, shipped
from tests.render.pages import clause_of, documents, every_page, page_of, printed_pieces, quoted, sample_advice

pytestmark = [needed, pytest.mark.slow]
ZOOMED = ":root { font-size: 200% !important; }"
SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"


@cache
def pages() -> dict[str, str]:
    return {f"page-{index}": to_html(page) for index, page in enumerate(every_page())}


def test_the_words_shown_are_the_words_of_the_clauses(tmp_path: Path) -> None:
    seen = look(tmp_path, pages(), 1280)
    for index, page in enumerate(every_page()):
        assert seen[f"page-{index}"].quotes == [printed_pieces(clause) for clause in quoted(page)]


def test_spaces_and_markup_are_shown_as_they_are(tmp_path: Path) -> None:
    nasty = "a  b <b>c</b> &amp; <script>document.title = 1</script> </blockquote> {title} – “é” \U0001f600"
    clause = clause_of("1", nasty, nasty, ((None, nasty), ("(a)", nasty)), nasty)
    assert look(tmp_path, {"page": to_html(page_of(clause))}, 800)["page"].quotes == [printed_pieces(clause)]


@pytest.mark.parametrize(("width", "style"), [(320, ""), (360, ""), (640, ZOOMED), (320, ZOOMED), (320, SPACED), (1280, ""), (1280, ZOOMED)])
def test_nothing_stands_out_of_the_window(tmp_path: Path, width: int, style: str) -> None:
    for name, seen in look(tmp_path, pages(), width, style).items():
        assert (name, seen.width, seen.needs, seen.wide) == (name, width, width, [])


def test_a_word_without_end_is_broken(tmp_path: Path) -> None:
    endless = "x" * 400
    clause = clause_of(endless, endless, endless, ((endless, endless),), endless)
    seen = look(tmp_path, {"page": to_html(page_of(clause))}, 320)["page"]
    assert (seen.needs, seen.wide) == (320, [])


def test_lines_are_of_a_length_that_can_be_read(tmp_path: Path) -> None:
    """WCAG 1.4.8 asks for 80 characters at most; an average character is about half an em."""
    assert max(seen.longest for seen in look(tmp_path, pages(), 1920).values()) <= 40


def test_links_that_stand_alone_are_large_enough_to_hit(tmp_path: Path) -> None:
    for name, seen in look(tmp_path, pages(), 360).items():
        assert (name, seen.small) == (name, [])


def test_a_dark_theme_is_taken_where_it_is_wanted(tmp_path: Path) -> None:
    page = {"page": to_html(documents()["somerset"])}
    assert look(tmp_path, page, 800)["page"].ground == "rgb(255, 255, 255)"
    assert look(tmp_path, page, 800, "", "--blink-settings=preferredColorScheme=0", "--force-dark-mode")["page"].ground == "rgb(20, 23, 26)"


@pytest.mark.parametrize("name", SHIPPED)
def test_paper_has_every_clause_and_tears_none_apart(tmp_path: Path, name: str) -> None:
    sheets = printed(tmp_path, to_html(documents()[name]))
    for position in shipped(name).positions:
        words = "".join("".join(printed_pieces(position.clause)).split())
        assert any(words in sheet.replace("•", "") for sheet in sheets), position.clause.id


def test_printed_advice_has_every_clause_and_no_address(tmp_path: Path) -> None:
    advice = next(advice for advice in sample_advice() if len(advice.clauses) > 1)
    sheets = printed(tmp_path, to_html(advice_page(Explained(advice))))
    for shown in advice.shown:
        words = "".join("".join(printed_pieces(shown.match.position.clause)).split())
        assert any(words in sheet.replace("•", "") for sheet in sheets)
    assert not any("file:" in sheet or "#clause" in sheet or "Skipto" in sheet for sheet in sheets)
