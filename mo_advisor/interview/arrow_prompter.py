"""Choices with arrow keys and numbers, by questionary: the only module that imports it."""

from __future__ import annotations

import shutil
import sys

import questionary
from prompt_toolkit.filters import to_filter
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings

from mo_advisor.console import LONGEST_LINE
from mo_advisor.interview.line_prompter import paragraph, wrapped
from mo_advisor.interview.screens import BACK, FIND, WHY, Screen

POINTER = ">"
BEFORE_LABEL = len(f" {POINTER} 1) ")  # what questionary prints before a choice
DIGITS = 9
STYLE = questionary.Style(
    [*((part, "bold") for part in ("qmark", "question", "highlighted", "answer")), ("instruction", ""), ("selected", "noreverse")]
)
CLEAR = "\x1b[H\x1b[2J\x1b[3J"  # to the corner, the screen, the lines that have scrolled away


class Arrows:
    """Asks with a repainted list."""

    def tell(self, *paragraphs: str) -> None:
        """Says something that needs no answer."""
        print("\n".join([*(line for text in paragraphs for line in paragraph(text, _width())), ""]))

    def choose(self, screen: Screen) -> str:
        """Asks, and gives the value chosen. Raises KeyboardInterrupt or EOFError where the person leaves."""
        width, height = _width(), shutil.get_terminal_size().lines
        question = questionary.select(
            "\n  ".join(wrapped(screen.text, width - 3)) + "\n ",
            choices=choices(screen, width),
            default=screen.default or None,
            instruction=instruction(screen, width, height),
            use_shortcuts=len(screen.options) <= DIGITS,
            use_jk_keys=False,
            pointer=POINTER,
            style=STYLE,
        )
        return str(_with_keys(question, keys(screen)).unsafe_ask())

    def line(self, text: str, label: str) -> str:
        """Asks for a line of text. Raises KeyboardInterrupt or EOFError where the person leaves."""
        self.tell(text)
        return str(_with_keys(questionary.text(label, style=STYLE), leaving()).unsafe_ask()).strip()

    def clear(self) -> bool:
        """Clears the screen, and what has scrolled away above it where the terminal can."""
        sys.stdout.write(CLEAR)
        sys.stdout.flush()
        return True


def choices(screen: Screen, width: int) -> list[questionary.Choice]:
    """The options, and last the way back, where there is one."""
    listed = [questionary.Choice(label(option.label, width), value=option.value) for option in screen.options]
    if not screen.back:
        return listed
    return [*listed, questionary.Choice(label(screen.back, width), value=BACK, shortcut_key="b")]


def _with_keys(question: questionary.Question, bindings: KeyBindings) -> questionary.Question:
    """The question with more keys; and with lines that wrap where the terminal is made narrower while it stands."""
    application = question.application
    for window in application.layout.find_all_windows():
        window.wrap_lines = to_filter(True)
    application.key_bindings = merge_key_bindings([application.key_bindings or KeyBindings(), bindings])
    return question


def label(text: str, width: int) -> str:
    """A choice's words, wrapped and hung, so that none is cut at the edge."""
    return ("\n" + " " * BEFORE_LABEL).join(wrapped(text, width - BEFORE_LABEL - 1))


def instruction(screen: Screen, width: int, height: int) -> str:
    """What stands under the question until it is answered: its help, the keys, and whether a low terminal hides the end of the list."""
    numbers = " or a number" if len(screen.options) <= DIGITS else ""
    back = "b goes back, " if screen.back else ""
    search = "/ searches, " if screen.searches else ""
    help_ = f"Arrow keys{numbers}, then Enter. {search}? says why, {back}q leaves."
    told = [line for text in (screen.text, screen.help, help_) if text for line in wrapped(text, width - 3)]
    rows = len(told) + sum(label(option.label, width).count("\n") + 1 for option in screen.options) + bool(screen.back)
    hidden = f"{len(screen.options)} choices; the list scrolls." if rows >= height else ""
    return "\n  ".join(line for text in (screen.help, hidden, help_) if text for line in wrapped(text, width - 3))


def keys(screen: Screen) -> KeyBindings:
    """The keys beside arrows and numbers: why it is asked, the search and the way back where there is one, and those that leave."""
    bindings = leaving()
    _gives(bindings, WHY, "?")
    if screen.searches:
        _gives(bindings, FIND, "/")
    if screen.back:
        _gives(bindings, BACK, "b", "c-b")

    @bindings.add("q", eager=True)
    def _quit(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt, style="class:aborting")

    return bindings


def _gives(bindings: KeyBindings, value: str, *pressed: str) -> None:
    """Lets keys answer with a value; the list is taken off the screen, since it was not answered."""

    def give(event: KeyPressEvent) -> None:
        event.app.erase_when_done = True
        event.app.exit(result=value)

    for key in pressed:
        bindings.add(key, eager=True)(give)


def leaving() -> KeyBindings:
    """Ctrl-D, which questionary ignores; it has Ctrl-C."""
    bindings = KeyBindings()

    @bindings.add("c-d", eager=True)
    def _end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError, style="class:aborting")

    return bindings


def _width() -> int:
    return max(20, min(shutil.get_terminal_size().columns, LONGEST_LINE))
