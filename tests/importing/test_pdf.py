"""A PDF read: paragraphs from lines, what the pages print beside the document, notes, tables, and files that cannot be read."""

from __future__ import annotations

import sys

import pytest

from mo_advisor.errors import BadFile
from mo_advisor.importing.pdf.reader import read
from mo_advisor.importing.source import Source
from tests.importing.pdf_files import Box, Put, column, pdf, table

FULL = "Members and Officers work together for the people whom the Council serves, and each"  # a line as wide as the page is set
ON = "side relies on the other to be courteous and to keep to its own part in that work, so"

LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]"


def texts(source: Source) -> list[str]:
    return [paragraph.text for paragraph in source.paragraphs]


def apart(source: Source) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in source.left_out]


def one(*puts: Put | Box) -> Source:
    return read(pdf(puts), "protocol.pdf")


def test_lines_make_a_paragraph_and_a_space_ends_it() -> None:
    assert texts(one(*column(700, FULL, ON, "they say.", "", FULL, "as one."))) == [f"{FULL} {ON} they say.", f"{FULL} as one."]


def test_a_line_that_ends_early_ends_a_paragraph_without_a_space() -> None:
    assert texts(one(*column(700, FULL, "they say.", FULL, "as one."))) == [f"{FULL} they say.", f"{FULL} as one."]


def test_a_number_hung_in_the_margin_is_kept_with_its_text() -> None:
    words = column(700, FULL, "as one.", FULL, ON, "always.", x=100)
    source = one(*words, Put(72, 700, "2.1"), Put(72, 700 - 26.4, "2.2"))
    assert texts(source) == [f"2.1 {FULL} as one.", f"2.2 {FULL} {ON} always."]


def test_a_number_that_a_sentence_speaks_of_at_the_start_of_a_line_begins_no_paragraph() -> None:
    assert texts(one(*column(700, FULL + " in", "2.3 above, and then", "", FULL, ON))) == [f"{FULL} in 2.3 above, and then", f"{FULL} {ON}"]


def test_letters_of_a_list_begin_paragraphs() -> None:
    source = one(*column(700, "Officers must be", (90, "(a) honest;"), (90, "(b) fair; and"), (90, "(c) kind."), "", FULL, ON))
    assert texts(source) == ["Officers must be", "(a) honest;", "(b) fair; and", "(c) kind.", f"{FULL} {ON}"]


def test_an_indent_says_how_far_a_paragraph_is_set_in() -> None:
    source = one(*column(700, FULL, ON, "", (108, "(a) honest;")))
    assert [paragraph.indent for paragraph in source.paragraphs] == [0.0, 36.0]


def test_a_paragraph_goes_on_over_the_page_with_the_header_and_footer_left_out() -> None:
    pages = [
        [Put(72, 800, "Part 5.3 Protocol"), *column(720, *start, FULL, FULL), Put(290, 40, f"5.{page}")]
        for page, start in ((1, ()), (2, ("as they go on.", "")), (3, ("as they end.", "")))
    ]
    source = read(pdf(*pages), "protocol.pdf")
    assert texts(source) == [f"{FULL} {FULL} as they go on.", f"{FULL} {FULL} as they end.", f"{FULL} {FULL}"]
    assert apart(source) == [("header", "Part 5.3 Protocol"), ("footer", "5.1"), ("header", "Part 5.3 Protocol"), ("footer", "5.2"),
                             ("header", "Part 5.3 Protocol"), ("footer", "5.3")]  # fmt: skip
    assert [entry.after for entry in source.left_out] == [0, 1, 1, 2, 2, 3]
    assert [paragraph.page for paragraph in source.paragraphs] == [1, 2, 3]


def test_clauses_at_the_same_height_of_two_pages_are_no_header() -> None:
    said = {1: (FULL, "as one."), 2: (ON, "they say."), 3: (FULL[9:], "and end.")}
    pages = [[*column(800, f"{page}.1 {first}", second), Put(290, 40, str(page))] for page, (first, second) in said.items()]
    assert texts(read(pdf(*pages), "protocol.pdf")) == [f"{page}.1 {first} {second}" for page, (first, second) in said.items()]


