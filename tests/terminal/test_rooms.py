"""A session in a real pseudo-terminal: on the whole screen with single keys, and in plain mode by numbered lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.steps import enter, widths
from tests.terminal.terminal import CTRL_C, CTRL_D, ENTER, LEFT, Terminal

PAGE_DOWN, PAGE_UP = "\x1b[6~", "\x1b[5~"
ROOM = ("train", "run", "hard-cases", "--protocol", "somerset")
GO_ON = "To go on from here: mo-advisor train run hard-cases --protocol somerset"
STORY, QUESTIONS, CONTACTS, CLAUSES = "Councillor Thrush was on a train", "To discuss", "Whom the protocol tells you to contact", "Because you chose"


def press(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.rest()
        terminal.type(key)
    terminal.rest()


def left(terminal: Terminal, code: int) -> str:
    assert terminal.end() == code, terminal.words()
    return terminal.raw.decode()


@pytest.mark.slow
@widths
def test_a_card_is_revealed_key_by_key(folder: Path, columns: int) -> None:
    with Terminal(folder, *ROOM, columns=columns, rows=80) as terminal:
        terminal.see("These cases are fictional.")
        assert STORY not in terminal.words()
        for key, shown, hidden in (
            (ENTER, STORY, QUESTIONS),
            (" ", QUESTIONS, CONTACTS),
            (PAGE_DOWN, CONTACTS, CLAUSES),
            (ENTER, CLAUSES, CONTACTS),
            (ENTER, "Card 2 of 20", CLAUSES),
        ):
            press(terminal, key)
            terminal.see(shown)
            assert hidden not in terminal.words()
        press(terminal, "q")
        assert "--from thanks-to-you-both" in left(terminal, 0)


def test_what_does_not_fit_is_turned_page_by_page_and_leads_back(folder: Path) -> None:
    with Terminal(folder, *ROOM, "--from", "item-seven", rows=16) as terminal:
        terminal.see("Item seven")
        press(terminal, ENTER, ENTER, ENTER)
        while "More (page" in terminal.words():
            press(terminal, ENTER)
        terminal.see("Page ")
        press(terminal, PAGE_UP)
        terminal.see("More (page")
        press(terminal, "q")
        assert "--from item-seven" in left(terminal, 0)


def test_another_card_or_protocol_begins_with_its_first_page(folder: Path) -> None:
    with Terminal(folder, *ROOM, "--from", "item-seven", rows=16) as terminal:
        terminal.see("Item seven")
        while "page 2 of" not in terminal.words().lower():
            press(terminal, ENTER)
        assert "Card 6 of 20" not in terminal.words()
        press(terminal, "c")
        terminal.see("Which council's protocol?")
        press(terminal, enter("5"))
        terminal.see("Card 6 of 20")
        press(terminal, "q")
        assert left(terminal, 0)


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_breaking_off_is_130_and_says_how_to_go_on(folder: Path, key: str) -> None:
    with Terminal(folder, *ROOM, rows=40) as terminal:
        terminal.see("These cases are fictional.")
        press(terminal, ENTER, "n", key)
        said = left(terminal, 130)
        assert f"{GO_ON} --from thanks-to-you-both" in " ".join(said.split())
        assert "Traceback" not in said
    assert list(folder.iterdir()) == []


@pytest.mark.slow
def test_the_other_side_another_card_another_protocol_and_two_side_by_side(folder: Path) -> None:
    with Terminal(folder, *ROOM, rows=60, columns=100) as terminal:
        terminal.see("These cases are fictional.")
        press(terminal, ENTER, "o")
        terminal.see("From the other side: what is said to Councillor Thrush")
        assert CONTACTS not in terminal.words()
        press(terminal, "o", "j")
        terminal.see("Which card?")
        press(terminal, enter("6"))
        terminal.see("Item seven")
        press(terminal, "c")
        terminal.see("Which council's protocol?")
        press(terminal, enter("5"))
        terminal.see("Card 6 of 20")
        press(terminal, ENTER, ENTER)
        terminal.see("In West Lindsey District Council")
        press(terminal, "s")
        terminal.see("Which council's protocol?")
        press(terminal, enter("1"))
        terminal.see("In Cheshire East Council")
        assert "In West Lindsey District Council" in terminal.words()
        press(terminal, "s")
        terminal.see("None: one protocol alone")
        press(terminal, LEFT)
        terminal.see("In Cheshire East Council")
        for key in (ENTER, "x", "o"):
            press(terminal, "?")
            terminal.see("Any key: back to the card")
            press(terminal, key)
            terminal.see_no_more("Any key")
            terminal.see("In West Lindsey District Council")
        press(terminal, "q")
        said = " ".join(left(terminal, 0).split())
        assert "--protocol west-lindsey --beside cheshire-east --from item-seven" in said


def test_a_screen_made_narrower_is_laid_out_anew(folder: Path) -> None:
    with Terminal(folder, *ROOM, columns=80, rows=60) as terminal:
        terminal.see("These cases are fictional.")
        press(terminal, ENTER)
        terminal.see(STORY)
        terminal.resize(45)
        terminal.see("Nobody had asked Mrs Plum")
        terminal.rest()
        assert "Show the questions" in terminal.words()
        press(terminal, "q")
        assert left(terminal, 0)


def test_the_room_sees_no_note_and_the_screen_is_given_back(folder: Path) -> None:
    with Terminal(folder, *ROOM, "--cards", "item-seven", rows=100) as terminal:
        terminal.see("These cases are fictional.")
        press(terminal, ENTER, ENTER, "o", "o", ENTER, ENTER, ENTER)
        terminal.see("That was the last card.")
        press(terminal, "q")
        said = left(terminal, 0)
        assert "gave her word to residents" not in " ".join(said.split())
        assert "To go on from here" not in said
        assert said.rstrip().endswith("\x1b[?25h") or "\x1b[?1049l" in said


@widths
def test_plain_mode_says_the_same_and_only_adds(folder: Path, columns: int) -> None:
    with Terminal(folder, *ROOM, "--plain", columns=columns) as terminal:
        terminal.see("These cases are fictional.")
        for shown in (STORY, QUESTIONS, CONTACTS, CLAUSES):
            terminal.answer("What now?", ENTER)
            terminal.see(shown)
            terminal.rest()
        assert terminal.words().count(STORY) == 1
        terminal.type(enter("other-side"))
        terminal.see("From the other side: what is said to Councillor Thrush")
        terminal.rest()
        assert terminal.words().count("Go to a card") == 1, "what can be done is listed once, and then to whoever asks"
        terminal.type(enter("?"))
        terminal.see("Card before")
        terminal.rest()
        terminal.type(enter("?"))
        terminal.see("The facilitator's notes are never shown here")
        terminal.rest()
        terminal.type(enter("jump"))
        terminal.answer("Which card?", enter("two-answers"))
        terminal.see("Two answers")
        terminal.rest()
        terminal.type(enter("q"))
        said = left(terminal, 0)
        assert b"\x1b" not in terminal.raw
        assert max(map(len, said.replace("\r", "").split("\n"))) <= max(columns, len(GO_ON) + 20)
        assert f"{GO_ON} --from two-answers" in said


def test_no_protocol_is_asked_for_by_lines_too(folder: Path) -> None:
    with Terminal(folder, "train", "run", "induction", "--plain") as terminal:
        terminal.answer("Which council is it?", enter("solihull"))
        terminal.see("These cases are fictional.")
        terminal.rest()
        terminal.type(enter("q"))
        assert left(terminal, 0)


def test_no_protocol_is_asked_for(folder: Path) -> None:
    with Terminal(folder, "train", "run", "induction", rows=60) as terminal:
        terminal.see("My council is not listed")
        press(terminal, enter("3"))
        terminal.see("These cases are fictional.")
        terminal.see("Solihull Metropolitan Borough Council")
        press(terminal, "q")
        assert left(terminal, 0)
