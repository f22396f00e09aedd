"""Many sets of answers, one a line, and an advice a line in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mo_advisor.commands.ask_many import BATCH, LONGEST_LINE, Answering
from mo_advisor.commands.given_answers import Flags
from tests.conftest import Run

MANY = ("ask", "--format", "jsonl", "--answers")
CASES = (
    {"protocol": "somerset", "who": "member", "involved": ["head-of-service"], "what": "complain-about-officer", "facts": {}},
    {"protocol": "solihull", "what": "interpretation"},
    {"protocol": "somerset", "who": "officer", "what": "threat-or-danger"},
)


def lines_of(*cases: object) -> bytes:
    return "".join(f"{json.dumps(case)}\n" for case in cases).encode()


def records(stdout: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stdout.splitlines()]


def test_each_line_is_answered_as_ask_answers_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_bytes(lines_of(*CASES))
    made = run(*MANY, "cases.jsonl")
    assert (made.returncode, made.stderr) == (0, b"")
    alone = [run("ask", "--no-input", "--format", "json", "--answers", "-", given=lines_of(case)).stdout for case in CASES]
    assert records(made.stdout) == [json.loads(advice) for advice in alone]


def test_standard_input_flags_and_a_file_to_write_to(run: Run, tmp_path: Path) -> None:
    made = run(*MANY, "-", "--protocol", "isle-of-wight", "--who", "member", "-o", "advice.jsonl", given=lines_of(*CASES))
    assert (made.returncode, made.stdout) == (0, b"")
    written = records((tmp_path / "advice.jsonl").read_bytes())
    assert [(advice["protocol"]["id"], advice["answers"]["who"]) for advice in written] == [("isle-of-wight", "member")] * 3
    assert [advice["answers"]["what"] for advice in written] == [case["what"] for case in CASES]


def test_the_ending_of_the_file_says_it_too(run: Run, tmp_path: Path) -> None:
    assert run("ask", "--answers", "-", "-o", "advice.jsonl", given=lines_of(*CASES)).returncode == 0
    assert len(records((tmp_path / "advice.jsonl").read_bytes())) == 3


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"protocol": "somerset", "what": "no-such-thing"}', "there is no situation “no-such-thing”"),
        (b'{"protocol": "somerset", "what": "interpretation"', "is not YAML that can be read"),
        (b'{"protocol": "somerset"}', "Nothing says what happened"),
        (b'{"what": "interpretation"}', "No protocol is chosen"),
        (b'{"protocol": "nowhere", "what": "interpretation"}', "There is no protocol “nowhere”"),
        (b'{"protocol": "no/such.yaml", "what": "interpretation"}', "no/such.yaml cannot be read"),
        (b'{"protocol": "somerset", "what": "interpretation", "facts": {"serious": "perhaps"}}', "there is no value “perhaps”"),
        (b'{"protocol": "somerset", "what": "interpretation", "involved": ["not-sure", "member"]}', "`involved` says not-sure"),
        (b'"interpretation"', "must be a mapping"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"x" * (LONGEST_LINE + 5), "longer than"),
    ],
)
def test_a_line_that_is_wrong_has_its_error_in_its_place_and_ends_nothing(run: Run, line: bytes, said: str) -> None:
    before, after = lines_of(CASES[0]), lines_of(CASES[1])
    made = run(*MANY, "-", given=before + b"\n" + line + b"\n" + after)
    first, wrong, last = records(made.stdout)
    assert (made.returncode, wrong["schema"], wrong["line"]) == (2, 1, 3)
    assert said in wrong["error"]["message"]
    assert [advice["answers"]["what"] for advice in (first, last)] == [CASES[0]["what"], CASES[1]["what"]]


def test_a_situation_that_nobody_has_judged_is_told_by_the_exit_code(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tiny.yaml").write_text(
        'schema: "1"\nid: tiny\ncouncil: T\ntitle: P\nedition: "1"\nstatus: draft\ndocument: [{id: "1", text: "Be polite.", considered: "None."}]\n'
    )
    made = run(*MANY, "-", "--protocol", "./tiny.yaml", given=lines_of({"what": "interpretation"}))
    assert (made.returncode, records(made.stdout)[0]["mapped"]) == (1, False)


@pytest.mark.parametrize("more", [(), ("--answers", "-", "--save", "card.yaml"), ("--answers", "-", "he shouted")])
def test_what_has_no_place_beside_it_is_said_before_anything_is_read(run: Run, more: tuple[str, ...]) -> None:
    made = run("ask", "--format", "jsonl", *more, given=b"")
    assert (made.returncode, made.stdout) == (2, b"")
    assert b"give --answers with a file of them" in made.stderr


def test_no_file_is_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "advice.jsonl").write_bytes(b"mine")
    assert run(*MANY, "-", "-o", "advice.jsonl", given=lines_of(*CASES)).returncode == 2
    assert (tmp_path / "advice.jsonl").read_bytes() == b"mine"


def test_the_answers_are_not_written_over_by_the_advice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_bytes(lines_of(*CASES))
    made = run(*MANY, "cases.jsonl", "-o", "cases.jsonl", "--force")
    assert (made.returncode, (tmp_path / "cases.jsonl").read_bytes()) == (2, lines_of(*CASES))
    assert b"would be written over" in made.stderr


def test_several_processes_keep_the_order_and_every_bad_line(run: Run, tmp_path: Path) -> None:
    batch = [CASES[number % 3] for number in range(BATCH)]
    (tmp_path / "cases.jsonl").write_bytes(lines_of(*batch, {"what": "no-such-thing"}, *batch, "no mapping", CASES[1]))
    alone, shared_out = run(*MANY, "cases.jsonl"), run(*MANY, "cases.jsonl", "--jobs", "2")
    assert (shared_out.stdout, shared_out.returncode) == (alone.stdout, 2)
    assert [record["line"] for record in records(alone.stdout) if "error" in record] == [BATCH + 1, 2 * BATCH + 2]


def test_jobs_are_for_many_answers(run: Run) -> None:
    assert run("ask", "-p", "solihull", "--what", "interpretation", "--no-input", "--jobs", "2").returncode == 2
    assert run(*MANY, "-", "--jobs", "0", given=b"").returncode == 2


def test_no_more_lines_are_read_than_are_answered() -> None:
    """A million lines take no more memory than a few: each is answered before the next is read."""
    read = 0

    def lines() -> Iterator[tuple[int, bytes]]:
        nonlocal read
        for number in range(1, 1_000_001):
            read = number
            yield number, lines_of(CASES[0])

    answered = Answering("x", None, Flags(None, (), None, ()), None).answered(lines())
    for number in range(1, 50):
        next(answered)
        assert read == number
