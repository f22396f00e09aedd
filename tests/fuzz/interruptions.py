"""Signals while something is written: the file is the old one or the new one, whole, and nothing stands beside it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.commands.samples import ROOT, has_unnamed_files
from tests.fuzz.attack import Attack

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)
ASK = ("ask", "-p", "solihull", "--who", "member", "--what", "complain-about-officer", "--no-input")
TOLD = ("--id", "ours", "--council", "C", "--title", "T", "--edition", "1")
WRITERS = (
    ("show", "somerset", "--output", "out.html"),
    (*ASK, "--output", "out.json"),
    (*ASK, "--save", "out.yaml"),
    ("vocabulary", "--output", "out.md"),
    ("import", str(ROOT / "docs" / "model-protocol.docx"), *TOLD, "--output", "out.yaml"),
)
OLD = b"what was there before\n"
LATEST = 1.2  # times as long as the command takes undisturbed


def interruption(attack: Attack) -> None:
    """Interrupts a command that writes, over nothing or over a file."""
    arguments = attack.chance.choice(WRITERS)
    whole, takes = _undisturbed(arguments)
    there = attack.chance.random() < 0.5 and arguments[0] != "import"
    if there:
        for name in whole:
            attack.file(name, OLD)
        arguments = (*arguments, "--force")
    interrupted = attack.chance.choice(SIGNALS if has_unnamed_files(attack.folder) else SIGNALS[:1])
    began = subprocess.Popen(_command(arguments), cwd=attack.folder, env=attack.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(attack.chance.uniform(0, LATEST * takes))
    began.send_signal(interrupted)
    _, told = began.communicate()
    wrong = [f"left {path.name} behind" for path in attack.folder.iterdir() if path.name not in whole]
    wrong += [f"left half of {path.name}" for path in attack.folder.iterdir() if path.read_bytes() not in (whole.get(path.name), there and OLD)]
    if b"Traceback" not in told or b"mo_advisor/" in told:  # else it came while Python itself was being started, which is not ours to answer
        wrong += [f"shows a traceback: {told[-300:]!r}"] if b"Traceback" in told else []
        wrong += [f"ended with {began.returncode}: {told[-300:]!r}"] if began.returncode not in (0, 130, -interrupted) else []
    attack.note((*arguments, interrupted.name), wrong)


def _command(arguments: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "mo_advisor", *arguments]


@cache
def _undisturbed(arguments: tuple[str, ...]) -> tuple[dict[str, bytes], float]:
    """The files that a command writes where nothing disturbs it, and the seconds that it takes."""
    with TemporaryDirectory() as folder:
        began = time.monotonic()
        subprocess.run(_command(arguments), cwd=folder, check=True, capture_output=True)
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}, time.monotonic() - began
