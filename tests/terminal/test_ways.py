"""At every question: back, why, leaving; and a changed answer. In a real pseudo-terminal, in both modes."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_advisor.interview.line_prompter import HINTS
from tests.interview.samples import FIXTURE
from tests.terminal.steps import CHECK, CLOSEST, LABELS, LEAVING, NEXT, STEPS, TOPIC, WHO, WHOM, both_modes, enter, flag, keys, reach, widths
from tests.terminal.terminal import CTRL_B, CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, LEFT, Terminal


@pytest.mark.slow
@pytest.mark.parametrize("count", range(len(STEPS)))
@both_modes
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, "q"], ids=["ctrl-c", "ctrl-d", "q"])
def test_leaving_at_any_question_writes_nothing(folder: Path, count: int, plain: bool, key: str) -> None:
    """Before the advice it is 130, and q with answers given asks once; the menu after the advice is left as one leaves a shop."""
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain)) as terminal:
        reach(terminal, count, plain)
        terminal.type(enter(key) if key == "q" else key)
        if key == "q" and count and STEPS[count][0] != NEXT:
            terminal.answer(LEAVING, enter("2"))
        code = terminal.end()
        assert code == (0 if STEPS[count][0] == NEXT else 130)
        assert ("Stopped. Nothing was saved." in terminal.words()) is (code == 130)
        assert "Traceback" not in terminal.words()
    assert list(folder.iterdir()) == []


WHYS = {
    WHO: "The protocol does not say the same to everybody.", TOPIC: "Complaints and disputes: a list of", CLOSEST: "It would be read out clause",
    WHOM: "It might name the Monitoring Officer (9); it no longer names the Head of Service (1), the Director (1).",
    CHECK: "last step before the advice",
}


@pytest.mark.slow
@pytest.mark.parametrize("count", range(len(STEPS) - 1))
@both_modes
@widths
def test_why_at_any_question_is_answered_and_it_is_asked_again(folder: Path, count: int, plain: bool, columns: int) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain), columns=columns) as terminal:
        reach(terminal, count, plain)
        terminal.type(enter("?") if plain else "?")
        terminal.see(WHYS[STEPS[count][0]])
        for question, value in STEPS[count:-1]:
            terminal.see(question)
            terminal.answer(question, keys(terminal, value, plain), times=2 if plain and question == STEPS[count][0] else 1)
        terminal.answer(NEXT, enter("9"))
        assert terminal.end() == 0
        if plain:
            assert b"\x1b" not in terminal.raw


OLD = {
    WHOM: "Director", CLOSEST: "An officer was rude, dismissive or disrespectful to me", TOPIC: LABELS["respect"], WHO: "Councillor (elected Member)",
}


@pytest.mark.slow
@both_modes
@widths
def test_back_from_every_question_to_the_first(folder: Path, plain: bool, columns: int) -> None:
    """From the check through whom, the list of a topic, the topics, and who; then on again, otherwise."""
    back = enter("b")
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain), columns=columns) as terminal:
        reach(terminal, 4, plain)
        for before in (WHOM, CLOSEST, TOPIC, WHO):
            terminal.type(back if plain or before != TOPIC else CTRL_B)
            terminal.see(f"{OLD[before]} (your answer before)")
            terminal.rest()
        terminal.type(enter("1"))
        terminal.see(f"{OLD[CLOSEST]} (your answer before)", 2 if plain else 1)
        terminal.rest()
        terminal.type(enter("7"))
        terminal.see("The question is for: Councillor")
        terminal.rest()
        terminal.type(ENTER)
        terminal.answer(NEXT, enter("9"))
        assert terminal.end() == 0, terminal.words()
        assert "My situation is not covered" in terminal.words()


def test_back_from_the_first_question_leads_to_the_councils(folder: Path) -> None:
    with Terminal(folder, "ask", "--plain") as terminal:
        terminal.answer("Which council is it?", enter("solihull"))
        terminal.answer(WHO, enter("b"))
        terminal.see("Which council is it?", 2)
        terminal.type(enter("somerset"))
        terminal.see("Somerset County Council: Member / Officer Protocol.")
        terminal.type(CTRL_C)
        assert terminal.end() == 130


def test_where_there_is_no_council_to_go_back_to_b_is_no_answer(folder: Path) -> None:
    with Terminal(folder, "ask", "--plain", "--protocol", str(FIXTURE)) as terminal:
        terminal.answer(WHO, enter("b"))
        terminal.see("There is nothing before this question.")
        terminal.type(CTRL_D)
        assert terminal.end() == 130


@pytest.mark.slow
@both_modes
@widths
def test_a_changed_answer_keeps_what_fits_and_names_what_does_not(folder: Path, plain: bool, columns: int) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain), columns=columns) as terminal:
        reach(terminal, 4, plain)
        terminal.type(enter("2"))
        terminal.see("(your answer before)")
        terminal.rest()
        terminal.type(enter("7"))
        terminal.see("No longer fits, and was dropped: Whom it is about: Director.")
        terminal.see("What happened: None of these, in any topic")
        terminal.rest()
        terminal.type(ENTER)
        terminal.answer(NEXT, enter("9"))
        assert terminal.end() == 0, terminal.words()
        assert "You chose: Councillor (elected Member); not said who is involved; “My situation is not covered”" in terminal.words()


@both_modes
def test_q_with_answers_given_asks_once_and_staying_goes_on(folder: Path, plain: bool) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain)) as terminal:
        reach(terminal, 1, plain)
        terminal.type(enter("q"))
        terminal.answer(LEAVING, ENTER)
        terminal.answer(TOPIC, enter("q"), times=2 if plain else 1)
        terminal.answer(LEAVING, enter("q"), times=2)
        assert terminal.end() == 130


def test_letters_narrow_and_neither_leave_nor_go_back(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer", rows=50) as terminal:
        terminal.answer(TOPIC, "b")
        terminal.see("Typed: b")
        terminal.type("q")
        terminal.see("Typed: bq")
        terminal.type(ESCAPE)
        terminal.see_no_more("Typed:")
        terminal.type("letterh")
        terminal.see("May I use Council letterhead")
        terminal.type(ENTER)
        terminal.see("Nothing is chosen yet.")
        terminal.type(DOWN + ENTER)
        terminal.see_no_more("Typed:")
        terminal.see("> May I use Council letterhead")
        terminal.see_no_more("Typed: letterh")
        terminal.type(CTRL_C)
        assert terminal.end() == 130


@widths
def test_digits_belong_to_typed_words_and_a_long_sentence_shows_its_end(folder: Path, columns: int) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer", columns=columns) as terminal:
        terminal.answer(TOPIC, "99")
        terminal.see("There is no 99 here; the list goes from 1 to 9.")
        terminal.type("rang me at home at 11pm")
        terminal.see("Typed: rang me at home at 11pm")
        terminal.type(" and again on Sunday at 7, and then every night of that week until 23 May")
        terminal.see("until 23 May")
        typed = next(line for line in terminal.lines() if "Typed: …" in line)
        assert typed.endswith("until 23 May")
        assert len(typed) < columns
        terminal.type(CTRL_C)
        assert terminal.end() == 130
        assert "23 May" not in terminal.words()


@widths
def test_a_typed_q_shows_that_enter_leaves_and_nothing_else(folder: Path, columns: int) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer", columns=columns) as terminal:
        terminal.answer(TOPIC, "q")
        terminal.see("Enter leaves.", 2)
        terminal.rest()
        assert "I was threatened" not in terminal.words()
        terminal.type(ENTER)
        assert terminal.end() == 130


def test_an_answer_that_is_taken_back_does_not_stay_above(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), rows=50) as terminal:
        terminal.answer(WHO, enter("2"))
        terminal.answer(TOPIC, LEFT)
        terminal.answer("(your answer before)", enter("1"))
        terminal.see(TOPIC)
        terminal.rest()
        assert "> Council officer or employee" not in terminal.words()
        assert terminal.words().count("> Councillor (elected Member)") == 1
        terminal.type(CTRL_C)
        assert terminal.end() == 130


def test_junior_staff_are_found_by_typing_in_plain_mode_too(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--plain") as terminal:
        terminal.answer(WHO, enter("junior"))
        terminal.see("One found. Is it this?")
        terminal.answer("1. Officer below senior level", enter("1"))
        terminal.see(TOPIC)
        terminal.type(CTRL_C)
        assert terminal.end() == 130


@pytest.mark.slow
def test_a_terminal_that_does_not_say_where_its_cursor_is_gets_lines_without_a_warning(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), environment={"PROMPT_TOOLKIT_NO_CPR": ""}) as terminal:
        terminal.see(HINTS)
        terminal.answer("Answer (1 to 5):", enter("1"))
        terminal.answer("Answer (1 to 9):", enter("8"))
        terminal.see("Answer (1 to 3, or Enter for 3):")
        assert "WARNING" not in terminal.words()
        terminal.type(CTRL_C)
        assert terminal.end() == 130


def test_plain_mode_tells_its_keys_once(folder: Path) -> None:
    with Terminal(folder, "ask", "--plain") as terminal:
        terminal.answer("Which council is it?", enter("Solihull"))
        terminal.answer(WHO, enter("1"))
        terminal.see(TOPIC)
        assert terminal.words().count("q leaves") == 1
        terminal.type(CTRL_C)
        assert terminal.end() == 130


@both_modes
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_leaving_at_the_council_too(folder: Path, plain: bool, key: str) -> None:
    with Terminal(folder, "ask", *flag(plain)) as terminal:
        terminal.answer("Which council is it?", key)
        assert terminal.end() == 130


@pytest.mark.parametrize("keys", ["\x1b[31m", "\x1b[M", "\x1b[<0;1;1M", "\x1b[999;1R"])
def test_what_looks_like_a_mouse_is_nothing(folder: Path, keys: str) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE)) as terminal:
        terminal.answer(WHO, keys)
        terminal.rest()
        terminal.type(ESCAPE)
        terminal.answer(WHO, CTRL_C)
        assert terminal.end() == 130
        assert "a fault" not in terminal.words()


@pytest.mark.slow
@pytest.mark.parametrize("typed", [CTRL_C + CTRL_C, "q" + CTRL_C, ENTER + CTRL_C + CTRL_D, ENTER + CTRL_C + ENTER + CTRL_C])
@pytest.mark.parametrize("command", [("ask",), ("train", "run", "officers"), ("train", "quiz", "officers")])
def test_breaking_off_that_was_typed_ahead_is_an_end(folder: Path, command: tuple[str, ...], typed: str) -> None:
    with Terminal(folder, *command, "-p", "solihull") as terminal:
        terminal.begin()
        terminal.type(typed)
        assert terminal.end() == 130
        assert "Traceback" not in terminal.words()
