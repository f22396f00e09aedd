"""The same work on many things, in several processes at once."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from mo_advisor.errors import BadFile, WrongUsage

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

AHEAD = 2  # things for each process that are begun before the first of them is wanted: no process waits, and few things are held
LONGEST = 20  # seconds in which a process begins, if it ever does
PR_SET_PDEATHSIG = 1  # of prctl(2): the signal that a process gets when the one that started it has ended
ENDED = "The system ended a process of this command, perhaps for want of memory. Try it with --jobs 1."
Thing = TypeVar("Thing")
Made = TypeVar("Made")


def expect_jobs(given: int | None) -> None:
    """Raises WrongUsage where a number of processes was asked for that is none."""
    if given is not None and given < 1:
        raise WrongUsage("--jobs takes a whole number from 1.")


def jobs_of(given: int | None, things: int) -> int:
    """How many processes are used for so many things: as many as were asked for, or as there are processors, and no more than there are things."""
    return max(1, min(given or os.cpu_count() or 1, things))


def at_once(do: Callable[[Thing], Made], things: Iterable[Thing], jobs: int) -> Iterator[Made]:
    """What `do` makes of each thing, in order: by so many processes, or by this one where the system lets it have no others.

    things: read only a little further than is made of them. Raises BadFile where the system ends one of the processes.
    """
    rest = iter(things)
    pool = _pool(jobs) if jobs > 1 else None
    if pool:
        yield from _by(pool, do, rest, AHEAD * jobs)
    else:
        yield from map(do, rest)


def _pool(jobs: int) -> ProcessPoolExecutor | None:
    """Processes that have been started; None where there may be none: too many run already, or there is no memory that they could share."""
    from concurrent.futures import ProcessPoolExecutor

    pool = None
    try:
        pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(os.getpid(),))
        pool.submit(os.getpid).result(LONGEST)
    except (OSError, ImportError, NotImplementedError, RuntimeError, MemoryError, TimeoutError):
        if pool:
            _end(pool)
        return None
    return pool


def _begin(parent: int) -> None:
    """In a process that has been started: leaves Ctrl-C to the one that started it, and on Linux ends when that ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        from ctypes import CDLL

        CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it has ended already
            os._exit(1)


def _end(pool: ProcessPoolExecutor) -> None:
    """Ends the processes, whatever they are at."""
    from multiprocessing import active_children

    pool.shutdown(wait=False, cancel_futures=True)
    for process in active_children():
        process.terminate()
        process.join()


def _by(pool: ProcessPoolExecutor, do: Callable[[Thing], Made], things: Iterator[Thing], ahead: int) -> Iterator[Made]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        begun = deque(pool.submit(do, thing) for thing in islice(things, ahead))
        while begun:
            yield begun.popleft().result()
            begun.extend(pool.submit(do, thing) for thing in islice(things, 1))
    except BrokenProcessPool:
        raise BadFile(ENDED) from None
    finally:
        _end(pool)
