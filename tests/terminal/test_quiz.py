"""A quiz in a real pseudo-terminal: one person in both modes, a room, leaving, narrow and low screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_advisor.commands.train.hold_quiz import SAID_ALREADY
from tests.terminal.steps import both_modes, enter, flag, widths
from tests.terminal.terminal import CTRL_C, CTRL_D, ENTER, Terminal

CARDS = ("--cards", "six-in-the-morning,nine-minutes")
QUIZ = ("train", "quiz", "hard-cases", "--protocol", "somerset", *CARDS, "--seed", "3")
FIRST, NEXT, MARKS = "Enter for the first card, q to leave:", "Enter for the next card, q to leave:", "Enter for the marks, q to leave:"
WHOM, WHICH, COVERED = "1 of 3. Whom would you contact first?", "2 of 3. Which of these clauses governs?", "3 of 3. Does this protocol cover"
WITH_A_ROUTE = (
    "1 of 4. Whom would you contact first?", "2 of 4. Which of these clauses governs?", "3 of 4. Which of these clauses says where you can take it?",
    "4 of 4. Does this protocol cover",
)


def answer_card(terminal: Terminal, questions: tuple[str, ...], answers: str) -> None:
    for question, digit in zip(questions, answers, strict=True):
        terminal.answer(question, enter(digit))


@pytest.mark.slow
@both_modes
@widths
def test_a_quiz_to_its_end(folder: Path, plain: bool, columns: int) -> None:
    with Terminal(folder, *QUIZ, "--results", "marks.csv", *flag(plain), columns=columns) as terminal:
        terminal.answer(FIRST, ENTER)
        answer_card(terminal, (WHOM, WHICH, COVERED), "341")
        terminal.answer(NEXT, ENTER)
        terminal.see("What the answers came to 1. the Chief Executive: right. Also right: the Chairman of the Standards Committee. 2. 2.5.1: right.")
        assert terminal.words().index("What the answers came to") > terminal.words().index("The clause that governs"), "the verdict stands last"
        answer_card(terminal, WITH_A_ROUTE[:3], "522")
        terminal.see("4 of 4. That none of these clauses governs says that the protocol is silent; it is not asked again.")
        terminal.answer(MARKS, ENTER)
        assert terminal.end() == 0
        assert "Marks: 7 of 7" in terminal.words()
        assert "The marks were saved in marks.csv." in terminal.words()
        if plain:
            assert b"\x1b" not in terminal.raw
            assert max(map(len, terminal.raw.decode().replace("\r", "").split("\n"))) <= columns
    assert (folder / "marks.csv").read_text(encoding="utf-8").count("\n") == 8


@pytest.mark.slow
@both_modes
def test_a_room_types_its_hands(folder: Path, plain: bool) -> None:
    with Terminal(folder, *QUIZ, "--room", *flag(plain)) as terminal:
        terminal.answer(FIRST, ENTER)
        for place, typed in enumerate(("3 0 5 1", "3 0 5 1 2", "", "4 5"), start=1):
            terminal.answer("Hands:", enter(typed), place)
        terminal.answer(NEXT, enter("q"))
        assert terminal.end() == 130
        words = terminal.words()
        assert "type 5 numbers with spaces between them" in words
        assert "1. 8 of 11 hands right. Right: the Chairman of the Standards Committee; the Chief Executive." in words
        assert "2. Passed over. Right: 2.5.1." in words
        assert "Marks: 12 of 20 hands right" in words
        assert words.endswith("Stopped. Nothing was saved.")


@both_modes
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("room", [False, True], ids=["one", "room"])
def test_breaking_off_sums_up_and_writes_nothing(folder: Path, plain: bool, key: str, room: bool) -> None:
    with Terminal(folder, *QUIZ, "--results", "marks.csv", *(["--room"] if room else []), *flag(plain)) as terminal:
        terminal.answer(FIRST, ENTER)
        terminal.answer("Hands:" if room else WHOM, enter("0 0 6 0 0" if room else "3"))
        terminal.answer("Hands:" if room else WHICH, key, 2 if room else 1)
        assert terminal.end() == 130
        assert ("Marks: 6 of 6 hands right" if room else "Marks: 1 of 1") in terminal.words()
        assert "Stopped. Nothing was saved." in terminal.words()
    assert list(folder.iterdir()) == []


@both_modes
def test_the_question_mark_helps_and_tells_the_story_again(folder: Path, plain: bool) -> None:
    with Terminal(folder, *QUIZ, *flag(plain)) as terminal:
        terminal.answer(FIRST, ENTER)
        terminal.answer(WHOM, enter("?") if plain else "?")
        terminal.see("The story again: Anneke Frost and Councillor Swift swim in the sea")
        terminal.see(WHOM, 2 if plain else 1)
        assert "2.5.3" not in terminal.words()
        terminal.type(CTRL_C)
        assert terminal.end() == 130
        assert "Marks" not in terminal.words()


def test_the_council_is_asked_where_none_is_chosen(folder: Path) -> None:
    with Terminal(folder, "train", "quiz", "hard-cases", *CARDS, "--plain") as terminal:
        terminal.answer("Which council is it?", enter("west-lindsey"))
        terminal.answer(FIRST, enter("q"))
        assert "West Lindsey District Council" in terminal.words()
        assert terminal.end() == 130


@pytest.mark.slow
def test_marks_in_a_file_leave_the_questions_on_the_terminal(folder: Path) -> None:
    with Terminal(folder, *QUIZ, "--format", "json", shell="> marks.json", columns=45) as terminal:
        terminal.answer(FIRST, ENTER)
        answer_card(terminal, (WHOM, WHICH), "11")
        terminal.see(SAID_ALREADY)
        terminal.answer(NEXT, ENTER)
        answer_card(terminal, WITH_A_ROUTE, "1111")
        terminal.answer(MARKS, ENTER)
        assert terminal.end() == 0
        assert "The clause that governs" in terminal.words()
    assert (folder / "marks.json").read_text(encoding="utf-8").startswith('{\n  "schema": 1,')
