"""Numbered questions, one line of answer each: for screen readers, simple terminals and scripts. Nothing is ever repainted."""

from __future__ import annotations

import io
import sys
import textwrap
from collections import Counter
from collections.abc import Callable
from typing import TextIO

from mo_advisor.console import clean, is_terminal, width_of, write
from mo_advisor.errors import WrongUsage
from mo_advisor.frozen import replace
from mo_advisor.interview.choosing import LEAVE, WORDS
from mo_advisor.interview.options import Option
from mo_advisor.interview.screens import BACK, FIND, WHY, Left, Screen

LONGEST_ANSWER = 1000  # characters of a line that are read; more is no answer
HINTS = "Type a number, and Enter. ? explains the answers, b goes back, q leaves; any other words search a list. This is said once."
LISTED_ON_REQUEST = "Enter alone: {}. Type ? to hear everything that can be done."
LONGEST_NUMBER = 4  # digits that are repeated to somebody who typed them
NOTHING_BEFORE = "There is nothing before this question."
TRIES = 20  # lines in a row that are no answer, after which a script is told so; a person may go on
MOST_ASIDES = 1000  # after which a script is told so; whoever checks a whole protocol by one goes back a few times


class Lines:
    """Asks on `page`, reads from `answers`.

    columns: gives the width at which to wrap, or None for not at all; it may change. person: whether somebody types, rather than a script.
    asides: how often a script has asked why, searched or gone back by now.
    """

    hints = HINTS

    def __init__(self, answers: TextIO, page: TextIO, columns: Callable[[], int | None], person: bool) -> None:
        self.answers, self.page, self.columns, self.person = answers, page, columns, person
        self.asides = 0

    @property
    def width(self) -> int | None:
        """The columns at which to wrap now."""
        return self.columns()

    def tell(self, *paragraphs: str) -> None:
        """Says something that needs no answer."""
        self._print([*(line for text in paragraphs for line in paragraph(text, self.width)), ""])

    def say_lines(self, told: list[str]) -> None:
        """Says lines that were laid out already."""
        self._print([*(clean(line) for line in told), ""])

    def choose(self, screen: Screen) -> str:
        """Asks until a line is a number or an id that the screen knows, or a way out of it.

        Raises KeyboardInterrupt or EOFError where a person leaves, WrongUsage where a script's lines end.
        """
        self._print(numbered(screen, self.width))
        for _ in range(TRIES):
            line = self._answer(prompt(screen), screen)
            value = understood(line, screen, self.person)
            if value == WHY and screen.brief:
                return self.choose(replace(screen, brief=False))
            if value is not None:
                self._print([""])
                self._expect_end(value, screen)
                return value
            self._print(wrapped(f"{wrong(line)} {ways(screen, self.person)}", self.width))
        if self.person:
            return self.choose(screen)
        raise WrongUsage(f"No usable answer in {TRIES} lines to the question “{screen.question}”: {screen.text}")

    def _expect_end(self, value: str, screen: Screen) -> None:
        """Raises WrongUsage where a script says over and over what answers nothing, and would never come to an end."""
        self.asides += value == BACK or value.startswith((WHY, FIND))
        if self.asides > MOST_ASIDES and not self.person:
            raise WrongUsage(f"{MOST_ASIDES} lines that explain, search or go back, and still no answer to the question “{screen.question}”.")

    def line(self, text: str, label: str) -> str:
        """Asks for a line of text. Raises EOFError where there is none."""
        self._print(wrapped(text, self.width))
        typed = self._answer(f"{label} ", Screen(label.rstrip(":").lower(), text, ()))
        self._print([""])
        return typed

    def clear(self) -> bool:
        """Never: what was printed stays."""
        return False

    def _answer(self, said: str, screen: Screen) -> str:
        write(self.page, said)
        try:
            line = self._line()
        except KeyboardInterrupt:
            self._print([""])  # what comes next does not stand beside the question
            raise
        if not line or not self.person:
            self._print([""])
        if line:
            return line.strip()
        if self.person:
            raise EOFError
        raise WrongUsage(f"The lines on standard input ended before the question “{screen.question}” was answered: {screen.text}")

    def _line(self) -> str:
        """The next line, within bounds: of one that is far too long the beginning, which is no answer."""
        line = chunk = self.answers.readline(LONGEST_ANSWER)
        for _ in range(LONGEST_ANSWER):
            if not chunk or chunk.endswith("\n"):
                break
            chunk = self.answers.readline(LONGEST_ANSWER)
        return line

    def _print(self, lines: list[str]) -> None:
        write(self.page, "".join(line + "\n" for line in lines))


