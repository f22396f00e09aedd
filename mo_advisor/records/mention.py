"""An id where it is used: in a file, or by a flag."""

from __future__ import annotations

from mo_advisor.errors import Place
from mo_advisor.frozen import Frozen


class Mention(Frozen):
    """An id that a file uses, of a namespace (`role`, `situation`, `fact`, `clause`, ...), at its place."""

    of: str
    id: str
    place: Place
