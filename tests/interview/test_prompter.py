"""Which prompter asks, and what is imported for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mo_advisor.interview import prompter as prompting
from mo_advisor.interview.arrow_prompter import Arrows
from mo_advisor.interview.line_prompter import Lines


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Which of the two streams pass for a terminal; both, to begin with."""
    ends = {"<stdin>": True, "<stdout>": True}
    monkeypatch.setattr(prompting, "is_terminal", lambda stream: ends["<stdin>" if stream is sys.stdin else "<stdout>"])
    monkeypatch.setenv("TERM", "xterm-256color")
    return ends


def test_a_capable_terminal_gets_the_list(terminal: dict[str, bool]) -> None:
    assert all(terminal.values())
    assert isinstance(prompting.prompter(plain=False), Arrows)


def test_plain_is_plain_anywhere(terminal: dict[str, bool]) -> None:
    assert all(terminal.values())
    assert isinstance(prompting.prompter(plain=True), Lines)


@pytest.mark.parametrize("end", ["<stdin>", "<stdout>"])
def test_a_pipe_at_either_end_gets_lines(terminal: dict[str, bool], end: str) -> None:
    terminal[end] = False
    assert isinstance(prompting.prompter(plain=False), Lines)


@pytest.mark.parametrize("kind", ["dumb", "unknown", ""])
def test_a_terminal_that_cannot_repaint_gets_lines(terminal: dict[str, bool], monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    assert all(terminal.values())
    monkeypatch.setenv("TERM", kind)
    assert isinstance(prompting.prompter(plain=False), Lines)


def test_lines_import_nothing_that_repaints() -> None:
    code = (
        "import sys; from mo_advisor.interview.prompter import prompter; import mo_advisor.interview.run; prompter(True);"
        "print([m for m in ('prompt_toolkit', 'rich') if m in sys.modules])"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"
