"""What can be wrong with a protocol file that loads: one module per rule, its docstring the rule's manual page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from mo_advisor.errors import Problem
from mo_advisor.lint import (
    agree,
    callers,
    cited,
    edition,
    excluded,
    held,
    idle,
    joined,
    mapped,
    parts,
    piled,
    placed,
    review,
    signed,
    steps,
    titles,
    top,
    unused_facts,
    verbatim,
    whole,
)
from mo_advisor.protocol.book import Book

MODULES = (
    verbatim, placed, mapped, agree, idle, piled, steps, joined, titles, parts, whole, callers, cited, held, excluded, top, edition, review, signed,
)
RULES: dict[str, Callable[[Book], Iterator[Problem]]] = {module.RULE: module.problems for module in MODULES}
PAGES = (*MODULES, unused_facts)
MANUAL: dict[str, str] = {module.RULE: (module.__doc__ or "").strip() for module in PAGES}  # the page of each rule


def problems(book: Book) -> list[Problem]:
    """Everything that the rules find in a loaded protocol, in the order of the file."""
    return sorted(problem for rule in RULES.values() for problem in rule(book))


def problems_together(used: Collection[frozenset[str]]) -> list[Problem]:
    """Everything that is found only where all protocols are looked at together. used: for each the facts on which something turns."""
    return list(unused_facts.problems(used))
