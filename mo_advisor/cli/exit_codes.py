"""How a command ends: the contract's exit codes. A user's mistake is one sentence; nobody is shown a traceback."""

from __future__ import annotations

import signal
from collections.abc import Callable

from mo_advisor.console import say
from mo_advisor.errors import Invalid, Mistake

FAULT = 70
MOST_PROBLEMS = 100  # that are printed of one file; a file that is no protocol at all may have a hundred thousand


def break_off_with_exception() -> None:
    """From here on Ctrl-C is an exception, so that what was begun is undone; unless it is ignored, as in the background."""
    if callable(signal.getsignal(signal.SIGINT)):
        signal.signal(signal.SIGINT, signal.default_int_handler)


def ignore_breaking_off() -> None:
    """From here on Ctrl-C is nothing: the command is ending, and whoever is impatient is shown no traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def code_of(call: Callable[[], int]) -> int:
    """The contract's exit code for what a call does; what went wrong is said on standard error."""
    try:
        return call()
    except Invalid as invalid:
        say("\n".join(_first(invalid)), whole=True)
        return invalid.code
    except Mistake as mistake:
        say(f"mo-advisor: {mistake}")
        return mistake.code
    except (KeyboardInterrupt, EOFError):
        ignore_breaking_off()
        say("\nStopped. Nothing was saved.")
        return 130
    except BrokenPipeError:  # the reader has gone
        return 0
    except Exception as fault:
        say(f"mo-advisor: a fault in mo-advisor itself ({type(fault).__name__}). Please report it, with the command but without the matter.")
        return FAULT


def _first(invalid: Invalid) -> list[str]:
    """The lines that say what is wrong, and how many more there are where they are too many to read."""
    lines = [str(problem) for problem in invalid.problems[:MOST_PROBLEMS]]
    more = len(invalid.problems) - len(lines)
    return [*lines, f"mo-advisor: and {more:,} more like these."] if more else lines