def prompt(screen: Screen) -> str:
    """What stands before the answer: the numbers that may be typed. What else may be typed is said once, and to whoever types something else."""
    numbers = f"1 to {len(screen.options)}" if len(screen.options) > 1 else "1"
    return f"Answer ({numbers}{f', or Enter for {_place(screen)}' if screen.default else ''}): "


def wrong(line: str) -> str:
    """Why a line is no answer. What was typed is repeated only where it is a number."""
    word = line.strip().rstrip(".)")
    if word.isascii() and word.isdigit() and len(word) < LONGEST_NUMBER:
        return f"There is no {word} here."
    if WORDS.get(word.lower()) == BACK:
        return NOTHING_BEFORE
    return "That is not one of the answers."


def ways(screen: Screen, person: bool = True) -> str:
    """Everything that may be typed, in a sentence. person: whether somebody types, or a script, which says that it searches."""
    back = f", b for “{screen.back}”" if screen.back else ""
    search = f", {'' if person else f'{FIND} and '}words to search the whole list" if screen.find else ""
    return f"Type a number from 1 to {len(screen.options)}{search}, ? to hear what the answers mean{back}, or q to leave."


def _place(screen: Screen) -> int:
    return screen.options.index(_default(screen)) + 1


def _default(screen: Screen) -> Option:
    return next(option for option in screen.options if option.value == screen.default)


def understood(line: str, screen: Screen, person: bool = True) -> str | None:
    """The value that a line means: by number, with or without a dot or bracket, by id, by a key, or a search; None where it means nothing.

    person: whether somebody types, whose other words are looked for; a script's are a mistake. Raises Left where it says to leave.
    """
    typed = line.strip()
    if screen.find and typed.startswith(FIND):
        return typed
    word = typed.rstrip(".)").lower()
    if word in LEAVE:
        raise Left
    if not word:
        return screen.default or None
    if WORDS.get(word) == WHY or (word in WORDS and screen.back):
        return WORDS[word]
    if word.isascii() and word.isdigit():
        number = int(word) if len(word) < LONGEST_NUMBER else 0
        return screen.options[number - 1].value if 1 <= number <= len(screen.options) else None
    known = {value.lower(): value for value in (*screen.elsewhere, *(option.value for option in screen.options))}
    if person:
        known = {**_names(screen), **known}
    searched = f"{FIND}{typed}" if person and word not in WORDS and screen.find and screen.find(typed) else None
    return known.get(word, searched)


def _names(screen: Screen) -> dict[str, str]:
    """The values of a screen by the other names of its answers, in lower case, as far as one name is that of one answer alone."""
    named = [(name.lower(), option.value) for option in screen.options if not option.opens for name in option.also]
    many = Counter(name for name, _ in named)
    return {name: value for name, value in named if many[name] == 1}


def numbered(screen: Screen, width: int | None) -> list[str]:
    """The lines of a screen: the line for danger, the question, its help, the choices by number."""
    lines = [line for text in (screen.danger, screen.text, screen.help) if text for line in wrapped(text, width)]
    if screen.brief:
        return [*lines, *wrapped(LISTED_ON_REQUEST.format(_default(screen).label), width)]
    for number, option in enumerate(screen.options, start=1):
        lines += wrapped(screen.label(option), width, f"  {number}. ")
    return lines


def paragraph(text: str, width: int | None) -> list[str]:
    """Something told, in lines; what begins with a number is hung under it, as a choice is."""
    number, dot, rest = text.partition(". ")
    return wrapped(rest, width, f"  {number}. ") if dot and number.isdigit() else wrapped(text, width)


def wrapped(text: str, width: int | None, first: str = "") -> list[str]:
    """A paragraph in lines no longer than the width, hung under its own beginning; one line where there is no width."""
    words = clean(" ".join(text.split()))
    if width is None:
        return [first + words]
    hung = " " * len(first)
    return textwrap.wrap(words, width, initial_indent=first, subsequent_indent=hung, break_on_hyphens=False) or [first]


def lines() -> Lines:
    """Lines on standard input and output; on standard error where standard output is no terminal, since that is for data."""
    page = sys.stdout if is_terminal(sys.stdout) else sys.stderr
    answers = sys.stdin or io.StringIO()  # a closed standard input has no lines
    reconfigure = getattr(answers, "reconfigure", None)
    if reconfigure and answers.errors != "replace":  # it cannot be changed again once something was read
        reconfigure(errors="replace")
    return Lines(answers, page, lambda: width_of(page), is_terminal(answers))
