"""The small protocol of the interview's tests, and prompters that stand in for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from mo_advisor.interview.screens import Screen
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load

FIXTURE = Path(__file__).parent.parent / "fixtures" / "interview.yaml"


@cache
def mapleford() -> Book:
    """The small protocol whose every clause is known by heart."""
    return load(FIXTURE)


@dataclass
class Scripted:
    """Gives prepared answers, and keeps what was asked and told. An answer that is not on the screen must be among the values elsewhere."""

    answers: Iterator[str]
    asked: list[str] = field(default_factory=list)
    screens: list[Screen] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def tell(self, text: str) -> None:
        self.told.append(text)

    def choose(self, screen: Screen) -> str:
        self.screens.append(screen)
        if not self.asked or self.asked[-1] != screen.question:
            self.asked.append(screen.question)
        value = next(self.answers)
        assert value in {option.value for option in screen.options} | set(screen.elsewhere), (screen, value)
        return value


def scripted(*answers: str) -> Scripted:
    """A prompter with these answers."""
    return Scripted(iter(answers))
