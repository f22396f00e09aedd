"""`mo-advisor ask`: the interview, or answers from a script, and the advice."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import write_answers_file
from mo_advisor.commands.answering import Given, gather, missing
from mo_advisor.commands.choosing import chosen, no_protocol
from mo_advisor.commands.explaining import Explained, Wanted, explained, wanted
from mo_advisor.commands.localities import local_contacts, warn_of_review
from mo_advisor.commands.manner import Manner
from mo_advisor.console import emit, is_terminal, say, write_file
from mo_advisor.errors import WrongUsage
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol
from mo_advisor.vocabulary import shared

FORMATS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}  # by a file's ending


@dataclass(frozen=True)
class Besides:
    """What else `ask` was given. ref: a reference in place of answers. why_not, what_if: what is to be explained, as it was typed."""

    ref: str | None = None
    why_not: Sequence[str] = ()
    what_if: Sequence[str] = ()


@dataclass(frozen=True)
class AskManner(Manner):
    """How `ask` asks and answers. save: where the answers are to be saved. contacts: the council's own list of names."""

    save: Path | None
    contacts: str | None


def run(
    protocol: str | None, who: str | None, involved: Sequence[str], what: str | None, facts: Sequence[str], answers: str | None, manner: AskManner,
    besides: Besides,
) -> int:
    """Gives the advice; asks for what flags and the answers file leave open, where there is somebody to ask."""
    manner.expect_free("--save", manner.save)
    explain = wanted(besides.why_not, besides.what_if, shared())
    if besides.ref is not None:
        from mo_advisor.commands.referring import referred

        book, settled = referred(besides.ref, protocol, bool(involved or facts) or (who, what, answers) != (None, None, None))
        explain.check(book)
    else:
        given = gather(answers, who, involved, what, facts, shared())
        named = chosen(None, protocol, given.protocol)
        if manner.asks and answers != "-":
            return _interview(named, given, manner, explain)
        book, settled = _script(named, given, explain)
    given_ = _give(book, settled, manner, explain)
    return 0 if given_.advice.mapped and given_.found else 1


def _script(named: str | None, given: Given, explain: Wanted) -> tuple[Book, Answers]:
    if named is None:
        raise WrongUsage(no_protocol())
    book = open_protocol(named)
    given.check(book)
    explain.check(book)
    if not given.answers.what:
        raise missing(given.answers)
    return book, given.answers


def _interview(named: str | None, given: Given, manner: AskManner, explain: Wanted) -> int:
    """Asks what is open; what asks, and what comes after the advice, is imported only when somebody is there to answer."""
    from mo_advisor.commands.conversing import converse

    def give(book: Book, answers: Answers, again: bool) -> Explained:
        return _give(book, answers, replace(manner, force=manner.force or again), explain)

    def put(explained: Explained, path: Path, force: bool) -> None:
        _publish(explained, replace(manner, format=FORMATS.get(path.suffix.lower(), "text"), output=path, force=force), ())

    stays = is_terminal(sys.stdin) and is_terminal(sys.stdout) and manner.output is None and manner.format == "text"
    return converse(named, given, explain.check, manner.plain, stays, give, put)


def _give(book: Book, settled: Answers, manner: AskManner, explain: Wanted) -> Explained:
    """Gives the advice: saves the answers where that was asked for, and puts it where it is to go."""
    warn_of_review(book)
    advice = advise(book, settled, local_contacts(book, manner.contacts))
    explanation = explained(advice, explain)
    _publish(explanation, manner, _save(manner, advice))
    return explanation


def _save(manner: AskManner, advice: Advice) -> list[str]:
    """Saves the answers where that was asked for, and gives the sentences that say so."""
    if manner.save is None:
        return []
    write_file(manner.save, write_answers_file(advice.answers, advice.book.named), manner.force)
    told = f"The answers were saved in {manner.save}."
    say(told)
    return [told]


def _publish(explanation: Explained, manner: AskManner, saved: Sequence[str]) -> None:
    advice = explanation.advice
    saved = [*saved, *([f"This advice was saved in {manner.output}."] if manner.output else [])]
    if manner.format == "json":
        from mo_advisor.advice.as_json import advice_record
        from mo_advisor.render.writers.json import to_json

        emit(to_json({**advice_record(advice), **explanation.record()}), manner.output, manner.force)
        return
    if manner.format in ("markdown", "html"):
        from mo_advisor.render.formats import printed
        from mo_advisor.render.views.advice_page import advice_paper

        emit(printed(advice_paper(advice, saved, explanation.asides()), manner.format), manner.output, manner.force)
        return
    from mo_advisor.render.screen import publish
    from mo_advisor.render.views.advice_text import advice_blocks

    publish(advice_blocks(advice, saved, explanation.asides()), manner.plain, manner.output, manner.force)
