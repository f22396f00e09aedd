"""What is said where no command, or none that there is, was typed."""

from __future__ import annotations

import pytest

from mo_advisor.cli.short_help import SHORT_HELP
from tests.conftest import Run


def test_alone_it_names_the_ways_to_begin_in_lines_that_a_narrow_terminal_holds(run: Run) -> None:
    shown = run()
    assert shown.returncode == 0
    assert shown.stdout.decode() == SHORT_HELP
    assert all(len(line) <= 45 for line in SHORT_HELP.splitlines())
    assert "mo-advisor suggest" in SHORT_HELP


@pytest.mark.parametrize("said", [["he shouted at Mandrake"], ["he", "shouted", "at", "Mandrake"], ["he", "shouted", "Mandrake", "--plain"]])
def test_own_words_in_place_of_a_command_are_not_repeated(run: Run, said: list[str]) -> None:
    wrong = run(*said)
    assert wrong.returncode == 2
    assert "Say it with: mo-advisor suggest, or mo-advisor ask." in wrong.stderr.decode()
    assert b"Mandrake" not in wrong.stdout + wrong.stderr
    assert b"shouted" not in wrong.stdout + wrong.stderr


def test_a_command_that_is_misspelt_is_still_told(run: Run) -> None:
    assert "Did you mean 'cite'?" in run("cte", "7.3").stderr.decode()
