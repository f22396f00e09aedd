"""`mo-advisor train check`: what each card will show on each protocol, and what is wrong with packs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from mo_advisor.commands.output import put_out
from mo_advisor.commands.which_protocol import all_books
from mo_advisor.errors import BadFile, Invalid, Place, Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol
from mo_advisor.render.views.pack_check import CheckedPack, pack_check_page
from mo_advisor.training.check import on_each, warnings
from mo_advisor.training.library import load_pack, pack_path, shipped_packs


def run(named: Sequence[str], protocol: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Checks the named packs, or the shipped ones, on one protocol or on all. Exit 1 with errors; a file that cannot be read at all is exit 3."""
    paths = [pack_path(name) for name in named] if named else list(shipped_packs().values())
    loaded = all_books()
    books = [open_protocol(protocol)] if protocol else loaded
    checked = [_check(path, books, loaded) for path in paths]
    put_out(pack_check_page(checked), format_, output, force, plain)
    return 1 if any(problem.level == "error" for each in checked for problem in each.problems) else 0


def _check(path: Path, books: Sequence[Book], loaded: Sequence[Book]) -> CheckedPack:
    """A pack as it shows on some protocols; what it is warned of is held against these and all that are loaded."""
    try:
        pack = load_pack(path)
    except Invalid as invalid:
        return CheckedPack(None, invalid.problems, [])
    except BadFile as bad:
        if not os.path.isfile(path):
            raise
        return CheckedPack(None, [Problem(Place(str(path)), "error", "file", str(bad))], [])
    others = [book for book in loaded if book.protocol.id not in {given.protocol.id for given in books}]
    return CheckedPack(pack, sorted(warnings(pack, on_each(pack, [*books, *others]))), on_each(pack, books))
