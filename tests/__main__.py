"""`python -m tests`: lint, types, the checks and the proof of the shipped protocols and packs, and the tests; ends badly where any of them does."""

from __future__ import annotations

import subprocess
import sys

CHECKS = (
    ("lint", ["-m", "ruff", "check", "."]),
    ("types", ["-m", "mypy"]),
    ("protocols", ["-m", "mo_advisor", "check"]),
    ("packs", ["-m", "mo_advisor", "train", "check"]),
    ("proof", ["-m", "mo_advisor", "prove"]),
    ("tests", ["-m", "pytest"]),
)


def main() -> int:
    """Runs every check, whatever the others say; gives the number that failed."""
    failed = [name for name, arguments in CHECKS if subprocess.run([sys.executable, *arguments], check=False).returncode]
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
