"""Judging in a real pseudo-terminal: one key a clause, narrow screens, leaving and going on."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_advisor.mapping.judgements import judgements_of
from mo_advisor.protocol.library import load
from tests.mapping.samples import small
from tests.terminal.steps import both_modes, enter, flag, widths
from tests.terminal.terminal import CTRL_C, Terminal

RUDE = "member-rude-to-officer"
SPEAKS, SECOND, THIRD, SITUATION = "To whom does this document speak?", "2 of 4.", "3 of 4.", "2 of 93."


def pressed(digit: str, plain: bool) -> str:
    """A number, which answers at once where keys are read one by one."""
    return enter(digit) if plain else digit


@pytest.mark.slow
@both_modes
@widths
def test_one_key_a_clause(folder: Path, plain: bool, columns: int) -> None:
    path = small(folder)
    with Terminal(folder, "map", "tiny.yaml", *flag(plain), columns=columns) as terminal:
        terminal.answer(SPEAKS, pressed("1", plain))
        terminal.answer("1 of 4.", pressed("1", plain))
        terminal.answer(SECOND, pressed("2", plain))
        terminal.answer(THIRD, pressed("6", plain))
        terminal.answer("[member-bullies-officer]", enter("q"))
        assert terminal.end() == 0
        assert "Left. Everything that was said is saved in tiny.yaml." in terminal.words()
        if plain:
            assert b"\x1b" not in terminal.raw
            assert max(map(len, terminal.raw.decode().replace("\r", "").split("\n"))) <= columns
    assert [judged.weight for judged in judgements_of(load(path).protocol)[RUDE].clauses].count("rule") == 1


@both_modes
def test_breaking_off_keeps_what_was_said(folder: Path, plain: bool) -> None:
    path = small(folder)
    with Terminal(folder, "map", "tiny.yaml", *flag(plain)) as terminal:
        terminal.answer(SPEAKS, pressed("1", plain))
        terminal.answer("1 of 4.", pressed("1", plain))
        terminal.answer(SECOND, CTRL_C)
        assert terminal.end() == 130
    assert len(judgements_of(load(path).protocol)[RUDE].clauses) == 1
