"""The list with arrow keys, driven by keys without a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from mo_advisor.interview.arrow_prompter import BEFORE_LABEL, Arrows, instruction, label
from mo_advisor.interview.options import Option
from mo_advisor.interview.screens import BACK, WHY, Screen

LONG = "A councillor wants confidential, personal or staffing information, or won't say why it is wanted"
SCREEN = Screen("what", "What happened?", tuple(Option(f"v{number}", f"V {number} {LONG}") for number in range(1, 10)), "A help.")
UP, DOWN, ENTER = "\x1b[A", "\x1b[B", "\r"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.mark.parametrize(("typed", "value"), [
    (ENTER, "v1"), (DOWN + ENTER, "v2"), (UP + ENTER, "v9"), ("9" + ENTER, "v9"), ("3" + DOWN + ENTER, "v4"),
    ("xyz" + ENTER, "v1"), ("0jk" + ENTER, "v1"), ("b\x02" + ENTER, "v1"), ("?", WHY), ("3?", WHY),
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
    assert instruction(SCREEN, 80, 100) == "A help.\n  Arrow keys or a number, then Enter. ? says why, q leaves."


def test_a_low_terminal_says_that_the_list_scrolls() -> None:
    assert "9 choices; the list scrolls." in instruction(SCREEN, 45, 24)
    assert "scrolls" not in instruction(SCREEN, 80, 50)


def test_what_stands_in_a_file_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in label("red\x1b[31m", 80)


AMID = Screen("check", "Right?", SCREEN.options[:3], back="Back to the question before", default="v3")


@pytest.mark.parametrize(("typed", "value"), [
    ("b", BACK), ("\x02", BACK), (ENTER, "v3"), (DOWN + ENTER, BACK), ("1" + ENTER, "v1"), ("?", WHY),
])
def test_the_way_back_is_a_key_and_a_choice_and_enter_alone_takes_the_default(keys: PipeInput, typed: str, value: str) -> None:
    keys.send_text(typed)
    assert Arrows().choose(AMID) == value


def test_a_line_of_text(keys: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    keys.send_text("  answers.yaml" + ENTER)
    assert Arrows().line("A name?", "Name:") == "answers.yaml"
    assert "A name?" in capsys.readouterr().out


@pytest.mark.parametrize(("typed", "error"), [("abc\x03", KeyboardInterrupt), ("abc\x04", EOFError)])
def test_leaving_a_line_of_text(keys: PipeInput, typed: str, error: type[BaseException]) -> None:
    keys.send_text(typed)
    with pytest.raises(error):
        Arrows().line("A name?", "Name:")


def test_clearing_takes_the_lines_above_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert Arrows().clear()
    assert "\x1b[3J" in capsys.readouterr().out
