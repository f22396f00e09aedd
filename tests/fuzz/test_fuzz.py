"""A few of the hostile runs of every kind; and that what they look for would be found."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.fuzz.__main__ import KINDS, attacked
from tests.fuzz.attack import SLOWEST, Attack, faults

NUMBERS = range(8)


@pytest.mark.slow
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("kind", KINDS)
def test_attacks_find_nothing(kind: str, number: int) -> None:
    assert attacked(kind, number) == []


def made(code: int, told: bytes = b"", printed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.CompletedProcess([], code, printed, told)


@pytest.mark.parametrize(
    "bad", [made(70, b"a fault"), made(-9), made(1, b"Traceback (most recent call last):"), made(0, printed=b"\x1b[31m"), made(3), made(2, b"\n")],
)
def test_what_is_wrong_with_a_run_is_found(bad: subprocess.CompletedProcess[bytes]) -> None:
    assert faults(bad, 1) != []


def test_a_wait_too_long_is_found_and_a_good_run_is_not() -> None:
    assert faults(made(3, b"mo-advisor: no.\n"), SLOWEST + 1) == [f"took {SLOWEST + 1} seconds"]
    assert faults(made(3, b"mo-advisor: no.\n"), 1) == []


def test_a_file_that_a_run_leaves_is_found(tmp_path: Path) -> None:
    attack = Attack("here", 0, tmp_path)
    attack.run(("ask", "-p", "solihull", "--what", "not-covered", "--no-input", "--save", "kept.yaml"))
    assert len(attack.found) == 1
    assert "kept.yaml was left behind" in attack.found[0]


def test_the_same_number_is_the_same_attack(tmp_path: Path) -> None:
    drawn = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        chance = Attack("pack", 7, tmp_path / name).chance
        drawn.append([chance.random() for _ in range(5)])
    assert drawn[0] == drawn[1]
