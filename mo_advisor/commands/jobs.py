"""The same work on many things, in several processes at once."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from mo_advisor.errors import BadFile, WrongUsage

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

AHEAD = 2  # things for each process that are begun before the first of them is wanted: no process waits, and few things are held
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

    try:
        pool = ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
        pool.submit(os.getpid).result()
    except (OSError, ImportError, NotImplementedError, RuntimeError):
        return None
    return pool


def _by(pool: ProcessPoolExecutor, do: Callable[[Thing], Made], things: Iterator[Thing], ahead: int) -> Iterator[Made]:
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children

    begun = deque(pool.submit(do, thing) for thing in islice(things, ahead))
    try:
        while begun:
            yield begun.popleft().result()
            begun.extend(pool.submit(do, thing) for thing in islice(things, 1))
    except BrokenProcessPool:
        raise BadFile(ENDED) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.terminate()
            process.join()
