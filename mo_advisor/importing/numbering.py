"""Holds the numbers of a document against each other: what is missing, what comes twice, what is out of order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mo_advisor.importing.labels import Label

LOOK = "See whether the document has them in this order."


class Numbered(NamedTuple):
    """A number where it stands. at: the paragraph. section: which heading without a number it stands under, counted; it may begin anew under each."""

    label: Label
    at: int
    section: int


class Wrong(NamedTuple):
    """Something about a number: kind, the number, the paragraph, and what to look at."""

    kind: str
    number: str
    at: int
    message: str


def faults(numbers: list[Numbered]) -> Iterator[Wrong]:
    """What is wrong with numbers in their order."""
    last: dict[tuple[object, ...], Numbered] = {}
    seen: dict[tuple[object, ...], int] = {}
    furthest: tuple[int, ...] = ()
    for one in numbers:
        label = one.label
        if not label.parts:
            continue
        parts = label.parts[:-1] if len(label.parts) == 2 and label.parts[1] == 0 else label.parts
        group = ("decimal" if label.kind == "decimal" else label.style, *parts[:-1])
        before = last.get(group)
        anew = before is not None and parts[-1] <= 1 and len(parts) == 1 and before.section != one.section
        if before is not None and not anew:
            found = list(_after(before, one, parts, seen.get((group, parts, one.section))))
            if not found and label.kind == "decimal" and parts[:-1] < furthest[: len(parts) - 1]:
                found = [Wrong("order", label.number, one.at, f"{label.number} comes after numbers that begin with {furthest[0]}. {LOOK}")]
            yield from found
        elif parts[-1] > 1 and len(parts) > 1 and last:
            message = f"{label.number} is the first number of its kind here; look for what stands before it."
            yield Wrong("gap", _like(label, parts, 1), one.at, message)
        furthest = parts if label.kind == "decimal" else furthest
        last[group] = one
        seen.setdefault((group, parts, one.section), one.at)


def _after(before: Numbered, one: Numbered, parts: tuple[int, ...], seen: int | None) -> Iterator[Wrong]:
    number = one.label.number
    previous = before.label.parts[len(parts) - 1]  # of `1.0`, the 1
    step = parts[-1] - previous
    if seen is not None:
        yield Wrong("duplicate", number, one.at, f"The number {number} stands here a second time. See whether the document prints it twice.")
    elif step < 1:
        yield Wrong("order", number, one.at, f"{number} comes after {before.label.number}. {LOOK}")
    elif step > 1:
        missing = _like(one.label, parts, previous + 1)
        more = f" to {_like(one.label, parts, parts[-1] - 1)}" if step > 2 else ""
        verb = "are" if more else "is"
        message = f"After {before.label.number} comes {number}; {missing}{more} {verb} not there. See whether the document has it."
        yield Wrong("gap", missing, one.at, message)


def _like(label: Label, parts: tuple[int, ...], value: int) -> str:
    """A number beside another, written as that one is."""
    written = ".".join(str(part) for part in (*parts[:-1], value))
    if label.kind == "decimal":
        return f"{written}.0" if len(label.parts) > len(parts) else written
    lead = label.number.rstrip("0123456789.ivxlcIVXLC").rstrip()
    return f"{lead}{'' if label.kind == 'mixed' else ' '}{written}".strip()
