"""Whole interviews in a real pseudo-terminal, with arrow keys and in plain mode, at 80 and 45 columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SHIPPED
from tests.interview.samples import FIXTURE
from tests.terminal.terminal import CTRL_C, CTRL_D, DOWN, ENTER, UP, Terminal

WIDTHS = (80, 45)
NOT_ADVICE = "It is not legal advice and not a finding about anyone."
WHO, WHOM, TOPIC, CLOSEST = "Who is this question for?", "or who is on the other side?", "Choose a topic first.", "which is closest?"
EXACTLY = "More exactly: whom is it about"
STEPS = ((WHO, "1"), (WHOM, "3"), (TOPIC, "respect"), (CLOSEST, "1"), (EXACTLY, "director"))


def enter(keys: str) -> str:
    return keys + ENTER


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Path:
    """An empty folder to run in, so that whatever is written there can be seen."""
    assert home.is_dir()
    made = tmp_path / "here"
    made.mkdir()
    return made


def in_list(terminal: Terminal, label: str) -> str:
    """The digit before a choice on the screen."""
    found = re.findall(rf"(\d)\) {re.escape(label)}", terminal.words())
    assert found, label
    return str(found[-1])


@pytest.mark.parametrize("columns", WIDTHS)
def test_arrow_keys_from_the_council_to_the_advice(folder: Path, columns: int) -> None:
    with Terminal(folder, "ask", columns=columns) as terminal:
        terminal.see("My council is not listed")
        terminal.answer("Which council is it?", in_list(terminal, "Solihull Metropolitan Borough Council") + ENTER)
        terminal.answer(WHO, DOWN + UP + ENTER)
        terminal.answer(WHOM, "3" + ENTER)
        terminal.see(TOPIC)
        terminal.see("9) Not sure, but something feels wrong")
        terminal.answer(TOPIC, in_list(terminal, "Respect and behaviour") + ENTER)
        terminal.answer(CLOSEST, ENTER)
        terminal.see("None of these, or not sure")
        terminal.answer(EXACTLY, UP + ENTER)
        code = terminal.end()
        assert code == 0, terminal.words()
        words = terminal.words()
    assert "You chose: Councillor (elected Member); involved: Council officer or employee; “An officer was rude" in words
    assert NOT_ADVICE in words
    assert "Nothing was saved." in words


@pytest.mark.parametrize("columns", WIDTHS)
def test_plain_from_the_council_to_the_advice(folder: Path, columns: int) -> None:
    with Terminal(folder, "ask", "--plain", columns=columns) as terminal:
        terminal.answer("Which council is it?", enter("solihull"))
        terminal.answer(WHO, enter("3"))
        terminal.answer(WHOM, enter("1"))
        terminal.answer(TOPIC, enter("respect"))
        terminal.answer(CLOSEST, enter("1"))
        assert terminal.end() == 0, terminal.words()
        assert "You chose: Council officer or employee; involved: Councillor (elected Member)" in terminal.words()
        assert NOT_ADVICE in terminal.words()
        assert b"\x1b" not in terminal.raw
        assert max(map(len, terminal.raw.decode().replace("\r", "").split("\n"))) <= columns


@pytest.mark.parametrize("protocol", SHIPPED)
def test_every_shipped_protocol_answers(folder: Path, protocol: str) -> None:
    """An honest answer, be it that nobody has judged the situation yet (exit 1)."""
    with Terminal(folder, "ask", "--protocol", protocol, columns=45) as terminal:
        terminal.answer(WHO, "3" + ENTER)
        terminal.answer(WHOM, "7" + ENTER)
        terminal.answer(TOPIC, "9" + ENTER)
        code = terminal.end()
        assert NOT_ADVICE in terminal.words()
        assert code == (1 if "Nobody has yet judged this situation" in terminal.words() else 0)


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "arrows"])
@pytest.mark.parametrize("columns", WIDTHS)
def test_a_narrower_role_and_the_answers_saved(folder: Path, plain: bool, columns: int) -> None:
    """By hand through the small protocol: the Director is left out, since it is about the Director."""
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--save", "mine.yaml", *flag(plain), columns=columns) as terminal:
        for question, value in STEPS:
            terminal.see(question)
            terminal.answer(question, keys(terminal, value, plain))
        assert terminal.end() == 0, terminal.words()
        assert "The document also names the Director (1); left out here" in terminal.words()
    saved = (folder / "mine.yaml").read_text(encoding="utf-8")
    assert 'involved: ["director"]' in saved
    assert [path.name for path in folder.iterdir()] == ["mine.yaml"]


def flag(plain: bool) -> list[str]:
    return ["--plain"] if plain else []


LABELS = {"respect": "Respect and behaviour", "director": "Director"}


def keys(terminal: Terminal, value: str, plain: bool) -> str:
    """What to type for an answer: in plain mode a number or an id, in the list the digit of its label."""
    if plain:
        return enter(value)
    if value in LABELS:
        terminal.see(f") {LABELS[value]}")
        return in_list(terminal, LABELS[value]) + ENTER
    return value + ENTER


def reach(terminal: Terminal, count: int, plain: bool) -> None:
    """Answers so many questions, and waits for the next one."""
    for question, value in STEPS[:count]:
        terminal.see(question)
        terminal.answer(question, keys(terminal, value, plain))
    terminal.answer(STEPS[count][0], "")


@pytest.mark.parametrize("count", range(len(STEPS)))
@pytest.mark.parametrize("plain", [True, False], ids=["plain", "arrows"])
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, "q"], ids=["ctrl-c", "ctrl-d", "q"])
def test_leaving_at_any_question_is_130_and_writes_nothing(folder: Path, count: int, plain: bool, key: str) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--save", "mine.yaml", *flag(plain)) as terminal:
        reach(terminal, count, plain)
        terminal.child.send(enter(key) if plain and key == "q" else key)
        assert terminal.end() == 130
        assert "Stopped. Nothing was saved." in terminal.words()
        assert "Traceback" not in terminal.words()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "arrows"])
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_leaving_at_the_council_too(folder: Path, plain: bool, key: str) -> None:
    with Terminal(folder, "ask", *flag(plain)) as terminal:
        terminal.answer("Which council is it?", key)
        assert terminal.end() == 130


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "arrows"])
def test_a_council_that_is_not_listed(folder: Path, plain: bool) -> None:
    with Terminal(folder, "ask", *flag(plain)) as terminal:
        terminal.see("My council is not listed")
        terminal.answer("Which council is it?", enter("my-council-is-not-listed") if plain else UP + ENTER)
        assert terminal.end() == 2
        assert "must not be relied on" in terminal.words()
        assert "Monitoring Officer or Democratic Services of your own council" in terminal.words()


def screens_of_choices(terminal: Terminal) -> Iterator[str]:
    """Goes through the topics and every situation of the first three, page by page, and gives what the screen shows."""
    for topic in "123":
        terminal.answer(TOPIC, topic + ENTER)
        terminal.see(CLOSEST)
        first = None
        while True:
            terminal.see("something feels wrong")
            terminal.rest()
            words = terminal.words().rsplit("q leaves.", 1)[-1]
            if words == first:
                break
            first = first or words
            yield words
            if "Show " not in words:
                break
            terminal.child.send(in_list(terminal, "Show ") + ENTER)
            terminal.rest()
        terminal.child.send(in_list(terminal, "Back to the topics") + ENTER)
        terminal.rest()


@pytest.mark.parametrize("columns", WIDTHS)
def test_no_choice_is_cut_at_the_edge(folder: Path, columns: int) -> None:
    from mo_advisor.vocabulary import shared

    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer", "--involved", "member", columns=columns) as terminal:
        shown = " ".join(screens_of_choices(terminal))
    for situation in shared().situations.values():
        if situation.category in ("respect", "instructions", "complaints"):
            assert situation.label in shown, situation.id


def test_a_low_terminal_scrolls_and_says_so(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer", "--involved", "member", columns=45, rows=16) as terminal:
        terminal.answer(TOPIC, "2" + ENTER)
        terminal.see("9 choices; the list scrolls.")
        terminal.child.send(UP)
        terminal.see("> 9) Not sure, but something feels wrong")
        terminal.child.send(CTRL_C)
        assert terminal.end() == 130


def test_a_terminal_made_narrower_cuts_nothing(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--who", "officer", "--involved", "member", columns=80, rows=50) as terminal:
        terminal.answer(TOPIC, "2" + ENTER)
        terminal.see(CLOSEST)
        terminal.rest()
        terminal.screen.resize(50, 45)
        terminal.screen.reset()
        terminal.child.setwinsize(50, 45)
        terminal.see("1) A councillor is giving me")
        terminal.rest()
        packed = terminal.words().replace(" ", "")
        assert "Acouncillorispressingmetochangemyreport,adviceorrecommendation" in packed
        terminal.child.send(CTRL_C)
        assert terminal.end() == 130


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}], ids=["dumb", "accessible"])
def test_a_terminal_or_a_reader_that_needs_it_gets_plain_questions(folder: Path, environment: dict[str, str]) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), columns=45, environment=environment) as terminal:
        terminal.answer(WHO, enter("1"))
        terminal.answer(WHOM, enter("6"))
        terminal.answer(TOPIC, enter("8"))
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.raw
        assert "Answer (1 to 5, q to leave): 1" in terminal.words()


def test_nonsense_is_asked_again_and_is_no_answer(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--plain") as terminal:
        terminal.answer(WHO, enter("a councillor"))
        terminal.see("That is not one of the answers.")
        terminal.child.send(enter("not-sure"))
        terminal.answer(WHOM, enter("nobody"))
        terminal.answer(TOPIC, enter("devices-in-meetings"))
        assert terminal.end() == 0
        assert "You chose: not sure who is asking; nobody else involved" in terminal.words()


def test_output_to_a_file_leaves_the_questions_on_the_terminal(folder: Path) -> None:
    with Terminal(folder, "ask", "--protocol", str(FIXTURE), "--format", "json", shell="> out.json", columns=45) as terminal:
        terminal.answer(WHO, enter("1"))
        terminal.answer(WHOM, enter("6"))
        terminal.answer(TOPIC, enter("8"))
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.raw
    text = (folder / "out.json").read_text(encoding="utf-8")
    assert text.startswith("{")
    assert "Answer (1 to" not in text
