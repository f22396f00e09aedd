"""Advice read on the screen after an interview: the answer first, then whichever piece is wanted, or all of it page by page."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.explained import Explained
from mo_advisor.console import clean
from mo_advisor.interview.leaving import meant
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.screens import Left
from mo_advisor.render.advice_words import AGAIN, REFERENCE, closing, command, reference
from mo_advisor.render.page import Page, Part, Typed, paragraph
from mo_advisor.render.views.advice import advice_page, background_parts, caution_parts, clause_parts, contact_parts, notice_parts, short_parts
from mo_advisor.render.views.explanation import explained_parts
from mo_advisor.render.views.headline import safety_parts
from mo_advisor.render.writers.terminal import lines_of, lines_of_page, show_lines
from mo_advisor.render.writers.text import to_text

ANSWER, CLAUSES, WHOM, BACKGROUND, AGAIN_BY = "answer", "clauses", "whom", "background", "again-by"
LESS = 3  # lines of a screen that are kept for the question below a page
MORE = "Enter for more, q to stop:"
ON = "Enter for the menu, q to leave:"
ENTER_OR_Q = "Press Enter for the menu, or type q and Enter to leave."
NO_CLAUSES, NO_BACKGROUND = "No clause of the protocol governs this.", "There is nothing more to it."
STOP = ("q", "quit")
Lines = Sequence[tuple[str, str]]


def pieces(explained: Explained, piece: str) -> Iterator[Part]:
    """One piece of an advice, without the others."""
    advice = explained.advice
    if piece == ANSWER:
        yield from (*short_parts(advice), *explained_parts(explained))
    elif piece == CLAUSES:
        yield from tuple(clause_parts(advice, full=True)) or (paragraph(advice.message or NO_CLAUSES), *background_parts(advice, full=True))
    elif piece == WHOM:
        yield from contact_parts(advice, explained=())
    elif piece == BACKGROUND:
        yield from _background(advice) or (paragraph(NO_BACKGROUND),)
    elif piece == AGAIN_BY:
        yield from (Typed(command(advice), AGAIN, close=True), Typed(reference(advice), REFERENCE, close=True))


def _background(advice: Advice) -> tuple[Part, ...]:
    return (*background_parts(advice, full=True), *caution_parts(advice, full=True), *notice_parts(advice, danger=False))


class Reading:
    """Shows advice on the terminal. plain: without paint and without pages, so that a screen reader reads on."""

    def __init__(self, plain: bool) -> None:
        self.plain = plain

    def answer(self, explained: Explained) -> int:
        """The answer alone: what a worried person needs, on one screen. Gives its lines."""
        lines = lines_of(pieces(explained, ANSWER))
        show_lines([*lines, ("", "")], self.plain)
        return len(lines)

    def leave_on_screen(self, lines: int, menu: int, asker: Prompter) -> None:
        """Waits until an answer of so many lines has been read, where the menu below would push it off the screen. Raises Left at q, once meant."""
        if self.plain or lines + menu <= shutil.get_terminal_size().lines:
            return
        while typed := asker.line("", ON):
            if typed.lower() not in STOP:
                asker.tell(ENTER_OR_Q)
            elif meant(asker):
                raise Left
            else:
                return

    def piece(self, explained: Explained, piece: str, asker: Prompter) -> None:
        """One piece, page by page where it is longer than the screen."""
        self._paged(lines_of(pieces(explained, piece)), asker)

    def everything(self, explained: Explained, saved: Sequence[str], asker: Prompter) -> None:
        """All of it, by the pager of the environment, or page by page here."""
        page = advice_page(explained, saved, full=True)
        if self.plain or not by_pager(page):
            self._paged(lines_of_page(page), asker)

    def page(self, page: Page, asker: Prompter) -> None:
        """Another page, such as a text to send on."""
        self._paged(lines_of_page(page), asker)

    def last_words(self, advice: Advice, saved: Sequence[str]) -> None:
        """What stands at the end: what this is not, what was saved, and once more the lines for danger."""
        show_lines(lines_of((paragraph(closing(saved)), *safety_parts(advice))), self.plain)

    def _paged(self, lines: Lines, asker: Prompter) -> None:
        rows = max(1, shutil.get_terminal_size().lines - LESS)
        for start in range(0, len(lines), len(lines) if self.plain else rows):
            if start and asker.line("", MORE).lower() in STOP:
                return
            show_lines(lines[start:] if self.plain else lines[start:start + rows], self.plain)
        show_lines([("", "")], self.plain)


def by_pager(page: Page, run: Callable[..., object] = subprocess.run) -> bool:
    """Gives a page to the pager that the environment names; whether there was one that took it."""
    try:
        words = shlex.split(os.environ.get("PAGER", ""))
        if not words:
            return False
        run(words, input=clean(to_text(page)).encode(), check=True)
    except (OSError, ValueError, subprocess.CalledProcessError):  # no such program, no such words, or one that failed
        return False
    except KeyboardInterrupt:  # out of the pager, and back to the menu
        return True
    return True
