"""Work in several processes: in order, little ahead, and alone where the system lets a command have no others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import active_children, synchronize

import pytest

from mo_advisor.commands.jobs import AHEAD, at_once, expect_jobs, jobs_of
from mo_advisor.errors import BadFile, Invalid, Place, Problem, WrongUsage
from tests.preloaded import PATIENCE


def double(number: int) -> tuple[int, int]:
    """A number doubled, and the process that did it."""
    return 2 * number, os.getpid()


def end(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def refuse(number: int) -> int:
    raise Invalid([Problem(Place(f"{number}.yaml"), "error", "rule", "is wrong")])


def expect_no_process() -> None:
    """Fails where a process stays; one that has ended may still be listed for a moment, while the pool collects it."""
    until = time.monotonic() + PATIENCE
    while active_children():
        assert time.monotonic() < until, active_children()
        time.sleep(0.01)


@pytest.mark.parametrize("jobs", [1, 2])
def test_everything_is_done_once_and_in_order(jobs: int) -> None:
    made = list(at_once(double, range(20), jobs))
    assert [number for number, _ in made] == list(range(0, 40, 2))
    assert (os.getpid() in {process for _, process in made}) == (jobs == 1)
    expect_no_process()


def test_things_are_read_only_a_little_further_than_is_made_of_them() -> None:
    read: list[int] = []

    def things() -> Iterator[int]:
        for number in range(1000):
            read.append(number)
            yield number

    made = at_once(double, things(), 2)
    for done in range(1, 50):
        next(made)
        assert len(read) <= done + 2 * AHEAD
    made.close()  # type: ignore[attr-defined]
    expect_no_process()


@pytest.mark.parametrize("error", [OSError("no memory to share"), ImportError("no semaphores")])
def test_where_there_may_be_no_other_process_this_one_does_it(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def none(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(synchronize.SemLock, "__init__", none)
    assert list(at_once(double, range(3), 2)) == [(2 * number, os.getpid()) for number in range(3)]


def test_where_processes_are_used_up_this_one_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", none)
    assert list(at_once(double, range(3), 2)) == [(2 * number, os.getpid()) for number in range(3)]


def test_a_process_that_the_system_ends_is_said_and_nothing_waits_for_it() -> None:
    with pytest.raises(BadFile, match="Try it with --jobs 1"):
        list(at_once(end, range(3), 2))
    expect_no_process()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_is_told_from_another_process_as_from_this_one(jobs: int) -> None:
    with pytest.raises(Invalid) as told:
        list(at_once(refuse, [7, 8], jobs))
    assert told.value.problems == [Problem(Place("7.yaml"), "error", "rule", "is wrong")]


def test_a_number_that_is_none() -> None:
    with pytest.raises(WrongUsage, match="from 1"):
        expect_jobs(0)
    expect_jobs(None)
    assert (jobs_of(3, 2), jobs_of(2, 9), jobs_of(1, 9), jobs_of(None, 0)) == (2, 2, 1, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent has ended")
def test_whoever_is_killed_leaves_no_process_behind() -> None:
    code = "import time\nfrom mo_advisor.commands.jobs import at_once\nfor _ in at_once(time.sleep, [0, 0, 99, 99], 2): print('begun', flush=True)"
    killed = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True)
    assert killed.stdout is not None
    assert killed.stdout.readline() == b"begun\n"
    killed.kill()
    killed.wait()
    assert killed.stdout.read() in (b"", b"begun\n")  # which ends only where nobody can write any more
