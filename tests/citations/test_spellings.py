"""References as minutes, decisions, complaints and e-mails write them, in each document. The cases stand in `spellings/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from mo_advisor.citations.found import Found
from mo_advisor.citations.resolver import find
from mo_advisor.protocol.book import Book
from tests.conftest import shipped

CASES = [
    (file.stem, str(meant), str(typed))
    for file in sorted(Path(__file__).with_name("spellings").glob("*.yaml"))
    for meant, every in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader).items()
    for typed in every
]


def expected(book: Book, meant: str) -> Iterator[str]:
    """What a case says, clause by clause, refusal by refusal."""
    order = [position.clause.id for position in book.positions]
    for part in meant.split("; "):
        if part.startswith("no") or " or " in part:
            yield part
            continue
        for one in part.split(", "):
            first, _, last = one.partition("..")
            yield from order[order.index(first) : order.index(last) + 1] if last else (one,)


def came_to(found: Found) -> Iterator[str]:
    """What a reference came to, as a case says it."""
    for position in found.positions:
        items = found.items(position.clause.id)
        yield f"{position.clause.id} {{{' '.join(map(str, items))}}}" if items else position.clause.id
    if not found.positions:
        yield f"no: {found.note}"


def fits(meant: str, came: str, found: list[Found]) -> bool:
    """Whether a refusal or a clause is the one that was meant."""
    if " or " in meant:
        return came.startswith("no") and any(set(meant.split(" or ")) == set(each.near) for each in found)
    return came.startswith("no: ") and meant.removeprefix("no").removeprefix(": ") in came if meant.startswith("no") else came == meant


def right(name: str, meant: str, typed: str) -> bool:
    """Whether a spelling comes to what it means."""
    book = shipped(name)
    found = list(find(book, typed))
    came = [one for each in found for one in came_to(each)]
    wanted = list(expected(book, meant))
    return len(came) == len(wanted) and all(fits(one, each, found) for one, each in zip(wanted, came, strict=True))


@pytest.mark.parametrize(("name", "meant", "typed"), CASES, ids=[f"{name}: {typed}" for name, _, typed in CASES])
def test_a_spelling_comes_to_what_it_means(name: str, meant: str, typed: str) -> None:
    assert right(name, meant, typed), [one for each in find(shipped(name), typed) for one in (*came_to(each), each.near)]


def test_there_are_many_spellings() -> None:
    assert len({(name, typed) for name, _, typed in CASES}) == len(CASES) >= 300
    assert all(re.search(r"\w", typed) for _, _, typed in CASES)
