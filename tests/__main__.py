"""`python -m tests`: everything that must hold, on every core; ends badly where anything does not. `--quick`: what a few minutes are enough for.

The whole run: lint, the layers of imports, types, the checks of the shipped protocols and packs, and the tests, which prove the shipped protocols.
The quick one: lint, the layers, and the tests without those that are marked `slow` and with a twentieth of the random examples.
`python -m tests tests` or `python -m tests --quick lint layers` runs only what is named.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAYERS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = {
    "lint": ("-m", "ruff", "check", "."),
    "layers": ("-c", LAYERS),
    "types": ("-m", "mypy"),
    "protocols": ("-m", "mo_advisor", "check"),
    "packs": ("-m", "mo_advisor", "train", "check"),
    "tests": ("-m", "pytest", "-n", str(os.cpu_count() or 1), "--dist", "worksteal"),
}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # compiling anew costs each start a quarter
QUICK = ("lint", "layers", "tests")
QUICK_TESTS = ("-m", "not slow", "--hypothesis-profile", "quick")


def main() -> int:
    """Runs every check that is wanted, whatever the others say; gives the number that failed."""
    parser = argparse.ArgumentParser(prog="python -m tests", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("check", nargs="*", help=", ".join(CHECKS))
    typed = parser.parse_args()
    if unknown := set(typed.check) - set(CHECKS):
        parser.error(f"there is no check {', '.join(sorted(unknown))}; there are {', '.join(CHECKS)}")
    failed = [name for name in typed.check or (QUICK if typed.quick else CHECKS) if not passes(name, typed.quick)]
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return len(failed)


def passes(name: str, quick: bool) -> bool:
    """Runs a check, and says how long it took."""
    began = time.monotonic()
    arguments = (*CHECKS[name], *(QUICK_TESTS if quick and name == "tests" else ()))
    code = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=ENVIRONMENT, check=False).returncode
    print(f"{name}: {'failed' if code else 'passed'} in {time.monotonic() - began:.0f} seconds", flush=True)
    return not code


if __name__ == "__main__":
    sys.exit(main())
