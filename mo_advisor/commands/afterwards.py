"""What may be done after the advice, at a terminal: change an answer, save, ask again, leave. Nothing is written that is not asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.answers_file import write_answers_file
from mo_advisor.commands.explaining import Explained
from mo_advisor.console import say, write_file
from mo_advisor.errors import BadFile, WrongUsage
from mo_advisor.interview.options import Option
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.screens import BACK, WHY, Screen
from mo_advisor.protocol.library import path_of
from mo_advisor.render import words as wording

CHANGE, SAVE_ANSWERS, SAVE_ADVICE, AGAIN, CLEAR, LEAVE = "change", "save-answers", "save-advice", "again", "clear", "leave"
OPTIONS = (
    Option(CHANGE, "Change an answer"),
    Option(SAVE_ANSWERS, "Save the answers in a file"),
    Option(SAVE_ADVICE, "Save the advice in a file"),
    Option(AGAIN, "Ask again from the start"),
    Option(CLEAR, "Clear the screen and leave"),
    Option(LEAVE, "Leave"),
)
MENU = Screen("next", "What next?", OPTIONS, back="Back to your answers", default=LEAVE)
ABOVE = "The full text is above."
HELP = "Nothing is written unless you choose to save. The advice stands above; scroll up to read it."
ANSWERS_NAME = "A name for the file with your answers, such as answers.yaml. Enter alone saves nothing."
ADVICE_NAME = "A name for the file with the advice: ending in .html or .md for a document, anything else for plain text. Enter alone saves nothing."
NOTHING = "Nothing was saved."
CANNOT_CLEAR = "Plain mode cannot clear the screen, nor what has scrolled away. Close the window, or clear it in your own way, if others may see it."


class Step(Enum):
    """What comes next."""

    CHANGE, AGAIN, LEAVE = CHANGE, AGAIN, LEAVE


class Afterwards:
    """The menu after the advice. put: puts advice in a file. saved: the files that were written at the person's wish."""

    def __init__(self, put: Callable[[Explained, Path, bool], None]) -> None:
        self.put = put
        self.saved: list[str] = []

    def stay(self, explained: Explained, asker: Prompter) -> Step:
        """Shows the menu until something leads on. Leaving here is an ordinary end: the advice was given."""
        asker.tell(in_short(explained.advice))
        while True:
            try:
                step = self._do(asker.choose(MENU), explained, asker)
            except (KeyboardInterrupt, EOFError):
                return Step.LEAVE
            if step is not None:
                return step

    def _do(self, choice: str, explained: Explained, asker: Prompter) -> Step | None:
        """Does what was chosen; gives what comes next, or None for the menu once more."""
        advice = explained.advice
        if choice in (CHANGE, BACK):
            return Step.CHANGE
        if choice in (AGAIN, LEAVE):
            return Step(choice)
        if choice == CLEAR and asker.clear():
            return Step.LEAVE
        if choice == SAVE_ANSWERS:
            self._save(asker, ANSWERS_NAME, lambda path, force: _write_answers(advice, path, force))
        elif choice == SAVE_ADVICE:
            self._save(asker, ADVICE_NAME, lambda path, force: self.put(explained, path, force))
        else:
            asker.tell(HELP if choice == WHY else CANNOT_CLEAR)
        return None

    def _save(self, asker: Prompter, text: str, write: Callable[[Path, bool], None]) -> None:
        name = asker.line(text, "Name:")
        path = path_of(name)
        if not name or (os.path.lexists(path) and not _may_replace(name, asker)):
            asker.tell(NOTHING)
            return
        try:
            write(path, os.path.lexists(path))
        except (BadFile, WrongUsage) as wrong:
            asker.tell(str(wrong), NOTHING)
            return
        self.saved.append(name)


def _write_answers(advice: Advice, path: Path, force: bool) -> None:
    write_file(path, write_answers_file(advice.answers, advice.book.named), force)
    say(f"The answers were saved in {path}.")


def _may_replace(name: str, asker: Prompter) -> bool:
    """Whether a file that exists may be written over; Enter alone keeps it."""
    options = (Option("yes", "Replace it"), Option("no", "Keep it, and save nothing"))
    while True:
        choice = asker.choose(Screen("replace", f"{name} exists already. Replace it?", options, default="no"))
        if choice != WHY:
            return choice == "yes"
        asker.tell("What is in the file now would be lost.")


def in_short(advice: Advice) -> str:
    """Once more, and briefly, whom the protocol names for the reader to contact: titles and clauses."""
    if not advice.mapped:
        return f"{advice.message} {ABOVE}"
    named = list(dict.fromkeys(_named(advice)))
    if named:
        return f"The protocol names for you to contact: {'; '.join(named)}. {ABOVE}"
    general = [f"{adviser.title} ({adviser.clause})" for adviser in wording.fresh_advisers(advice)]
    return " ".join([wording.NO_CONTACT, *([f"For advice in general it names: {'; '.join(general)}."] if general else []), ABOVE])


def _named(advice: Advice) -> Iterator[str]:
    for one in advice.contacts:
        if one.by == "you":
            person = "you" if one.person == "asker" else "the person concerned"
            conditions = ["may apply"] if one.holds.truth is None else []
            if one.other_than:
                conditions.append(f"somebody other than {person}")
            elif one.clash.truth is None:
                conditions.append(f"unless that is {person}")
            yield f"{one.contact.title} ({', '.join([one.clause, *conditions])})"
