"""Leaving before the end: whoever has answered something is asked once whether that is meant. Ctrl-C and Ctrl-D break off at once."""

from __future__ import annotations

from mo_advisor.frozen import replace
from mo_advisor.interview.options import Option
from mo_advisor.interview.prompter import Prompter, Through
from mo_advisor.interview.screens import WHY, Left, Screen

STAY, LEAVE = "stay", "leave"
LEAVING = Screen(LEAVE, "Leave now? What you have answered is not kept.", (Option(STAY, "Stay"), Option(LEAVE, "Leave")), default=STAY)
WHY_ASKED = "Nothing has been saved, so your answers would have to be given again. Staying leads back to the question."


class AskedOnce(Through):
    """A prompter at which the key for leaving is asked about."""

    def choose(self, screen: Screen) -> str:
        """Asks, and gives the value chosen. Raises Left where somebody means to leave."""
        while True:
            try:
                return self.asker.choose(screen)
            except Left:
                if meant(self.asker, screen.danger):
                    raise


def meant(asker: Prompter, danger: str = "") -> bool:
    """Whether somebody means to leave. Leaving this question too is to mean it. danger: what stands above it."""
    while (choice := asker.choose(replace(LEAVING, danger=danger))) == WHY:
        asker.tell(WHY_ASKED)
    return choice == LEAVE
