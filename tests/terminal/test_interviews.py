"""Whole interviews in a real pseudo-terminal, with arrow keys and in plain mode, at 80 and 45 columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SHIPPED
from tests.interview.samples import FIXTURE
from tests.terminal.steps import (
    CHECK,
    CLOSEST,
    NEXT,
    NOT_ADVICE,
    STEPS,
    TOPIC,
    WHO,
    both_modes,
    enter,
    finish,
    flag,
    in_list,
    not_sure_until_the_check,
    reach,
    widths,
)
from tests.terminal.terminal import CTRL_C, DOWN, ENTER, LEFT, UP, Terminal


@pytest.mark.slow
@widths
def test_arrow_keys_from_the_council_to_the_advice(folder: Path, columns: int) -> None:
    with Terminal(folder, "ask", columns=columns) as terminal:
        terminal.see("My council is not listed")
        terminal.answer("Which council is it?", enter(in_list(terminal, "Solihull Metropolitan Borough Council")))
        terminal.answer(WHO, DOWN + DOWN + UP + ENTER)
        terminal.see(TOPIC)
        terminal.see("9) Not sure, but something feels wrong")
        terminal.answer(TOPIC, enter(in_list(terminal, "Respect and behaviour")))
        terminal.answer(CLOSEST, DOWN + ENTER)
        terminal.rest()
        not_sure_until_the_check(terminal, plain=False)
        code = finish(terminal)
        assert code == 0, terminal.words()
        words = terminal.words()
    assert "You chose: Councillor (elected Member); not said who is involved; “An officer was rude" in words
    assert NOT_ADVICE in words
    assert "Nothing was saved." in words


@pytest.mark.slow
@widths
def test_plain_from_the_council_to_the_advice(folder: Path, columns: int) -> None:
    with Terminal(folder, "ask", "--plain", columns=columns) as terminal:
        terminal.answer("Which council is it?", enter("solihull"))
        terminal.answer(WHO, enter("3"))
        terminal.answer(TOPIC, enter("respect"))
        terminal.answer(CLOSEST, enter("1"))
        not_sure_until_the_check(terminal, plain=True, prompts=4)
        assert finish(terminal) == 0, terminal.words()
        assert "You chose: Council officer or employee; not said who is involved" in terminal.words()
        assert NOT_ADVICE in terminal.words()
        assert b"\x1b" not in terminal.raw
        lines = terminal.raw.decode().replace("\r", "").split("\n")
        assert max(len(line) for line in lines if "mo-advisor " not in line and "MOA1-" not in line) <= columns  # these two are to be copied


@pytest.mark.slow
@pytest.mark.parametrize("protocol", SHIPPED)
def test_every_shipped_protocol_answers(folder: Path, protocol: str) -> None:
    """An honest answer, be it that nobody has judged the situation yet (exit 1)."""
    with Terminal(folder, "ask", "--protocol", protocol, columns=45) as terminal:
        terminal.answer(WHO, enter("3"))
        terminal.answer(TOPIC, enter("9"))
        terminal.rest()
        not_sure_until_the_check(terminal, plain=False)
        code = finish(terminal)
        assert NOT_ADVICE in terminal.words()
        assert code == (1 if "Nobody has yet judged this situation" in terminal.words() else 0)


@pytest.mark.slow
@both_modes
@widths
def test_a_narrower_role_and_the_answers_saved(folder: Path, plain: bool, columns: int) -> None:
    """By hand through the small protocol: it is about the Director, so the Director is left out, and nobody below is offered as if it fitted."""
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--save", "mine.yaml", *flag(plain), columns=columns) as terminal:
        reach(terminal, len(STEPS) - 1, plain)
        terminal.type(enter("4"))
        terminal.answer(NEXT, enter("9"), times=2)
        assert terminal.end() == 0, terminal.words()
        assert "The document also names the Director (1); left out here" in terminal.words()
        assert "The document also names the Head of Service (1); not offered here, because that post ranks below" in terminal.words()
        assert "the cautions say who it is, and why. For advice in general it names: the Monitoring Officer [9]" in terminal.words()
    saved = (folder / "mine.yaml").read_text(encoding="utf-8")
    assert 'involved: ["director"]' in saved
    assert [path.name for path in folder.iterdir()] == ["mine.yaml"]


@both_modes
def test_a_council_that_is_not_listed(folder: Path, plain: bool) -> None:
    with Terminal(folder, "ask", *flag(plain)) as terminal:
        terminal.see("My council is not listed")
        terminal.answer("Which council is it?", enter("my-council-is-not-listed") if plain else UP + ENTER)
        terminal.see("must not be relied on")
        terminal.see("Monitoring Officer or Democratic Services of your own council")
        terminal.see("call 999")
        terminal.answer("Back to the list of councils", ENTER)
        terminal.answer("Which council is it?", CTRL_C, times=2)
        assert terminal.end() == 130


@pytest.mark.slow
@widths
def test_a_long_list_is_searched_by_words_in_plain_mode(folder: Path, columns: int) -> None:
    """Nothing found says so; of what is found nothing is chosen until somebody chooses it, and b leads back to the list."""
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer", "--plain", columns=columns) as terminal:
        terminal.answer(TOPIC, enter("zebra"))
        terminal.answer("Nothing in the list is near enough to say.", enter("b"))
        terminal.answer(TOPIC, enter("forwarded the constituent"), times=2)
        terminal.see("Is it one of these?")
        terminal.see("1. A constituent's e-mail was forwarded without consent")
        terminal.rest()
        terminal.type(enter("b"))
        terminal.answer(TOPIC, enter("/letterhead"), times=3)
        terminal.answer("1. May I use Council letterhead", enter("1"))
        not_sure_until_the_check(terminal, plain=True, prompts=6)
        assert finish(terminal) == 1, "nobody has judged this situation for the small protocol"
        assert "May I use Council letterhead, or sign a letter for the Council?" in terminal.words()


def screens_of_choices(terminal: Terminal) -> Iterator[str]:
    """Goes through the topics and every situation of the first three, page by page, and gives what the screen shows."""
    for topic in "123":
        terminal.answer(TOPIC, topic + ENTER)
        terminal.see(CLOSEST)
        first = None
        while True:
            terminal.see("something feels wrong")
            terminal.rest()
            words = terminal.words().rsplit("Enter leaves.", 1)[-1]
            if words == first:
                break
            first = first or words
            yield words
            if "Show " not in words:
                break
            terminal.type(in_list(terminal, "Show ") + ENTER)
            terminal.rest()
        while "Back to the page before" in terminal.words():
            terminal.type(LEFT)
            terminal.rest()
        terminal.type(LEFT)
        terminal.rest()


@pytest.mark.slow
@widths
def test_no_choice_is_cut_at_the_edge(folder: Path, columns: int) -> None:
    from mo_advisor.vocabulary import shared

    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer", columns=columns) as terminal:
        shown = " ".join(screens_of_choices(terminal))
    for situation in shared().situations.values():
        if situation.category in ("respect", "instructions", "complaints"):
            assert situation.label in shown, situation.id


def test_a_low_terminal_scrolls_and_says_so(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer", columns=45, rows=16) as terminal:
        terminal.answer(TOPIC, "2" + ENTER)
        terminal.see("9 choices; the list scrolls.")
        terminal.type(UP)
        terminal.see("> b) Back to the topics")
        terminal.type(CTRL_C)
        assert terminal.end() == 130


def test_a_terminal_made_narrower_cuts_nothing(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer", columns=80, rows=50) as terminal:
        terminal.see(TOPIC)
        terminal.answer(TOPIC, enter(in_list(terminal, "Respect and behaviour")))
        terminal.see(CLOSEST)
        terminal.rest()
        terminal.resize(45)
        terminal.see("1) A councillor was rude to me")
        terminal.rest()
        packed = terminal.words().replace(" ", "")
        assert "3)Acouncillorcriticisedanofficerbynameatameetingorinpublic" in packed
        terminal.type(CTRL_C)
        assert terminal.end() == 130


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}], ids=["dumb", "accessible"])
def test_a_terminal_or_a_reader_that_needs_it_gets_plain_questions(folder: Path, environment: dict[str, str]) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), columns=45, environment=environment) as terminal:
        terminal.answer(WHO, enter("1"))
        terminal.answer(TOPIC, enter("8"))
        assert finish(terminal) == 0
        assert b"\x1b" not in terminal.raw
        assert "Answer (1 to 5): 1" in terminal.words()


def test_nonsense_is_asked_again_and_is_no_answer(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--plain") as terminal:
        terminal.answer(WHO, enter("zebra"))
        terminal.see("Nothing in the list is like that.")
        terminal.answer(WHO, enter("77"), times=2)
        terminal.see("There is no 77 here.")
        terminal.type(enter("not-sure"))
        terminal.answer(TOPIC, enter("devices-in-meetings"))
        assert finish(terminal) == 0
        assert "You chose: not sure who is asking; not said who is involved" in terminal.words()


def test_output_to_a_file_leaves_the_questions_on_the_terminal(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--format", "json", shell="> out.json", columns=45) as terminal:
        terminal.answer(WHO, enter("1"))
        terminal.answer(TOPIC, enter("8"))
        terminal.answer(CHECK, ENTER)
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.raw
    text = (folder / "out.json").read_text(encoding="utf-8")
    assert text.startswith("{")
    assert "Answer (1 to" not in text
