"""What may be done after the advice, at a terminal: change an answer, save, ask again, leave. Nothing is written that is not asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.answers_file import write_answers_file
from mo_advisor.console import say, write_file
from mo_advisor.errors import BadFile, WrongUsage
from mo_advisor.interview.options import Option
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.screens import BACK, WHY, Screen
from mo_advisor.protocol.library import path_of
from mo_advisor.render.advice_words import in_short
from mo_advisor.render.views.explanation import Explained

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
HELP = "Nothing is written unless you choose to save. The advice stands above; scroll up to read it."
ANSWERS_NAME = "A name for the file with your answers, such as answers.yaml. Enter alone saves nothing."
ADVICE_NAME = "A name for the file with the advice: ending in .html or .md for a document, anything else for plain text. Enter alone saves nothing."
NOTHING = "Nothing was saved."
CANNOT_CLEAR = "Plain mode cannot clear the screen, nor what has scrolled away. Close the window, or clear it in your own way, if others may see it."


class Next(Enum):
    """What comes next."""

    CHANGE, AGAIN, LEAVE = CHANGE, AGAIN, LEAVE


class AfterAdvice:
    """The menu after the advice. save: saves advice in a file. saved: the files that were written at the person's wish."""

    def __init__(self, save: Callable[[Explained, Path, bool], None]) -> None:
        self.save = save
        self.saved: list[str] = []

    def stay(self, explained: Explained, asker: Prompter) -> Next:
        """Shows the menu until something leads on. Leaving here is an ordinary end: the advice was given."""
        asker.tell(in_short(explained.advice))
        while True:
            try:
                following = self._do(asker.choose(MENU), explained, asker)
            except (KeyboardInterrupt, EOFError):
                return Next.LEAVE
            if following is not None:
                return following

    def _do(self, choice: str, explained: Explained, asker: Prompter) -> Next | None:
        """Does what was chosen; gives what comes next, or None for the menu once more."""
        advice = explained.advice
        if choice in (CHANGE, BACK):
            return Next.CHANGE
        if choice in (AGAIN, LEAVE):
            return Next(choice)
        if choice == CLEAR and asker.clear():
            return Next.LEAVE
        if choice == SAVE_ANSWERS:
            self._save(asker, ANSWERS_NAME, lambda path, force: _write_answers(advice, path, force))
        elif choice == SAVE_ADVICE:
            self._save(asker, ADVICE_NAME, lambda path, force: self.save(explained, path, force))
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
