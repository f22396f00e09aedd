"""How a command that may ask is to ask, and where what it gives is to go."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mo_advisor.commands.output import expect_possible
from mo_advisor.console import expect_free, is_terminal
from mo_advisor.errors import WrongUsage
from mo_advisor.frozen import Frozen


class Options(Frozen):
    """How to ask and answer. plain: no colour, boxes or repainting. plain_flag: `--plain` was typed. may_ask: --no-input was not given."""

    plain: bool
    plain_flag: bool
    may_ask: bool
    format: str
    output: Path | None
    force: bool

    @property
    def asks(self) -> bool:
        """Whether there is somebody to ask: a terminal, or lines that are read where `--plain` was typed."""
        return self.may_ask and (is_terminal(sys.stdin) or self.plain_flag)

    def expect_free(self, flag: str = "", other: Path | None = None) -> None:
        """Nobody is asked anything before it is known that what is to be written can be written where it is to go.

        other: another file that is to be written, and the flag that names it. Raises WrongUsage or BadFile.
        """
        wanted = [path for path in (self.output, other) if path is not None]
        expect_possible(self.format, self.output, self.force)
        if other is not None:
            expect_free(other, self.force)
        if len(wanted) > len({os.path.realpath(path) for path in wanted}):
            raise WrongUsage(f"--output and {flag} name the same file; give each its own.")
