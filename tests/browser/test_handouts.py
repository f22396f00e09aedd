"""Handouts in a real browser: one card to a page for participants, every page says what it is, and nothing is cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_advisor.render.views.handout import Handout, participants_page
from mo_advisor.render.writers.html import to_html
from mo_advisor.training.library import load_pack
from tests.browser.browser import look, needed, printed
from tests.conftest import SHIPPED, shipped
from tests.render.handouts import PACKS, facilitator, handout, participants, rewritten, shows
from tests.render.pages import printed_pieces

pytestmark = [needed, pytest.mark.slow]
READERS = {"participants": participants, "facilitator": facilitator}
LONGEST = {  # a card that is as long as a card should be
    "story": " ".join(["storm"] * 120),
    "questions": ["What would each of them want to know of the other before they speak, and whom would you ask to find it out?"] * 4,
}


def bare(text: str) -> str:
    """Words without spaces, as `printed` gives them."""
    return "".join(text.split())


def counted(sheets: list[str], running: str) -> list[str]:
    """Holds that every sheet says what it is, and which page of how many; gives the sheets without that number, which stands amid the foot."""
    numbers = [f"page{number}of{len(sheets)}" for number in range(1, len(sheets) + 1)]
    assert [sheet.count(number) for sheet, number in zip(sheets, numbers, strict=True)] == [1] * len(sheets)
    without = [sheet.replace(number, "") for sheet, number in zip(sheets, numbers, strict=True)]
    assert [sheet for sheet in without if bare(running) not in sheet] == []
    return without


def beginning(sheet: str, running: str) -> str:
    """A sheet without its foot, which a reader of PDF finds first."""
    return sheet.partition(bare(running))[2]


@pytest.mark.parametrize("pack", PACKS)
def test_participants_have_one_card_on_each_page(tmp_path: Path, pack: str) -> None:
    paper = participants(pack, "isle-of-wight")
    opening, *cards = counted(printed(tmp_path, to_html(paper)), paper.running)
    assert beginning(opening, paper.running).startswith(bare(handout(pack, "isle-of-wight").pack.title))
    for number, (card, sheet) in enumerate(zip(handout(pack, "isle-of-wight").cards, cards, strict=True), start=1):
        assert beginning(sheet, paper.running).startswith(bare(f"{number}. {card.title}"))
        assert [piece for piece in (card.story, *card.questions, *card.people.values()) if bare(piece) not in sheet] == []


@pytest.mark.parametrize("pack", PACKS)
def test_the_facilitators_cards_begin_a_page_each_and_nothing_is_missing(tmp_path: Path, pack: str) -> None:
    paper = facilitator(pack, "somerset")
    sheets = counted(printed(tmp_path, to_html(paper)), paper.running)
    cards = handout(pack, "somerset").cards
    begins = [max(index for index, sheet in enumerate(sheets) if beginning(sheet, paper.running).startswith(bare(f"{number}. {card.title}")))
              for number, card in enumerate(cards, start=1)]
    assert begins == sorted(set(begins))
    for one, first, last in zip(shows(pack, "somerset"), begins, [*begins[1:], len(sheets)], strict=True):
        words = "".join(beginning(sheet, paper.running) for sheet in sheets[first:last]).replace("•", "")
        clauses = [given.match.position.clause for advice in (one.advice, one.other) if advice for given in advice.shown]
        assert [clause.id for clause in clauses if bare("".join(printed_pieces(clause))) not in words] == []
        assert bare(one.card.considerations.hard) in words


def test_a_card_as_long_as_it_should_be_fits_on_a_page(tmp_path: Path) -> None:
    pack = load_pack(rewritten("induction", tmp_path, **LONGEST))
    sheets = printed(tmp_path, to_html(participants_page(Handout(pack, shipped("isle-of-wight"), pack.cards, "12 May 2026"))))
    assert len(sheets) == 1 + len(pack.cards)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("width", "style"), [(320, ""), (640, ":root { font-size: 200% !important; }"), (1280, "")])
def test_nothing_stands_out_of_the_window_and_links_can_be_hit(tmp_path: Path, reader: str, width: int, style: str) -> None:
    pages = {f"page-{protocol}": to_html(READERS[reader]("hard-cases", protocol)) for protocol in SHIPPED}
    for name, seen in look(tmp_path, pages, width, style).items():
        assert (name, seen.needs, seen.wide, seen.small) == (name, width, [], [])
        assert seen.longest <= 40
