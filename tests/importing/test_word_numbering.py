"""The numbers that Word prints, counted as Word counts them."""

from __future__ import annotations

import pytest

from mo_advisor.importing.word.numerals import written
from mo_advisor.importing.word.reader import read
from tests.importing.word_files import abstract, docx, lvl, num, p, start_at, style

LEGAL = abstract(0, lvl(0, "%1."), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3"), lvl(3, "(%4)", "lowerLetter")) + num(1, 0)


def labels(body: str, **parts: str) -> list[str | None]:
    return [paragraph.label for paragraph in read(docx(body, **parts), "a.docx").paragraphs]


def at_levels(*levels: int, of: int = 1) -> str:
    return "".join(p("Members", num=of, level=level) for level in levels)


def test_levels_of_one_list_are_composed_and_restart_below_one_that_is_counted() -> None:
    found = labels(at_levels(0, 1, 1, 2, 3, 3, 1, 2, 3, 0, 1), numbering=LEGAL)
    assert found == ["1.", "1.1", "1.2", "1.2.1", "(a)", "(b)", "1.3", "1.3.1", "(a)", "2.", "2.1"]


def test_a_level_above_that_has_not_been_used_stands_at_its_start() -> None:
    assert labels(at_levels(1, 1, 0, 1), numbering=LEGAL) == ["1.1", "1.2", "1.", "1.1"]


def test_numbers_come_through_styles_and_what_they_are_based_on_list_and_level_each_by_itself() -> None:
    styles = (
        style("Heading1", name="heading 1", num=1)
        + style("Heading2", name="heading 2", based_on="Heading1", level=1)
        + style("Body", based_on="Heading2")
        + style("Deep", based_on="Body", level=2)
        + style("Plain", based_on="Body", num=0)
    )
    body = p("a", style="Heading1") + p("b", style="Body") + p("c", style="Deep") + p("d", style="Plain")
    body += p("e", style="Body", level=3) + p("f", style="Body", num=0)
    assert labels(body, styles=styles, numbering=LEGAL) == ["1.", "1.1", "1.1.1", None, "(a)", None]


def test_the_level_that_a_list_ties_to_a_style_counts_and_not_the_one_that_the_style_names() -> None:
    tied = abstract(0, lvl(0, "%1.", more='<w:pStyle w:val="Heading1"/>'), lvl(1, "%1.%2", more='<w:pStyle w:val="Numbered"/>')) + num(1, 0)
    styles = style("Heading1", num=1) + style("Numbered", num=1) + style("Further", based_on="Numbered")
    body = p("a", style="Heading1") + p("b", style="Numbered") + p("c", style="Further")
    assert labels(body, styles=styles, numbering=tied) == ["1.", "1.1", "1.2"]


def test_lists_that_share_an_abstract_list_go_on_counting() -> None:
    shared = LEGAL + num(2, 0)
    assert labels(at_levels(0, 1) + at_levels(1, 0, of=2) + at_levels(1), numbering=shared) == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_a_list_with_a_start_of_its_own_begins_there_once_and_the_others_go_on_from_it() -> None:
    lists = abstract(0, lvl(0, "(%1)", "lowerLetter")) + num(1, 0) + num(2, 0, start_at(0, 1)) + num(3, 0, start_at(0, 5))
    body = at_levels(0, 0) + at_levels(0, 0, of=2) + at_levels(0, of=3) + at_levels(0, of=2) + at_levels(0)
    assert labels(body, numbering=lists) == ["(a)", "(b)", "(a)", "(b)", "(e)", "(f)", "(g)"]


def test_a_list_may_have_levels_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="1">{lvl(1, "(%2)", "lowerRoman", start=3)}</w:lvlOverride>'
    assert labels(at_levels(0, 1, 1, of=2), numbering=LEGAL + num(2, 0, own)) == ["1.", "(iii)", "(iv)"]


def test_numbering_that_runs_on_from_a_whole_constitution() -> None:
    lists = abstract(0, lvl(0, "%1.", start=8), lvl(1, "%1.%2", start=63)) + num(1, 0)
    assert labels(at_levels(0, 1, 1), numbering=lists) == ["8.", "8.63", "8.64"]


@pytest.mark.parametrize(("restart", "expected"), [(None, "1.1.1"), (0, "1.2.2"), (1, "1.2.2")])
def test_a_level_restarts_where_its_list_says(restart: int | None, expected: str) -> None:
    more = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    lists = abstract(0, lvl(0, "%1"), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3", more=more)) + num(1, 0)
    found = labels(at_levels(0, 1, 2, 1, 2, 0, 2), numbering=lists)
    assert found[4] == ("1.2.1" if restart is None else expected)
    assert found[6] == {None: "2.1.1", 0: "2.1.3", 1: "2.1.1"}[restart]


def test_roman_parts_stand_in_figures_in_legal_levels_below_them() -> None:
    lists = abstract(0, lvl(0, "Part %1", "upperRoman"), lvl(1, "%1.%2", more="<w:isLgl/>"), lvl(2, "%1.%2(%3)", "lowerLetter")) + num(1, 0)
    assert labels(at_levels(0, 0, 1, 2), numbering=lists) == ["Part I", "Part II", "2.1", "II.1(a)"]


def test_a_level_above_without_a_number_is_printed_in_legal_levels_only() -> None:
    lists = abstract(0, lvl(0, "", "none"), lvl(1, "%1.%2", more="<w:isLgl/>"), lvl(2, "%1(%3)", "lowerLetter")) + num(1, 0)
    assert labels(at_levels(0, 0, 1, 2), numbering=lists) == [None, None, "2.1", "(a)"]


def test_a_level_without_a_number_or_with_a_mark() -> None:
    lists = abstract(0, lvl(0, "", "none"), lvl(1, "\uf0b7", "bullet"), lvl(2, "–", "none"), lvl(3, "Note:", "none"), lvl(4, "%2%5.")) + num(1, 0)
    found = read(docx(at_levels(0, 1, 2, 3, 4), numbering=lists), "a.docx").paragraphs
    assert [(each.label, each.bullet, each.depth) for each in found] == [
        (None, False, 0), (None, True, 1), (None, True, 2), ("Note:", False, 3), ("1.", False, 4),
    ]  # fmt: skip


def test_a_list_style_lends_its_levels() -> None:
    lists = (
        abstract(0, lvl(0, "%1."), lvl(1, "%1.%2"), more='<w:styleLink w:val="Council"/>')
        + abstract(1, more='<w:numStyleLink w:val="Council"/>')
        + num(1, 0)
        + num(2, 1)
    )
    council = '<w:style w:type="numbering" w:styleId="Council"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert labels(at_levels(0, of=1) + at_levels(1, 0, of=2), numbering=lists, styles=council) == ["1.", "1.1", "2."]


def test_a_hidden_number_is_not_printed() -> None:
    lists = abstract(0, lvl(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>"), lvl(1, "%1.%2")) + num(1, 0)
    assert labels(at_levels(0, 1), numbering=lists) == [None, "1.1"]


def test_a_list_that_the_file_does_not_hold_is_doubted() -> None:
    found = read(docx(at_levels(0, of=7)), "a.docx")
    assert [(each.label, doubt.kind, doubt.at) for each, doubt in zip(found.paragraphs, found.doubts, strict=True)] == [(None, "lost-number", 0)]


def test_a_number_in_a_format_of_another_country_is_doubted() -> None:
    found = read(docx(at_levels(0), numbering=abstract(0, lvl(0, "%1.", "hebrew1")) + num(1, 0)), "a.docx")
    assert [(doubt.kind, doubt.number) for doubt in found.doubts] == [("lost-number", "1.")]


def test_an_empty_paragraph_that_is_numbered_is_counted_and_doubted() -> None:
    found = read(docx(at_levels(0) + p("", num=1, level=0) + at_levels(0), numbering=LEGAL), "a.docx")
    assert [each.label for each in found.paragraphs] == ["1.", "3."]
    assert [(doubt.kind, doubt.number, doubt.at) for doubt in found.doubts] == [("gap", "2.", 1)]


def test_the_end_of_a_section_alone_is_not_counted() -> None:
    assert labels(at_levels(0) + p("", num=1, level=0, properties="<w:sectPr/>") + at_levels(0), numbering=LEGAL) == ["1.", "2."]


def test_typed_numbers_stay_in_the_text() -> None:
    [typed] = read(docx(p("<w:r><w:t>7.3</w:t><w:tab/><w:t>Members</w:t></w:r>")), "a.docx").paragraphs
    assert (typed.text, typed.label) == ("7.3 Members", None)


def test_how_far_a_number_stands_from_the_margin() -> None:
    lists = abstract(0, lvl(0, "%1.", more='<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>')) + num(1, 0)
    styles = style("Listed", num=1, properties='<w:ind w:left="1440"/>')
    body = p("a", num=1, level=0) + p("b", style="Listed") + p("c", num=1, properties='<w:ind w:start="1cm" w:firstLine="20"/>') + p("d")
    assert [each.indent for each in read(docx(body, numbering=lists, styles=styles), "a.docx").paragraphs] == [18.0, 54.0, pytest.approx(29.35), None]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimalZero", 7, "07"), ("0000", 12, "0012"), ("lowerRoman", 49, "xlix"), ("upperLetter", 28, "BB"), ("lowerLetter", 26, "z"),
        ("ordinal", 11, "11th"), ("ordinal", 22, "22nd"), ("cardinalText", 1, "One"), ("cardinalText", 121, "One hundred twenty-one"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 23, "Twenty-third"), ("ordinalText", 100, "One hundredth"), ("chicago", 6, "††"), ("decimalEnclosedParen", 2, "⑵"),
        ("hex", 31, "1F"),
    ],
)  # fmt: skip
def test_formats_of_numbers(form: str, number: int, shown: str) -> None:
    assert written(number, form) == shown
