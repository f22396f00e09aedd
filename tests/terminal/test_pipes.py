"""Questions without a terminal: asked only where `--plain` was typed, and never left hanging."""

from __future__ import annotations

import json

import pytest

from mo_advisor.interview.line_prompter import MOST_ASIDES
from tests.conftest import Run
from tests.interview.samples import FIXTURE

PLAIN = ("ask", "--plain", "--protocol", str(FIXTURE))


def test_lines_from_a_pipe_give_the_advice_and_the_questions_go_to_standard_error(run: Run) -> None:
    made = run(*PLAIN, "--format", "json", given=b"member\nofficer-rude-to-member\nofficer\n")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["answers"] == {"who": "member", "involved": ["officer"], "what": "officer-rude-to-member", "facts": {}}
    assert made.stderr.count(b"Answer (1 to ") == 3
    assert b"\x1b" not in made.stderr


def test_numbers_and_ids_may_be_mixed(run: Run) -> None:
    made = run(*PLAIN, "--format", "json", given=b"1\ninformation-refused\nconfidential\n")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["answers"]["facts"] == {"refusal-reason": "confidential"}


def test_running_out_of_lines_names_the_question(run: Run) -> None:
    lines = [b"1\n", b"information-refused\n"]
    for count, question in enumerate(("who", "what", "refusal-reason")):
        made = run(*PLAIN, given=b"".join(lines[:count]))
        assert made.returncode == 2
        assert f"“{question}”" in made.stderr.decode()
        assert made.stdout == b""


def test_running_out_of_lines_at_the_council(run: Run) -> None:
    made = run("ask", "--plain", given=b"")
    assert made.returncode == 2
    assert "“protocol”".encode() in made.stderr


def test_q_by_pipe_leaves(run: Run) -> None:
    made = run(*PLAIN, given=b"member\nq\n")
    assert made.returncode == 130
    assert made.stdout == b""


def test_lines_that_are_never_an_answer_end(run: Run) -> None:
    made = run(*PLAIN, given=b"\xff\x00\n" * 500)
    assert made.returncode == 2
    assert made.stdout == b""


@pytest.mark.slow
@pytest.mark.parametrize("lines", ["?\n", "2\nb\n", "?\n1\nb\n"])
def test_lines_that_never_come_to_an_end_do(run: Run, lines: str) -> None:
    made = run(*PLAIN, given=lines.encode() * (2 * MOST_ASIDES))
    assert made.returncode == 2
    assert f"{MOST_ASIDES} lines that explain, search or go back" in made.stderr.decode()


def test_without_plain_nothing_is_read_and_nothing_asked(run: Run) -> None:
    made = run("ask", "--protocol", str(FIXTURE), given=b"member\nnobody\nnot-covered\n")
    assert made.returncode == 2
    assert b"--what" in made.stderr
    assert b"Answer" not in made.stderr


def test_no_input_never_asks(run: Run) -> None:
    made = run(*PLAIN, "--no-input", given=b"member\nnobody\nnot-covered\n")
    assert made.returncode == 2
    assert b"Answer" not in made.stderr


def test_accessible_alone_does_not_read_from_a_pipe(run: Run) -> None:
    made = run("ask", "--protocol", str(FIXTURE), given=b"member\nnobody\nnot-covered\n", ACCESSIBLE="1")
    assert made.returncode == 2


def test_flags_are_not_asked_again(run: Run) -> None:
    made = run(*PLAIN, "--who", "member", "--involved", "not-sure", "--format", "json", given=b"enquiry-unanswered\n")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["answers"] == {"who": "member", "what": "enquiry-unanswered", "facts": {}}
    assert made.stderr.count(b"Answer (1 to ") == 1
