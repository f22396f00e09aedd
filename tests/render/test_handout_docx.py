"""Word files: real headings, lists and fields, in English, with nothing in them of who made them or when."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.console import clean
from mo_advisor.protocol.model import Clause
from mo_advisor.render.page import Heading, Listing, Page, Quote, Room, Sheet, paragraph
from mo_advisor.render.writers.docx import to_docx
from mo_advisor.render.writers.docx_styles import CITED, CLAUSE, CLAUSE_ITEM, RULED
from tests.conftest import examples
from tests.render.handouts import DAY, PACKS, facilitator, handout, participants, unpacked, word
from tests.render.pages import clause_of, clauses, printed_pieces, words


def page(*parts: Heading | Listing | Quote | Sheet | Room, title: str = "Title", running: str = "Runs.") -> Page:
    return Page(title, (), (), parts, (), running)


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_headings_are_headings_and_none_is_left_out(pack: str) -> None:
    styles = [str(paragraph.style.name) for paragraph in word(to_docx(facilitator(pack, "somerset"))).paragraphs if paragraph.style]
    levels = [int(name.removeprefix("Heading ")) for name in styles if name.startswith("Heading ")]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_every_card_begins_a_page_and_nothing_else_does(pack: str) -> None:
    document = word(to_docx(participants(pack, "somerset")))
    beginning = [paragraph.text for paragraph in document.paragraphs if paragraph.paragraph_format.page_break_before]
    assert beginning == [f"{number}. {card.title}" for number, card in enumerate(handout(pack, "somerset").cards, start=1)]


@pytest.mark.slow
def test_the_foot_of_every_page_says_what_it_is_and_counts() -> None:
    paper = participants("induction", "somerset")
    document = word(to_docx(paper))
    (section,) = document.sections
    assert [paragraph.text for paragraph in section.footer.paragraphs] == [paper.running, "page  of "]
    assert DAY in paper.running
    foot = unpacked(to_docx(paper))["word/footer1.xml"]
    assert re.findall(r'<w:fldSimple w:instr="(\w+)">', foot) == ["PAGE", "NUMPAGES"]
    assert not section.different_first_page_header_footer


@pytest.mark.slow
def test_it_is_in_british_english_and_has_a_title() -> None:
    files = unpacked(to_docx(participants("officers", "somerset")))
    core = word(to_docx(participants("officers", "somerset"))).core_properties
    assert (core.title, core.language) == ("Working with councillors, for officers: for participants", "en-GB")
    assert set(re.findall(r'<w:lang w:val="([^"]*)"', files["word/styles.xml"])) == {"en-GB"}


@pytest.mark.slow
def test_nothing_in_it_says_who_made_it_with_what_or_when() -> None:
    data = to_docx(participants("induction", "somerset"))
    core = word(data).core_properties
    assert {core.author, core.comments, core.last_modified_by, core.subject, core.keywords} == {""}
    assert {str(core.created)[:10], str(core.modified)[:10]} == {"1980-01-01"}
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in unpacked(data) if re.search(r"thumbnail|customXml|app\.xml|WithEffects", name)]
    assert "python-docx" not in "".join(unpacked(data).values())


@pytest.mark.slow
def test_the_same_page_gives_the_same_bytes() -> None:
    paper = facilitator("officers", "cheshire-east")
    assert to_docx(paper) == to_docx(paper)


def test_every_counted_list_begins_at_one() -> None:
    listing = Listing(((paragraph("a"),), (paragraph("b"),)), numbered=True)
    data = to_docx(page(listing, listing, Listing(((paragraph("c"),),))))
    styles = [str(paragraph.style.name) for paragraph in word(data).paragraphs if paragraph.style]
    assert styles == ["List Number"] * 4 + ["List Bullet"]
    one, same, other, *rest = re.findall(r'<w:numId w:val="([0-9]+)"/>', unpacked(data)["word/document.xml"])
    assert (one, rest) == (same, [other])
    assert one != other
    restart = '<w:num w:numId="{}"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    assert all(restart.format(count) in unpacked(data)["word/numbering.xml"] for count in (one, other))


def test_room_to_write_is_lines_between_empty_paragraphs() -> None:
    document = word(to_docx(page(Room(4), Heading(2, "x"), Room(1))))
    assert [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style] == [
        (RULED, ""), (RULED, ""), (RULED, ""), ("Heading 2", "x"), (RULED, ""),
    ]


def test_the_clauses_items_are_a_list_unless_the_document_labels_them() -> None:
    clause = clause_of("1", "Lead-in:", "Title", (("(a)", "one;"), (None, "two.")), "End.")
    document = word(to_docx(page(Quote(clause, "clause-1", (paragraph("Note."),)))))
    assert [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style] == [
        (CITED, "1"), (CLAUSE, "Title"), (CLAUSE, "Lead-in:"), (CLAUSE, "(a) one;"), (CLAUSE_ITEM, "two."), (CLAUSE, "End."), ("Normal", "Note."),
    ]


@examples(25)
@given(clauses)
def test_any_clause_is_written_as_it_is(clause: Clause) -> None:
    written = [paragraph.text for paragraph in word(to_docx(page(Quote(clause, "clause-1")))).paragraphs]
    assert written[1:] == printed_pieces(clause)


@examples(25)
@given(words, st.text(max_size=8))
def test_any_words_can_be_written_anywhere(text: str, wild: str) -> None:
    for one in (text, wild):
        document = word(to_docx(page(Heading(2, one), Listing(((paragraph(one),),)), title=one, running=one)))
        shown = clean(one).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
        assert [paragraph.text for paragraph in document.paragraphs] == [shown, shown]
        assert document.core_properties.title == shown
        assert document.sections[0].footer.paragraphs[0].text == shown


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\t", "\r", "\u202e", "\ufffe", "\uffff", "\ud800", "\U0001fffe", "&", "<", "]]>"])
def test_no_character_breaks_the_file(character: str) -> None:
    document = word(to_docx(page(Heading(2, f"a{character}b"), title=character, running=character)))
    assert document.paragraphs[0].text in (f"a{character}b", f"a\\u{ord(character[0]):04x}b")


def test_a_title_may_be_longer_than_a_file_can_hold() -> None:
    assert word(to_docx(page(Heading(1, "x"), title="long " * 100))).core_properties.title == ("long " * 100)[:255]
