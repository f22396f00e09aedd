"""Somebody in danger: the line for it stays, at every question, and at whatever way out. In a real pseudo-terminal, in both modes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.samples import FIXTURE
from tests.terminal.steps import CHECK, LEAVING, TOPIC, WHO, both_modes, enter, flag, in_list, widths
from tests.terminal.terminal import CTRL_C, CTRL_D, Terminal

DANGER = "If anyone is in danger now, call 999."
THREAT = "I was threatened, or do not feel safe"


def until_the_check(terminal: Terminal, plain: bool) -> None:
    """Chooses the threat on the first list, and goes to the check."""
    terminal.answer(WHO, enter("2"))
    terminal.see(THREAT)
    terminal.answer(TOPIC, enter("threat-or-danger") if plain else enter(in_list(terminal, THREAT)))
    terminal.see(CHECK)
    terminal.see(DANGER)
    terminal.rest()


@both_modes
@widths
@pytest.mark.parametrize("way", ["q", CTRL_C, CTRL_D], ids=["q", "ctrl-c", "ctrl-d"])
def test_the_line_stands_above_the_check_and_is_said_last(folder: Path, plain: bool, columns: int, way: str) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--involved", "not-sure", *flag(plain), columns=columns) as terminal:
        until_the_check(terminal, plain)
        words = terminal.words()
        assert words.index(DANGER) < words.index(CHECK)
        if way == "q":
            terminal.type(enter("q"))
            terminal.answer(LEAVING, enter("2"))
        else:
            terminal.type(way)
        assert terminal.end() == 130
        last = terminal.words()
        assert last.rindex(DANGER) > last.rindex("Leave" if way == "q" else "?")
        assert last.endswith("Stopped. Nothing was saved.")


def test_what_may_be_a_danger_is_found_in_own_words_once(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer") as terminal:
        terminal.answer(TOPIC, "he threatened me")
        terminal.see(DANGER)
        terminal.see("Typed: he threatened me")
        terminal.rest()
        assert terminal.words().count(THREAT) == 1
        terminal.type(CTRL_C)
        assert terminal.end() == 130
