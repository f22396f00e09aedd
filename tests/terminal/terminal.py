"""A real pseudo-terminal that runs `mo-advisor`, and what its screen shows.

Nothing here is skipped where it cannot run: without a pseudo-terminal, pexpect or pyte the tests fail.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

ROWS = 400  # so high that nothing scrolls away unless a test wants it to
PATIENCE = 40  # seconds; a loaded machine is slow to import
UP, DOWN, ENTER, CTRL_B, CTRL_C, CTRL_D = "\x1b[A", "\x1b[B", "\r", "\x02", "\x03", "\x04"


class Terminal:
    """One run of `python -m mo_advisor` at a terminal of so many columns. shell: what a shell is to do besides, such as `> file`."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = ROWS,
        shell: str = "",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        surroundings = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        command = ["/bin/sh", "-c", f'exec "$0" "$@" {shell}', sys.executable, "-m", "mo_advisor", *arguments]
        self.child = pexpect.spawn(
            command[0], command[1:],
            cwd=str(folder),
            env={**surroundings, "PROMPT_TOOLKIT_NO_CPR": "1", **(environment or {})},
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.child.close(force=True)

    def lines(self) -> list[str]:
        """What the screen shows, without the blanks at the end."""
        return [line.rstrip() for line in self.screen.display]

    def words(self) -> str:
        """What the screen shows as one line, so that wrapping does not matter."""
        return " ".join(" ".join(self.lines()).split())

    def see(self, text: str, times: int = 1) -> None:
        """Waits until the screen shows a text, so many times. Fails, with what it does show, where that does not come."""
        until = time.monotonic() + PATIENCE
        while self.words().count(text) < times:
            if not self._read() or time.monotonic() > until:
                raise AssertionError(f"{text!r} is not on the screen:\n" + "\n".join(line for line in self.lines() if line))

    def answer(self, question: str, keys: str, times: int = 1) -> None:
        """Waits for a question, and types."""
        self.see(question, times)
        self.rest()
        self.child.send(keys)

    def resize(self, columns: int) -> None:
        """Makes the terminal so many columns wide, as if its window were dragged; what the screen shows starts anew."""
        rows = self.screen.lines
        self.screen.resize(rows, columns)
        self.screen.reset()
        self.child.setwinsize(rows, columns)

    def end(self) -> int:
        """Waits for the command to end; gives its exit code."""
        while self._read():
            pass
        self.child.close()
        assert self.child.signalstatus is None
        return int(self.child.exitstatus)

    def rest(self) -> None:
        """Reads on until the screen rests, so that keys are not typed into a list that is still being drawn."""
        while self._read(0.15):
            pass

    def _read(self, patience: float = PATIENCE) -> bool:
        try:
            data = self.child.read_nonblocking(65536, patience)
        except (pexpect.EOF, pexpect.TIMEOUT):
            return False
        self.raw += data
        self.stream.feed(data)
        return True
