"""The entry point: next to nothing is imported before Ctrl-C is answered as the contract says, however early it comes."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # what `signal` is made of: the rest of it imports so much that Ctrl-C might come before
import os
import sys
from collections.abc import Callable


def run() -> None:
    """Runs what was typed, and leaves with the contract's exit code."""
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:  # and not ignored, as in the background
        _signal.signal(_signal.SIGINT, _stopped)
    import gc

    gc.disable()  # a command lives for a moment and makes no rubbish worth collecting; looking for it costs a tenth of the time
    from mo_advisor.cli.exit_codes import code_of, ignore_breaking_off
    from mo_advisor.cli.plain import plain_call
    from mo_advisor.console import leave, settle

    settle()
    plain = plain_call(sys.argv[1:])
    try:
        code = code_of(lambda: _written_out(plain or _parsed))
        ignore_breaking_off()
    except KeyboardInterrupt:  # once more, in the moment before it was ignored
        code = 130
    leave()
    if plain:
        os._exit(code)  # it has begun nothing that is still to be ended, and what is loaded takes as long to be taken down as Python takes to start
    sys.exit(code)


def _stopped(*_: object) -> None:
    """Ends at once: while modules are being imported an exception would come out of any of them, and nothing has been begun that is to be undone."""
    os.write(2, b"\nStopped. Nothing was saved.\n")
    os._exit(130)


def _parsed() -> int:
    from mo_advisor.cli.parse import parse_and_run

    return parse_and_run()


def _written_out(call: Callable[[], int]) -> int:
    from mo_advisor.console import write

    code = call()
    if not code and sys.stdout is not None:  # a code of the command's own stands
        write(sys.stdout, "")  # what it still holds, here where a full disk or a closed pipe can still be told
    return code
