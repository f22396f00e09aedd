"""Transcripts in the documentation: commands and what they print, run as they stand. `python -m tests.regenerate` writes them anew.

In a `console` block a line that begins with `$ ` is run by a shell in an empty folder; what follows is what it printed. A command that does not
end well is followed by a line `(exit N)`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?ms)^```console\n(.*?)^```$")


class Step(NamedTuple):
    """A command and what the documentation says that it prints."""

    page: str
    command: str
    printed: str


def pages() -> list[Path]:
    """The documentation."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def steps(page: Path) -> Iterator[list[Step]]:
    """The steps of each block of a page, which run one after another in one folder."""
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield [Step(page.name, *_parted(part)) for part in re.split(r"(?m)^\$ ", block[1])[1:]]


def _parted(part: str) -> tuple[str, str]:
    command, _, printed = part.partition("\n")
    return command, printed


def play(block: list[Step]) -> Iterator[tuple[Step, str]]:
    """Runs the steps of a block in an empty folder and home; gives each with what it really printed."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MO_ADVISOR", "XDG", "PYTHONIO"))}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**kept, "HOME": folder, "PATH": path, "TERM": "xterm", "ROOT": str(ROOT)}
        for step in block:
            done = subprocess.run(
                ["bash", "-c", step.command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, timeout=120, check=False,
            )
            yield step, done.stdout.decode("utf-8") + (f"(exit {done.returncode})\n" if done.returncode else "")


def rewritten(page: Path) -> str:
    """A page with what the commands print today."""
    blocks = iter(list(steps(page)))

    def anew(_: re.Match[str]) -> str:
        played = "".join(f"$ {step.command}\n{printed}" for step, printed in play(next(blocks)))
        return f"```console\n{played}```"

    return BLOCK.sub(anew, page.read_text(encoding="utf-8"))
