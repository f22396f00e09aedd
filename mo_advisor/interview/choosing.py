"""Choosing from a list with keys, as a value: what is typed, what is shown for it, where the pointer is. Pure; something else paints it.

Letters narrow the list and do nothing else. The pointer stands on nothing until somebody moves it, chooses a number, or comes back to an answer.
"""

from __future__ import annotations

from functools import cached_property

from mo_advisor.frozen import Frozen, replace
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.interview.screens import BACK, FIND, MOST, WHY, Left, Screen
from mo_advisor.interview.search import found_menu

LONGEST = 200  # characters that are typed to find something; more finds nothing more
LEAVE = ("q", "quit")
WORDS = {"?": WHY, "why": WHY, "b": BACK, "back": BACK}  # what a line means that is no answer
ENTER_LEAVES, ENTER_GOES_BACK = "Enter leaves.", "Enter goes back."
NOT_CHOSEN_TYPED = "Nothing is chosen yet. Choose with the arrow keys, then Enter."
NOT_CHOSEN = "Nothing is chosen yet. Choose with the arrow keys or a number, then Enter."


class Choosing(Frozen):
    """Where somebody stands in a list.

    typed: the words so far. pointer: the row that Enter takes, if any. said: what the last key came to. digits: the number that is being typed.
    """

    screen: Screen
    typed: str = ""
    pointer: int | None = None
    said: str = ""
    digits: str = ""

    @property
    def leaves(self) -> bool:
        """Whether what is typed says to leave, so that nothing is looked for."""
        return self.typed.strip().lower() in LEAVE

    @cached_property
    def narrowed(self) -> Menu | None:
        """The list that the words lead to; None where there are none to look for."""
        if not self.typed.strip() or self.leaves:
            return None
        if self.screen.find:
            return self.screen.find(self.typed)
        return found_menu(Question(self.screen.question, Menu(self.screen.text, self.screen.options)), self.typed)

    @property
    def shown(self) -> tuple[Option, ...]:
        """The choices on the screen, without the way back."""
        menu = self.narrowed
        if self.leaves:
            return ()
        if menu is None:
            return self.screen.options
        return (*menu.options[:MOST - len(menu.standing)], *menu.standing)

    @property
    def rows(self) -> tuple[str, ...]:
        """The value of each row on which the pointer may stand."""
        return (*(option.value for option in self.shown), *([BACK] if self.screen.back and not self.leaves else []))

    def moved(self, step: int) -> Choosing:
        """With the pointer a row further up or down, round the ends; from nowhere to the first or the last."""
        count = len(self.rows)
        if not count:
            return self
        at = (self.pointer + step) % count if self.pointer is not None else 0 if step > 0 else count - 1
        return replace(self, pointer=at, said="", digits="")

    def numbered(self, digit: int) -> Choosing:
        """With one more digit: of the words where some are typed; else of the number to point at, or of which it is said that there is none."""
        if self.typed:
            return self.with_typed(f"{self.typed}{digit}")
        count, digits = len(self.shown), f"{self.digits}{digit}"
        if 1 <= int(digits) <= count:
            return replace(self, pointer=int(digits) - 1, said="", digits=digits)
        return replace(self, pointer=None, said=f"There is no {digits} here; the list goes from 1 to {count}.", digits="")

    def with_typed(self, typed: str) -> Choosing:
        """With other words typed. What was pointed at is let go, since the list is another one."""
        typed = " ".join(typed.split(" ")).removeprefix(FIND)[:LONGEST]
        word = typed.strip().lower()
        said = ENTER_LEAVES if word in LEAVE else ENTER_GOES_BACK if WORDS.get(word) == BACK and self.screen.back else ""
        return replace(self, typed=typed, said=said, pointer=None, digits="") if typed else begun(self.screen)

    def explained(self) -> str:
        """What `?` comes to: the question what is shown means, with the words that led to it where they are not the list itself."""
        return f"{WHY}{FIND}{self.typed}" if self.screen.find and self.narrowed and self.narrowed.options else WHY

    def taken(self) -> Choosing | str:
        """What Enter comes to: a value, or the list with a word on why there is none. Raises Left where it says to leave."""
        if self.pointer is not None:
            return self.rows[self.pointer]
        if self.leaves:
            raise Left
        if WORDS.get(self.typed.strip().lower()) == BACK and self.screen.back:
            return BACK
        return replace(self, said=NOT_CHOSEN_TYPED if self.typed else NOT_CHOSEN, digits="")


def begun(screen: Screen) -> Choosing:
    """A list before the first key: the pointer on what Enter alone is to take, or on nothing."""
    values = [option.value for option in screen.options]
    return Choosing(screen, pointer=values.index(screen.default) if screen.default in values else None)
