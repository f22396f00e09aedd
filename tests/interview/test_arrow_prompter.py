"""The list with arrow keys, driven by keys without a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from mo_advisor.frozen import replace
from mo_advisor.interview import arrow_prompter
from mo_advisor.interview.arrow_prompter import Arrows, List, Silent, arrows
from mo_advisor.interview.line_prompter import HINTS
from mo_advisor.interview.options import Option
from mo_advisor.interview.screens import BACK, WHY, Screen

LONG = "A councillor wants confidential, personal or staffing information, or won't say why it is wanted"
SCREEN = Screen("what", "What happened?", tuple(Option(f"v{number}", f"V {number} {LONG}") for number in range(1, 10)), "A help.")
AMID = Screen("check", "Right?", SCREEN.options[:3], back="Back to the question before", default="v3")
UP, DOWN, LEFT, ENTER, ESCAPE, RUB = "\x1b[A", "\x1b[B", "\x1b[D", "\r", "\x1b", "\x7f"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.mark.parametrize(("typed", "value"), [
    (DOWN + ENTER, "v1"), (DOWN + DOWN + ENTER, "v2"), (UP + ENTER, "v9"), ("9" + ENTER, "v9"), ("3" + DOWN + ENTER, "v4"),
    (ENTER + "2" + ENTER, "v2"),
    ("qx" + RUB + RUB + "2" + ENTER, "v2"), ("V" + DOWN + ENTER, "v1"), ("b" + RUB + DOWN + ENTER, "v1"), ("?", WHY), ("3?", WHY),
    ("\x1b[200~zebra\x1b[201~" + "\x15" + "4" + ENTER, "v4"),
])
def test_keys(keys: PipeInput, typed: str, value: str) -> None:
    keys.send_text(typed)
    assert Arrows().choose(SCREEN) == value


@pytest.mark.parametrize(("typed", "value"), [("3", "v3"), ("02", "v2"), ("V9" + RUB + RUB + "4", "v4"), (DOWN + ENTER, "v1")])
def test_a_number_is_an_answer_by_itself_where_a_screen_says_so(keys: PipeInput, typed: str, value: str) -> None:
    keys.send_text(typed)
    assert Arrows().choose(replace(SCREEN, at_once=True)) == value


@pytest.mark.parametrize(("typed", "error"), [
    ("\x03", KeyboardInterrupt), ("\x04", EOFError), ("q" + ENTER, KeyboardInterrupt), ("3\x04", EOFError), ("Quit" + ENTER, KeyboardInterrupt),
])
def test_leaving(keys: PipeInput, typed: str, error: type[BaseException]) -> None:
    keys.send_text(typed)
    with pytest.raises(error):
        Arrows().choose(SCREEN)


@pytest.mark.parametrize(("typed", "value"), [
    (LEFT, BACK), ("\x02", BACK), ("b" + ENTER, BACK), (ENTER, "v3"), (DOWN + ENTER, BACK), ("1" + ENTER, "v1"), ("?", WHY),
    ("q" + RUB + ENTER, "v3"),
])
def test_the_way_back_is_a_key_and_a_choice_and_enter_alone_takes_the_default(keys: PipeInput, typed: str, value: str) -> None:
    keys.send_text(typed)
    assert Arrows().choose(AMID) == value


@pytest.mark.parametrize("width", [20, 45, 80])
def test_a_choice_is_wrapped_before_the_edge(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow_prompter, "_width", lambda: width)
    printed = "".join(part[1] for part in List(SCREEN)._body())
    assert all(len(line) <= width for line in printed.split("\n"))
    assert " ".join(printed.split()).count(LONG) == len(SCREEN.options)


def test_what_stands_in_a_file_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in "".join(part[1] for part in List(Screen("x", "Which?", (Option("a", "red\x1b[31m"),)))._body())


def test_what_was_asked_and_answered_stays_on_the_screen(keys: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    keys.send_text("1" + ENTER)
    Arrows().choose(AMID)
    printed = " ".join(capsys.readouterr().out.split())
    assert printed == f"Right? > V 1 {LONG}"


def test_what_was_typed_to_find_it_does_not_stay(keys: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    keys.send_text("staffing" + DOWN + ENTER)
    Arrows().choose(Screen("what", "Which?", (Option("a", "About staffing"), Option("b", "Another"))))
    assert capsys.readouterr().out == "Which?\n  > About staffing\n\n"


@pytest.mark.parametrize("wrong", [Silent(), OSError("no console")], ids=["silent", "no console"])
def test_where_nothing_can_be_painted_it_goes_on_in_lines_without_a_warning(
    wrong: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_: List) -> str:
        raise wrong

    monkeypatch.setattr(List, "run", fail)
    monkeypatch.setattr("sys.stdin", iter_lines("2\n", "1\n"))
    asker = Arrows()
    assert [asker.choose(AMID), asker.choose(AMID)] == ["v2", "v1"]
    told = "".join(capsys.readouterr())
    assert told.count(HINTS) == 1
    assert "WARNING" not in told
    assert "fault" not in told


def iter_lines(*given: str) -> object:
    import io

    return io.StringIO("".join(given))


def test_where_there_is_no_console_there_is_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("no console screen buffer")

    monkeypatch.setattr(arrow_prompter, "create_output", fail)
    assert arrows() is None


def test_a_line_of_text(keys: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    keys.send_text("  answers.yaml" + ENTER)
    assert Arrows().line("A name?", "Name:") == "answers.yaml"
    assert "A name?" in capsys.readouterr().out


@pytest.mark.parametrize(("typed", "error"), [("abc\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_leaving_a_line_of_text(keys: PipeInput, typed: str, error: type[BaseException]) -> None:
    keys.send_text(typed)
    with pytest.raises(error):
        Arrows().line("A name?", "Name:")


def test_clearing_takes_the_lines_above_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert Arrows().clear()
    assert "\x1b[3J" in capsys.readouterr().out