def test_the_number_of_a_single_page_is_left_out() -> None:
    assert apart(one(*column(700, FULL), Put(280, 40, "Page 1 of 1"))) == [("footer", "Page 1 of 1")]


def test_a_watermark_is_left_out() -> None:
    source = one(*column(700, FULL, ON), Put(150, 300, "DRAFT", 90, turned=(0.7071, 0.7071)))
    assert (texts(source), apart(source)) == ([f"{FULL} {ON}"], [("watermark", "DRAFT")])


@pytest.mark.parametrize(
    ("first", "second", "other", "joined"),
    [
        ("the co-", "opted", "A co-opted person.", "the co-opted"),
        ("the mem-", "bers", "All members vote.", "the members"),
        ("a Vice-", "Chairman", "", "a Vice-Chairman"),
        ("a follow-", "up", "", "a follow-up"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line(first: str, second: str, other: str, joined: str) -> None:
    source = one(*column(700, FULL + " and " + first, second + " is meant here.", "", other))
    assert texts(source)[0] == f"{FULL} and {joined} is meant here."


def test_where_a_document_divides_words_others_are_put_together_too() -> None:
    source = one(*column(700, FULL + " of mem-", "bers. " + ON[:70] + " pol-", "iteness.", "", "All members."))
    assert texts(source)[0].endswith("pol" + "iteness.")


def test_a_contents_list_with_dots_is_left_out() -> None:
    lines = ["Contents", "1. Introduction ............ 2", "2. Roles ................... 3", "3. Conduct ................. 11", "", FULL, ON]
    source = one(*column(700, *lines))
    assert texts(source) == [f"{FULL} {ON}"]
    assert [kind for kind, _ in apart(source)] == ["contents"] * 4


def test_a_contents_list_in_columns_is_left_out() -> None:
    titles = column(680, "Introduction", "Roles of Members and", "of Officers", "Conduct", x=100)
    numbers = column(680, "1", "2", "", "3", x=72)
    pages = column(680, "2", "", "3", "11", x=480)
    source = one(Put(72, 700, "CONTENTS"), *numbers, *titles, *pages, *column(600, FULL, ON))
    assert texts(source) == [f"{FULL} {ON}"]


@pytest.mark.parametrize("pages", [("F2", "F5", "F11"), ("E-2", "E-5", "E-11"), ("5.2", "5.5", "5.11")])
def test_a_contents_list_of_a_part_with_page_numbers_of_its_own_is_left_out(pages: tuple[str, ...]) -> None:
    titles = column(680, "1. Introduction", "2. Roles of Members", "3. Conduct")
    source = one(Put(72, 700, "CONTENTS"), *titles, *column(680, *pages, x=480), *column(600, FULL, ON))
    assert texts(source) == [f"{FULL} {ON}"]


def test_bold_lines_are_strong_and_large_ones_headings_by_their_size() -> None:
    source = one(
        Put(72, 760, "Protocol", 20, "bold"), Put(72, 730, "Part 1", 14), Put(72, 710, "Conduct", 11, "bold"), *column(697, FULL, ON),
    )  # fmt: skip
    assert [(paragraph.text, paragraph.heading, paragraph.strong) for paragraph in source.paragraphs] == [
        ("Protocol", 1, True), ("Part 1", 2, False), ("Conduct", None, True), (f"{FULL} {ON}", None, False),
    ]  # fmt: skip


def test_columns_are_read_one_after_the_other() -> None:
    narrow = "Members and Officers work for all and each"
    left = column(700, *[narrow] * 7, "one.", x=72)
    right = column(700, *[narrow] * 7, "two.", x=320)
    mixed = [put for pair in zip(left, right, strict=True) for put in pair]
    whole = " ".join([narrow] * 7)
    assert texts(one(Put(72, 740, FULL), *mixed)) == [FULL, f"{whole} one.", f"{whole} two."]


def test_a_row_of_a_table_is_a_paragraph_with_tabs() -> None:
    left = column(600, "Matter", "", "A complaint about a", "Member", "", "Leave", x=80)
    right = column(600, "Officer", "", "The Monitoring", "Officer", "", "The Chief Executive", x=300)
    source = one(*column(700, FULL, ON, "as follows."), *left, *right)
    assert texts(source)[1:] == ["Matter\tOfficer", "A complaint about a Member\tThe Monitoring Officer", "Leave\tThe Chief Executive"]


def test_the_dots_of_a_list_that_a_browser_draws_begin_items() -> None:
    words = column(700, "2.1 Members can expect:", (100, "courtesy"), (100, "an answer to what they ask,"), (100, "in time"), FULL, ON)
    source = one(*words, Box(88, 689, 3, 3), Box(88, 675.8, 3, 3))
    assert texts(source) == ["2.1 Members can expect:", "• courtesy", "• an answer to what they ask, in time", f"{FULL} {ON}"]


def test_lines_set_in_under_a_lead_in_are_items_where_they_end_early() -> None:
    words = column(700, "2.1 Members can expect:", (100, "courtesy"), (100, "an answer"), (100, "truth"), "", FULL, ON)
    assert texts(one(*words)) == ["2.1 Members can expect:", "courtesy", "an answer", "truth", f"{FULL} {ON}"]


def test_the_cells_of_a_row_between_rules_are_read_in_order() -> None:
    rows = (["Members can expect", "Officers can expect"], ["courtesy at all\ntimes", "clear aims, and\nno surprises"])
    source = one(*column(760, FULL, ON), *table(72, 700, (200, 200), *rows), *column(580, FULL, ON))
    assert texts(source)[1:3] == ["Members can expect\tOfficers can expect", "courtesy at all times\tclear aims, and no surprises"]


def test_a_table_that_only_sets_out_numbered_paragraphs_is_none() -> None:
    rows = (["2.1", "They give:\n(a) advice;\n(b) reasons."], ["2.2", "They keep to it."])
    assert texts(one(*column(760, FULL, ON), *table(72, 700, (60, 340), *rows, high=60)))[1:] == [
        "2.1 They give:", "(a) advice;", "(b) reasons.", "2.2\tThey keep to it."]


def test_a_frame_round_words_is_no_table() -> None:
    assert texts(one(*table(60, 800, (470,), [f"{FULL}\n{ON}"]), *column(600, FULL))) == [f"{FULL} {ON}", FULL]


def test_a_footnote_is_found_by_its_raised_mark() -> None:
    source = one(
        Put(72, 700, "The Leader"), Put(126, 704, "1", 6.5), Put(133, 700, "is elected by the Council."),
        Put(72, 80, "1", 5), Put(77, 77, "At its meeting.", 8),
    )  # fmt: skip
    assert [(paragraph.text, paragraph.notes) for paragraph in source.paragraphs] == [("The Leader is elected by the Council.", ("1",))]
    assert [(note.label, note.text) for note in source.footnotes] == [("1", "At its meeting.")]


def test_a_raised_ending_stays_with_its_number() -> None:
    assert texts(one(Put(72, 700, "On the 1"), Put(114.3, 704, "st", 6.5), Put(124, 700, "of May."))) == ["On the 1st of May."]


def test_words_printed_twice_to_look_bold_are_read_once() -> None:
    assert texts(one(*column(700, FULL, ON), *column(700, FULL, ON, x=72.4))) == [f"{FULL} {ON}"]


def test_a_page_without_words_among_others_is_reported() -> None:
    source = read(pdf(column(700, FULL + "."), [], column(700, f"Still, {ON}")), "protocol.pdf")
    assert [(doubt.kind, doubt.at) for doubt in source.doubts] == [("hidden", 1)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([]), "is a scan"),
        (pdf([Put(72, 700, " " * 11_000_000)]), "unpacks to more"),
        (b"%PDF-1.4 and no more", "is broken"),
        (b"<html>", "is broken"),
        (pdf(column(700, FULL), trailer=LOCKED), "is encrypted"),
        (pdf(*[[]] * 601), "more than 600 pages"),
    ],
    ids=["scan", "bomb", "broken", "none", "encrypted", "long"],
)
def test_a_file_that_cannot_be_read_ends_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        read(data, "protocol.pdf")


def test_without_the_extra_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(BadFile, match=r"pip install 'mo-advisor\[pdf\]'"):
        read(b"%PDF", "protocol.pdf")
