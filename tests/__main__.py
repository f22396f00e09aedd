"""`python -m tests`: everything that must hold, on every core; ends badly where anything does not. `--quick`: what a minute is enough for.

The whole run: lint, the layers of imports, types, the checks of the shipped protocols and packs, and the tests, which prove the shipped protocols.
The quick one: lint, the layers, and the tests without those that are marked `slow` and with a twentieth of the random examples.
What else is typed goes to pytest: `python -m tests --quick tests/advice`.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
WORKERS = ("-n", str(os.cpu_count() or 1), "--dist", "worksteal")
QUICK = ("-m", "not slow", "--hypothesis-profile", "quick")


class Check(NamedTuple):
    """One of the things that must hold: what Python is to run. quick: whether it belongs to the quick run."""

    name: str
    arguments: tuple[str, ...]
    quick: bool = False


CHECKS = (
    Check("lint", ("-m", "ruff", "check", "."), quick=True),
    Check("layers", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"), quick=True),
    Check("types", ("-m", "mypy")),
    Check("protocols", ("-m", "mo_advisor", "check")),
    Check("packs", ("-m", "mo_advisor", "train", "check")),
    Check("tests", ("-m", "pytest", *WORKERS), quick=True),
)


def main(typed: Sequence[str]) -> int:
    """Runs every check, whatever the others say; gives the number that failed."""
    quick = "--quick" in typed
    for_pytest = (*(QUICK if quick else ()), *(word for word in typed if word != "--quick"))
    compile_once()
    failed = []
    for check in CHECKS:
        if check.quick or not quick:
            began = time.monotonic()
            arguments = (*check.arguments, *for_pytest) if check.name == "tests" else check.arguments
            code = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode
            print(f"{check.name}: {'failed' if code else 'passed'} in {time.monotonic() - began:.0f} seconds", flush=True)
            failed += [check.name] if code else []
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return len(failed)


def compile_once() -> None:
    """Compiles the package, also where Python is told not to keep what it compiles: a quarter of what a command takes to start."""
    compileall.compile_dir(str(ROOT / "mo_advisor"), quiet=2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
