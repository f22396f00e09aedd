"""Problems of files in a record, and the words that count things."""

from __future__ import annotations

from typing import Any

from mo_advisor.errors import Problem


def problem_record(problem: Problem) -> dict[str, Any]:
    """A problem as the JSON contract has it."""
    place = problem.place
    return {"file": place.file, "line": place.line, "column": place.column, "level": problem.level, "rule": problem.rule, "message": problem.message}


def counted(number: int, noun: str) -> str:
    """So many of something."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
