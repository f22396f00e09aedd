"""Small protocol files, and other things that the tests of commands share."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
ASK = ("ask", "--what", "not-covered", "--no-input")

BODY = """\
mapped: "yes"
document:
  - heading: "1 Contact"
    contents:
      - id: "1.1"
        number: "1.1"
        text: "Enquiries are answered – within three days."
        rules:
          - {situations: [enquiry-unanswered, not-covered]}
        contacts:
          - {role: monitoring-officer, title: Enquiries, do: are answered}
"""


def protocol_text(protocol_id: str, council: str = "Mapleford Borough Council", body: str = BODY) -> str:
    """The text of a small protocol file that is valid."""
    return (
        f'schema: "1"\nid: {json.dumps(protocol_id)}\ncouncil: {json.dumps(council, ensure_ascii=False)}\ntitle: Protocol\nedition: "2020"\n'
        f"status: in-force\n{body}"
    )


def protocol_of(made: subprocess.CompletedProcess[bytes]) -> str:
    """The id of the protocol that `show` or `ask` spoke of, as JSON."""
    assert made.returncode == 0, made.stderr.decode()
    record: dict[str, Any] = json.loads(made.stdout)
    return str(record["protocol"]["id"])


def answers_of(made: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    """The answers that `ask` understood, as JSON."""
    assert made.returncode == 0, made.stderr.decode()
    answers: dict[str, Any] = json.loads(made.stdout)["answers"]
    return answers


def told(made: subprocess.CompletedProcess[bytes]) -> str:
    """What stands on standard error."""
    return made.stderr.decode()


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file and folder under a folder, with what is in it."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"" for path in sorted(folder.rglob("*"))}


def has_unnamed_files(folder: Path) -> bool:
    """Whether the file system of a folder has files without a name, which nothing leaves behind."""
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY))
    except (AttributeError, OSError):
        return False
    return True


def as_a_user_who_may_not() -> None:
    """Run before a command starts: takes from the superuser the right to write where the permissions say no, so that read-only means it.

    1 and 2 are CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH; 24 is PR_CAPBSET_DROP. Anybody else has not got them.
    """
    if os.geteuid() == 0:
        for capability in (1, 2):
            assert ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) == 0
