"""`mo-advisor ask`: the interview, or answers from a script, and the advice."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.sheet import write_sheet
from mo_advisor.commands.answering import Given, gather, missing
from mo_advisor.commands.choosing import chosen, no_protocol
from mo_advisor.commands.localities import local_contacts, warn_of_review
from mo_advisor.output.stream import emit, expect_free, is_terminal, say, write_file
from mo_advisor.problem import WrongUsage
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol
from mo_advisor.vocabulary import shared


@dataclass(frozen=True)
class Manner:
    """How to ask and answer. plain: no colour, boxes or repainting. plain_flag: `--plain` was typed. may_ask: --no-input was not given."""

    plain: bool
    plain_flag: bool
    may_ask: bool
    format: str
    output: Path | None
    force: bool
    save: Path | None
    contacts: str | None

    @property
    def asks(self) -> bool:
        """Whether there is somebody to ask: a terminal, or lines that are read where `--plain` was typed."""
        return self.may_ask and (is_terminal(sys.stdin) or self.plain_flag)


def run(
    protocol: str | None, who: str | None, involved: Sequence[str], what: str | None, facts: Sequence[str], answers: str | None, manner: Manner,
) -> int:
    """Gives the advice; asks for what flags and the answers file leave open, where there is somebody to ask."""
    _expect_free(manner)
    given = gather(answers, who, involved, what, facts, shared())
    named = chosen(None, protocol, given.protocol)
    asks = manner.asks and answers != "-"
    book, settled = _interview(named, given, manner) if asks else _script(named, given)
    warn_of_review(book)
    advice = advise(book, settled, local_contacts(book, manner.contacts))
    saved = _save(manner, advice)
    _publish(advice, manner, saved)
    return 0 if advice.mapped else 1


def _expect_free(manner: Manner) -> None:
    """Nobody is asked anything before it is known that the advice and the answers can be written where they are to go."""
    wanted = [path for path in (manner.output, manner.save) if path is not None]
    for path in wanted:
        expect_free(path, manner.force)
    if len(wanted) > len({os.path.realpath(path) for path in wanted}):
        raise WrongUsage("--output and --save name the same file; give each its own.")


def _script(named: str | None, given: Given) -> tuple[Book, Answers]:
    if named is None:
        raise WrongUsage(no_protocol())
    book = open_protocol(named)
    given.check(book)
    if given.answers.what is None:
        raise missing(given.answers)
    return book, given.answers


def _interview(named: str | None, given: Given, manner: Manner) -> tuple[Book, Answers]:
    """Asks what is open; the loop and the prompter are imported only when somebody is there to answer."""
    from mo_advisor.interview.loop import choose_protocol, hold
    from mo_advisor.interview.prompting import prompter

    asker = prompter(manner.plain)
    book = open_protocol(named or choose_protocol(asker))
    given.check(book)
    return book, hold(book, given.answers, given.asked_already, asker)


def _save(manner: Manner, advice: Advice) -> str:
    if manner.save is None:
        return ""
    write_file(manner.save, write_sheet(advice.answers, advice.book.named), manner.force)
    say(f"The answers were saved in {manner.save}.")
    return str(manner.save)


def _publish(advice: Advice, manner: Manner, saved: str) -> None:
    if manner.format == "json":
        from mo_advisor.output.json import to_json
        from mo_advisor.output.record import advice_record

        emit(to_json(advice_record(advice)), manner.output, manner.force)
        return
    from mo_advisor.output.page import publish
    from mo_advisor.output.text import advice_blocks

    publish(advice_blocks(advice, saved), manner.plain, manner.output, manner.force)
