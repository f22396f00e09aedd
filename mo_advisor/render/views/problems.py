"""What is wrong with files: a line a problem, as other programs read it, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mo_advisor.errors import Problem
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.render.page import Heading, Page, Paragraph, beyond_text, paragraph
from mo_advisor.render.words import counted

CHECKED = "What was checked"
RULES = "The rules of check"


def problems_page(problems: Sequence[Problem], files: int) -> Page:
    """The problems of so many files."""
    return Page(
        title=CHECKED,
        head=(beyond_text(Heading(1, CHECKED)),),
        contents=(),
        body=(*problem_lines(problems), paragraph(f"{counted(files, 'file')} checked: {totals(problems)}.", close=True)),
        foot=(),
        record=lambda: {"schema": SCHEMA, "files": files, "problems": [problem_record(problem) for problem in problems]},
    )


def rules_page(manual: Mapping[str, str]) -> Page:
    """The manual page of every rule, each under the rule's id."""
    return Page(
        title=RULES,
        head=(beyond_text(Heading(1, RULES)),),
        contents=(),
        body=tuple(_manual(manual)),
        foot=(),
        record=lambda: {"schema": SCHEMA, "rules": [{"rule": rule, "page": page} for rule, page in manual.items()]},
    )


def _manual(manual: Mapping[str, str]) -> Iterator[Paragraph]:
    for number, (rule, page) in enumerate(manual.items()):
        yield paragraph(rule, "name", close=not number)
        yield from (paragraph(f"    {line}" if line else "", "problem", close=True) for line in page.splitlines())


def problem_lines(problems: Iterable[Problem]) -> tuple[Paragraph, ...]:
    """Each problem in a line, which is never wrapped."""
    return tuple(paragraph(str(problem), "problem", close=True) for problem in problems)


def totals(problems: Sequence[Problem]) -> str:
    """How many errors and warnings there are."""
    errors = sum(problem.level == "error" for problem in problems)
    return f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"


def problem_record(problem: Problem) -> dict[str, Any]:
    """A problem as the JSON contract has it."""
    place = problem.place
    return {"file": place.file, "line": place.line, "column": place.column, "level": problem.level, "rule": problem.rule, "message": problem.message}
