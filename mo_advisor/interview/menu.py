"""Choices with arrow keys and numbers, by questionary: the only module that imports it."""

from __future__ import annotations

import shutil

import questionary
from prompt_toolkit.filters import to_filter
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings

from mo_advisor.interview.plain import wrapped
from mo_advisor.interview.screens import Screen
from mo_advisor.output.page import LONGEST_LINE

POINTER = ">"
BEFORE_LABEL = len(f" {POINTER} 1) ")  # what questionary prints before a choice
DIGITS = 9
STYLE = questionary.Style([("qmark", "bold"), ("question", "bold"), ("highlighted", "bold"), ("answer", "bold"), ("instruction", "")])


class Arrows:
    """Asks with a repainted list."""

    def tell(self, text: str) -> None:
        """Says something that needs no answer."""
        print("\n".join([*wrapped(text, _width()), ""]))

    def choose(self, screen: Screen) -> str:
        """Asks, and gives the value chosen. Raises KeyboardInterrupt or EOFError where the person leaves."""
        width, height = _width(), shutil.get_terminal_size().lines
        question = questionary.select(
            "\n  ".join(wrapped(screen.text, width - 3)) + "\n ",
            choices=[questionary.Choice(label(option.label, width), value=option.value) for option in screen.options],
            instruction=instruction(screen, width, height),
            use_shortcuts=len(screen.options) <= DIGITS,
            use_jk_keys=False,
            pointer=POINTER,
            style=STYLE,
        )
        application = question.application
        for window in application.layout.find_all_windows():
            window.wrap_lines = to_filter(True)  # for a terminal that is made narrower while the question stands
        application.key_bindings = merge_key_bindings([application.key_bindings or KeyBindings(), leaving()])
        return str(question.unsafe_ask())


def label(text: str, width: int) -> str:
    """A choice's words, wrapped and hung, so that none is cut at the edge."""
    return ("\n" + " " * BEFORE_LABEL).join(wrapped(text, width - BEFORE_LABEL - 1))


def instruction(screen: Screen, width: int, height: int) -> str:
    """What stands under the question until it is answered: its help, the keys, and whether a low terminal hides the end of the list."""
    keys = "Arrow keys or a number, then Enter. q leaves." if len(screen.options) <= DIGITS else "Arrow keys, then Enter. q leaves."
    told = [line for text in (screen.text, screen.help, keys) if text for line in wrapped(text, width - 3)]
    rows = len(told) + sum(label(option.label, width).count("\n") + 1 for option in screen.options)
    hidden = f"{len(screen.options)} choices; the list scrolls." if rows >= height else ""
    return "\n  ".join(line for text in (screen.help, hidden, keys) if text for line in wrapped(text, width - 3))


def leaving() -> KeyBindings:
    """The keys that end the interview, besides Ctrl-C: Ctrl-D, which questionary ignores, and q as in plain mode."""
    bindings = KeyBindings()

    @bindings.add("c-d", eager=True)
    def _end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError, style="class:aborting")

    @bindings.add("q", eager=True)
    def _quit(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt, style="class:aborting")

    return bindings


def _width() -> int:
    return max(20, min(shutil.get_terminal_size().columns, LONGEST_LINE))
