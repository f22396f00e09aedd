"""Every rule's manual page tells the truth: its passing example has no problem of that rule, and its failing one has."""

from __future__ import annotations

import importlib
import re
import textwrap
from types import ModuleType

import pytest

from mo_advisor.lint import RULES
from mo_advisor.vocabulary import shared
from tests.conftest import tiny

NEEDS_A_SOURCE = ("verbatim",)  # its examples need a source file beside them: see test_verbatim
PAGES = [importlib.import_module(f"mo_advisor.lint.{name}") for name in RULES if name not in NEEDS_A_SOURCE]


def example(page: ModuleType, heading: str) -> str:
    """The YAML under a heading of a page, up to the next line that is not indented."""
    found = re.search(rf"^{heading}[^\n]*:\n\n((?:(?: {{4}}.*)?\n)+)", page.__doc__ or "", re.MULTILINE)
    assert found, f"{page.__name__} has no example under “{heading}”"
    return textwrap.dedent(found[1]).replace("EVERY-SITUATION", f"[{', '.join(shared().situations)}]")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.RULE)
def test_the_passing_example_passes(page: ModuleType) -> None:
    assert list(page.problems(tiny(example(page, "Passes")))) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.RULE)
def test_the_failing_example_fails(page: ModuleType) -> None:
    found = list(page.problems(tiny(example(page, "Fails"))))
    assert {problem.rule for problem in found} == {page.RULE}
    assert any(problem.level == "error" for problem in found)


@pytest.mark.parametrize("name", RULES)
def test_a_page_starts_with_one_sentence_that_says_the_rule(name: str) -> None:
    page = importlib.import_module(f"mo_advisor.lint.{name}")
    first = (page.__doc__ or "").split("\n\n")[0]
    assert name == page.RULE
    assert first.endswith(".")
