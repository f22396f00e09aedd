"""At every question: back, why, leaving; and a changed answer. In a real pseudo-terminal, in both modes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.samples import FIXTURE
from tests.terminal.steps import CHECK, NEXT, STEPS, TOPIC, WHO, WHOM, both_modes, enter, flag, keys, reach, widths
from tests.terminal.terminal import CTRL_B, CTRL_C, CTRL_D, ENTER, Terminal


@pytest.mark.slow
@pytest.mark.parametrize("count", range(len(STEPS)))
@both_modes
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, "q"], ids=["ctrl-c", "ctrl-d", "q"])
def test_leaving_at_any_question_writes_nothing(folder: Path, count: int, plain: bool, key: str) -> None:
    """Before the advice it is 130; the menu after it is left as one leaves a shop."""
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain)) as terminal:
        reach(terminal, count, plain)
        terminal.type(enter(key) if plain and key == "q" else key)
        code = terminal.end()
        assert code == (0 if STEPS[count][0] == NEXT else 130)
        assert ("Stopped. Nothing was saved." in terminal.words()) is (code == 130)
        assert "Traceback" not in terminal.words()
    assert list(folder.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("count", range(len(STEPS) - 1))
@both_modes
@widths
def test_why_at_any_question_is_answered_and_it_is_asked_again(folder: Path, count: int, plain: bool, columns: int) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain), columns=columns) as terminal:
        reach(terminal, count, plain)
        terminal.type(enter("?") if plain else "?")
        terminal.see("Why this is asked" if STEPS[count][0] != CHECK else "last step before the advice")
        if STEPS[count][0] == WHOM:
            terminal.see("Director: may add the Monitoring Officer (9); removes the Head of Service (1), the Director (1).")
        for question, value in STEPS[count:-1]:
            terminal.see(question)
            terminal.answer(question, keys(terminal, value, plain), times=2 if plain and question == STEPS[count][0] else 1)
        terminal.answer(NEXT, ENTER)
        assert terminal.end() == 0
        if plain:
            assert b"\x1b" not in terminal.raw


@pytest.mark.slow
@both_modes
@widths
def test_back_from_every_question_to_the_first(folder: Path, plain: bool, columns: int) -> None:
    """From the check through whom, the list of a topic, the topics, and who; then on again, otherwise."""
    back = enter("b") if plain else "b"
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain), columns=columns) as terminal:
        reach(terminal, 4, plain)
        for before in (WHOM, TOPIC, WHO):
            terminal.type(back if plain or before != TOPIC else CTRL_B)
            terminal.see("Back to the question before" if before == WHOM and not plain else before)
            terminal.rest()
        terminal.type(enter("1"))
        terminal.see(TOPIC, 3 if plain else 2)
        terminal.rest()
        terminal.type(enter("8"))
        terminal.see("Who it is for: Councillor")
        terminal.rest()
        terminal.type(ENTER)
        terminal.answer(NEXT, ENTER)
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
        terminal.see("That is not one of the answers.")
        terminal.type(CTRL_D)
        assert terminal.end() == 130


@pytest.mark.slow
@both_modes
@widths
def test_a_changed_answer_keeps_what_fits_and_names_what_does_not(folder: Path, plain: bool, columns: int) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain), columns=columns) as terminal:
        reach(terminal, 4, plain)
        terminal.type(enter("2"))
        terminal.see(TOPIC, 2)
        terminal.rest()
        terminal.type(enter("8"))
        terminal.see("No longer fits, and was dropped: Whom it is about: Director.")
        terminal.see("What happened: None of these, in any topic")
        terminal.rest()
        terminal.type(ENTER)
        terminal.answer(NEXT, ENTER)
        assert terminal.end() == 0, terminal.words()
        assert "You chose: Councillor (elected Member); not said who is involved; “My situation is not covered”" in terminal.words()


@both_modes
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_leaving_at_the_council_too(folder: Path, plain: bool, key: str) -> None:
    with Terminal(folder, "ask", *flag(plain)) as terminal:
        terminal.answer("Which council is it?", key)
        assert terminal.end() == 130
