"""The entry point: next to nothing is imported before Ctrl-C is answered as the contract says, however early it comes."""

from __future__ import annotations

import os
import signal
import sys


def run() -> None:
    """Runs what was typed, and leaves with the contract's exit code."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # and not ignored, as in the background
        signal.signal(signal.SIGINT, _stopped)
    import gc

    gc.disable()  # a command lives for a moment and makes no rubbish worth collecting; looking for it costs a tenth of the time
    from mo_advisor.cli.exit_codes import code_of
    from mo_advisor.console import leave, settle

    settle()
    code = code_of(_run)
    leave()
    sys.exit(code)


def _stopped(*_: object) -> None:
    """Ends at once: while modules are being imported an exception would come out of any of them, and nothing has been begun that is to be undone."""
    os.write(2, b"\nStopped. Nothing was saved.\n")
    os._exit(130)


def _run() -> int:
    from mo_advisor.cli.exit_codes import break_off_with_exception
    from mo_advisor.cli.plain import plain_call
    from mo_advisor.console import write

    plain = plain_call(sys.argv[1:])
    if plain is None:
        from mo_advisor.cli.parse import parse_and_run

        code = parse_and_run()
    else:
        break_off_with_exception()
        code = plain()
    if sys.stdout is not None:
        write(sys.stdout, "")  # what it still holds, here where a full disk or a closed pipe can still be told
    return code
