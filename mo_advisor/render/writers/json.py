"""Records as JSON: UTF-8, keys in the order of the contract, the same bytes every time."""

from __future__ import annotations

import json
from typing import Any


def to_json(record: dict[str, Any]) -> str:
    """A record as JSON text with a line break at the end."""
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
