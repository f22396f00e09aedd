"""`mo-advisor use`: sets the protocol that commands speak of when none is named."""

from __future__ import annotations

import os

from mo_advisor.console import emit
from mo_advisor.protocol.library import looks_like_path, open_protocol, path_of
from mo_advisor.settings import set_default


def run(named: str) -> int:
    """Sets the default to an id or a path; the protocol must load."""
    book = open_protocol(named)
    set_default(os.path.abspath(path_of(named)) if looks_like_path(named) else book.named)
    emit(f"From now on, where none is named: {book.protocol.council}, {book.protocol.title}, {book.protocol.edition}.\n")
    return 0
