"""`python -m tests.fuzz`: hostile runs of the command, of every kind, for five minutes; ends with 1 where one of them found something.

`--seconds N` for longer or shorter; `--seed N` for other attacks than last time; `KIND` for one kind alone; `KIND:NUMBER` to make one attack again.
The same number is the same attack, but for the moment at which a key or a signal comes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.fuzz.attack import Attack
from tests.fuzz.command_lines import command_line
from tests.fuzz.documents import document
from tests.fuzz.files import FILES
from tests.fuzz.interruptions import interruption
from tests.fuzz.keys import keys
from tests.fuzz.large import large

KINDS: dict[str, Callable[[Attack], None]] = {
    "command_line": command_line, **FILES, "document": document, "large": large, "keys": keys, "interruption": interruption,
}
FIVE_MINUTES = 300
FAR = 1_000_000  # attacks from one seed to the next


def attacked(kind: str, number: int) -> list[str]:
    """What one attack finds: nothing, where all is well."""
    with tempfile.TemporaryDirectory() as folder:
        attack = Attack(kind, number, Path(folder))
        KINDS[kind](attack)
        return attack.found


def main() -> int:
    """Runs the attacks that are wanted, and prints what they find as they go."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=FIVE_MINUTES)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("attack", nargs="*", help=", ".join(KINDS))
    typed = parser.parse_args()
    once = [name.partition(":") for name in typed.attack if ":" in name]
    wrong = sum(_told(kind, int(number)) for kind, _, number in once)
    if not once:
        wrong = _in_turn(typed.attack or KINDS, typed.seed * FAR, time.monotonic() + typed.seconds)
    return 1 if wrong else 0


def _in_turn(kinds: Iterable[str], first: int, until: float) -> int:
    """Attacks of each kind, to each an equal share of the time; gives how many of them found something."""
    spent, made, wrong = dict.fromkeys(kinds, 0.0), dict.fromkeys(kinds, 0), 0
    while (began := time.monotonic()) < until:
        kind = min(spent, key=spent.__getitem__)
        wrong += _told(kind, first + made[kind])
        made[kind] += 1
        spent[kind] += time.monotonic() - began
    print(f"Attacks: {', '.join(f'{kind} {times}' for kind, times in made.items())}. Of these, {wrong} found something.")
    return wrong


def _told(kind: str, number: int) -> bool:
    """Makes an attack, and prints what it found, if anything."""
    found = attacked(kind, number)
    print("".join(f"{each}\n" for each in found), end="", flush=True)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
