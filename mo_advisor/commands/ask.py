"""`mo-advisor ask`: the interview, or answers from a script, and the advice."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import write_answers_file
from mo_advisor.advice.explained import Explained, explained_record
from mo_advisor.commands.explain import ToExplain, explain, to_explain
from mo_advisor.commands.given_answers import Flags, Given, gather, missing
from mo_advisor.commands.local_contacts import local_contacts, warn_of_review
from mo_advisor.commands.options import Options
from mo_advisor.commands.output import put_out, put_record
from mo_advisor.commands.which_protocol import chosen, no_protocol
from mo_advisor.console import is_terminal, say, write_file
from mo_advisor.errors import WrongUsage
from mo_advisor.frozen import Frozen, replace
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol
from mo_advisor.render.formats import by_ending
from mo_advisor.vocabulary import shared

BY_ENDING = ("text", "html", "docx", "markdown", "json")  # the formats of the advice that the menu saves, by the ending of the file's name
JSONL = "jsonl"
FOR_MANY = "--jobs is for many sets of answers at once: give --format jsonl, and --answers with a file of them."
MANY = (
    "--format jsonl answers many sets of answers, one a line, and does nothing else: give --answers with a file of them, or - for standard input; "
    "--save, --ref, --why-not, --what-if and a description have no place beside it."
)


class Besides(Frozen):
    """What else `ask` was given. ref: a reference in place of answers. why_not, what_if: what is to be explained, as it was typed."""

    ref: str | None = None
    why_not: Sequence[str] = ()
    what_if: Sequence[str] = ()


class AskOptions(Options):
    """How `ask` asks and answers. save: where the answers are to be saved. contacts: the council's own list of names.

    full: whether text too has the background whole. jobs: how many processes answer many sets of answers.
    """

    save: Path | None
    contacts: str | None
    full: bool = False
    jobs: int | None = None


def run(
    protocol: str | None, who: str | None, involved: Sequence[str], what: str | None, facts: Sequence[str], answers: str | None, options: AskOptions,
    besides: Besides, text: Sequence[str] = (),
) -> int:
    """Gives the advice; asks for what flags and the answers file leave open, where there is somebody to ask.

    text: what happened, in somebody's own words: it puts some situations first where it is asked, and does nothing else.
    """
    if options.format == JSONL:
        return _many(protocol, Flags.read(who, involved, what, facts, shared()), answers, options, besides, text)
    if options.jobs is not None:
        raise WrongUsage(FOR_MANY)
    options.expect_free("--save", options.save)
    wanted = to_explain(besides.why_not, besides.what_if, shared())
    if besides.ref is not None:
        from mo_advisor.commands.by_reference import referred

        book, settled = referred(besides.ref, protocol, bool(involved or facts) or (who, what, answers) != (None, None, None))
        wanted.check(book)
    else:
        given = gather(answers, who, involved, what, facts, shared())
        named = chosen(None, protocol, given.protocol)
        if options.asks and answers != "-":
            return _interview(named, given, options, wanted, text)
        book, settled = _script(named, given, wanted)
    explained = _give(book, settled, options, wanted)
    return 0 if explained.advice.mapped and explained.found else 1


def _many(protocol: str | None, flags: Flags, answers: str | None, options: AskOptions, besides: Besides, text: Sequence[str]) -> int:
    if answers is None or any((options.save, text, besides.ref, besides.why_not, besides.what_if)):
        raise WrongUsage(MANY)
    from mo_advisor.commands.ask_many import Answering, run

    return run(Answering(answers, protocol, flags, options.contacts), options.jobs, options.output, options.force)


def _script(named: str | None, given: Given, wanted: ToExplain) -> tuple[Book, Answers]:
    if named is None:
        raise WrongUsage(no_protocol())
    book = open_protocol(named)
    given.check(book)
    wanted.check(book)
    if not given.answers.what:
        raise missing(given.answers)
    return book, given.answers


def _interview(named: str | None, given: Given, options: AskOptions, wanted: ToExplain, text: Sequence[str]) -> int:
    """Asks what is open; what asks, and what comes after the advice, is imported only when somebody is there to answer."""
    from mo_advisor.commands.ask_interview import Giving, converse
    from mo_advisor.commands.own_words import scores_of

    def give(book: Book, answers: Answers, here: bool, again: bool) -> Explained:
        return _give(book, answers, replace(options, force=options.force or again), wanted, here)

    def save(explained: Explained, path: Path, force: bool) -> None:
        _put_out(explained, replace(options, format=by_ending(path, BY_ENDING), output=path, force=force, full=True), ())

    stays = is_terminal(sys.stdin) and is_terminal(sys.stdout) and options.output is None and options.format == "text"
    likely = scores_of(text, options.plain, options.plain_flag) if text else None
    giving = Giving(give, save, stays, [str(options.save)] if options.save else [])
    return converse(named, given, wanted.check, options.plain, giving, likely)


def _give(book: Book, settled: Answers, options: AskOptions, wanted: ToExplain, here: bool = False) -> Explained:
    """Gives the advice: saves the answers where that was asked for, and puts it where it is to go. here: it is read on this screen, by the menu."""
    warn_of_review(book)
    advice = advise(book, settled, local_contacts(book, options.contacts))
    explained = explain(advice, wanted)
    saved = _save(options, advice)
    if not here:
        _put_out(explained, options, saved)
    return explained


def _save(options: AskOptions, advice: Advice) -> list[str]:
    """Saves the answers where that was asked for, and gives the sentences that say so."""
    if options.save is None:
        return []
    write_file(options.save, write_answers_file(advice.answers, advice.book.named), options.force)
    told = f"The answers were saved in {options.save}."
    say(told)
    return [told]


def _put_out(explained: Explained, options: AskOptions, saved: Sequence[str]) -> None:
    if options.format == "json":
        put_record(explained_record(explained), options.output, options.force)
        return
    from mo_advisor.render.views.advice import advice_page

    written = [f"This advice was saved in {options.output}."] if options.output else []
    put_out(advice_page(explained, [*saved, *written], options.full), options.format, options.output, options.force, options.plain)
