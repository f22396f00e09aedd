"""The list with arrow keys, driven by keys without a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from mo_advisor.interview.menu import BEFORE_LABEL, Arrows, instruction, label
from mo_advisor.interview.options import Option
from mo_advisor.interview.screens import Screen

LONG = "A councillor wants confidential, personal or staffing information, or won't say why it is wanted"
SCREEN = Screen("what", "What happened?", tuple(Option(f"v{number}", f"V {number} {LONG}") for number in range(1, 10)), "A help.")
UP, DOWN, ENTER = "\x1b[A", "\x1b[B", "\r"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.mark.parametrize(("typed", "value"), [
    (ENTER, "v1"), (DOWN + ENTER, "v2"), (UP + ENTER, "v9"), ("9" + ENTER, "v9"), ("3" + DOWN + ENTER, "v4"),
    ("xyz?" + ENTER, "v1"), ("0jk" + ENTER, "v1"),
])
def test_keys(keys: PipeInput, typed: str, value: str) -> None:
    keys.send_text(typed)
    assert Arrows().choose(SCREEN) == value


@pytest.mark.parametrize(("typed", "error"), [
    ("\x03", KeyboardInterrupt), ("\x04", EOFError), ("q", KeyboardInterrupt), ("3\x04", EOFError),
])
def test_leaving(keys: PipeInput, typed: str, error: type[BaseException]) -> None:
    keys.send_text(typed)
    with pytest.raises(error):
        Arrows().choose(SCREEN)


def test_more_choices_than_digits_go_by_arrows_alone(keys: PipeInput) -> None:
    many = Screen("what", "Which?", tuple(Option(f"v{number}", f"V {number}") for number in range(12)))
    keys.send_text("3" + DOWN + ENTER)
    assert Arrows().choose(many) == "v1"
    assert "number" not in instruction(many, 80, 24)


@pytest.mark.parametrize("width", [20, 45, 80])
def test_a_choice_is_wrapped_before_the_edge(width: int) -> None:
    printed = label(LONG, width).split("\n")
    assert BEFORE_LABEL + len(printed[0]) < width
    assert all(len(line) < width for line in printed)
    assert " ".join(" ".join(printed).split()) == LONG


def test_the_help_and_the_keys_stand_below_the_question() -> None:
    assert instruction(SCREEN, 80, 100) == "A help.\n  Arrow keys or a number, then Enter. q leaves."


def test_a_low_terminal_says_that_the_list_scrolls() -> None:
    assert "9 choices; the list scrolls." in instruction(SCREEN, 45, 24)
    assert "scrolls" not in instruction(SCREEN, 80, 50)


def test_what_stands_in_a_file_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in label("red\x1b[31m", 80)
