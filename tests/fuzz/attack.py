"""One hostile run of the command, and what is wrong with how it was taken."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.commands.conftest import expect_decent
from tests.commands.samples import snapshot
from tests.preloaded import with_pipes

SLOWEST = 20  # seconds after which somebody takes a command to hang
SETTINGS = ("HOME", "MO_ADVISOR", "XDG_", "ACCESSIBLE", "NO_COLOR", "PAGER")


class Attack:
    """An attack that is under way.

    chance: what it draws from. folder: where the command runs, empty at first. found: what was wrong, a sentence each.
    """

    def __init__(self, kind: str, number: int, folder: Path) -> None:
        self.name = f"{kind}:{number}"
        self.chance = Random(self.name)
        self.folder = folder / "here"
        self.folder.mkdir()
        home = folder / "home"
        home.mkdir()
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)} | {"HOME": str(home)}
        self.found: list[str] = []

    def file(self, name: str, data: bytes) -> str:
        """A file in the folder; gives its name."""
        (self.folder / name).write_bytes(data)
        return name

    def run(self, arguments: Sequence[str], given: bytes = b"", writes: bool = False) -> subprocess.CompletedProcess[bytes]:
        """Runs the command, and notes what is wrong with how it ended. writes: whether it may leave files in the folder."""
        usable = [argument.replace("\0", "") for argument in arguments]
        before, began = snapshot(self.folder), time.monotonic()
        made = with_pipes().run(usable, self.folder, self.environment, given)
        seconds = time.monotonic() - began
        self.note(usable, faults(made, seconds))
        after = snapshot(self.folder)
        self.note(usable, [f"{name} was changed" for name, data in before.items() if after.get(name) != data])
        self.note(usable, [f"{name} was left behind" for name in after if name not in before and (not writes or Path(name).name.startswith("."))])
        return made

    def note(self, arguments: Sequence[str], wrong: Sequence[str]) -> None:
        """Notes what is wrong, each with the command."""
        self.found += [f"{self.name}: {each}\n    mo-advisor {' '.join(map(repr, arguments))[:500]}" for each in wrong]


def faults(made: subprocess.CompletedProcess[bytes], seconds: float) -> list[str]:
    """What is wrong with a run, whatever it was given: no code of the contract, a traceback, what a terminal would obey, a long wait."""
    wrong = [f"took {seconds:.0f} seconds"] if seconds > SLOWEST else []
    try:
        expect_decent(made)
    except AssertionError as error:
        wrong.append(f"ended with {made.returncode}: {error} {made.stderr.decode(errors='replace')[-300:]!r}")
    if made.returncode in (2, 3) and not made.stderr.strip() and b'"error"' not in made.stdout:
        wrong.append(f"ended with {made.returncode} and said nothing")
    return wrong
