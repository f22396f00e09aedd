"""What was made of the shipped files before they were shipped, so that nobody waits for it.

The YAML files are the truth. What reading one gives stands in `compiled/` as JSON, under a seal that says of which bytes it was made, and what came
of them: where there are others today, or a letter of it is another, it is passed over and the file itself is read. `python -m tests.regenerate`
writes them all; a test fails where one is out of date.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mo_advisor.hashes import sha256

COMPILED = Path(__file__).with_name("compiled")


def unsealed(name: str, sources: tuple[bytes, ...], hook: Callable[[dict[str, Any]], Any] | None = None) -> Any:
    """What was made of these bytes under a name, or None where nothing was. hook: as the library takes it, for what each mapping stands for."""
    try:
        with open(COMPILED / f"{name}.json", "rb") as file:
            seal, made = file.readline().rstrip(), file.read()
    except OSError:  # not there
        return None
    return json.loads(made, object_hook=hook) if seal == _seal((*sources, made)) else None


def sealed(made: Any, sources: tuple[bytes, ...]) -> str:
    """What was made of these bytes, as the text of its file."""
    text = f"{json.dumps(made, ensure_ascii=False, separators=(',', ':'))}\n"
    return f"{_seal((*sources, text.encode())).decode()}\n{text}"


def _seal(sources: tuple[bytes, ...]) -> bytes:
    return " ".join(map(sha256, sources)).encode()
