"""Runs of the command in forks of one process that has imported everything: they print the same, and nobody waits for imports.

`Preloaded` is the near end, two for each process that runs tests: for pipes, and for terminals. The far end is this file run as a program: for each
request (a line of JSON, and with it the three streams) that comes through a socket, it forks, and answers with the number of the process and, when
that has ended, with its exit code. What an interpreter decides while it starts cannot be had in this way: `fits` says which runs need one of
their own.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import importlib
import json
import os
import pkgutil
import pty
import runpy
import signal
import socket
import subprocess
import sys
import termios
import traceback
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from mo_advisor.protocol.library import load, shipped_folder

ROOT = Path(__file__).resolve().parent.parent
READ_AT_THE_START = ("PYTHON", "LANG", "LC_", "TZ", "FORCE_COLOR", "CLICOLOR", "PY_COLORS", "TERMINAL_WIDTH", "GITHUB_ACTIONS")
IMPORTED_LATE = ("rich.console", "rich.text")
LARGEST = 1 << 20  # bytes of a request
PATIENCE = 180  # seconds; a command that takes longer is ended by a signal


class Running:
    """A run that has begun. pid: the number of its process."""

    def __init__(self, answers: socket.socket) -> None:
        self.answers = answers
        self.pid = int(answers.recv(16))
        self.code: int | None = None

    def wait(self) -> int:
        """Waits for its end; gives its exit code, or the number of the signal that ended it, below zero."""
        if self.code is None:
            self.code = int(self.answers.recv(16))
        return self.code


class Preloaded:
    """The command, loaded once, and run as often as is wanted, one run after another."""

    def __init__(self, at_a_terminal: bool = False) -> None:
        self.environment = dict(os.environ)
        self.threads = ThreadPoolExecutor(3)  # one for each stream
        self.near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ends = pty.openpty() if at_a_terminal else os.pipe()
        with far:
            subprocess.Popen(
                [sys.executable, "-m", "tests.preloaded", str(far.fileno())],
                cwd=ROOT, stdin=ends[1], stdout=ends[1], stderr=ends[1], pass_fds=[far.fileno()], start_new_session=True,
            )
        os.close(ends[1])
        atexit.register(self.near.close)

    def fits(self, environment: Mapping[str, str]) -> bool:
        """Whether an environment has nothing of its own that an interpreter, or a library that it imports, reads once and for all."""
        names = {name for name in (*environment, *self.environment) if name.startswith(READ_AT_THE_START)}
        return all(environment.get(name) == self.environment.get(name) for name in names)

    def start(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], streams: Sequence[int]) -> Running:
        """Starts what `python -m mo_advisor` would be in a folder, with these streams; a terminal is taken for its own."""
        request = {"arguments": arguments, "folder": str(folder), "environment": dict(environment)}
        socket.send_fds(self.near, [json.dumps(request).encode()], list(streams))
        return Running(self.near)

    def run(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], given: bytes) -> subprocess.CompletedProcess[bytes]:
        """What `python -m mo_advisor` comes to in a folder, without a terminal."""
        (stdin, to_give), (out, stdout), (err, stderr) = os.pipe(), os.pipe(), os.pipe()
        running = self.start(arguments, folder, environment, (stdin, stdout, stderr))
        for handle in (stdin, stdout, stderr):
            os.close(handle)
        self.threads.submit(_write, to_give, given)
        printed, told = self.threads.submit(_read, out), self.threads.submit(_read, err)
        return subprocess.CompletedProcess(list(arguments), running.wait(), printed.result(), told.result())


@cache
def with_pipes() -> Preloaded:
    """The one whose runs have pipes for streams."""
    return Preloaded()


@cache
def at_terminals() -> Preloaded:
    """The one whose runs are at a terminal."""
    return Preloaded(at_a_terminal=True)


def take_terminal() -> None:
    """Makes standard input the terminal that this process, the first of its session, is controlled by."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _write(handle: int, data: bytes) -> None:
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
    except BrokenPipeError:  # the command has not read it all
        pass


def _read(handle: int) -> bytes:
    with open(handle, "rb") as stream:
        return stream.read()


def serve(requests: socket.socket) -> None:
    """Runs what is asked for, one after another, until nobody can ask any more."""
    while True:
        request, streams, _, _ = socket.recv_fds(requests, LARGEST, 3)
        if not request:
            return
        child = os.fork()
        if not child:
            requests.close()
            _become(**json.loads(request), streams=streams)
        for handle in streams:
            os.close(handle)
        requests.send(str(child).encode())
        _, status = os.waitpid(child, 0)
        requests.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(arguments: list[str], folder: str, environment: dict[str, str], streams: list[int]) -> None:
    """Makes this process one that was started with these arguments, and ends it as that would end."""
    os.setsid()
    signal.alarm(PATIENCE)
    for number, handle in enumerate(streams):
        os.dup2(handle, number)
        os.close(handle)
    if os.isatty(0):
        take_terminal()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.path[0] = folder
    sys.argv = ["mo_advisor", *arguments]
    code: object = 0
    try:
        runpy.run_module("mo_advisor", run_name="__main__", alter_sys=True)
    except SystemExit as ending:
        code = ending.code
    except BaseException:
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def load_everything() -> None:
    """Imports every module of the package and what it imports only when it needs it, and reads the vocabulary and the shipped protocols."""
    package = importlib.import_module("mo_advisor")
    for module in pkgutil.walk_packages(package.__path__, "mo_advisor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in IMPORTED_LATE:
        importlib.import_module(name)
    for path in shipped_folder().glob("*.yaml"):
        load(path)
    gc.freeze()  # so that no fork copies the memory of what it only reads


if __name__ == "__main__":
    load_everything()
    with socket.socket(fileno=int(sys.argv[1])) as asked:
        serve(asked)
