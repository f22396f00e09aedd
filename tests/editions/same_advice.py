"""Whether an advice is the same in two editions, to the letter, but for what cannot be: hashes, the edition and its status, numbers that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.editions.amendment import Amendment
from mo_advisor.editions.carrying import Names
from mo_advisor.editions.journeys import Comparing

OF_THE_EDITION = ("protocol", "reference")


def differing(amendment: Amendment, answers: Answers) -> list[str]:
    """Where in the JSON of the advice the two editions say something else."""
    before, after = (_record(book, answers) for book in (amendment.before, amendment.book))
    return list(_differing(amendment, before, after, "advice"))


def untouched(amendment: Amendment, situation: str) -> Iterator[Answers]:
    """The first answers of every class in a situation in which the advice is said to be the same."""
    return (answers for answers, differs in _classes(amendment, situation) if not differs)


def touched(amendment: Amendment, situation: str) -> Iterator[Answers]:
    """The first answers of every class in a situation in which the advice is said to change."""
    return (answers for answers, differs in _classes(amendment, situation) if differs)


def _classes(amendment: Amendment, situation: str) -> Iterator[tuple[Answers, bool]]:
    """The first answers of every class, and whether the advice is said to change: in what is told of any part."""
    classes, columns = Comparing(amendment.before, amendment.book, amendment.alignment, amendment.names).columns(situation)
    for at in range(len(classes)):
        yield classes.first(classes.nth(at)), any(column[at] for _, column in columns)


def _record(book: Any, answers: Answers) -> dict[str, Any]:
    record = advice_record(advise(book, answers))
    cautions = [caution for caution in record["cautions"] if caution["kind"] != "status"]
    return {**{key: value for key, value in record.items() if key not in OF_THE_EDITION}, "cautions": cautions}


def _differing(amendment: Amendment, one: Any, other: Any, where: str) -> Iterator[str]:
    if one == other:
        return
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from _differing(amendment, one[key], other[key], f"{where}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, (old, new) in enumerate(zip(one, other, strict=True)):
            yield from _differing(amendment, old, new, f"{where}[{at}]")
    elif not (isinstance(one, str) and other in _under_numbers_of_today(amendment.names, one)):
        yield f"{where}: {one!r} is now {other!r}"


def _under_numbers_of_today(names: Names, text: str) -> tuple[str, ...]:
    """A text as the later edition may have it: a clause by its id, prose, or a sentence with clauses in brackets, as of who is left out."""
    listed = re.sub(r"(?<=\()[^()]+(?=\))", lambda inside: ", ".join(names.now.get(of, of) for of in inside[0].split(", ")), text)
    return names.now.get(text, text), names.renamed(text), listed
