"""`python -m tests.mutation`: tries every mutant of every shipped protocol, prints the score and lists the survivors.

`--keep` writes the survivors down, for the ordinary suite to know them.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from typing import NamedTuple

from tests.conftest import SHIPPED, shipped
from tests.mutation.catching import SURVIVORS, caught_by, shows
from tests.mutation.mutants import Mutant, mutants

HEADER = """\
# Mutants that nothing catches; written by `python -m tests.mutation --keep`.
# alike: the change makes no difference to any advice that was tried, so there is nothing to catch. missed: it does, and nothing sees it.
"""


class Tried(NamedTuple):
    """What became of a mutant. by: what caught it; None for a survivor, and then `alike`: whether it changes no advice."""

    protocol: str
    kind: str
    description: str
    by: str | None
    alike: bool


def share(protocol_id: str, part: int, parts: int) -> list[Tried]:
    """Every so-manieth mutant of a protocol, tried."""
    book = shipped(protocol_id)
    found = []
    for number, mutant in enumerate(mutants(book)):
        if number % parts == part:
            by = caught_by(book, mutant)
            found.append(Tried(protocol_id, mutant.kind, mutant.description, by, by is None and not shows(book, mutant)))
    return found


def main() -> None:
    """Tries all, on every processor that there is."""
    start = time.monotonic()
    for protocol in SHIPPED:
        book = shipped(protocol)
        if by := caught_by(book, Mutant("", "", book.protocol, frozenset(book.vocabulary.situations))):
            sys.exit(f"{protocol} itself does not hold ({by}): see to that first, or every mutant seems to be caught.")
    parts = os.cpu_count() or 1
    with ProcessPoolExecutor(parts) as pool:
        jobs = [pool.submit(share, protocol, part, parts) for protocol, part in product(SHIPPED, range(parts))]
        tried = [one for job in jobs for one in job.result()]
    for line in (*score(tried), f"{time.monotonic() - start:.0f} seconds"):
        print(line)
    survivors = [one for one in tried if one.by is None]
    if "--keep" in sys.argv:
        SURVIVORS.write_text(HEADER + "\n".join(listed(survivors)) + "\n", encoding="utf-8")
    else:
        print("\n".join(listed(survivors)))


def score(tried: list[Tried]) -> Iterable[str]:
    """How many mutants of each kind were caught, and by what."""
    columns = ("all", "loading", "case", "check", "detail", "alike", "missed")
    yield f"{'':20}" + "".join(f"{name:>9}" for name in columns)
    kinds = sorted({one.kind for one in tried})
    for kind in (*kinds, "all"):
        counts = _counts(one for one in tried if kind in (one.kind, "all"))
        yield f"{kind:20}" + "".join(f"{counts[name]:>9}" for name in columns)
    counts = _counts(tried)
    judged, seen = counts["loading"] + counts["case"] + counts["check"], counts["all"] - counts["alike"]
    yield f"caught by loading, checks and judged cases: {judged / seen:.2%}"
    yield f"and with the details beside the cases: {(judged + counts['detail']) / seen:.2%}"


def _counts(tried: Iterable[Tried]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for one in tried:
        counts["all"] += 1
        counts[one.by.split()[0] if one.by else "alike" if one.alike else "missed"] += 1
    return counts


def listed(survivors: list[Tried]) -> Iterable[str]:
    """The survivors by protocol, as YAML."""
    for protocol in SHIPPED:
        yield f"{protocol}:"
        for alike, name in ((True, "alike"), (False, "missed")):
            some = sorted(f'    - "{one.description}"' for one in survivors if (one.protocol, one.alike) == (protocol, alike))
            yield from [f"  {name}:", *some] if some else [f"  {name}: []"]


if __name__ == "__main__":
    main()
