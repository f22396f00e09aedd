"""A session on a screen that is projected: one page at a time, single keys, nothing left on the screen afterwards. Only here is it painted."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.styles import Style

from mo_advisor.console import clean
from mo_advisor.interview.painting import painted, without_mouse
from mo_advisor.render.colours import OF_STYLE
from mo_advisor.render.room_words import KEYS, all_keys, foot
from mo_advisor.render.views.room import StyledLine
from mo_advisor.training.session import BACK, HELP, LEAVE, ON, Session

MARGIN = 3  # columns left and right; a row above
FOOT_ROWS = 3  # so that the keys fit a narrow screen too
KEPT = "\N{NO-BREAK SPACE}"
PRESSED = {  # further keys: those of a presenter's remote, and the arrows
    ON: ("space", "pagedown", "right", "down"),
    BACK: ("pageup", "left", "up"),
}
LEADING = ("title", "heading", "above", "number")  # the styles of what stands above other lines, and never at the end of a page
PLAIN_STYLES = {"title": "bold", "heading": "bold underline", "number": "bold", "name": "bold", "danger": "bold"}
COLOURS = {**OF_STYLE, "danger": f"bold {OF_STYLE['danger']}", "foot": OF_STYLE["faint"]}


class Projector:
    """Shows a session until something must be asked, or somebody leaves. see: the lines before the room, for columns and rows."""

    def __init__(self, session: Session, see: Callable[[Session, int, int], list[StyledLine]]) -> None:
        self.session = session
        self.see = see
        self.page = 0
        self.help = False

    def show(self, session: Session) -> None:
        """Puts another session before the room, from its first page."""
        self.session, self.page = session, 0

    def run(self) -> str:
        """Shows and moves until an action needs something else than moving, and gives that. Raises KeyboardInterrupt where it is broken off."""
        body = Window(FormattedTextControl(self._body, show_cursor=False), wrap_lines=False, always_hide_cursor=True)
        below = Window(FormattedTextControl(self._foot), wrap_lines=True, height=FOOT_ROWS, style="class:foot")
        application: Application[str] = Application(
            Layout(HSplit([body, below])),
            key_bindings=self._keys(),
            full_screen=True,
            style=_style(),
            mouse_support=False,
        )
        return painted(application, application.run)

    def _keys(self) -> KeyBindings:
        bindings = without_mouse(KeyBindings())
        for action, key in KEYS.items():
            for pressed in (key.lower(), *PRESSED.get(action, ())):
                bindings.add(pressed)(self._does(action))

        @bindings.add(Keys.Any)
        def _any_other(_: KeyPressEvent) -> None:
            self.help = False

        @bindings.add("c-c")
        @bindings.add("c-d")
        def _broken_off(event: KeyPressEvent) -> None:
            event.app.exit(exception=KeyboardInterrupt)

        return bindings

    def _does(self, action: str) -> Callable[[KeyPressEvent], None]:
        def do(event: KeyPressEvent) -> None:
            if not self._done_here(action) and action in self.session.actions():
                event.app.exit(result=action)

        return do

    def _done_here(self, action: str) -> bool:
        """Turns the page, shows the keys, or moves in the session; whether that is all that the action asks for."""
        if action == HELP or (self.help and action != LEAVE):
            self.help = not self.help
            return True
        if action == ON and self.page < len(self._pages()) - 1:
            self.page += 1
            return True
        if action == BACK and self.page:
            self.page -= 1
            return True
        moved = self.session.moved(action) if action in self.session.actions() else None
        if moved is not None:
            self.show(moved)
        return moved is not None

    def _pages(self) -> list[list[StyledLine]]:
        """What is to be seen, cut to the height of the screen."""
        rows = max(4, _size()[1] - FOOT_ROWS - 2)
        return cut(self.see(self.session, self._columns(), rows), rows)

    def _columns(self) -> int:
        return max(20, _size()[0] - 2 * MARGIN)

    def _body(self) -> StyleAndTextTuples:
        if self.help:
            lines: list[StyledLine] = [((line, ""),) for text in all_keys(self.session) for line in textwrap.wrap(text, self._columns())]
        else:
            pages = self._pages()
            self.page = min(self.page, len(pages) - 1)  # a screen made larger has fewer pages
            lines = pages[self.page]
        told: StyleAndTextTuples = [("", "\n")]
        for line in lines:
            told += [("", " " * MARGIN), *((f"class:{style}" if style else "", clean(text)) for text, style in line), ("", "\n")]
        return told

    def _foot(self) -> StyleAndTextTuples:
        return [("", "\n".join(" " * MARGIN + line for line in self._foot_lines()))]

    def _foot_lines(self) -> list[str]:
        told = ["Any key: back to the card"] if self.help else foot(self.session, self.page, len(self._pages()))
        whole = "   ".join(key.replace(" ", KEPT) for key in told)  # a line ends between two keys, and not within what one does
        return [line.replace(KEPT, " ") for line in textwrap.wrap(whole, self._columns(), break_on_hyphens=False)]


def cut(lines: list[StyledLine], rows: int) -> list[list[StyledLine]]:
    """Lines in pages of so many rows: a page ends at a blank line where one is near, but not after a heading, and begins with none."""
    pages: list[list[StyledLine]] = []
    while len(lines) > rows:
        blank = next((row for row in range(rows, rows // 3, -1) if _ends(lines, row)), None)
        end = blank or rows
        pages.append(lines[:end])
        lines = lines[end + (blank is not None) :]
    return [*pages, lines]


def _ends(lines: list[StyledLine], row: int) -> bool:
    """Whether a page may end before a row: it is blank, and what stands above it belongs to nothing below."""
    return _blank(lines[row]) and not any(style in LEADING for _, style in lines[row - 1])


def _blank(line: StyledLine) -> bool:
    return not any(text.strip() for text, _ in line)


def _size() -> tuple[int, int]:
    from prompt_toolkit.application import get_app

    size = get_app().output.get_size()
    return size.columns, size.rows


def _style() -> Style:
    """Bold where a terminal has it; colours unless they are not wanted."""
    return Style.from_dict(PLAIN_STYLES if os.environ.get("NO_COLOR") else {**PLAIN_STYLES, **COLOURS})
