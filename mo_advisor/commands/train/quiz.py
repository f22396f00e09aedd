"""`mo-advisor train quiz`: three or four questions about each card, asked of one person or a room; or the whole quiz as a paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mo_advisor.commands.options import Options
from mo_advisor.commands.output import put_out
from mo_advisor.commands.which_protocol import chosen, no_protocol
from mo_advisor.console import clean, say, write_file
from mo_advisor.errors import WrongUsage
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol
from mo_advisor.render.formats import format_of, written
from mo_advisor.training.library import chosen_cards, open_pack
from mo_advisor.training.marking import Mark
from mo_advisor.training.quiz import KINDS, Quiz, make_quiz

if TYPE_CHECKING:
    from mo_advisor.interview.prompter import Prompter

LARGEST_SEED = 999_999  # of those that are drawn: short enough to say and to type
NOT_ASKED = "Nobody is asked here, so there are no marks; --room and --results are for a quiz that is asked."


class QuizOptions(Options):
    """How the quiz asks and answers. results: where the marks are to be saved."""

    results: Path | None


def run(pack_named: str, protocol: str | None, cards: str | None, seed: int | None, room: bool, name: str | None, options: QuizOptions) -> int:
    """Asks and marks, or prints the paper. Exit 1 where no card's situation is mapped for the protocol."""
    _expect_sense(room, name, options)
    options.expect_free("--results", options.results)
    pack = open_pack(pack_named)
    on = chosen_cards(pack, cards)
    asker = _asker(options)
    book = _book(chosen(None, protocol), asker)
    quiz = make_quiz(pack, on, book, _drawn() if seed is None else seed, shuffled=cards is None)
    _say_what_is_left_out(quiz)
    if not quiz.cards:
        return 1
    if asker is None:
        from mo_advisor.render.views.quiz import quiz_page

        put_out(quiz_page(quiz), options.format, options.output, options.force, options.plain)
        return 0
    from mo_advisor.commands.train.hold_quiz import Quizzing

    quizzing = Quizzing(quiz, room, asker, options.plain, options.results)
    quizzing.hold()
    _give(quiz, quizzing.marks, room, name, options)
    return 0


def _expect_sense(room: bool, name: str | None, options: QuizOptions) -> None:
    if name is not None and room:
        raise WrongUsage("--name is for one person's marks; a room has none. Leave out --name or --room.")
    if name is not None and options.results is None:
        raise WrongUsage("--name stands in the results only; give --results too, or leave it out.")
    if name is not None and not name.strip():
        raise WrongUsage("--name is empty; give a name, or leave it out.")
    if not options.asks and (room or options.results):
        raise WrongUsage(NOT_ASKED)


def _asker(options: QuizOptions) -> Prompter | None:
    """Who asks, where there is somebody to ask; one for the whole command, since it reads ahead."""
    if not options.asks:
        return None
    from mo_advisor.interview.prompter import prompter

    return prompter(options.plain)


def _book(named: str | None, asker: Prompter | None) -> Book:
    if named is not None:
        return open_protocol(named)
    if asker is None:
        raise WrongUsage(no_protocol())
    from mo_advisor.interview.run import choose_protocol

    return open_protocol(choose_protocol(asker))


def _drawn() -> int:
    from random import SystemRandom

    return SystemRandom().randint(1, LARGEST_SEED)


def _say_what_is_left_out(quiz: Quiz) -> None:
    for card in quiz.not_mapped:
        say(f"{card.id}: left out; nobody has yet judged its situation for this protocol.")
    for asked in quiz.cards:
        for kind in asked.too_few:
            say(f"{asked.card.id}: “{KINDS[kind]}” is left out; this document has nothing to choose from.")


def _give(quiz: Quiz, marks: Sequence[Mark], room: bool, name: str | None, options: QuizOptions) -> None:
    """Gives the marks, and saves them where that was asked for."""
    from mo_advisor.render.views.quiz import marks_page

    put_out(marks_page(quiz, marks, room), options.format, options.output, options.force, options.plain)
    if options.results is not None:
        results = written(marks_page(quiz, marks, room, name), format_of(options.results, ("csv", "json")))
        write_file(options.results, clean(str(results)), options.force)
        say(f"The marks were saved in {options.results}.")
