"""A real pseudo-terminal that runs `mo-advisor`, and what its screen shows.

Nothing here is skipped where it cannot run: without a pseudo-terminal or pyte the tests fail.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import pyte

from tests.preloaded import Running, at_terminals, take_terminal

ROWS = 400  # so high that nothing scrolls away unless a test wants it to
PATIENCE = 40  # seconds; a loaded machine is slow to import
QUIET = 0.05  # seconds in which nothing comes from a command that waits for a key
UP, DOWN, ENTER, CTRL_B, CTRL_C, CTRL_D, ESCAPE, LEFT = "\x1b[A", "\x1b[B", "\r", "\x02", "\x03", "\x04", "\x1b", "\x1b[D"


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
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.keyboard, theirs = pty.openpty()
        self._set_size(columns, rows)
        surroundings = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "PAGER")}
        surroundings |= {"PROMPT_TOOLKIT_NO_CPR": "1", **(environment or {})}
        self.command: Running | subprocess.Popen[bytes]
        if not shell and at_terminals().fits(surroundings):
            self.command = at_terminals().start(arguments, folder, surroundings, (theirs, theirs, theirs))
        else:
            self.command = subprocess.Popen(
                ["/bin/sh", "-c", f'exec "$0" "$@" {shell}', sys.executable, "-m", "mo_advisor", *arguments],
                cwd=folder, env=surroundings, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, preexec_fn=take_terminal,
            )
        os.close(theirs)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        os.close(self.keyboard)  # which hangs up, and so ends a command that still runs
        self.command.wait()

    def lines(self) -> list[str]:
        """What the screen shows, without the blanks at the end. The screen's own `display` draws every cell of rows that are empty."""
        rows = {number: row for number, row in self.screen.buffer.items() if row}
        return [_shown(rows[number]) if number in rows else "" for number in range(max(rows, default=-1) + 1)]

    def words(self) -> str:
        """What the screen shows as one line, so that wrapping does not matter."""
        return " ".join(" ".join(self.lines()).split())

    def begin(self) -> None:
        """Waits for the first thing that it prints, before which Ctrl-C is none of its business."""
        while not self.raw and self._read():
            pass

    def see(self, text: str, times: int = 1) -> None:
        """Waits until the screen shows a text, so many times. Fails, with what it does show, where that does not come."""
        until = time.monotonic() + PATIENCE
        while self.words().count(text) < times:
            if not self._read() or time.monotonic() > until:
                raise AssertionError(f"{text!r} is not on the screen:\n" + "\n".join(line for line in self.lines() if line))

    def see_no_more(self, text: str) -> None:
        """Waits until the screen has lost a text. Fails where it stays."""
        until = time.monotonic() + PATIENCE
        while text in self.words():
            if not self._read() or time.monotonic() > until:
                raise AssertionError(f"{text!r} is still on the screen")

    def type(self, keys: str) -> None:
        """Types, as it is."""
        os.write(self.keyboard, keys.encode())

    def answer(self, question: str, keys: str, times: int = 1) -> None:
        """Waits for a question, and types."""
        self.see(question, times)
        self.rest()
        self.type(keys)

    def resize(self, columns: int) -> None:
        """Makes the terminal so many columns wide, as if its window were dragged; what the screen shows starts anew."""
        rows = self.screen.lines
        self.screen.resize(rows, columns)
        self.screen.reset()
        self._set_size(columns, rows)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def end(self) -> int:
        """Waits for the command to end; gives its exit code."""
        while self._read():
            pass
        code = self.command.wait()
        assert code >= 0, "ended by a signal"
        return code

    def rest(self) -> None:
        """Reads on until the command waits for a key, so that none is typed into a list that is still being drawn."""
        while self._read(QUIET) or not self._waits():
            pass

    def _waits(self) -> bool:
        """Whether the command sleeps, or has ended. One that has something to do, and is not let, could be told from it by no silence."""
        try:
            state = Path(f"/proc/{self.command.pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:  # it has ended, or this system does not tell
            return True
        return state in "SZ"

    def _read(self, patience: float = PATIENCE) -> bool:
        ready, _, _ = select.select([self.keyboard], [], [], patience)
        try:
            data = os.read(self.keyboard, 65536) if ready else b""
        except OSError:  # the command has gone
            data = b""
        self.raw += data
        self.stream.feed(data)
        return bool(data)


def _shown(row: Mapping[int, pyte.screens.Char]) -> str:
    return "".join(row[column].data for column in range(max(row) + 1)).rstrip()
