"""Questions as values: what is asked and what may be answered, whatever asks it."""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.frozen import Frozen


class Option(Frozen):
    """One choice. value: the id that it stands for. opens: where it only names a group, the menu of the group. also: other names of it."""

    value: str
    label: str
    opens: Menu | None = None
    also: tuple[str, ...] = ()


class Menu(Frozen):
    """A question's choices, the likeliest first.

    standing: offered on every screen of it, after the others. help: a line under the text. back: how to name the way to the menu before.
    by_name: what stands in no list, and is found by whoever types a name of it. whole: on one screen however long, so that each has one number.
    """

    text: str
    options: tuple[Option, ...]
    standing: tuple[Option, ...] = ()
    help: str = ""
    back: str = "Back to the first list"
    by_name: tuple[Option, ...] = ()
    whole: bool = False

    def everything(self) -> Iterator[Option]:
        """Every choice that is listed, those of groups included, each group before its own."""
        for option in (*self.options, *self.standing):
            yield option
            if option.opens:
                yield from option.opens.everything()


class Question(Frozen):
    """Something to ask. id: `who`, `involved`, `what`, `who-exactly`, `involved-exactly`, `protocol`, or a fact's id."""

    id: str
    menu: Menu

    @property
    def text(self) -> str:
        """The question itself."""
        return self.menu.text

    def values(self) -> tuple[str, ...]:
        """The ids that are listed as answers, each once, in order."""
        return tuple(dict.fromkeys(option.value for option in self.menu.everything() if not option.opens))

    def answers(self) -> dict[str, Option]:
        """Everything that may be answered, by its id: what is always offered in those words, what is listed, and what is found by name."""
        menu = self.menu
        listed = (option for option in (*menu.standing, *menu.everything(), *menu.by_name) if not option.opens)
        found: dict[str, Option] = {}
        for option in listed:
            found.setdefault(option.value, option)
        return found
