"""The parts that handouts brought: sheets, counted lists, room to write, what runs at the foot of pages, and parts inside other pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from mo_advisor.render.page import Headed, Heading, Listing, Page, Part, Quote, Ref, Room, Sheet, Strong, Typed, nested, paragraph
from mo_advisor.render.page import Paragraph as Para
from mo_advisor.render.writers.html import to_html
from mo_advisor.render.writers.markdown import to_markdown
from mo_advisor.render.writers.text import page_lines
from tests.render.handouts import as_text
from tests.render.pages import Seen, clause_of, words

LONG = "A sentence that is long enough to be wrapped."


def sheets(*parts: Part, running: str = "") -> Page:
    return Page("Title", (), (), parts, (), running, "sheets")


def string_of(css: str) -> str:
    """What a browser makes of the string that stands at the foot of every printed page."""
    (inner,) = re.findall(r'@bottom-left \{ content: "([^"]*)";', css)
    return re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), inner)


@given(words)
def test_what_runs_at_the_foot_of_pages_is_that_and_never_markup(text: str) -> None:
    html = to_html(sheets(Sheet((Heading(2, "One"),)), running=text))
    style = html[html.index("<style>"):html.index("</style>")]
    assert string_of(style) == text
    assert Seen(html).problems == []
    assert Seen(html).text().count(text) >= 1


@pytest.mark.parametrize("text", ["a\nb", "\x1b", "\u202e", "</style><b>", '"; } body { display: none } "', "\\", "%s %%"])
def test_nothing_at_the_foot_of_pages_is_obeyed(text: str) -> None:
    html = to_html(sheets(Sheet((Heading(2, "One"),)), running=text))
    assert html.count("</style>") == 1
    assert re.fullmatch(r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"', html[html.index("@bottom-left { content: ") + 24:html.index("; width: 80%")])


def test_a_page_without_sheets_has_nothing_at_its_foot() -> None:
    assert "@bottom" not in to_html(sheets(Heading(1, "One")))


def test_every_sheet_ends_with_what_runs() -> None:
    two = sheets(Sheet((Heading(2, "One"),)), Sheet((Heading(2, "Two"),)), running="Runs.")
    assert as_text(two).split("\n") == ["—" * 20, "", "One", "", "Runs.", "", "—" * 20, "", "Two", "", "Runs."]
    assert to_markdown(two) == "* * *\n\n## One\n\nRuns.\n\n* * *\n\n## Two\n\nRuns.\n"
    sheet = '<section class="sheet">\n<h2>{}</h2>\n<p class="running">Runs.</p>\n</section>'
    assert f"{sheet.format('One')}\n{sheet.format('Two')}" in to_html(two)


def test_a_counted_list() -> None:
    many = sheets(Listing(tuple((paragraph(f"Item {number}."), Room(2)) for number in range(1, 12)), "large", numbered=True))
    assert [line for line in as_text(many).split("\n") if line][::10] == ["  1. Item 1.", "  11. Item 11."]
    assert to_html(many).count("<li>Item ") == 11
    assert '<ol class="large">' in to_html(many)
    rendered = Seen(str(MarkdownIt("commonmark").render(to_markdown(many))))
    assert [tag for tag, _ in rendered.tags].count("ol") == 1
    assert [tag for tag, _ in rendered.tags].count("li") == 11


@given(words, words)
def test_a_counted_list_is_rendered_as_it_is(one: str, other: str) -> None:
    listing = Listing(((paragraph(one), paragraph(other)), (paragraph(other),)), numbered=True)
    rendered = Seen(str(MarkdownIt("commonmark").render(to_markdown(sheets(listing)))))
    assert [tag for tag, _ in rendered.tags if tag in ("ol", "ul", "li")] == ["ol", "li", "li"]
    assert rendered.within["li"].replace("\n", "") == one + other + other


def test_parts_inside_another_page() -> None:
    clause = clause_of("1", "Words.")
    inner = nested(
        (Heading(2, "Two", "a"), Heading(3, "Three"), Para((Ref("1", "clause-1"), Strong("b"), " c")), Typed("d"), Room(1),
         Headed((Heading(2, "In"), Listing(((Para((Ref("1", "clause-1"),)),),))), "caution"), Sheet((Quote(clause, "clause-1", (paragraph("e"),)),))),
        2, "card-1",
    )
    cited = Para((Ref("1", "card-1-clause-1"),))
    assert inner == (
        Heading(4, "Two", "card-1-a"), Heading(5, "Three"), Para((Ref("1", "card-1-clause-1"), Strong("b"), " c")), Typed("d"), Room(1),
        Headed((Heading(4, "In"), Listing(((cited,),))), "caution"), Sheet((Quote(clause, "card-1-clause-1", (paragraph("e"),)),)),
    )


def test_text_stands_in_as_far_as_the_item_that_it_belongs_to() -> None:
    listing = Listing(((paragraph(LONG), paragraph(LONG), Listing(((paragraph("Inner."),),))),), numbered=True)
    assert [line for line, _ in page_lines(sheets(listing), 30)] == [
        "  1. A sentence that is long", "     enough to be wrapped.", "     A sentence that is long", "     enough to be wrapped.", "       - Inner.",
    ]


def test_a_clause_in_text_is_whole() -> None:
    clause = clause_of("1", "Lead-in:", "Title", (("(a)", "one;"), (None, "two.")), "End.")
    lines = [line.strip() for line in as_text(sheets(Quote(clause, "clause-1", (paragraph("Note.", "faint"),)))).split("\n")]
    assert lines == ["1  Title", "Lead-in:", "(a) one;", "• two.", "End.", "Note."]


def test_what_is_set_apart_and_what_is_to_be_typed_are_in_the_text_too() -> None:
    lines = as_text(sheets(Headed((Heading(2, "If"), paragraph("Call.", "message")), "danger"), Typed("mo-advisor ask"))).split("\n")
    assert [line for line in lines if line] == ["If", "Call.", "  mo-advisor ask"]
