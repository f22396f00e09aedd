"""A question cut into screens of few choices, and where each choice leads: pure."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from mo_advisor.frozen import Frozen
from mo_advisor.interview.options import Menu, Option, Question

MOST = 9  # choices on a screen, so that one digit names each
MORE, BACK, WHY = "more", "back", "why"  # what may be chosen beside the answers themselves
FIND = "/"  # and this with words to search for in the whole list
CHOSEN_BEFORE = "(your answer before)"
PAGE_BEFORE = "Back to the page before"


class Left(KeyboardInterrupt):
    """Somebody leaves by the key for it, and not by breaking off."""


class Screen(Frozen):
    """What is asked at one time.

    question: the question's id. elsewhere: good answers that are not on this screen. back: what the way back is called, or an empty string where
    there is none. default: the value that Enter alone gives, if any. marked: the value that was chosen before, if it is here. find: gives the
    list that words lead to, or None where they are no words to look for. brief: whether the choices are listed only to whoever asks for them.
    danger: a line that stands above everything else. at_once: whether a number is an answer by itself, without Enter, where keys are read one by one.
    """

    question: str
    text: str
    options: tuple[Option, ...]
    help: str = ""
    elsewhere: tuple[str, ...] = ()
    back: str = ""
    default: str = ""
    marked: str = ""
    find: Callable[[str], Menu | None] | None = None
    brief: bool = False
    danger: str = ""
    at_once: bool = False

    def label(self, option: Option) -> str:
        """A choice in words; the one that was chosen before is marked."""
        return f"{option.label} {CHOSEN_BEFORE}" if option.value == self.marked else option.label


class OpenMenus(Frozen):
    """How far somebody has gone into a question: the menus opened, the innermost last, and the page of that one, from 0."""

    menus: tuple[Menu, ...]
    page: int = 0


def opened_at(question: Question, value: str) -> OpenMenus:
    """Where an answer stands, or the beginning where it stands in no list."""
    whole = (question.menu,)
    lists = (whole, *((question.menu, option.opens) for option in question.menu.options if option.opens))
    return next((_turned_to(menus, value) for menus in lists if value in {option.value for option in menus[-1].options}), OpenMenus(whole))


def _turned_to(menus: tuple[Menu, ...], value: str) -> OpenMenus:
    """The page of the innermost list on which a choice stands."""
    cut = pages(OpenMenus(menus))
    return OpenMenus(menus, next((page for page, options in enumerate(cut) if value in {option.value for option in options}), 0))


def after_choice(question: Question, opened: OpenMenus, value: str) -> OpenMenus | None:
    """Where a choice leads, or None where it is an answer, or the way out of the question."""
    if value == MORE:
        return OpenMenus(opened.menus, (opened.page + 1) % len(pages(opened)))
    if value == BACK:
        return _before(opened)
    group = next((option.opens for option in question.menu.everything() if option.value == value), None)
    return OpenMenus((question.menu, group)) if group else None


def _before(opened: OpenMenus) -> OpenMenus | None:
    """The page before this one, or the list in which this one was opened."""
    if opened.page:
        return OpenMenus(opened.menus, opened.page - 1)
    *outer, inner = opened.menus
    if not outer:
        return None
    opener = next((option.value for option in outer[-1].options if option.opens == inner), "")
    return _turned_to(tuple(outer), opener)


def screen_at(question: Question, opened: OpenMenus, back: str = "", old: str = "", find: Callable[[str], Menu | None] | None = None) -> Screen:
    """The screen at which somebody is: its page of the menu, what leads on, and what is offered on every screen.

    old: the answer that was given before; it, or the group that holds it, is marked.
    """
    menu, cut = opened.menus[-1], pages(opened)
    options = (*cut[opened.page], *_more(cut, opened.page), *menu.standing)
    shown = {option.value for option in options}
    known = (*(option.value for option in question.menu.everything()), *question.answers())
    elsewhere = tuple(dict.fromkeys(value for value in known if value not in shown))
    back = PAGE_BEFORE if opened.page else menu.back if len(opened.menus) > 1 else back
    marked = _holding(options, old)
    return Screen(question.id, menu.text, options, menu.help, elsewhere, back, marked, marked, find)


def _holding(options: tuple[Option, ...], old: str) -> str:
    """The choice that is an answer, or that opens a list with it; an empty string where there is none."""
    if not old or any(option.value == old for option in options):
        return old
    return next((option.value for option in options if option.opens and old in {inside.value for inside in option.opens.options}), "")


def pages(opened: OpenMenus) -> list[tuple[Option, ...]]:
    """A menu's options in as few pages as hold them, as even as may be."""
    menu = opened.menus[-1]
    room = MOST - len(menu.standing)
    count = 1 if menu.whole or len(menu.options) <= room else ceil(len(menu.options) / (room - 1))
    size = max(1, ceil(len(menu.options) / count))
    return [menu.options[start:start + size] for start in range(0, len(menu.options), size)] or [()]


def _more(cut: list[tuple[Option, ...]], page: int) -> tuple[Option, ...]:
    left = sum(len(later) for later in cut[page + 1:])
    if len(cut) == 1:
        return ()
    return (Option(MORE, f"Show more ({left} more)" if left else "Show the first ones again"),)
