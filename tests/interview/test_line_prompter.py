"""Numbered lines: what is printed, what counts as an answer, and how it ends."""

from __future__ import annotations

import io

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.errors import WrongUsage
from mo_advisor.frozen import replace
from mo_advisor.interview.line_prompter import LONGEST_ANSWER, NOTHING_BEFORE, TRIES, Lines, lines, numbered, prompt, understood
from mo_advisor.interview.options import Menu, Option
from mo_advisor.interview.screens import BACK, WHY, Screen
from tests.interview.samples import held, mapleford

LONG = "A councillor wants confidential, personal or staffing information, or won't say why it is wanted"
OPTIONS = (Option("first", "One"), Option("second", LONG), Option("more", "Show more"))
SCREEN = Screen("what", "What happened?", OPTIONS, "A help.", ("third",))


def asked(typed: str, person: bool = False, width: int | None = None) -> tuple[str, str]:
    """The value chosen, and what was printed."""
    page = io.StringIO()
    value = Lines(io.StringIO(typed), page, lambda: width, person).choose(SCREEN)
    return value, page.getvalue()


@pytest.mark.parametrize(("line", "value"), [
    ("1", "first"), (" 2 ", "second"), ("2.", "second"), ("2)", "second"), ("3", "more"),
    ("second", "second"), ("SECOND", "second"), ("third", "third"),
    ("0", None), ("4", None), ("-1", None), ("", None), ("²", None), ("foo", None), ("1 2", None), ("One", None), ("9" * 4000, None),
])
def test_what_a_line_means(line: str, value: str | None) -> None:
    assert understood(line, SCREEN) == value


def test_a_person_may_type_a_name_of_one_answer_on_the_screen_and_of_two_none_is_taken() -> None:
    named = Screen("who", "Who?", (Option("member", "Councillor", also=("Cllr", "elected")), Option("mayor", "The Mayor", also=("elected",))))
    assert [understood(line, named) for line in ("cllr", "Cllr", "elected")] == ["member", "member", None]
    assert understood("cllr", named, person=False) is None


def test_back_at_the_first_question_says_that_nothing_is_before_it() -> None:
    assert NOTHING_BEFORE in asked("b\n1\n")[1]


@pytest.mark.parametrize("line", ["q", "Q", " q ", "quit"])
def test_q_leaves(line: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        understood(line, SCREEN)


def test_a_question_in_lines() -> None:
    value, printed = asked("2\n")
    assert value == "second"
    assert printed == f"What happened?\nA help.\n  1. One\n  2. {LONG}\n  3. Show more\nAnswer (1 to 3): \n\n"


def test_it_asks_again_in_one_sentence_and_repeats_nothing_that_was_said() -> None:
    value, printed = asked("nonsense\n\n7\n1\n", person=True)
    assert value == "first"
    assert printed.count("That is not one of the answers. Type a number from 1 to 3, ? to hear what the answers mean, or q to leave.") == 2
    assert printed.count("There is no 7 here. Type a number from 1 to 3") == 1
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
    asker = Lines(io.StringIO("member\nrespect\n1\n3\n"), page, lambda: None, person=False)
    answers = held(mapleford(), Answers(), (), asker)
    assert (answers.who, answers.what) == ("member", "officer-rude-to-member")
    assert page.getvalue().count("Answer (1 to ") == 4


def test_a_closed_standard_input_has_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(WrongUsage):
        lines().choose(SCREEN)


def test_bytes_that_are_no_text_are_no_answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n2\n"), encoding="utf-8"))
    assert lines().choose(SCREEN) == "second"
    assert "What happened?" in capsys.readouterr().err


BOTH_WAYS = Screen("check", "Right?", OPTIONS, back="Back to the question before", default="more")


@pytest.mark.parametrize(("line", "value"), [("?", WHY), ("why", WHY), ("b", BACK), ("B", BACK), ("back", BACK), ("", "more"), ("1", "first")])
def test_ways_out_of_a_screen(line: str, value: str) -> None:
    assert understood(line, BOTH_WAYS) == value


def test_where_nothing_lies_before_there_is_no_way_back() -> None:
    assert understood("b", SCREEN) is None
    assert understood("?", SCREEN) == WHY


def test_the_default_is_spoken_and_the_keys_are_not_told_again() -> None:
    assert prompt(BOTH_WAYS) == "Answer (1 to 3, or Enter for 3): "
    assert prompt(SCREEN) == "Answer (1 to 3): "


def test_the_answer_before_is_marked_and_enter_keeps_it() -> None:
    before = replace(SCREEN, marked="first", default="first")
    assert numbered(before, None)[2] == "  1. One (your answer before)"
    assert understood("", before) == "first"


SEARCHED = replace(SCREEN, find=lambda typed: Menu("Found", ()) if typed.strip() else None)


def test_words_of_a_person_are_looked_for_and_those_of_a_script_are_a_mistake() -> None:
    assert understood("junior staff", SEARCHED) == "/junior staff"
    assert understood("junior staff", SEARCHED, person=False) is None
    assert understood("/junior", SEARCHED, person=False) == "/junior"
    assert understood("third", SEARCHED) == "third"


def test_what_can_be_done_is_listed_once_and_then_to_whoever_asks() -> None:
    page = io.StringIO()
    brief = replace(BOTH_WAYS, brief=True)
    assert Lines(io.StringIO("?\n\n"), page, lambda: None, person=True).choose(brief) == "more"
    assert page.getvalue().index("Enter alone: Show more.") < page.getvalue().index("  1. One")
    assert page.getvalue().count("  1. One") == 1


def test_what_is_told_by_number_is_hung_under_its_number() -> None:
    page = io.StringIO()
    Lines(io.StringIO(), page, lambda: 30, person=True).tell("Why.", "1. Director: adds clauses 2.3 and 4.5.")
    assert page.getvalue() == "Why.\n  1. Director: adds clauses\n     2.3 and 4.5.\n\n"


def test_a_line_of_text_is_taken_as_it_is() -> None:
    page = io.StringIO()
    assert Lines(io.StringIO(" my answers.yaml \n"), page, lambda: 80, person=True).line("A name?", "Name:") == "my answers.yaml"
    assert page.getvalue() == "A name?\nName: \n"


def test_lines_cannot_be_cleared() -> None:
    assert not Lines(io.StringIO(), io.StringIO(), lambda: 80, person=True).clear()
