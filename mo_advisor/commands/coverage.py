"""`mo-advisor coverage`: what brings each clause in, or why nothing does; and what each situation brings to whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mo_advisor.analysis.coverage import brought, reached
from mo_advisor.commands.output import expect_possible, put_out
from mo_advisor.commands.which_protocol import these_or_all
from mo_advisor.errors import WrongUsage
from mo_advisor.render.views.coverage import TABLES, Covered, coverage_page


def run(named: Sequence[str], table: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Shows the coverage of the named protocols, or of all. Exit 1 where a clause is never shown and nothing says why."""
    if table not in (None, *TABLES):
        raise WrongUsage(f"--table takes {' or '.join(TABLES)}, and not “{table}”.")
    expect_possible(format_, output, force)
    protocols = [Covered(book, reached(book), brought(book)) for book in these_or_all(named)]
    put_out(coverage_page(protocols, (table,) if table else TABLES), format_, output, force, plain)
    return 1 if any(clause.shown == "nothing" for covered in protocols for clause in covered.reached) else 0
