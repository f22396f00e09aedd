"""`mo-advisor train handout`: sheets to print, for participants or for the facilitator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mo_advisor.commands.choosing import needed
from mo_advisor.commands.localities import warn_of_review
from mo_advisor.console import emit, expect_free, say, write_bytes
from mo_advisor.errors import WrongUsage
from mo_advisor.render.page import Paper
from mo_advisor.render.views.handout import Handout, participants_paper
from mo_advisor.training.library import chosen_cards, open_pack

READERS = ("participants", "facilitator")
NO_LIBRARY = 'A Word file needs a library that is not installed. Install it with: pip install "mo-advisor[docx]"'


@dataclass(frozen=True)
class Content:
    """What goes on the sheets: as a page, or as a record."""

    paper: Callable[[], Paper]
    record: Callable[[], dict[str, Any]]


def run(
    pack: str, reader: str, protocol: str | None, cards: str | None, day: str | None, format_: str, output: Path | None, force: bool, plain: bool,
) -> int:
    """Writes the sheets. Exit 1 where the facilitator's hold a situation that nobody has judged for this protocol."""
    if reader not in READERS:
        raise WrongUsage(f"--for takes {' or '.join(READERS)}, and not “{reader}”.")
    _expect_writable(format_, output, force)
    opened = open_pack(pack)
    handout = Handout(opened, needed(None, protocol), chosen_cards(opened, cards), _day(day))
    content, mapped = _for_participants(handout) if reader == "participants" else _for_facilitator(handout)
    _publish(content, format_, output, force, plain)
    return 0 if mapped else 1


def _expect_writable(format_: str, output: Path | None, force: bool) -> None:
    """Nothing is worked out before it is known that it can be written as it was asked for."""
    if format_ == "docx":
        if output is None:
            raise WrongUsage("A Word file is not text: give --output with the name of a file, such as --output handout.docx.")
        _word()
    if output is not None:
        expect_free(output, force)


def _word() -> Callable[[Paper], bytes]:
    """What writes Word files. Raises WrongUsage where the library for it is not installed."""
    try:
        from mo_advisor.render.writers.docx import to_docx
    except ModuleNotFoundError:
        raise WrongUsage(NO_LIBRARY) from None
    return to_docx


def _day(typed: str | None) -> str:
    day = " ".join((typed or "").split())
    if typed is not None and not day:
        raise WrongUsage("--date is empty; give the day of the session, such as “12 May 2026”, or leave it out.")
    return day


def _for_participants(handout: Handout) -> tuple[Content, bool]:
    from mo_advisor.render.views.handout_record import participants_record

    return Content(lambda: participants_paper(handout), lambda: participants_record(handout)), True


def _for_facilitator(handout: Handout) -> tuple[Content, bool]:
    """The facilitator's content, and whether somebody has judged everything in it."""
    from mo_advisor.render.views.handout_facilitator import facilitator_paper
    from mo_advisor.render.views.handout_record import facilitator_record
    from mo_advisor.training.showing import shown

    warn_of_review(handout.book)
    shows = [shown(card, handout.book) for card in handout.cards]
    mapped = all(advice.mapped for on in shows for advice in (on.advice, on.other) if advice)
    return Content(lambda: facilitator_paper(handout, shows), lambda: facilitator_record(handout, shows)), mapped


def _publish(content: Content, format_: str, output: Path | None, force: bool, plain: bool) -> None:
    if format_ == "json":
        from mo_advisor.render.writers.json import to_json

        emit(to_json(content.record()), output, force)
    elif format_ in ("markdown", "html"):
        from mo_advisor.render.formats import printed

        emit(printed(content.paper(), format_), output, force)
    elif format_ == "docx" and output is not None:
        write_bytes(output, _word()(content.paper()), force)
        say(f"Written to {output}.")
    else:
        from mo_advisor.render.screen import publish
        from mo_advisor.render.views.handout_text import paper_blocks

        publish(paper_blocks(content.paper()), plain, output, force)
