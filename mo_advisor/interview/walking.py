"""The walk through a question's screens to an answer, with a person who chooses, searches, and asks why."""

from __future__ import annotations

from collections.abc import Callable

from mo_advisor.interview.options import Question
from mo_advisor.interview.prompting import Prompter
from mo_advisor.interview.screens import BACK, FIND, WHY, Screen, Spot, moved_to, screen_at
from mo_advisor.interview.search import found_menu

SEARCH = "Type a word or two to search for in the whole list. Enter alone goes back."
NOT_FOUND = "Nothing in the list has such a word. Try another one, or choose from the list."


def walk(question: Question, asker: Prompter, explain: Callable[[Screen], None], back: str = "") -> str:
    """Shows a question's screens until one of its values is chosen; gives the value, or BACK.

    explain: says why it is asked. back: what lies before the question, in words, or an empty string where nothing does.
    """
    spot = Spot((question.menu,))
    while True:
        screen = screen_at(question, spot, back)
        value = asker.choose(screen)
        if value == WHY:
            explain(screen)
        elif value.startswith(FIND):
            spot = _search(question, asker, spot, value.removeprefix(FIND))
        else:
            moved = None if value == BACK and len(spot.menus) == 1 else moved_to(question, spot, value)
            if moved is None:
                return value
            spot = moved


def _search(question: Question, asker: Prompter, spot: Spot, typed: str) -> Spot:
    """Where a search leads: to a list of what was found, or nowhere."""
    typed = typed.strip() or asker.line(SEARCH, "Search:")
    if not typed:
        return spot
    menu = found_menu(question, typed)
    if menu is None:
        asker.tell(NOT_FOUND)
        return spot
    return Spot((question.menu, menu))
