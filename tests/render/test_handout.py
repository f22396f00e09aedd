"""Handouts: participants get the cards and nothing of what they stand for; the facilitator gets everything; every format says the same."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from mo_advisor.advice.headline import fresh_advisers
from mo_advisor.protocol.model import Clause
from mo_advisor.render import advice_words
from mo_advisor.render.page import Heading, Page, Quote, Room, Sheet
from mo_advisor.render.views.card import FICTION, NOBODY_THERE, OTHER_SIDE, UNWRITTEN
from mo_advisor.render.views.handout import NOT_FOR_THE_ROOM, NOTES, PRINTED_ABOVE, SIDES, Handout, facilitator_page, participants_page
from mo_advisor.render.views.room import STAYS, STEP_OUT
from mo_advisor.render.writers.docx import to_docx
from mo_advisor.render.writers.html import to_html
from mo_advisor.render.writers.json import to_json
from mo_advisor.render.writers.markdown import to_markdown
from mo_advisor.training.library import load_pack
from mo_advisor.training.showing import shown
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, shipped, tiny
from tests.render.handouts import DAY, PACKS, as_text, facilitator, handout, in_every_format, participants, record_of, rewritten, shows, word
from tests.render.pages import Seen, counted, every_part

EVERY = [(pack, protocol) for pack in PACKS for protocol in SHIPPED]
HIDDEN: dict[str, Any] = {"answers": {"what": "not-covered"}, "other-side": None, "notes": None, "silent-on-purpose": "yes"}
UNJUDGED = 'document:\n  - {id: "1", number: "1", text: "Words."}\n'


def sheets(made: Page) -> list[Sheet]:
    return [part for part in made.body if isinstance(part, Sheet)]


def words_on(sheet: Sheet) -> str:
    """A sheet's words, unwrapped and with single spaces."""
    return " ".join(as_text(Page("", (), (), (sheet,), ())).split())


def clauses_on(sheet: Sheet) -> list[Clause]:
    return [part.clause for part in every_part(sheet.parts) if isinstance(part, Quote)]


def spoken(text: str) -> Counter[str]:
    """How often each word stands in a text; numbers are left out, because some formats count lists by themselves."""
    return Counter({one: count for one, count in counted(text).items() if not one.isdigit()})


# Participants.


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_what_participants_get_does_not_hang_on_what_the_cards_stand_for(pack: str, tmp_path: Path) -> None:
    whole, bare = handout(pack, "solihull"), load_pack(rewritten(pack, tmp_path, **HIDDEN))
    other = Handout(bare, whole.book, bare.cards, whole.day)
    assert in_every_format(participants_page(other)) == in_every_format(participants_page(whole))
    assert to_docx(participants_page(other)) == to_docx(participants_page(whole))
    assert record_of(participants_page(other)) == record_of(participants_page(whole))


@pytest.mark.slow
@pytest.mark.parametrize(("pack", "protocol"), EVERY)
def test_no_situation_notice_clause_or_note_is_given_to_participants(pack: str, protocol: str) -> None:
    everything = {**in_every_format(participants(pack, protocol)), "json": to_json(record_of(participants(pack, protocol)))}
    notices = (notice.text for lines in shared().notices.values() for notice in lines)
    secrets = [*(one.label for one in shared().situations.values()), *notices, *(fact.ask for fact in shared().facts.values())]
    secrets += [position.clause.text for position in shipped(protocol).positions]
    for card in handout(pack, protocol).cards:
        secrets += filter(None, [card.considerations.members, card.considerations.officers, card.considerations.hard])
    for format_, written in everything.items():
        assert (format_, [secret for secret in secrets if secret in written]) == (format_, [])


@pytest.mark.parametrize("pack", PACKS)
def test_every_card_has_a_sheet_with_its_people_story_and_questions_and_room_to_write(pack: str) -> None:
    cards = handout(pack, "somerset").cards
    for number, (card, sheet) in enumerate(zip(cards, sheets(participants(pack, "somerset")), strict=True), start=1):
        said = words_on(sheet)
        assert sheet.parts[0] == Heading(2, f"{number}. {card.title}", f"card-{number}")
        assert [piece for piece in (*card.people.values(), card.story, *card.questions) if piece not in said] == []
        assert [shared().roles[role].label for role in card.people if shared().roles[role].label not in said] == []


