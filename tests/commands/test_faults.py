"""A fault in mo-advisor itself: exit 70 and one sentence, without what somebody typed and without a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import expect_tidy
from tests.commands.samples import told

BROKEN = """\
import sys
import mo_advisor.{module} as module
def broken(*_, **__):
    raise {fault}
module.{name} = broken
sys.argv = ["mo-advisor", *{command!r}]
from mo_advisor.cli.entry import run
run()
"""


def with_a_fault(folder: Path, module: str, name: str, fault: str, *command: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a command in which one function is broken."""
    code = BROKEN.format(module=module, name=name, fault=fault, command=list(command))
    made = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=False)
    expect_tidy(made)
    return made


@pytest.mark.parametrize("fault", ["RuntimeError('the matter')", "MemoryError()", "OSError(5, 'x')"])
@pytest.mark.parametrize(
    ("module", "name", "command"),
    [
        ("protocol.library", "load", ("show", "somerset")),
        ("commands.cite", "find", ("cite", "7", "-p", "solihull")),
        ("commands.ask", "advise", ("ask", "-p", "somerset", "--what", "not-covered", "--no-input", "--save", "card", "--output", "out")),
    ],
)
def test_a_fault_is_seventy_and_one_sentence(home: Path, module: str, name: str, fault: str, command: tuple[str, ...]) -> None:
    made = with_a_fault(home, module, name, fault, *command)
    kind = fault.partition("(")[0]
    assert made.returncode == 70
    assert told(made) == f"mo-advisor: a fault in mo-advisor itself ({kind}). Please report it, with the command but without the matter.\n"
    assert made.stdout == b""
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("fault", ["KeyboardInterrupt", "EOFError"])
def test_leaving_in_the_middle_is_130(home: Path, fault: str) -> None:
    made = with_a_fault(home, "commands.cite", "find", fault, "cite", "7", "-p", "solihull")
    assert made.returncode == 130
    assert told(made) == "\nStopped. Nothing was saved.\n"
