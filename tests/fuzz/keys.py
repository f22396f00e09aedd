"""Keys at a real pseudo-terminal, typed ahead or one by one: whatever comes, the command ends as it should and gives the terminal back."""

from __future__ import annotations

import os
import re
import select
import termios
import time

from tests.commands.conftest import CODES
from tests.commands.samples import protocol_text
from tests.fuzz.attack import Attack
from tests.fuzz.nasty import value
from tests.terminal.terminal import CTRL_B, CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, UP, Terminal

COMMANDS = (
    ("ask",), ("ask", "-p", "solihull"), ("ask", "-p", "p.yaml", "--who", "member"), ("map", "p.yaml"),
    ("train", "run", "officers", "-p", "solihull"),
    ("train", "quiz", "officers", "-p", "solihull"), ("train", "quiz", "officers", "--room", "-p", "solihull"), ("train", "record", "-p", "solihull"),
)  # fmt: skip
KEYS = (
    ENTER, ENTER, ENTER, CTRL_C, CTRL_D, CTRL_B, ESCAPE, UP, DOWN, "\x1b[D", "\x1b[C", "\x1b[5~", "\x1b[6~", "\t", "\x7f", " ", "\x0c", "\x15",
    "\x1b[200~pasted\n\x1b[201~", "\x1b[31m", "q", "q\r", "?", "?\r", "b", "b\r", "1", "1\r", "2\r", "3\r", "9\r", "0\r", "/", "g", "n", "y", "y\r",
    "shouting at staff\r", "member\r", "not-sure\r",
)  # fmt: skip
LEAVES = (CTRL_C, CTRL_D, CTRL_C, ENTER, CTRL_C, CTRL_D)  # from wherever it is
MODES = (("?25l", "?25h", "without a cursor"), ("?1049h", "?1049l", "on another screen"), ("?2004h", "?2004l", "that marks what is pasted"))
MOST = 15  # seconds in which a command that is told to leave has left
PLACES = 12  # waits for that, after each of which it is told again


def keys(attack: Attack) -> None:
    """One session of up to thirty keys, and its end."""
    chance = attack.chance
    attack.file("p.yaml", protocol_text("tiny").encode())
    arguments = (*chance.choice(COMMANDS), *(["--plain"] if chance.random() < 0.4 else []))
    typed = [chance.choice(KEYS) if chance.random() < 0.95 else value(chance).replace("\ud83d", "")[:2000] for _ in range(chance.randint(1, 30))]
    ahead = chance.random() < 0.5
    columns, rows = chance.choice((80, 45)), chance.choice((24, 50))
    with Terminal(attack.folder, *arguments, columns=columns, rows=rows, environment=attack.environment) as terminal:
        code = _session(terminal, typed, ahead)
        lasting = termios.tcgetattr(terminal.keyboard)[3]
        said = terminal.raw.decode(errors="replace")
    attack.note((*arguments, *typed, "ahead" if ahead else "slowly"), list(_wrong(code, lasting, said)))


def _session(terminal: Terminal, typed: list[str], ahead: bool) -> int | None:
    """Types once the command has begun, and then leaves; gives the exit code, or None where it does not end."""
    terminal.begin()
    if ahead:
        _give(terminal, "".join(typed))
    else:
        for key in typed:
            _give(terminal, key)
            _read(terminal, 0.02)
    until = time.monotonic() + MOST
    for _ in range(PLACES):
        for key in LEAVES:
            _give(terminal, key)
            if _read(terminal, 0.2):
                return terminal.command.wait()
        if time.monotonic() > until:
            return None
    return None


def _give(terminal: Terminal, keys: str) -> None:
    """Types what the terminal takes without waiting: what a command does not read must not stop who types."""
    os.set_blocking(terminal.keyboard, False)
    try:
        os.write(terminal.keyboard, keys.encode(errors="replace"))
    except OSError:
        return


def _read(terminal: Terminal, seconds: float) -> bool:
    """Reads what comes in so many seconds; whether the command has gone."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if select.select([terminal.keyboard], [], [], left)[0]:
            try:
                data = os.read(terminal.keyboard, 65536)
            except BlockingIOError:
                continue
            except OSError:
                return True
            terminal.raw += data
    return False


def _wrong(code: int | None, lasting: int, said: str) -> list[str]:
    wrong = []
    if code is None:
        wrong.append("does not leave")
    elif code not in CODES:
        wrong.append(f"ended with {code}")
    if "Traceback" in said or "a fault in mo-advisor" in said or "Exception ignored" in said:
        wrong.append(f"is a fault: {said[-600:]!r}")
    if code is not None and not (lasting & termios.ECHO and lasting & termios.ICANON):
        wrong.append("leaves a terminal that shows no typing")
    for on, off, what in MODES:
        if code is not None and re.findall(rf"\x1b\[({re.escape(on)}|{re.escape(off)})", said)[-1:] == [on]:
            wrong.append(f"leaves a terminal {what}: {said[-300:]!r}")
    return wrong


