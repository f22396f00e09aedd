"""`train record` at a real pseudo-terminal: asked, checked and printed, in both modes."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_advisor.training.drafts import NEVER
from mo_advisor.training.library import load_pack
from tests.interview.samples import FIXTURE
from tests.terminal.steps import CHECK, WHO, both_modes, enter, flag, reach, widths
from tests.terminal.terminal import CTRL_C, CTRL_D, ENTER, Terminal


@pytest.mark.slow
@both_modes
@widths
def test_the_answers_are_checked_and_then_become_a_card(folder: Path, plain: bool, columns: int) -> None:
    with Terminal(folder, "train", "record", "--protocol", str(FIXTURE), *flag(plain), columns=columns) as terminal:
        reach(terminal, 4, plain)
        terminal.see("All correct: make the card")
        assert terminal.words().index(NEVER) < terminal.words().index(WHO)
        terminal.type(ENTER)
        terminal.see(NEVER, times=2)
        assert terminal.end() == 0
        assert "story: \"\"" in terminal.words()
        assert "involved: [director]" in terminal.words()
    assert list(folder.iterdir()) == []


@pytest.mark.slow
@both_modes
def test_why_at_the_check_speaks_of_the_card(folder: Path, plain: bool) -> None:
    with Terminal(folder, "train", "record", "--protocol", str(FIXTURE), *flag(plain)) as terminal:
        reach(terminal, 4, plain)
        terminal.type(enter("?") if plain else "?")
        terminal.see("This is the last step before the card.")
        terminal.answer(CHECK, ENTER, times=2 if plain else 1)
        assert terminal.end() == 0


def test_the_card_goes_to_a_file_and_the_questions_to_the_screen(folder: Path) -> None:
    with Terminal(folder, "train", "record", "--protocol", str(FIXTURE), shell="> card.yaml") as terminal:
        terminal.answer(WHO, enter("1"))
        terminal.answer("What happened?", enter("not-covered"))
        terminal.answer(CHECK, ENTER)
        assert terminal.end() == 0
        assert "story:" not in terminal.words()
    (card,) = load_pack(folder / "card.yaml").cards
    assert (card.answers.who, card.answers.what) == ("member", "not-covered")


@pytest.mark.slow
@both_modes
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("count", [0, 2, 4])
def test_leaving_writes_nothing(folder: Path, count: int, plain: bool, key: str) -> None:
    with Terminal(folder, "train", "record", "--protocol", str(FIXTURE), "--output", "card.yaml", *flag(plain)) as terminal:
        reach(terminal, count, plain)
        terminal.type(key)
        assert terminal.end() == 130
        assert "Stopped. Nothing was saved." in terminal.words()
    assert list(folder.iterdir()) == []


def test_without_a_protocol_the_council_is_asked_first(folder: Path) -> None:
    with Terminal(folder, "train", "record", "--plain", "--what", "not-covered") as terminal:
        terminal.answer("Which council is it?", enter("solihull"))
        terminal.see(WHO)
        assert terminal.words().startswith(NEVER)
        terminal.type(CTRL_C)
        assert terminal.end() == 130
