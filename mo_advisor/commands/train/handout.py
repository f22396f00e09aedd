"""`mo-advisor train handout`: sheets to print, for participants or for the facilitator."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.commands.local_contacts import warn_of_review
from mo_advisor.commands.output import expect_possible, put_out
from mo_advisor.commands.which_protocol import needed
from mo_advisor.errors import WrongUsage
from mo_advisor.render.page import Page
from mo_advisor.render.views.handout import Handout, facilitator_page, participants_page
from mo_advisor.training.library import chosen_cards, open_pack
from mo_advisor.training.showing import shown

READERS = ("participants", "facilitator")


def run(
    pack: str,
    reader: str,
    protocol: str | None,
    cards: str | None,
    day: str | None,
    format_: str,
    output: Path | None,
    force: bool,
    plain: bool,
) -> int:
    """Writes the sheets. Exit 1 where the facilitator's hold a situation that nobody has judged for this protocol."""
    if reader not in READERS:
        raise WrongUsage(f"--for takes {' or '.join(READERS)}, and not “{reader}”.")
    expect_possible(format_, output, force)
    opened = open_pack(pack)
    handout = Handout(opened, needed(None, protocol), chosen_cards(opened, cards), _day(day))
    page, mapped = (participants_page(handout), True) if reader == "participants" else _for_facilitator(handout)
    put_out(page, format_, output, force, plain)
    return 0 if mapped else 1


def _day(typed: str | None) -> str:
    day = " ".join((typed or "").split())
    if typed is not None and not day:
        raise WrongUsage("--date is empty; give the day of the session, such as “12 May 2026”, or leave it out.")
    return day


def _for_facilitator(handout: Handout) -> tuple[Page, bool]:
    """The facilitator's page, and whether somebody has judged everything in it."""
    warn_of_review(handout.book)
    shows = [shown(card, handout.book) for card in handout.cards]
    mapped = all(advice.mapped for each in shows for advice in (each.advice, each.other) if advice)
    return facilitator_page(handout, shows), mapped
