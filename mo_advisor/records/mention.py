"""An id where it is used: in a file, or by a flag."""

from __future__ import annotations

from typing import NamedTuple

from mo_advisor.errors import Place


class Mention(NamedTuple):
    """An id that a file uses, of a namespace (`role`, `situation`, `fact`, `clause`, ...), at its place."""

    of: str
    id: str
    place: Place
