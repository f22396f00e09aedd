"""Who asks: arrow keys on a capable terminal, or numbered lines."""

from __future__ import annotations

import os
import sys
from typing import Protocol

from mo_advisor.interview.screens import Screen
from mo_advisor.output.stream import is_terminal


class Prompter(Protocol):
    """Something that can ask. Raises KeyboardInterrupt or EOFError where the person leaves."""

    def tell(self, text: str) -> None:
        """Says something that needs no answer."""

    def choose(self, screen: Screen) -> str:
        """Asks, and gives the value chosen: of an option of the screen, or one of `elsewhere`."""


def prompter(plain: bool) -> Prompter:
    """The prompter for where we are. The repainting one, and what it needs, is imported only where it can be used."""
    if plain or not can_repaint():
        from mo_advisor.interview.plain import lines

        return lines()
    from mo_advisor.interview.menu import Arrows

    return Arrows()


def can_repaint() -> bool:
    """Whether both ends are a terminal that obeys cursor movement."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout) and os.environ.get("TERM") not in ("dumb", "unknown")
