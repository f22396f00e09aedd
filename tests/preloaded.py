"""Runs of the command in forks of one process that has imported everything: they print the same, and nobody waits for imports.

`Preloaded` is the near end, one for each process that runs tests. The far end is this file run as a program: for each request (a line of JSON, and
with it the three streams) that comes through its standard input, which is a socket, it forks, and answers with the exit code. What an interpreter
decides while it starts cannot be had in this way; `fits` says which runs need a process of their own.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mo_advisor.vocabulary import shared

ROOT = Path(__file__).resolve().parent.parent
READ_AT_THE_START = ("PYTHON", "LANG", "LC_", "TZ", "COLUMNS", "LINES", "FORCE_COLOR", "CLICOLOR", "PY_COLORS", "TERMINAL_WIDTH", "GITHUB_ACTIONS")
IMPORTED_LATE = ("rich.console", "rich.text")
LARGEST = 1 << 20  # bytes of a request
PATIENCE = 60  # seconds; a command that takes longer is ended by a signal


class Preloaded:
    """The command, loaded once, and run as often as is wanted."""

    def __init__(self) -> None:
        self.environment = dict(os.environ)
        self.threads = ThreadPoolExecutor(3)  # one for each stream
        self.near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with far:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.preloaded"], cwd=ROOT, stdin=far.fileno(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )

    def fits(self, environment: Mapping[str, str]) -> bool:
        """Whether an environment has nothing of its own that an interpreter, or a library that it imports, reads once and for all."""
        names = {name for name in (*environment, *self.environment) if name.startswith(READ_AT_THE_START)}
        return all(environment.get(name) == self.environment.get(name) for name in names)

    def run(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], given: bytes) -> subprocess.CompletedProcess[bytes]:
        """What `python -m mo_advisor` comes to in a folder, without a terminal."""
        request = json.dumps({"arguments": arguments, "folder": str(folder), "environment": dict(environment)}).encode()
        read_in, write_in = os.pipe()
        read_out, write_out = os.pipe()
        read_err, write_err = os.pipe()
        socket.send_fds(self.near, [request], [read_in, write_out, write_err])
        for handle in (read_in, write_out, write_err):
            os.close(handle)
        self.threads.submit(_write, write_in, given)
        out, err = self.threads.submit(_read, read_out), self.threads.submit(_read, read_err)
        code = int(self.near.recv(16))
        return subprocess.CompletedProcess(list(arguments), code, out.result(), err.result())

    def close(self) -> None:
        """Lets the process end."""
        self.near.close()
        self.threads.shutdown()
        self.process.communicate()


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
            _become(**json.loads(request), streams=streams)
        for handle in streams:
            os.close(handle)
        _, status = os.waitpid(child, 0)
        requests.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(arguments: list[str], folder: str, environment: dict[str, str], streams: list[int]) -> None:
    """Makes this process one that was started with these arguments, and ends it as that would end."""
    signal.alarm(PATIENCE)
    for number, handle in enumerate(streams):
        os.dup2(handle, number)
        os.close(handle)
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
    """Imports every module of the package and what it imports only when it needs it, and reads the vocabulary."""
    package = importlib.import_module("mo_advisor")
    for module in pkgutil.walk_packages(package.__path__, "mo_advisor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in IMPORTED_LATE:
        importlib.import_module(name)
    shared()
    gc.freeze()  # so that no fork copies the memory of what it only reads


if __name__ == "__main__":
    load_everything()
    with socket.socket(fileno=os.dup(0)) as asked:
        serve(asked)
