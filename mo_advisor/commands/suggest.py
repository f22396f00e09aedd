"""`mo-advisor suggest`: which situations a description in somebody's own words may be about."""

from __future__ import annotations

from collections.abc import Sequence

from mo_advisor.advice.answers_file import NOT_SURE, check_ids
from mo_advisor.commands.options import Options
from mo_advisor.commands.output import put_out
from mo_advisor.commands.own_words import scores_of
from mo_advisor.commands.which_protocol import chosen
from mo_advisor.errors import Place
from mo_advisor.interview.own_words import suggested
from mo_advisor.protocol.library import open_protocol
from mo_advisor.records.mention import Mention
from mo_advisor.render.views.suggestions import suggestions_page
from mo_advisor.vocabulary import shared


def run(text: Sequence[str], who: str | None, option: str | None, options: Options) -> int:
    """Prints the situations that the words come nearest to. who, option: the asker and the protocol, which sharpen it a little."""
    options.expect_free()
    check_ids([Mention("role", who, Place("--who", 0, 0))] if who else [], shared())
    named = chosen(None, option)
    book = open_protocol(named) if named else None
    scores = scores_of(text, options.plain, options.plain_flag and options.may_ask)
    found = suggested(scores, shared(), None if who == NOT_SURE else who, book)
    put_out(suggestions_page(found, shared(), who, option), options.format, options.output, options.force, options.plain)
    return 0
