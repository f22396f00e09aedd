"""`python -m tests.same_bytes OTHER`: every public command, run here and in another checkout, prints the same bytes and ends with the same code.

OTHER is the folder of the other checkout. Both are run by this Python from their own folders, so that each uses its own package and protocols. What
differs is named; nothing is written. Meant for a change that must not be seen from outside: compare with a checkout from before it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED

ROOT = Path(__file__).resolve().parent.parent
PACKS = ("induction", "officers", "hard-cases")
DOCUMENTS = ("text", "json", "markdown", "html")
WHATS = ("complain-about-officer", "not-covered", "no-such-thing", "interpretation")


class Ran(NamedTuple):
    """What came of a command: its exit code, and what it printed on standard output and standard error."""

    code: int
    out: bytes
    err: bytes


class Typed(NamedTuple):
    """A command as it is typed, and what is given on standard input."""

    words: tuple[str, ...]
    given: str = ""


def commands() -> Iterator[Typed]:
    """Every command in every format, on every protocol; wrong usage too."""
    yield from map(_typed, ("", "-h", "--version", "nonsense", "ask", "ask --no-input", "show", "tree", "protocols", "protocols -f json", "publish"))
    yield from (_typed(f"{command} -h") for command in _named())
    for protocol, format_ in product(SHIPPED, DOCUMENTS):
        yield _typed(f"show {protocol} -f {format_}")
        yield _typed(f"show {protocol} --contents -f {format_}")
        yield _typed(f"cite 1 7.3 1.1-2 Complaints -p {protocol} -f {format_}")
        yield _typed(f"cite 99.9 7.3(z) -p {protocol} -f {format_}")
    yield from (_typed(f"cite 7.3 para 4.3 -f {format_}") for format_ in DOCUMENTS)
    for format_ in DOCUMENTS:
        yield from map(_typed, (f"suggest he shouted at me -f {format_}", f"search chief executive -f {format_}", f"vocabulary -f {format_}"))
    yield from _asked()
    yield from _explained()
    yield from _drawn()
    yield from _trained()
    yield Typed(("ask", "-p", "somerset", "--plain"), "1\n?\n1\n1\n2\nb\n2\n3\n1\n")
    yield Typed(("ask", "-p", "somerset", "--answers", "-", "-f", "jsonl"), "".join(f'{{"what": "{what}", "who": "officer"}}\n' for what in WHATS))
    yield Typed(("ask", "--plain"), "2\n2\n1\n1\n?\n1\n1\n1\n1\n1\n")
    yield Typed(("ask", "-p", "west-lindsey", "--answers", "-"), "who: member\nwhat: complain-about-ofcer\nfacts: {x: y}\n")
    yield Typed(("ask", "-p", "west-lindsey", "--answers", "-", "-f", "json"), "who: member\nwhat: not-covered\nfacts: {serious: 'yes'}\n")


def _named() -> Iterator[str]:
    yield from (
        "ask", "cite", "search", "suggest", "vocabulary", "show", "protocols", "use", "import", "map", "amend", "compare", "check", "prove",
        "coverage", "tree", "sign", "help", "train",
    )
    yield from (f"train {command}" for command in ("run", "quiz", "handout", "new", "record", "check", "packs"))


def _asked() -> Iterator[Typed]:
    """Every situation of every protocol for an asker, whom it is about and the format each in turn."""
    for number, (protocol, what) in enumerate(product(SHIPPED, shared().situations)):
        who = ("member", "officer", "resident", "statutory-officer", "co-opted-member")[number // 3 % 5]
        involved = ("", "--involved director", "--involved nobody", "--involved leader")[number % 4]
        yield _typed(f"ask -p {protocol} --who {who} --what {what} {involved} -f {DOCUMENTS[number % 5 % 4]}")
    for protocol, what in product(SHIPPED, list(shared().situations)[::6]):
        yield _typed(f"ask -p {protocol} --what {what} -f json")
        yield _typed(f"ask -p {protocol} --what {what} --who chief-executive --involved head-of-service --fact serious=yes")


def _explained() -> Iterator[Typed]:
    for protocol, clause in zip(SHIPPED, ("10.1", "14.1", "10.2", "20", "Complaints 2"), strict=True):
        asked = ("ask", "-p", protocol, "--who", "officer", "--what", "not-covered")
        for format_ in DOCUMENTS:
            yield Typed((*asked, "--why-not", clause, "--what-if", "who=member", "--what-if", "what=complain-about-officer", "-f", format_))


def _drawn() -> Iterator[Typed]:
    for protocol in SHIPPED:
        yield from (_typed(f"tree {protocol} -f {format_}") for format_ in ("text", "json", "html"))
        yield from (_typed(f"tree {protocol} --by clause -f {format_}") for format_ in ("text", "json", "html"))
        yield from (_typed(f"map {protocol} --status -f {format_}") for format_ in ("text", "json"))
        yield from (_typed(f"tree {protocol} --what complain-about-officer -f {format_}") for format_ in ("mermaid", "dot"))
        yield from (_typed(f"coverage {protocol} -f {format_}") for format_ in ("text", "json", "csv"))
        yield from (_typed(f"coverage {protocol} --table situations -f {format_}") for format_ in ("text", "csv"))
        yield from (_typed(f"check {protocol} -f {format_}") for format_ in ("text", "json"))
        yield _typed(f"prove {protocol} -f json")


def _trained() -> Iterator[Typed]:
    yield from map(_typed, ("train", "train packs", "train packs -f json", "train check", "train check -f json"))
    for pack, protocol in product(PACKS, SHIPPED[::2]):
        yield from (_typed(f"train handout {pack} --for participants -p {protocol} -f {format_}") for format_ in DOCUMENTS)
        yield from (_typed(f"train handout {pack} --for facilitator -p {protocol} -f {format_}") for format_ in DOCUMENTS)
        yield from (_typed(f"train run {pack} -p {protocol} --reveal all -f {format_}") for format_ in DOCUMENTS)
        yield from (_typed(f"train quiz {pack} -p {protocol} --seed 7 --no-input -f {format_}") for format_ in ("text", "json"))
    yield from (_typed(f"train new {protocol}") for protocol in SHIPPED)


def _typed(line: str) -> Typed:
    return Typed(tuple(line.split()))


def ran(checkout: Path, home: str, typed: Typed) -> Ran:
    """What a command comes to in a checkout, in a home that is empty."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "mo_advisor", *typed.words], cwd=checkout, input=typed.given.encode(), capture_output=True, check=False,
        env={**kept, "HOME": home, "TERM": "xterm"},
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def different(here: Path, there: Path, typed: Typed) -> str | None:
    """What a command does otherwise here than there; None where nothing differs."""
    with tempfile.TemporaryDirectory() as home:
        one, other = ran(here, home, typed), ran(there, home, typed)
    parts = [part for part, mine, its in zip(("exit code", "standard output", "standard error"), one, other, strict=True) if mine != its]
    return f"{' '.join(typed.words) or 'nothing'}: another {', '.join(parts)}" if parts else None


def main(other: str) -> int:
    """Compares every command; gives 1 where any differs."""
    every = list(dict.fromkeys(commands()))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [line for line in pool.map(partial(different, ROOT, Path(other).resolve()), every) if line]
    print("\n".join([*found, f"{len(every)} commands compared, {len(found)} differ."]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
