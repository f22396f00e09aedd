"""The menu that stays after the answer, at a terminal: read on, ask on, change, save, send on, leave. Nothing is written that is not asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.answers_file import write_answers_file
from mo_advisor.advice.close_situations import close_to
from mo_advisor.advice.explained import Explained
from mo_advisor.advice.headline import headline
from mo_advisor.commands.read_advice import AGAIN_BY, BACKGROUND, CLAUSES, WHOM, Reading
from mo_advisor.console import say, write_file
from mo_advisor.errors import BadFile, WrongUsage
from mo_advisor.interview.options import Menu, Option
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.screens import BACK, FIND, WHY, Screen
from mo_advisor.protocol.library import path_of
from mo_advisor.render.views.to_send import addressees, to_send_page
from mo_advisor.render.writers.text import to_text

EVERYTHING, ELSE, CHANGE, KEEP, CLEAR, LEAVE = "everything", "else", "change", "keep", "clear", "leave"
START, SAVE_ADVICE, SAVE_ANSWERS, SEND = "start", "save-advice", "save-answers", "send-to-"
OPTIONS = (
    Option(CLAUSES, "Read the clauses"),
    Option(WHOM, "Whom to go to, in full"),
    Option(BACKGROUND, "Background and cautions"),
    Option(EVERYTHING, "Everything, page by page"),
    Option(ELSE, "Ask about something else: close to this, or from the start"),
    Option(CHANGE, "Change an answer"),
    Option(KEEP, "Save it, or make a text to send on"),
    Option(CLEAR, "Clear the screen and leave"),
    Option(LEAVE, "Leave"),
)
MENU_LINES = len(OPTIONS) + 8  # with what stands above and below them, where nothing wraps
BACK_TO_MENU = "Back to the menu"
HELP = "Everything that can be read is read here and stays on this machine. Nothing is written unless you choose to save."
CLOSE_HELP = "Your other answers are kept, as far as they still fit."
KEEP_HELP = "What is saved stays where you put it. A text to send on holds the clause and no word of what happened."
ANSWERS_NAME = "A name for the file with your answers, such as answers.yaml. Enter alone saves nothing."
ADVICE_NAME = "A name for the file with the advice. Its ending says what it is: .html, .docx, .md, .json or .txt. Enter alone saves nothing."
SEND_NAME = "A name for a file with this text, such as letter.txt. Enter alone saves nothing; it can be copied from here."
NOTHING = "Nothing was saved."
NAME = "Name:"
IN_FOLDER, PLAIN_TEXT = "It is in the folder {}{}.", ", as plain text"
ANOTHER_NAME = "Try another name."
CANNOT_CLEAR = "Plain mode cannot clear the screen, nor what has scrolled away. Close the window, or clear it in your own way, if others may see it."


class Next(Enum):
    """What comes next."""

    CHANGE, CLOSE, AGAIN, LEAVE = CHANGE, "close", START, LEAVE


class Following(NamedTuple):
    """What comes next, and for CLOSE the situation that was chosen."""

    next: Next
    what: str = ""


class AfterAdvice:
    """The menu after the advice. save: saves advice in a file. saved: the files that were written at the person's wish."""

    def __init__(self, save: Callable[[Explained, Path, bool], None], plain: bool) -> None:
        self.save = save
        self.reading = Reading(plain)
        self.saved: list[str] = []

    def stay(self, explained: Explained, asker: Prompter) -> Following:
        """Shows the answer, and the menu until something leads on. Leaving here is an ordinary end: the advice was given."""
        answer = self.reading.answer(explained)
        danger = " ".join(notice.text for notice in headline(explained.advice).safety)
        menu = Screen("next", "What next?", OPTIONS, danger, back="Back to your answers")
        try:
            self.reading.leave_on_screen(answer, MENU_LINES, asker)
        except (KeyboardInterrupt, EOFError):
            return Following(Next.LEAVE)
        while True:
            try:
                following = self._do(asker.choose(menu), explained, asker)
            except (KeyboardInterrupt, EOFError):
                following = Following(Next.LEAVE)
            if following is not None:
                return following

    def last_words(self, explained: Explained) -> None:
        """What stands at the end of it all."""
        self.reading.last_words(explained.advice, self._told())

    def _told(self) -> list[str]:
        return [f"Saved: {', '.join(self.saved)}."] if self.saved else []

    def _do(self, choice: str, explained: Explained, asker: Prompter) -> Following | None:
        """Does what was chosen; gives what comes next, or None for the menu once more."""
        if choice in (CHANGE, BACK):
            return Following(Next.CHANGE)
        if choice == LEAVE or (choice == CLEAR and asker.clear()):
            return Following(Next.LEAVE, choice)
        if choice == ELSE:
            return self._something_else(explained.advice, asker)
        if choice == KEEP:
            self._keep(explained, asker)
        elif choice == EVERYTHING:
            self.reading.everything(explained, self._told(), asker)
        elif choice in (CLAUSES, WHOM, BACKGROUND):
            self.reading.piece(explained, choice, asker)
        else:
            asker.tell(CANNOT_CLEAR if choice == CLEAR else HELP)
        return None

    def _something_else(self, advice: Advice, asker: Prompter) -> Following | None:
        """A situation close to this one, asked about with the other answers kept; or everything anew."""
        situations = advice.book.vocabulary.situations
        close = [Option(what, situations[what].label) for what in close_to(advice.book, advice.answers.what)]
        options = (*close, Option(START, "Something else, asked from the start"))
        choice = self._chosen(asker, Screen(ELSE, "What else is it about?", options, CLOSE_HELP if close else "", back=BACK_TO_MENU), CLOSE_HELP)
        if choice == BACK:
            return None
        return Following(Next.AGAIN) if choice == START else Following(Next.CLOSE, choice)

    def _keep(self, explained: Explained, asker: Prompter) -> None:
        """Saves the advice, the answers or a text to send on, or shows how to have the same again."""
        advice = explained.advice
        choice = self._chosen(asker, Screen(KEEP, "What is to be kept?", tuple(_to_keep(advice)), back=BACK_TO_MENU), KEEP_HELP)
        if choice == SAVE_ADVICE:
            self._save(asker, ADVICE_NAME, lambda path, force: self.save(explained, path, force))
        elif choice == SAVE_ANSWERS:
            self._save(asker, ANSWERS_NAME, lambda path, force: _write_answers(advice, path, force))
        elif choice == AGAIN_BY:
            self.reading.piece(explained, AGAIN_BY, asker)
        elif choice.startswith(SEND):
            page = to_send_page(advice, addressees(advice)[int(choice.removeprefix(SEND))])
            self.reading.page(page, asker)
            self._save(asker, SEND_NAME, lambda path, force: _write_text(to_text(page), path, force))

    def _chosen(self, asker: Prompter, screen: Screen, why: str) -> str:
        while (choice := asker.choose(screen)) == WHY:
            asker.tell(why)
        return choice

    def _save(self, asker: Prompter, text: str, write: Callable[[Path, bool], None]) -> None:
        """Asks for a name until something is saved under one, or none is given."""
        name = asker.line(text, NAME)
        while name:
            path = path_of(name)
            taken = os.path.lexists(path)
            chosen = _instead(name, asker) if taken else _meant(name, asker)
            if chosen == name:
                try:
                    write(path, taken)
                except (BadFile, WrongUsage) as wrong:
                    asker.tell(f"{wrong} {ANOTHER_NAME}")
                else:
                    self.saved.append(name)
                    asker.tell(IN_FOLDER.format(os.path.dirname(os.path.abspath(path)), "" if path.suffix else PLAIN_TEXT))
                    return
            name = chosen if chosen not in ("", name) else asker.line(text, NAME)
        asker.tell(NOTHING)