def test_room_to_write_holds_no_words_and_is_read_to_nobody() -> None:
    page = Seen(to_html(participants("induction", "somerset")))
    rooms = [attributes for tag, attributes in page.tags if tag == "div"]
    questions = sum(len(card.questions) for card in handout("induction", "somerset").cards)
    assert rooms == [{"class": "room", "aria-hidden": "true"}] * questions
    bare = Page("", (), (), (Room(3),), ())
    assert Seen(to_html(bare)).text().split() == ["Skip", "to", "the", "main", "text"]
    assert as_text(bare) == ""
    assert all(not paragraph.text for paragraph in word(to_docx(bare)).paragraphs)


def test_the_first_page_says_what_it_is_and_how_the_room_works() -> None:
    for made in (participants("induction", "somerset"), facilitator("induction", "somerset")):
        opening = as_text(Page("", made.head, (), (), (), style="sheets"))
        pack = handout("induction", "somerset").pack
        for said in (pack.title, pack.purpose, FICTION, STAYS, STEP_OUT, DAY, "Edition: 2014. Status: not known whether in force."):
            assert said in opening
        assert (NOT_FOR_THE_ROOM in opening) is (made is facilitator("induction", "somerset"))


def test_a_card_that_nobody_has_written_yet_says_so(tmp_path: Path) -> None:
    pack = load_pack(rewritten("induction", tmp_path, story="", questions=None, roles=None))
    (sheet, *_) = sheets(participants_page(Handout(pack, shipped("somerset"), pack.cards)))
    assert UNWRITTEN in words_on(sheet)
    assert [part.text for part in every_part(sheet.parts) if isinstance(part, Heading)][1:] == ["What happened"]


# The facilitator.


@pytest.mark.slow
@pytest.mark.parametrize(("pack", "protocol"), EVERY)
def test_the_facilitator_has_every_contact_clause_caution_notice_and_note(pack: str, protocol: str) -> None:
    made = facilitator(pack, protocol)
    opening = " ".join(as_text(Page("", made.head, (), (), (), style="sheets")).split())
    for one, sheet in zip(shows(pack, protocol), sheets(made), strict=True):
        said = words_on(sheet)
        for advice in filter(None, (one.advice, one.other)):
            assert [answer for answer in advice_words.chosen(advice) if answer not in said] == []
            assert [contact.contact.title for contact in advice.contacts if f"{contact.contact.title} [{contact.clause}]" not in said] == []
            advisers = [named.adviser for named in fresh_advisers(advice)] if advice.silent or not advice.contacts else []
            assert [adviser.title for adviser in advisers if f"{adviser.title} [{adviser.clause}]" not in said] == []
            assert [caution.text for caution in advice.cautions if caution.text not in said and caution.text not in opening] == []
            assert [notice.text for notice in advice.notices if notice.text not in said] == []
            assert advice.message in said
        notes = one.card.considerations
        assert [heading for side, heading in SIDES if getattr(notes, side) and f"{heading} {getattr(notes, side)}" not in said] == []


@pytest.mark.parametrize(("pack", "protocol"), EVERY)
def test_every_clause_is_printed_whole_and_once_on_its_card(pack: str, protocol: str) -> None:
    for one, sheet in zip(shows(pack, protocol), sheets(facilitator(pack, protocol)), strict=True):
        wanted = [given.match.position.clause for advice in (one.advice, one.other) if advice for given in advice.shown]
        assert sorted(clause.id for clause in clauses_on(sheet)) == sorted({clause.id for clause in wanted})
        assert [clause for clause in clauses_on(sheet) if clause not in wanted] == []


@pytest.mark.slow
def test_the_other_sides_clauses_are_cited_where_they_are_printed_already_with_what_they_depend_on() -> None:
    seen = 0
    for pack, protocol in EVERY:
        for one, sheet in zip(shows(pack, protocol), sheets(facilitator(pack, protocol)), strict=True):
            if one.other is None:
                continue
            said = words_on(sheet).partition(OTHER_SIDE)[2]
            printed = {given.match.position.clause.id for given in one.advice.shown}
            again = [given for given in one.other.shown if given.match.position.clause.id in printed]
            cited = ", ".join(given.match.position.clause.id for given in again)
            assert (f"{PRINTED_ABOVE} {cited} " in f"{said} ") is bool(again)
            for given in again:
                doubts = [line for line, style in advice_words.clause_lines(one.other, given) if style == "caution"]
                assert all(f"{given.match.position.clause.id}: {line}" in said for line in doubts)
                seen += len(doubts)
    assert seen


def test_where_nobody_is_on_the_other_side_it_is_said() -> None:
    printed = zip(shows("induction", "somerset"), sheets(facilitator("induction", "somerset")), strict=True)
    alone = [sheet for one, sheet in printed if one.other is None]
    assert alone
    assert all(f"{OTHER_SIDE} {NOBODY_THERE}" in words_on(sheet) for sheet in alone)


