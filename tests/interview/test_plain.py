"""Numbered lines: what is printed, what counts as an answer, and how it ends."""

from __future__ import annotations

import io

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.loop import hold
from mo_advisor.interview.options import Option
from mo_advisor.interview.plain import LONGEST_ANSWER, TRIES, Lines, lines, numbered, understood
from mo_advisor.interview.screens import Screen
from mo_advisor.problem import WrongUsage
from tests.interview.samples import mapleford

LONG = "A councillor wants confidential, personal or staffing information, or won't say why it is wanted"
OPTIONS = (Option("first", "One"), Option("second", LONG), Option("more", "Show more"))
SCREEN = Screen("what", "What happened?", OPTIONS, "A help.", ("third",))


def asked(typed: str, person: bool = False, width: int | None = None) -> tuple[str, str]:
    """The value chosen, and what was printed."""
    page = io.StringIO()
    value = Lines(io.StringIO(typed), page, width, person).choose(SCREEN)
    return value, page.getvalue()


@pytest.mark.parametrize(("line", "value"), [
    ("1", "first"), (" 2 ", "second"), ("2.", "second"), ("2)", "second"), ("3", "more"),
    ("second", "second"), ("SECOND", "second"), ("third", "third"),
    ("0", None), ("4", None), ("-1", None), ("", None), ("²", None), ("foo", None), ("1 2", None), ("One", None), ("9" * 4000, None),
])
def test_what_a_line_means(line: str, value: str | None) -> None:
    assert understood(line, SCREEN) == value


@pytest.mark.parametrize("line", ["q", "Q", " q ", "quit"])
def test_q_leaves(line: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        understood(line, SCREEN)


def test_a_question_in_lines() -> None:
    value, printed = asked("2\n")
    assert value == "second"
    assert printed == f"What happened?\nA help.\n  1. One\n  2. {LONG}\n  3. Show more\nAnswer (1 to 3, q to leave): \n\n"


def test_it_asks_again_in_one_sentence_and_repeats_nothing_that_was_said() -> None:
    value, printed = asked("nonsense\n\n7\n1\n", person=True)
    assert value == "first"
    assert printed.count("That is not one of the answers. Type a number from 1 to 3, or q to leave.") == 3
    assert "nonsense" not in printed


@pytest.mark.parametrize("width", [20, 45, 80])
def test_no_line_is_longer_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    printed = numbered(SCREEN, width)
    assert max(map(len, printed)) <= width
    assert LONG in " ".join(" ".join(printed).split())


def test_lines_that_end_are_wrong_usage_that_names_the_question() -> None:
    with pytest.raises(WrongUsage, match="“what” was answered: What happened") as raised:
        asked("nonsense\n")
    assert raised.value.code == 2


def test_a_person_who_ends_the_input_leaves() -> None:
    with pytest.raises(EOFError):
        asked("", person=True)


def test_a_script_that_never_answers_is_stopped() -> None:
    with pytest.raises(WrongUsage, match=f"No usable answer in {TRIES} lines to the question “what”"):
        asked("y\n" * 1000)


def test_a_person_is_asked_the_whole_question_again_after_many_tries() -> None:
    value, printed = asked("y\n" * TRIES + "1\n", person=True)
    assert value == "first"
    assert printed.count("What happened?") == 2


def test_a_line_beyond_all_bounds_is_one_line_and_no_answer() -> None:
    assert asked("1" * (LONGEST_ANSWER * 3) + "2\n1\n")[0] == "first"


def test_what_stands_in_a_file_cannot_steer_the_terminal() -> None:
    screen = Screen("x", "Bad\x1b[2J?", (Option("a", "red\x1b[31m\nline"),))
    assert "\x1b" not in "".join(numbered(screen, None))
    assert len(numbered(screen, None)) == 2


def test_a_whole_interview_by_lines() -> None:
    page = io.StringIO()
    asker = Lines(io.StringIO("member\nofficer\nrespect\n1\n3\n"), page, None, person=False)
    answers = hold(mapleford(), Answers(), (), asker)
    assert (answers.who, answers.what) == ("member", "officer-rude-to-member")
    assert page.getvalue().count("Answer (1 to ") == 5


def test_a_closed_standard_input_has_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(WrongUsage):
        lines().choose(SCREEN)


def test_bytes_that_are_no_text_are_no_answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n2\n"), encoding="utf-8"))
    assert lines().choose(SCREEN) == "second"
    assert "What happened?" in capsys.readouterr().err
