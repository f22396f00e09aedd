"""`mo-advisor compare`: protocols side by side, or what changes for whom between two editions of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mo_advisor.advice.answers_file import NOT_SURE, check_ids
from mo_advisor.commands.output import expect_possible, put_out
from mo_advisor.errors import Place, WrongUsage
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol
from mo_advisor.records.mention import Mention
from mo_advisor.vocabulary import shared


def run(named: Sequence[str], what: str | None, who: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Compares the protocols that were named, in one situation or in all, for one asker or for all."""
    if len(named) < 2:
        raise WrongUsage("Name two protocols or more, by id or by file: mo-advisor compare somerset solihull. `mo-advisor protocols` lists them.")
    vocabulary = shared()
    mentions = [Mention("situation", what, Place("--what", 0, 0))] if what is not None else []
    check_ids([*mentions, *([Mention("role", who, Place("--who", 0, 0))] if who is not None else [])], vocabulary)
    expect_possible(format_, output, force)
    books = [open_protocol(name) for name in named]
    who = None if who == NOT_SURE else who
    situations = (what,) if what else tuple(vocabulary.situations)
    if len(books) == 2 and _one_council(*books):
        from mo_advisor.editions.changed_advice import compare_editions
        from mo_advisor.render.views.editions import editions_page

        page = editions_page(compare_editions(books[0], books[1], situations, who))
    else:
        from mo_advisor.editions.councils import side_by_side
        from mo_advisor.render.views.councils import councils_page

        page = councils_page(books, tuple(side_by_side(books, situations, who)), who)
    put_out(page, format_, output, force, plain)
    return 0


def _one_council(one: Book, other: Book) -> bool:
    """Whether two files are editions of one protocol."""
    return one.protocol.id == other.protocol.id or one.protocol.council.casefold() == other.protocol.council.casefold()