@pytest.mark.slow
def test_the_list_of_cards_says_on_which_the_protocol_is_silent() -> None:
    for pack, protocol in EVERY:
        listed = as_text(Page("", facilitator(pack, protocol).head, (), (), (), style="sheets"))
        silent = [f"{one.card.title} (silent)" in listed for one in shows(pack, protocol)]
        assert silent == [one.advice.silent for one in shows(pack, protocol)]


def test_what_nobody_has_judged_is_said_and_never_called_silent() -> None:
    book, pack = tiny(UNJUDGED), handout("induction", "somerset").pack
    given = [shown(card, book) for card in pack.cards]
    made = facilitator_page(Handout(pack, book, pack.cards), given)
    assert not any(one.advice.mapped or one.advice.silent for one in given)
    assert all(one.advice.message in words_on(sheet) for one, sheet in zip(given, sheets(made), strict=True))
    assert "silent" not in as_text(Page("", made.head, (), (), (), style="sheets"))
    assert not any(clauses_on(sheet) for sheet in sheets(made))


def test_notes_that_are_not_written_have_no_heading(tmp_path: Path) -> None:
    pack = load_pack(rewritten("induction", tmp_path, notes=""))
    book = shipped("somerset")
    made = facilitator_page(Handout(pack, book, pack.cards), [shown(card, book) for card in pack.cards])
    assert [part for sheet in sheets(made) for part in every_part(sheet.parts) if isinstance(part, Heading) and part.text == NOTES] == []


# Every format, and every page.


@pytest.mark.slow
@pytest.mark.parametrize("reader", [participants, facilitator])
@pytest.mark.parametrize(("pack", "protocol"), [("induction", "somerset"), ("hard-cases", "isle-of-wight"), ("officers", "west-lindsey")])
def test_every_format_says_the_same(reader: Any, pack: str, protocol: str) -> None:
    made = reader(pack, protocol)
    page = Seen(to_html(made)).text().replace("Skip to the main text", "", 1).replace(made.title, "", 1)
    assert spoken(as_text(made)) == spoken(page)
    rendered = Seen(str(MarkdownIt("commonmark").render(to_markdown(made)))).text()
    assert spoken(rendered) == spoken(page)
    in_word = "\n".join(paragraph.text for paragraph in word(to_docx(made)).paragraphs)
    assert spoken(in_word) == spoken(page) - spoken(" ".join([made.running] * len(made.body)))  # which Word prints by itself


@pytest.mark.parametrize("reader", [participants, facilitator])
@pytest.mark.parametrize(("pack", "protocol"), EVERY)
def test_pages_are_well_formed_with_headings_in_order_and_links_that_lead_somewhere(reader: Any, pack: str, protocol: str) -> None:
    page = Seen(to_html(reader(pack, protocol)))
    levels = [level for level, _ in page.headings]
    ids = page.attributes("", "id")
    assert page.problems == []
    assert (levels.count(1), levels[0]) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.attributes("a", "href")} <= set(ids)
    assert [[tag for tag, _ in page.tags].count(landmark) for landmark in ("header", "main")] == [1, 1]


def test_links_lead_to_the_clause_on_the_same_card() -> None:
    for sheet in to_html(facilitator("hard-cases", "cheshire-east")).split('<section class="sheet">')[1:]:
        links = re.findall(r'href="#(card-[0-9]+-clause-[^"]*)"', sheet)
        assert [link for link in links if f'id="{link}"' not in sheet] == []


@pytest.mark.slow
@pytest.mark.parametrize("reader", [participants, facilitator])
def test_every_sheet_says_which_document_edition_pack_and_day(reader: Any) -> None:
    made = reader("induction", "isle-of-wight")
    assert made.running == (
        "Isle of Wight Council: Draft Revised Protocol on Member/Officer Relations. Edition: draft of June 2004. Status: draft. "
        f"Cards: Induction for new councillors. Session: {DAY}."
    )
    written = in_every_format(made)
    count = len(sheets(made))
    assert Seen(written["html"]).text().count(made.running) == count
    assert (written["text"].count(made.running), written["docx"].count(f"<w:t>{made.running}</w:t>")) == (count, 1)


@pytest.mark.slow
def test_no_day_is_printed_that_was_not_given() -> None:
    whole = handout("induction", "somerset")
    written = in_every_format(participants_page(Handout(whole.pack, whole.book, whole.cards)))
    assert not any("Session" in text or re.search(r"\b20[2-9][0-9]\b", text.split("</style>")[-1]) for text in (written["html"], written["text"]))
    assert record_of(participants_page(Handout(whole.pack, whole.book, whole.cards)))["date"] is None
