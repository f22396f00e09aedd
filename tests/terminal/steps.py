"""What a person types in the interviews of these tests, in either mode."""

from __future__ import annotations

import re

import pytest

from tests.terminal.terminal import ENTER, Terminal

WIDTHS = (80, 45)
NOT_ADVICE = "It is not legal advice and not a finding about anyone."
WHO, TOPIC, CLOSEST, WHOM = "Who is this question for?", "Type it in your own words, or choose.", "which is closest?", "Whom is it about?"
CHECK, NEXT, LEAVING = "Check your answers.", "What next?", "Leave now?"
STEPS = ((WHO, "1"), (TOPIC, "respect"), (CLOSEST, "1"), (WHOM, "director"), (CHECK, ""), (NEXT, ""))
both_modes = pytest.mark.parametrize("plain", [True, False], ids=["plain", "arrows"])
widths = pytest.mark.parametrize("columns", WIDTHS)


def enter(keys: str) -> str:
    return keys + ENTER


def in_list(terminal: Terminal, label: str) -> str:
    """The digit before a choice on the screen."""
    found = re.findall(rf"(\d)\) {re.escape(label)}", terminal.words())
    assert found, label
    return str(found[-1])


def flag(plain: bool) -> list[str]:
    return ["--plain"] if plain else []


LABELS = {"respect": "Respect and behaviour", "director": "Director"}


def keys(terminal: Terminal, value: str, plain: bool) -> str:
    """What to type for an answer: in plain mode a number or an id, in the list the digit of its label."""
    if not plain and value in LABELS:
        terminal.see(f") {LABELS[value]}")
        return enter(in_list(terminal, LABELS[value]))
    return enter(value)


def reach(terminal: Terminal, count: int, plain: bool) -> None:
    """Answers so many questions, and waits for the next one."""
    for question, value in STEPS[:count]:
        terminal.see(question)
        terminal.answer(question, keys(terminal, value, plain))
    terminal.answer(STEPS[count][0], "")


def not_sure_until_the_check(terminal: Terminal, plain: bool, prompts: int = 0) -> None:
    """Answers "not sure" to whatever else is asked. prompts: those that a plain screen shows by now."""
    while True:
        terminal.see("Answer (", prompts + 1) if plain else terminal.see("Enter leaves.")
        terminal.rest()
        if CHECK in terminal.words():
            return
        words = terminal.words()
        label = "None of these, or not sure" if "None of these, or not sure" in words.rsplit("Enter leaves.", 1)[-1] else "Not sure"
        terminal.type(enter("not-sure") if plain else enter(in_list(terminal, label)))
        prompts += 1


def finish(terminal: Terminal) -> int:
    """Takes the default of the check, reads everything, and leaves."""
    terminal.answer(CHECK, ENTER)
    terminal.answer(NEXT, enter("4"))
    terminal.answer(NEXT, enter("9"), times=2)
    return terminal.end()
