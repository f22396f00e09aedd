"""HTML: one document that stands alone, well formed, with landmarks and headings in order, and the document's words as they are."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given

import mo_advisor.render.writers.html as writer
from mo_advisor.advice.explained import Explained
from mo_advisor.protocol.model import Clause
from mo_advisor.render.advice_words import IN_DANGER, OUTSIDE
from mo_advisor.render.page import Heading, Listing, Page, Paragraph, Quote, Ref, Strong, Typed, anchor, paragraph
from mo_advisor.render.views.advice import advice_page
from mo_advisor.render.views.citation import SEVERAL
from mo_advisor.render.writers.html import escaped, to_html
from tests.conftest import SHIPPED, shipped
from tests.render.pages import Seen, clauses, documents, every_page, lost, page_of, printed_pieces, quoted, sample_advice, text_of, words

STYLE = Path(writer.__file__).with_name(writer.Look().css).read_text(encoding="utf-8")


@cache
def pages() -> tuple[str, ...]:
    """Pages of every kind, as HTML."""
    return tuple(to_html(made) for made in every_page())


@given(clauses, clauses)
def test_any_clause_is_printed_as_it_is(one: Clause, other: Clause) -> None:
    page = Seen(to_html(page_of(one, other)))
    assert page.problems == []
    assert page.quotes == [printed_pieces(one), printed_pieces(other)]


@given(words)
def test_any_words_are_printed_as_they_are_wherever_they_stand(text: str) -> None:
    parts = (Heading(2, text, anchor("a", text)), Listing(((paragraph(text),), (paragraph(text), paragraph(text)))), Typed(text),
             Paragraph((Strong(text), Ref(text, anchor("a", text)))))
    page = Seen(to_html(Page(text, (Heading(1, text),), (), parts, ())))
    assert page.problems == []
    assert page.headings == [(1, text), (2, text)]
    assert (page.within["title"], page.within["code"], page.within["strong"], page.within["a"]) == (text, text, text, f"Skip to the main text{text}")
    assert page.within["li"].replace("\n", "") == text * 3
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in Seen(to_html(Page("x", (Heading(1, "x"),), (), (
        Heading(2, "x", "x"), Listing(((paragraph("x"),), (paragraph("x"), paragraph("x")))), Typed("x"),
        Paragraph((Strong("x"), Ref("x", "x")))), ()))).tags}


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u200b", "\r"])
def test_control_characters_are_never_printed(character: str) -> None:
    assert character not in escaped(f"a{character}b")
    assert character not in to_html(Page(character, (), (), (Typed(character), Heading(2, character, character)), ()))


@given(words, words)
def test_two_citations_never_share_an_anchor(one: str, other: str) -> None:
    assert re.fullmatch(r"clause-[A-Za-z0-9.():_-]*", anchor("clause", one))
    assert (anchor("clause", one) == anchor("clause", other)) is (one == other)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_clause_of_every_document(name: str) -> None:
    made = documents()[name]
    page = Seen(to_html(made))
    assert page.quotes == [printed_pieces(clause) for clause in quoted(made)]
    assert len(page.quotes) == len(shipped(name).positions)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_contents_lead_to_every_heading_and_clause(name: str) -> None:
    page = to_html(documents()[name])
    contents = page[page.index("<nav"):page.index("</nav>")]
    wanted = [part.anchor for part in documents()[name].body if isinstance(part, Heading | Quote) and part.anchor]
    footnotes = [anchor("clause", note.id) for note in shipped(name).protocol.footnotes]
    assert [link for link in wanted if f'href="#{link}"' not in contents] == footnotes


@pytest.mark.slow
def test_pages_are_well_formed_and_stand_alone() -> None:
    for html in pages():
        page = Seen(html)
        assert page.problems == []
        assert html.startswith("<!DOCTYPE html>\n<html lang=\"en-GB\">\n")
        assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
        assert not page.attributes("", "src") + page.attributes("", "style")
        assert not re.search(r"url\(|@import", html)
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
        assert "default-src 'none'" in page.attributes("meta", "content")[1]


def test_links_lead_to_something_on_the_page_and_ids_are_unique() -> None:
    for html in pages():
        page = Seen(html)
        ids = page.attributes("", "id")
        assert len(ids) == len(set(ids))
        assert {link[1:] for link in page.attributes("a", "href")} <= set(ids)
        assert all(link.startswith("#") for link in page.attributes("a", "href"))


def test_there_are_landmarks_and_one_title() -> None:
    for html in pages():
        page = Seen(html)
        tags = [tag for tag, _ in page.tags]
        assert [tags.count(tag) for tag in ("header", "main", "footer", "title", "h1")] == [1, 1, 1, 1, 1]
        assert page.within["title"].strip()
        assert tags.index("a") < tags.index("header") < tags.index("main") < tags.index("footer")


def test_no_level_of_headings_is_left_out() -> None:
    for html in pages():
        levels = [level for level, _ in Seen(html).headings]
        assert levels[0] == 1
        assert all(after <= before + 1 and after > 1 for before, after in pairwise(levels))


@pytest.mark.slow
def test_no_word_of_the_text_is_missing() -> None:
    for advice in sample_advice():
        assert not lost(text_of(advice, full=True), Seen(to_html(advice_page(Explained(advice)))).text()), advice.answers


def test_danger_comes_first_and_says_so_in_words() -> None:
    dangers = [advice for advice in sample_advice() if advice.notices and advice.notices[0].kind == "danger"]
    assert dangers
    for advice in dangers:
        page = Seen(to_html(advice_page(Explained(advice))))
        assert page.headings[1] == (2, IN_DANGER)
        assert f"{IN_DANGER} {OUTSIDE} {advice.notices[0].text}" in " ".join(page.text().split())


def test_the_title_does_not_tell_the_matter() -> None:
    for advice in sample_advice():
        title = Seen(to_html(advice_page(Explained(advice)))).within["title"]
        assert title == f"Advice from the {advice.book.protocol.title}, {advice.book.protocol.council}"


def test_clauses_of_several_protocols_keep_their_anchors_apart() -> None:
    page = next(Seen(html) for html in pages() if f"<h1>{SEVERAL}</h1>" in html)
    ids = page.attributes("figure", "id")
    assert {"somerset-4.3.1", "cheshire-east-4.3"} <= set(ids)


# Contrast: relative luminance and ratio as WCAG 2.2 defines them.


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, from 0 to 1."""
    channels = (int(colour[start:start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def themes() -> dict[str, dict[str, str]]:
    """The colours of each theme by name; a theme has those of the first one that it does not set itself."""
    found = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root \{([^}]*--ink:[^}]*)\}", STYLE)]
    return {name: {**found[0], **colours} for name, colours in zip(("light", "dark", "print"), found, strict=True)}


def test_the_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", themes())
def test_every_ink_can_be_read_on_every_ground(theme: str) -> None:
    colours = themes()[theme]
    inks, grounds = ([name for name in colours if name.split("-")[0] == kind] for kind in ("ink", "ground"))
    assert (len(inks), len(grounds)) == (4, 4)
    assert {pair: ratio for pair in product(inks, grounds) if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 7} == {}


@pytest.mark.parametrize("theme", themes())
def test_every_line_can_be_seen_on_every_ground(theme: str) -> None:
    colours = themes()[theme]
    lines, grounds = ([name for name in colours if name.split("-")[0] == kind] for kind in ("line", "ground"))
    assert {pair: ratio for pair in product(lines, grounds) if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 3} == {}


def test_every_colour_is_one_of_the_named_ones() -> None:
    rules = re.sub(r"/\*.*?\*/|--[a-z-]+: #[0-9a-f]{6};", "", STYLE, flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|\brgb|\bhsl", rules)
    assert set(re.findall(r"var\(--([a-z-]+)\)", rules)) <= set(themes()["light"])
    used = set(re.findall(r"\b(?:color|background|border-color): ([^;]+);", rules))
    assert used <= {f"var(--{name})" for name in themes()["light"]}


def test_paper_is_black_on_white_and_has_no_addresses() -> None:
    assert set(themes()["print"].values()) == {"#000000", "#ffffff"}
    assert not re.search(r"attr\(|content:", STYLE)
