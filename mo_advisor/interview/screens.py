"""A question cut into screens of few choices, and where each choice leads: pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from mo_advisor.interview.options import Menu, Option, Question

MOST = 9  # choices on a screen, so that one digit names each
MORE, BACK, WHY = "more", "back", "why"  # what may be chosen beside the answers themselves
FIND = "/"  # and, where the list is long, this with words to search for, or alone to be asked for them


class Left(KeyboardInterrupt):
    """Somebody leaves by the key for it, and not by breaking off."""


@dataclass(frozen=True)
class Screen:
    """What is asked at one time.

    question: the question's id. elsewhere: good answers that are not on this screen. back: what the way back is called, or an empty string where
    there is none. default: the value that Enter alone gives, if any. searches: whether the whole list can be searched by words.
    """

    question: str
    text: str
    options: tuple[Option, ...]
    help: str = ""
    elsewhere: tuple[str, ...] = ()
    back: str = ""
    default: str = ""
    searches: bool = False


@dataclass(frozen=True)
class OpenMenus:
    """How far somebody has gone into a question: the menus opened, the innermost last, and the page of that one, from 0."""

    menus: tuple[Menu, ...]
    page: int = 0


def after_choice(question: Question, opened: OpenMenus, value: str) -> OpenMenus | None:
    """Where a choice leads, or None where it is an answer."""
    if value == MORE:
        return OpenMenus(opened.menus, (opened.page + 1) % len(pages(opened)))
    if value == BACK:
        return OpenMenus(opened.menus[:-1])
    group = next(option.opens for option in question.menu.everything() if option.value == value)
    return OpenMenus((question.menu, group)) if group else None


def screen_at(question: Question, opened: OpenMenus, back: str = "") -> Screen:
    """The screen at which somebody is: its page of the menu, what leads on, and what is offered on every screen."""
    menu, cut = opened.menus[-1], pages(opened)
    options = (*cut[opened.page], *_more(cut, opened.page), *menu.standing)
    shown = {option.value for option in options}
    elsewhere = tuple(dict.fromkeys(option.value for option in question.menu.everything() if option.value not in shown))
    back = menu.back if len(opened.menus) > 1 else back
    return Screen(question.id, menu.text, options, menu.help, elsewhere, back, searches=len(question.values()) > MOST)


def pages(opened: OpenMenus) -> list[tuple[Option, ...]]:
    """A menu's options in as few pages as hold them, as even as may be."""
    menu = opened.menus[-1]
    room = MOST - len(menu.standing)
    count = 1 if len(menu.options) <= room else ceil(len(menu.options) / (room - 1))
    size = ceil(len(menu.options) / count)
    return [menu.options[start:start + size] for start in range(0, len(menu.options), size)] or [()]


def _more(cut: list[tuple[Option, ...]], page: int) -> tuple[Option, ...]:
    left = sum(len(later) for later in cut[page + 1:])
    if len(cut) == 1:
        return ()
    return (Option(MORE, f"Show more ({left} more)" if left else "Show the first ones again"),)
