"""Choices with arrow keys, numbers and letters, repainted by prompt_toolkit: only this and `painting` import it in the interview."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeVar

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Layout, ScrollOffsets, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import create_output
from prompt_toolkit.shortcuts import PromptSession

from mo_advisor.console import clean, usable
from mo_advisor.interview.choosing import Choosing, begun
from mo_advisor.interview.line_prompter import Lines, lines, paragraph, wrapped
from mo_advisor.interview.painting import painted, without_mouse
from mo_advisor.interview.screens import BACK, WHY, Left, Screen

T = TypeVar("T")
POINTER = ">"
BACK_KEY = "b"  # where a key answers by itself; elsewhere letters search
TYPED = "  Typed: "
CLEAR = "\x1b[H\x1b[2J\x1b[3J"  # to the corner, the screen, the lines that have scrolled away
UP_AND_CLEAR = "\x1b[{}A\x1b[J"
ESCAPE = 0.05  # seconds after which Escape is a key of its own, and not the beginning of another


class Silent(Exception):
    """The terminal does not say where its cursor is, so that nothing can be repainted there."""


class Painting(Application[str]):
    """A list that is painted where the cursor is, and taken off again once it was answered."""

    def cpr_not_supported_callback(self) -> None:
        """In place of a warning: whoever asked goes on in plain lines."""
        if self.is_running:
            self.exit(exception=Silent())


def arrows() -> Arrows | None:
    """A prompter that repaints; None where there is no console for it, whatever the system says of why."""
    try:
        create_input().close()
        create_output()
    except Exception:  # what a library, or a system that it knows better, raises here is no fault of ours and of no use to the person
        return None
    return Arrows()


class Kept(NamedTuple):
    """An answer that stands on the screen: its lines, and the width at which they were printed."""

    lines: int
    width: int


class Arrows:
    """Asks with a repainted list; in plain lines from where a terminal turns out not to do that."""

    hints = ""  # they stand below every list

    def __init__(self) -> None:
        self.plain: Lines | None = None
        self.kept: list[Kept] = []

    def tell(self, *paragraphs: str) -> None:
        """Says something that needs no answer."""
        self.kept.clear()
        print("\n".join([*(line for text in paragraphs for line in paragraph(text, _width())), ""]))

    def choose(self, screen: Screen) -> str:
        """Asks, and gives the value chosen. Raises KeyboardInterrupt or EOFError where the person leaves."""

        def ask() -> str:
            shown = List(screen)
            value = shown.run()
            if value == BACK:
                self._take_back()
            elif not value.startswith(WHY):
                self._keep(screen, shown.label)
            return value

        return self._asked(ask, lambda page: page.choose(screen))

    def line(self, text: str, label: str) -> str:
        """Asks for a line of text. Raises KeyboardInterrupt or EOFError where the person leaves."""

        def ask() -> str:
            if text:
                self.tell(text)
            self.kept.clear()
            asking = PromptSession[str](key_bindings=without_mouse(KeyBindings()))
            return painted(asking.app, partial(asking.prompt, f"{label} ")).strip()

        return self._asked(ask, lambda page: page.line(text, label))

    def clear(self) -> bool:
        """Clears the screen, and what has scrolled away above it where the terminal can."""
        sys.stdout.write(CLEAR)
        sys.stdout.flush()
        return True

    def _keep(self, screen: Screen, label: str) -> None:
        """Leaves on the screen what was asked and answered. What follows a menu may be printed by something else, so that it is not taken back."""
        lines = [*wrapped(screen.text, _width()), *wrapped(label, _width(), f"  {POINTER} "), ""]
        print("\n".join(lines))
        self.kept = [*self.kept, Kept(len(lines), _width())] if screen.find else []

    def _take_back(self) -> None:
        """Takes off the screen what was answered last, where it is the last thing that stands there."""
        if self.kept and (last := self.kept.pop()).width == _width():
            sys.stdout.write(UP_AND_CLEAR.format(last.lines))
            sys.stdout.flush()

    def _asked(self, repainted: Callable[[], T], printed: Callable[[Lines], T]) -> T:
        """Asks on a painted list, or in lines once that has failed here."""
        if self.plain is None:
            try:
                return repainted()
            except (Silent, OSError):
                self.plain = lines()
                self.plain.tell(self.plain.hints)
        return printed(self.plain)


class List:
    """One list while it is painted."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.at = begun(screen)

    def run(self) -> str:
        """Paints and takes keys until there is a value. Raises KeyboardInterrupt, EOFError, Silent, or OSError where nothing can be painted."""
        head, body, foot = (
            Window(FormattedTextControl(told, show_cursor=False), dont_extend_height=True, scroll_offsets=ScrollOffsets(top=2))
            for told in (self._head, self._body, self._foot)
        )
        application = Painting(Layout(HSplit([head, body, foot])), key_bindings=self._keys(), erase_when_done=True)
        application.ttimeoutlen = application.timeoutlen = ESCAPE
        return painted(application, application.run)

    @property
    def label(self) -> str:
        """What was chosen, in words."""
        pointer, shown = self.at.pointer, self.at.shown
        return shown[pointer].label if pointer is not None and pointer < len(shown) else ""

    def _head(self) -> StyleAndTextTuples:
        """The question, its help, the keys, what is typed and how much that leaves."""
        width, narrowed = _width(), self.at.narrowed
        keys = [*self._hidden(), _keys_in_words(self.screen, self.at.typed)]
        told: StyleAndTextTuples = [("bold", line + "\n") for text in (self.screen.danger, self.screen.text) if text for line in wrapped(text, width)]
        told += [("", line + "\n") for text in (self.screen.help, *keys) if text for line in wrapped(text, width - 2, "  ")]
        if self.at.typed:
            told += [("bold", f"{TYPED}{_end_of(clean(self.at.typed), width - len(TYPED) - 1)}\n")]
            more = (narrowed.text, narrowed.help if narrowed.help != self.screen.help else "") if narrowed else ()
            told += [("", line + "\n") for text in more if text for line in wrapped(text, width - 2, "  ")]
        return _without_last_break(told)

    def _hidden(self) -> list[str]:
        """Whether a low terminal hides the end of the list."""
        rows = sum(len(lines) for lines in self._listed())
        above = (self.screen.danger, self.screen.text, self.screen.help, _keys_in_words(self.screen, self.at.typed))
        told = sum(len(wrapped(text, _width() - 2)) for text in above if text)
        return [f"{len(self.at.shown)} choices; the list scrolls."] if rows + told + 2 > get_app().output.get_size().rows else []

    def _listed(self) -> list[list[str]]:
        """The lines of each row."""
        shown, width = self.at.shown, _width()
        numbers = ["" if self.at.typed else f"{number}) " for number in range(1, len(shown) + 1)]  # digits belong to what is typed
        rows = [wrapped(self.screen.label(option), width - 3, number) for number, option in zip(numbers, shown, strict=True)]
        return [*rows, *([wrapped(self.screen.back, width - 3, "" if self.at.typed else "b) ")] if len(self.at.rows) > len(shown) else [])]

    def _body(self) -> StyleAndTextTuples:
        told: StyleAndTextTuples = []
        for row, said in enumerate(self._listed()):
            pointed = row == self.at.pointer
            style = "bold" if pointed else ""
            for place, line in enumerate(said):
                at_end = pointed and place == len(said) - 1
                told += [("[SetCursorPosition]", "")] if at_end else []
                told += [(style, f" {POINTER if pointed and not place else ' '} {line}\n")]
        return _without_last_break(told)

    def _foot(self) -> StyleAndTextTuples:
        return [("", "\n".join(wrapped(self.at.said, _width() - 2, "  ")) if self.at.said else "")]

    def _keys(self) -> KeyBindings:
        bindings = without_mouse(KeyBindings())
        self._moves(bindings, lambda: self.at.moved(-1), "up", "c-p", "s-tab")
        self._moves(bindings, lambda: self.at.moved(1), "down", "c-n", "tab")
        self._moves(bindings, lambda: self.at.with_typed(self.at.typed[:-1]), "backspace")
        self._moves(bindings, lambda: self.at.with_typed(""), "escape", "c-u")
        bindings.add("?")(lambda event: event.app.exit(result=self.at.explained()))
        if self.screen.back:
            self._gives(bindings, BACK, "left", "c-b")
        self._ends(bindings)

        @bindings.add(Keys.Any)
        @bindings.add(Keys.BracketedPaste)
        def _typed(event: KeyPressEvent) -> None:
            if event.data.isascii() and event.data.isdigit() and len(event.data) == 1:
                self.at = self.at.numbered(int(event.data))
                if self.screen.at_once and self.at.pointer is not None and not self.at.typed:
                    event.app.exit(result=self.at.rows[self.at.pointer])
            elif event.data == BACK_KEY and self.screen.at_once and self.screen.back and not self.at.typed:
                event.app.exit(result=BACK)
            elif event.data.isprintable():
                self.at = self.at.with_typed(self.at.typed + event.data)

        return bindings

    def _moves(self, bindings: KeyBindings, after: Callable[[], Choosing], *pressed: str) -> None:
        def move(_: KeyPressEvent) -> None:
            self.at = after()

        for key in pressed:
            bindings.add(key)(move)

    def _gives(self, bindings: KeyBindings, value: str, *pressed: str) -> None:
        for key in pressed:
            bindings.add(key)(lambda event: event.app.exit(result=value))

    def _ends(self, bindings: KeyBindings) -> None:
        """Enter, and the keys that break off."""

        @bindings.add("enter")
        def _enter(event: KeyPressEvent) -> None:
            try:
                came = self.at.taken()
            except Left as left:
                event.app.exit(exception=left)
                return
            if isinstance(came, Choosing):
                self.at = came
            else:
                event.app.exit(result=came)

        bindings.add("c-c")(lambda event: event.app.exit(exception=KeyboardInterrupt))
        bindings.add("c-d")(lambda event: event.app.exit(exception=EOFError))


def _end_of(typed: str, room: int) -> str:
    """What was typed, or as much of its end as there is room for."""
    return typed if len(typed) <= room else f"…{typed[1 - room:]}"


def _keys_in_words(screen: Screen, typed: str = "") -> str:
    """What the keys do, which stands above the list until it is answered."""
    back = "the left arrow goes back, " if screen.back else ""
    if typed:
        return f"Arrow keys, then Enter. Escape takes back what is typed. ? explains, {back}q and Enter leaves."
    if screen.at_once:
        return f"A number answers at once. ? explains, {back}q and Enter leaves."
    return f"Arrow keys or a number, then Enter. Letters search. ? explains, {back}q and Enter leaves."


def _without_last_break(told: StyleAndTextTuples) -> StyleAndTextTuples:
    """Fragments of lines of which the last is not followed by an empty one."""
    if told:
        style, text = told[-1][:2]
        told[-1] = (style, text.rstrip("\n"))
    return told


def _width() -> int:
    return usable(shutil.get_terminal_size().columns)
