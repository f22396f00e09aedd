"""`mo-advisor train quiz`: three questions about each card, asked of one person or a room; or the whole quiz as a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mo_advisor.commands.choosing import chosen, no_protocol
from mo_advisor.commands.manner import Manner
from mo_advisor.console import clean, emit, say, write_file
from mo_advisor.errors import WrongUsage
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol
from mo_advisor.render.screen import publish
from mo_advisor.training.library import chosen_cards, open_pack
from mo_advisor.training.marking import Mark
from mo_advisor.training.quiz import KINDS, Quiz, make_quiz

if TYPE_CHECKING:
    from mo_advisor.interview.prompter import Prompter

LARGEST_SEED = 999_999  # of those that are drawn: short enough to say and to type
NOT_ASKED = "Nobody is asked here, so there are no marks; --room and --results are for a quiz that is asked."


@dataclass(frozen=True)
class QuizManner(Manner):
    """How the quiz asks and answers. results: where the marks are to be saved."""

    results: Path | None


def run(pack_named: str, protocol: str | None, cards: str | None, seed: int | None, room: bool, name: str | None, manner: QuizManner) -> int:
    """Asks and marks, or prints the paper. Exit 1 where no card's situation is mapped for the protocol."""
    _expect_sense(room, name, manner)
    manner.expect_free("--results", manner.results)
    pack = open_pack(pack_named)
    on = chosen_cards(pack, cards)
    asker = _asker(manner)
    book = _book(chosen(None, protocol), asker)
    quiz = make_quiz(pack, on, book, _drawn() if seed is None else seed, shuffled=cards is None)
    _say_what_is_left_out(quiz)
    if not quiz.cards:
        return 1
    if asker is None:
        _print_paper(quiz, manner)
        return 0
    from mo_advisor.commands.train.hold_quiz import hold_quiz

    marks = hold_quiz(quiz, room, asker, manner.plain, manner.results)
    _give(quiz, marks, room, name, manner)
    return 0


def _expect_sense(room: bool, name: str | None, manner: QuizManner) -> None:
    if name is not None and room:
        raise WrongUsage("--name is for one person's marks; a room has none. Leave out --name or --room.")
    if name is not None and manner.results is None:
        raise WrongUsage("--name stands in the results only; give --results too, or leave it out.")
    if name is not None and not name.strip():
        raise WrongUsage("--name is empty; give a name, or leave it out.")
    if not manner.asks and (room or manner.results):
        raise WrongUsage(NOT_ASKED)


def _asker(manner: QuizManner) -> Prompter | None:
    """Who asks, where there is somebody to ask; one for the whole command, since it reads ahead."""
    if not manner.asks:
        return None
    from mo_advisor.interview.prompter import prompter

    return prompter(manner.plain)


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


def _print_paper(quiz: Quiz, manner: QuizManner) -> None:
    if manner.format == "json":
        from mo_advisor.render.views.quiz_record import quiz_record
        from mo_advisor.render.writers.json import to_json

        emit(to_json(quiz_record(quiz)), manner.output, manner.force)
        return
    from mo_advisor.render.views.quiz import paper_blocks

    publish(paper_blocks(quiz), manner.plain, manner.output, manner.force)


def _give(quiz: Quiz, marks: Sequence[Mark], room: bool, name: str | None, manner: QuizManner) -> None:
    """Gives the marks, and saves them where that was asked for."""
    from mo_advisor.render.views.quiz import marks_blocks
    from mo_advisor.render.views.quiz_record import marks_record, results_text
    from mo_advisor.render.writers.json import to_json

    if manner.format == "json":
        emit(to_json(marks_record(quiz, marks, room)), manner.output, manner.force)
    else:
        publish(marks_blocks(quiz, marks, room), manner.plain, manner.output, manner.force)
    if manner.results is not None:
        write_file(manner.results, clean(results_text(manner.results, quiz, marks, room, name)), manner.force)
        say(f"The marks were saved in {manner.results}.")