def _to_keep(advice: Advice) -> Iterator[Option]:
    yield Option(SAVE_ADVICE, "Save the advice in a file")
    yield Option(SAVE_ANSWERS, "Save the answers in a file")
    for number, named in enumerate(addressees(advice)):
        yield Option(f"{SEND}{number}", f"A text to send on to: {named.contact.title}")
    yield Option(AGAIN_BY, "Show the reference, and the command that gives the same again")


def _write_answers(advice: Advice, path: Path, force: bool) -> None:
    write_file(path, write_answers_file(advice.answers, advice.book.named), force)
    say(f"The answers were saved in {path}.")


def _write_text(text: str, path: Path, force: bool) -> None:
    write_file(path, text, force)
    say(f"The text was saved in {path}.")


def _instead(name: str, asker: Prompter) -> str:
    """The name under which to save where a file has it: the same to write over it, another that was typed, or none; Enter alone keeps the file."""

    def typed(other: str) -> Menu:
        return Menu(f"Save it as {other}?", (Option(f"{FIND}{other}", f"Save it as {other}"),))

    options = (Option("yes", "Replace it"), Option("no", "Keep it, and take another name"))
    screen = Screen("replace", f"{name} exists already. Replace it?", options, "Another name can be typed here.", default="no", find=typed)
    while (choice := asker.choose(screen)).startswith(WHY):
        asker.tell("What is in the file now would be lost.")
    return choice.removeprefix(FIND) if choice.startswith(FIND) else name if choice == "yes" else ""


def _meant(name: str, asker: Prompter) -> str:
    """The name, or none where it is a number that was not meant for one."""
    if not name.isdigit():
        return name
    options = (Option("yes", f"Save it as {name}"), Option("no", "Take another name"))
    while (choice := asker.choose(Screen("number", f"Is {name} the name of the file?", options, default="no"))) == WHY:
        asker.tell("A number chooses from a menu, and here a name is asked for. It may be a number.")
    return name if choice == "yes" else ""
