"""Every rule's manual page tells the truth: its passing example has no problem of that rule, and its failing one has."""

from __future__ import annotations

import importlib
import re
import textwrap
from types import ModuleType

import pytest

from mo_advisor.advice.distinctions import used_facts
from mo_advisor.errors import Problem
from mo_advisor.lint import MANUAL, RULES, bound, edition, far, forces, given, parts, piled, review, spoken, unused_facts
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, shipped, tiny

NEEDS_A_SOURCE = ("verbatim",)  # its examples need a source file beside them: see test_verbatim
WARNINGS = (review, parts, edition, piled, given, bound, forces, spoken, far)  # what is only to be looked at again keeps nobody from using a file
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
    assert any(problem.level == "error" for problem in found) == (page not in WARNINGS)


def together(heading: str) -> list[Problem]:
    """What is found in a protocol alone that stands under a heading of the page on facts that nothing uses."""
    every = ", ".join(f'"{fact.id}={next(iter(fact.values))}"' for fact in shared().facts.values())
    return list(unused_facts.problems([used_facts(tiny(example(unused_facts, heading).replace("EVERY-FACT", f"[{every}]")))]))


def test_facts_are_unused_only_where_nothing_that_is_loaded_turns_on_them() -> None:
    assert together("Passes") == []
    assert [problem.message.split()[-1] for problem in together("Fails")] == list(shared().facts)
    assert {(problem.level, problem.rule, str(problem.place)) for problem in together("Fails")} == {("warning", "unused-facts", "vocabulary.yaml")}
    assert list(unused_facts.problems([])) == []


def test_the_shipped_protocols_use_every_shared_fact() -> None:
    assert list(unused_facts.problems([used_facts(shipped(protocol_id)) for protocol_id in SHIPPED])) == []


@pytest.mark.parametrize("name", MANUAL)
def test_a_page_starts_with_one_sentence_that_says_the_rule(name: str) -> None:
    page = importlib.import_module(f"mo_advisor.lint.{name.replace('-', '_')}")
    first = (page.__doc__ or "").split("\n\n")[0]
    assert name == page.RULE
    assert first.endswith(".")
