"""What a shell offers: whole ids, of protocols, roles, situations, facts and clauses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SHIPPED, Run


def offered(run: Run, line: str, **environment: str) -> list[str]:
    """What bash is offered at the end of a line; the word to complete is the last, which may be empty."""
    words = line.split(" ")
    made = run(_MO_ADVISOR_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1), **environment)
    assert made.stderr == b""
    return [word for word in made.stdout.decode().split("\n") if word]


def test_protocols(run: Run) -> None:
    assert sorted(offered(run, "mo-advisor show ")) == sorted(SHIPPED)
    assert offered(run, "mo-advisor use som") == ["somerset"]
    assert offered(run, "mo-advisor cite --protocol so") == ["solihull", "somerset"]
    assert offered(run, "mo-advisor ask -p w") == ["west-lindsey"]


def test_protocols_of_ones_own(run: Run, mine: Path) -> None:
    assert offered(run, "mo-advisor show map", MO_ADVISOR_PATH=str(mine.parent)) == ["mapleford"]


def test_roles(run: Run) -> None:
    assert offered(run, "mo-advisor ask --who head") == ["head-of-service"]
    assert offered(run, "mo-advisor ask --involved monitoring") == ["monitoring-officer"]


def test_situations(run: Run) -> None:
    assert offered(run, "mo-advisor ask --what not-c") == ["not-covered"]


def test_facts(run: Run) -> None:
    assert offered(run, "mo-advisor ask --fact raised-already=n") == ["raised-already=no", "raised-already=not-satisfied"]


def test_clauses_of_the_protocol_that_is_named(run: Run) -> None:
    assert offered(run, "mo-advisor cite --protocol somerset 7.3.") == ["7.3.1", "7.3.2", "7.3.3", "7.3.4", "7.3.5"][: len(
        offered(run, "mo-advisor cite --protocol somerset 7.3."))]
    assert offered(run, "mo-advisor cite 7.3.", MO_ADVISOR_PROTOCOL="somerset")[0] == "7.3.1"
    assert offered(run, "mo-advisor cite 7.3.") == []


@pytest.mark.parametrize("line", ["mo-advisor cite -p nowhere 7", "mo-advisor cite -p ./no.yaml 7", "mo-advisor cite -p ~no-such-user/x.yaml 7"])
def test_a_shell_is_no_place_for_errors(run: Run, line: str) -> None:
    assert offered(run, line) == []


def test_nor_where_two_files_share_an_id(run: Run, mine: Path) -> None:
    mine.with_name("second.yaml").write_bytes(mine.read_bytes())
    assert offered(run, "mo-advisor show ", MO_ADVISOR_PATH=str(mine.parent)) == []


def test_the_script_for_a_shell(run: Run) -> None:
    made = run(_MO_ADVISOR_COMPLETE="source_bash")
    assert made.returncode == 0
    assert "_MO_ADVISOR_COMPLETE=complete_bash" in made.stdout.decode()


@pytest.mark.parametrize("given", [{}, {"COMP_WORDS": "mo-advisor show "}, {"COMP_WORDS": "mo-advisor show ", "COMP_CWORD": "two"}])
def test_completion_that_no_shell_asks_for(run: Run, given: dict[str, str]) -> None:
    made = run(_MO_ADVISOR_COMPLETE="complete_bash", **given)
    assert (made.returncode, made.stdout) == (2, b"")
    assert "COMP_WORDS" in made.stderr.decode()
