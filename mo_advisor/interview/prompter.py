"""Who asks: arrow keys on a capable terminal, or numbered lines."""

from __future__ import annotations

import os
import sys
from typing import Protocol

from mo_advisor.console import is_terminal
from mo_advisor.frozen import Frozen
from mo_advisor.interview.screens import Screen


class Prompter(Protocol):
    """Something that can ask. Raises KeyboardInterrupt or EOFError where the person leaves."""

    @property
    def hints(self) -> str:
        """What to know of its keys before the first question; an empty string where that stands at every one."""

    def tell(self, *paragraphs: str) -> None:
        """Says something that needs no answer."""

    def choose(self, screen: Screen) -> str:
        """Asks, and gives the value chosen: of an option of the screen, one that `find` leads to, one of `elsewhere`, or WHY; BACK where the
        screen has a way back; FIND with words after it where the screen finds something by words and the list is printed; WHY and such a FIND
        where it is asked what the list means to which they led."""

    def line(self, text: str, label: str) -> str:
        """Asks for a line of text, such as a file's name; an empty one where nothing is typed. label: what stands before the answer."""

    def clear(self) -> bool:
        """Clears the screen and what has scrolled away above it; gives whether that can be done here."""


class Through(Frozen):
    """A prompter that asks through another, and changes what it changes of that. asker: the other one."""

    asker: Prompter

    @property
    def hints(self) -> str:
        """What to know of its keys."""
        return self.asker.hints

    def tell(self, *paragraphs: str) -> None:
        """Says something that needs no answer."""
        self.asker.tell(*paragraphs)

    def choose(self, screen: Screen) -> str:
        """Asks, and gives the value chosen."""
        return self.asker.choose(screen)

    def line(self, text: str, label: str) -> str:
        """Asks for a line of text."""
        return self.asker.line(text, label)

    def clear(self) -> bool:
        """Clears the screen, where that can be done."""
        return self.asker.clear()


def prompter(plain: bool) -> Prompter:
    """The prompter for where we are. The repainting one, and what it needs, is imported only where it can be used."""
    if not plain and can_repaint():
        from mo_advisor.interview.arrow_prompter import arrows

        if asker := arrows():
            return asker
    from mo_advisor.interview.line_prompter import lines

    return lines()


def can_repaint() -> bool:
    """Whether both ends are a terminal that obeys cursor movement; on Windows the console itself says so, and nothing in its environment."""
    kind = os.environ.get("TERM", "" if os.name == "posix" else "console")
    return is_terminal(sys.stdin) and is_terminal(sys.stdout) and kind not in ("", "dumb", "unknown")
