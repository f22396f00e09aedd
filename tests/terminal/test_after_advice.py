"""The menu after the advice: change, save, ask again, clear, leave. In a real pseudo-terminal, in both modes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.samples import FIXTURE
from tests.terminal.steps import CHECK, LEAVING, NEXT, STEPS, TOPIC, WHO, WHOM, both_modes, enter, flag, reach, widths
from tests.terminal.terminal import CTRL_C, CTRL_D, DOWN, ENTER, LEFT, UP, Terminal

CLAUSES, WHOM_IN_FULL, BACKGROUND, EVERYTHING, ELSE, CHANGE, KEEP, CLEAR, LEAVE = (enter(digit) for digit in "123456789")
ADVICE, ANSWERS = enter("1"), enter("2")
LAST = len(STEPS) - 1


def keep(terminal: Terminal, what: str, times: int = 1) -> None:
    """Goes to what can be kept, and chooses one."""
    terminal.type(KEEP)
    terminal.answer("What is to be kept?", what, times)


def type_name(terminal: Terminal, name: str, times: int = 1) -> None:
    terminal.see("Name:", times)
    terminal.rest()
    terminal.type(enter(name))


@pytest.mark.slow
@both_modes
@widths
def test_the_answers_are_saved_where_they_are_wanted_and_are_never_written_over_unasked(folder: Path, plain: bool, columns: int) -> None:
    (folder / "taken.yaml").write_text("mine", encoding="utf-8")
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain), columns=columns) as terminal:
        reach(terminal, LAST, plain)
        keep(terminal, ANSWERS)
        type_name(terminal, "taken.yaml")
        terminal.answer("taken.yaml exists already. Replace it?", ENTER)
        type_name(terminal, "new.yaml", 2)
        terminal.see("The answers were saved in new.yaml.")
        terminal.answer(NEXT, LEAVE, times=2)
        assert terminal.end() == 0
        assert "Nobody has been told. Saved: new.yaml." in terminal.words()
    assert (folder / "taken.yaml").read_text(encoding="utf-8") == "mine"
    assert 'what: "officer-rude-to-member"' in (folder / "new.yaml").read_text(encoding="utf-8")
    assert sorted(path.name for path in folder.iterdir()) == ["new.yaml", "taken.yaml"]


def test_another_name_is_taken_where_one_is_taken_and_a_number_is_asked_about(folder: Path) -> None:
    (folder / "taken").write_text("mine", encoding="utf-8")
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--plain") as terminal:
        reach(terminal, LAST, plain=True)
        keep(terminal, ADVICE)
        type_name(terminal, "3")
        terminal.answer("Is 3 the name of the file?", ENTER)
        type_name(terminal, "taken", 2)
        terminal.answer("taken exists already. Replace it?", enter("adv"))
        terminal.see(f"It is in the folder {folder}, as plain text.")
        terminal.answer(NEXT, LEAVE, times=2)
        assert terminal.end() == 0
    assert (folder / "taken").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in folder.iterdir()) == ["adv", "taken"]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "begins"), [
    ("advice.txt", "Mapleford Borough Council"), ("advice", "Mapleford"), ("advice.md", "# "), ("advice.html", "<!"), ("advice.json", "{"),
])
def test_the_advice_is_saved_as_its_name_says(folder: Path, name: str, begins: str) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--plain") as terminal:
        reach(terminal, LAST, plain=True)
        keep(terminal, ADVICE)
        type_name(terminal, name)
        terminal.see(f"Written to {name}.")
        terminal.answer(NEXT, "", times=2)
        keep(terminal, ADVICE, 2)
        type_name(terminal, name, 2)
        terminal.answer("Replace it?", enter("1"))
        terminal.see(f"Written to {name}.", 2)
        terminal.answer(NEXT, LEAVE, times=3)
        assert terminal.end() == 0
    written = (folder / name).read_text(encoding="utf-8")
    assert written.startswith(begins)
    assert "Head of Service" in written
    assert [path.name for path in folder.iterdir()] == [name]


@pytest.mark.slow
@both_modes
def test_a_save_that_fails_says_what_to_do_and_asks_again(folder: Path, plain: bool) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain)) as terminal:
        reach(terminal, LAST, plain)
        keep(terminal, ADVICE)
        for times, (name, said) in enumerate((
            ("nowhere/advice.txt", "there is no such folder"), ("advice.pdf", "print it to a PDF"), ("advice.rtf", "The ending .rtf is none"),
        ), start=1):
            type_name(terminal, name, times)
            terminal.see(said)
        type_name(terminal, "", 4)
        terminal.answer(NEXT, LEAVE, times=2)
        assert terminal.end() == 0
        assert "Nothing was saved." in terminal.words()
    assert list(folder.iterdir()) == []


@pytest.mark.slow
@both_modes
@widths
def test_the_answer_comes_first_and_each_piece_of_the_rest_when_it_is_wanted(folder: Path, plain: bool, columns: int) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain), columns=columns) as terminal:
        reach(terminal, LAST, plain)
        words = terminal.words()
        assert "the Monitoring Officer [9]" in words
        assert "Reference:" not in words
        assert "mo-advisor ask" not in words
        for times, (piece, seen) in enumerate((
            (CLAUSES, "What the protocol says"), (WHOM_IN_FULL, "Whom the protocol tells you to contact"), (BACKGROUND, "Cautions"),
            (EVERYTHING, "Reference: MOA1-"),
        ), start=1):
            assert seen not in terminal.words()
            terminal.answer(NEXT, piece, times)
            terminal.see(seen)
        terminal.answer(NEXT, "", times=5)
        keep(terminal, enter("again-by") if plain else "reference" + DOWN + ENTER)
        terminal.see("Reference: MOA1-", 2)
        if not plain:
            terminal.answer(NEXT, LEFT, times=6)
            terminal.answer(CHECK, ENTER, times=2)
            assert terminal.words().count("Reference: MOA1-") == 2, "going back takes nothing off that is no answer"
        terminal.answer(NEXT, LEAVE, times=6)
        assert terminal.end() == 0
        assert "It is not legal advice" in terminal.words()


def test_enter_alone_at_the_menu_takes_nothing(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE)) as terminal:
        reach(terminal, LAST, plain=False)
        terminal.type(ENTER)
        terminal.see("Nothing is chosen yet.")
        terminal.type(enter("q"))
        assert terminal.end() == 0


def test_on_a_low_screen_the_answer_stands_until_it_has_been_read_and_pages_are_turned(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), rows=20) as terminal:
        reach(terminal, LAST - 1, plain=False)
        terminal.type(ENTER)
        terminal.answer("Enter for the menu, q to leave:", enter("what"))
        terminal.see("Press Enter for the menu, or type q and Enter to leave.")
        terminal.answer("Enter for the menu, q to leave:", ENTER, 2)
        terminal.answer(NEXT, EVERYTHING)
        terminal.answer("Enter for more, q to stop:", enter("q"))
        terminal.answer(NEXT, LEAVE)
        assert terminal.end() == 0


@pytest.mark.slow
def test_q_below_a_long_answer_leaves_once_that_is_meant(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), rows=20) as terminal:
        reach(terminal, LAST - 1, plain=False)
        terminal.type(ENTER)
        terminal.answer("Enter for the menu, q to leave:", enter("q"))
        terminal.answer(LEAVING, ENTER)
        terminal.answer(NEXT, enter("q"))
        assert terminal.end() == 0
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), rows=20) as terminal:
        reach(terminal, LAST - 1, plain=False)
        terminal.type(ENTER)
        terminal.answer("Enter for the menu, q to leave:", enter("q"))
        terminal.answer(LEAVING, enter("2"))
        assert terminal.end() == 0
        assert "It is not legal advice" in terminal.words()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("pager", "seen"), [("tr a-z A-Z", "MAPLEFORD BOROUGH"), ("no-such-pager", "Reference: MOA1-"), ("'", "Reference: MOA1-")])
def test_everything_goes_to_the_pager_of_the_environment_or_is_shown_here(folder: Path, pager: str, seen: str) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), environment={"PAGER": pager}) as terminal:
        reach(terminal, LAST, plain=False)
        terminal.type(EVERYTHING)
        terminal.see(seen)
        terminal.answer(NEXT, LEAVE, times=2)
        assert terminal.end() == 0


def test_what_is_close_is_chosen_and_read_with_the_other_answers_kept(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", "somerset", "--plain") as terminal:
        terminal.answer(WHO, enter("member"))
        terminal.answer(TOPIC, enter("information-refused"))
        terminal.answer("What reason were you given?", enter("1"))
        terminal.answer(CHECK, ENTER)
        terminal.answer(NEXT, ELSE)
        terminal.answer("What else is it about?", enter("request-too-much-work"))
        terminal.see("You chose: Councillor (elected Member); not said who is involved; “They say that my request for information is too much work”")
        terminal.answer(NEXT, LEAVE, times=2)
        assert terminal.end() == 0


def test_a_text_to_send_on_holds_the_clause_and_no_word_of_the_matter(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", "somerset", "--plain") as terminal:
        terminal.answer(WHO, enter("member"))
        terminal.answer(TOPIC, enter("complain-about-officer"))
        terminal.answer("Whom is it about?", enter("other-officer"))
        terminal.answer(CHECK, ENTER)
        terminal.answer(NEXT, "")
        keep(terminal, enter("3"))
        terminal.see("Subject: paragraph 2.4.1 of the Member / Officer Protocol")
        type_name(terminal, "letter.txt")
        terminal.see("The text was saved in letter.txt.")
        terminal.answer(NEXT, LEAVE, times=2)
        assert terminal.end() == 0
    letter = (folder / "letter.txt").read_text(encoding="utf-8")
    assert letter.startswith("To: an appropriate Senior Officer\n")
    assert "I want to complain" not in letter


@pytest.mark.slow
@both_modes
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_leaving_at_the_name_writes_nothing(folder: Path, plain: bool, key: str) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain)) as terminal:
        reach(terminal, LAST, plain)
        keep(terminal, ANSWERS)
        terminal.answer("Name:", key)
        assert terminal.end() == 0
        assert "Traceback" not in terminal.words()
    assert list(folder.iterdir()) == []


@pytest.mark.slow
@both_modes
@widths
def test_an_answer_is_changed_and_the_advice_given_anew(folder: Path, plain: bool, columns: int) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--save", "mine.yaml", *flag(plain), columns=columns) as terminal:
        reach(terminal, LAST, plain)
        terminal.type(CHANGE)
        terminal.answer(CHECK, enter("2"), times=2)
        terminal.answer("(your answer before)", enter("7"))
        terminal.see("No longer fits, and was dropped: Whom it is about: Director.")
        terminal.answer(CHECK, ENTER, times=3)
        terminal.see("“My situation is not covered”")
        terminal.answer(NEXT, LEAVE, times=2)
        assert terminal.end() == 0
    assert 'what: "not-covered"' in (folder / "mine.yaml").read_text(encoding="utf-8")


@pytest.mark.slow
@both_modes
def test_asking_again_begins_at_the_first_question_with_nothing_kept(folder: Path, plain: bool) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain)) as terminal:
        reach(terminal, LAST, plain)
        terminal.type(ELSE)
        terminal.answer("What else is it about?", enter("start") if plain else UP + UP + ENTER)
        terminal.answer(WHO, enter("3"), times=2)
        terminal.answer(TOPIC, enter("9"), times=2)
        terminal.answer(WHOM, enter("4"), times=2)
        terminal.see("The question is for: Council officer or employee")
        terminal.type(CTRL_C)
        assert terminal.end() == 130
        assert "Stopped. Nothing was saved." in terminal.words()


def test_what_was_saved_before_is_named_where_a_second_interview_is_left(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--plain") as terminal:
        reach(terminal, LAST, plain=True)
        keep(terminal, ANSWERS)
        type_name(terminal, "mine.yaml")
        terminal.answer(NEXT, ELSE, times=2)
        terminal.answer("What else is it about?", enter("start"))
        terminal.answer(WHO, CTRL_C, times=2)
        assert terminal.end() == 130
        assert "Stopped. Saved before: mine.yaml." in terminal.words()
        assert "Stopped. Nothing" not in terminal.words()


def test_clearing_leaves_nothing_on_the_screen_nor_above_it(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE)) as terminal:
        reach(terminal, LAST, plain=False)
        terminal.type(CLEAR)
        assert terminal.end() == 0
        assert b"\x1b[3J" in terminal.raw
        assert terminal.words() == ""


def test_plain_mode_says_that_it_cannot_clear(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--plain", columns=45) as terminal:
        reach(terminal, LAST, plain=True)
        terminal.type(CLEAR)
        terminal.see("Plain mode cannot clear the screen")
        terminal.answer(NEXT, LEAVE, times=2)
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.raw


@pytest.mark.slow
@both_modes
def test_the_menu_survives_a_terminal_that_is_made_narrower(folder: Path, plain: bool) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *flag(plain)) as terminal:
        reach(terminal, LAST, plain)
        terminal.resize(45)
        terminal.type(CHANGE)
        terminal.see("All correct: show the advice")
        terminal.rest()
        terminal.type(ENTER)
        terminal.answer(NEXT, LEAVE)
        assert terminal.end() == 0


WHOLE = ("--who", "member", "--involved", "nobody", "--what", "not-covered")


@pytest.mark.parametrize("arguments", [WHOLE, (*WHOLE, "--no-input"), (*WHOLE, "--plain")], ids=["flags", "no-input", "plain"])
def test_where_nothing_was_asked_nothing_is_asked_afterwards(folder: Path, arguments: tuple[str, ...]) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), *arguments) as terminal:
        assert terminal.end() == 0
        assert "It is not legal advice" in terminal.words()
        assert CHECK not in terminal.words()
        assert NEXT not in terminal.words()


@pytest.mark.parametrize("given", [["--output", "advice.txt"], ["--format", "json"]], ids=["file", "json"])
def test_where_the_advice_is_not_read_here_nothing_is_asked_afterwards(folder: Path, given: list[str]) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--plain", *given) as terminal:
        reach(terminal, LAST - 1, plain=True)
        terminal.type(ENTER)
        assert terminal.end() == 0
        assert NEXT not in terminal.words()
