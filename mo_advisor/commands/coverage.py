"""`mo-advisor coverage`: what brings each clause in, or why nothing does; and what each situation brings to whom."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.analysis.coverage import Brought, Reached, asker_columns, brought, reached
from mo_advisor.console import emit, say
from mo_advisor.errors import WrongUsage
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_all, open_protocol
from mo_advisor.render.screen import Block, publish

TABLES = ("clauses", "situations")
COLUMNS = {
    "clauses": ("protocol", "clause", "shown", "certainty", "who", "involved", "what", "facts", "reason"),
    "situations": ("protocol", "situation", "who", "outcome", "clauses", "general", "contacts"),
}
WIDEST, CELL = 36, 9  # characters of a situation's id, and of a column
KEY = "Clauses and contacts where nobody has said who is involved: 3+2 is three clauses and two contacts."


class Covered(NamedTuple):
    """A protocol with what was found."""

    book: Book
    reached: tuple[Reached, ...]
    brought: tuple[Brought, ...]


def run(named: Sequence[str], table: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Shows the coverage of the named protocols, or of all. Exit 1 where a clause is never shown and nothing says why."""
    if table not in (None, *TABLES):
        raise WrongUsage(f"--table takes {' or '.join(TABLES)}, and not “{table}”.")
    found = [Covered(book, reached(book), brought(book)) for book in _books(named)]
    tables = (table,) if table else TABLES
    if format_ == "json":
        from mo_advisor.render.writers.json import to_json

        emit(to_json({"schema": SCHEMA, "protocols": [_record(one, tables) for one in found]}), output, force)
    elif format_ == "csv":
        from mo_advisor.render.writers.csv import to_csv

        emit(to_csv(COLUMNS[tables[0]], (row for one in found for row in _rows(one, tables[0]))), output, force)
    else:
        publish((block for one in found for block in _blocks(one, tables)), plain, output, force)
    return 1 if any(clause.shown == "nothing" for one in found for clause in one.reached) else 0


def _books(named: Sequence[str]) -> list[Book]:
    if named:
        return [open_protocol(one) for one in dict.fromkeys(named)]
    books, problems = open_all()
    for problem in problems:
        say(str(problem))
    return books


def flags(answers: Answers) -> str:
    """Answers as the flags of `ask`."""
    parts = ["--who", answers.who] if answers.who else []
    for role in ("nobody",) if answers.involved == () else answers.involved or ():
        parts += ["--involved", role]
    parts += ["--what", answers.what]
    for fact, value in answers.facts.items():
        parts += ["--fact", f"{fact}={value}"]
    return shlex.join(parts)


def _certainty(one: Reached) -> str | None:
    return None if one.answers is None else "applies" if one.certain else "may-apply"


def _outcome(one: Brought) -> str:
    return "unmapped" if not one.mapped else "silent" if one.silent else "clauses"


def _record(covered: Covered, tables: Sequence[str]) -> dict[str, Any]:
    record: dict[str, Any] = {"protocol": protocol_record(covered.book)}
    if "clauses" in tables:
        record["clauses"] = [_clause_record(one) for one in covered.reached]
    if "situations" in tables:
        record["situations"] = [_situation_record(one) for one in covered.brought]
    return record


def _clause_record(one: Reached) -> dict[str, Any]:
    return {
        "id": one.clause.id,
        "shown": one.shown,
        "certainty": _certainty(one),
        "answers": one.answers.record() if one.answers else None,
        "considered": one.clause.considered,
    }


def _situation_record(one: Brought) -> dict[str, Any]:
    return {
        "situation": one.situation,
        "who": one.who,
        "mapped": one.mapped,
        "silent": one.silent,
        "clauses": one.clauses,
        "general": one.general,
        "contacts": one.contacts,
    }


def _rows(covered: Covered, table: str) -> Iterator[tuple[str | int, ...]]:
    protocol = covered.book.protocol.id
    if table == "situations":
        for cell in covered.brought:
            yield protocol, cell.situation, cell.who, _outcome(cell), cell.clauses, cell.general, cell.contacts
        return
    for one in covered.reached:
        given = one.answers or Answers()
        involved = "nobody" if given.involved == () else " ".join(given.involved or ())
        facts = " ".join(f"{fact}={value}" for fact, value in given.facts.items())
        yield (
            protocol, one.clause.id, one.shown, _certainty(one) or "", given.who or "", involved, given.what, facts,
            one.clause.considered or "",
        )


def _blocks(covered: Covered, tables: Sequence[str]) -> Iterator[Block]:
    protocol = covered.book.protocol
    yield Block(f"{protocol.council}: {protocol.title}, {protocol.edition}", "title", gap=True)
    if "clauses" in tables:
        yield from _clause_blocks(covered.reached)
    if "situations" in tables:
        yield from _situation_blocks(covered.brought, asker_columns(covered.book))


def _clause_blocks(clauses: Sequence[Reached]) -> Iterator[Block]:
    """Every clause with the answers that show it, after a line of totals."""
    counts = {shown: sum(one.shown == shown for one in clauses) for shown in ("clause", "background", "never", "nothing")}
    yield Block(
        f"{len(clauses)} clauses: {counts['clause']} govern some situation, {counts['background']} are shown as background only, "
        f"{counts['never']} never, for a reason that is recorded, {counts['nothing']} never, without one."
    )
    yield Block("The shortest answers that show each clause", "heading", gap=True)
    for one in clauses:
        if one.answers is None:
            words = f"never: {one.clause.considered}" if one.clause.considered else "NOTHING shows it, and no reason is recorded"
            yield Block(f"{one.clause.id}  {words}", "faint" if one.clause.considered else "caution", indent=2, hang=4)
        else:
            place = "" if one.governs else "background, "
            yield Block(f"{one.clause.id}  {place}{'' if one.certain else 'may apply, '}{flags(one.answers)}", indent=2, hang=4)


def _situation_blocks(cells: Sequence[Brought], columns: Mapping[str, str]) -> Iterator[Block]:
    """One line a situation, one column a kind of asker."""
    yield Block("What each situation brings", "heading", gap=True)
    yield Block(KEY)
    yield Block(f"{'':{WIDEST}}" + "".join(f"{heading:>{CELL}}" for heading in columns.values()), "faint", indent=2)
    for start in range(0, len(cells), len(columns)):
        row = cells[start : start + len(columns)]
        yield Block(f"{row[0].situation:{WIDEST}}" + "".join(f"{_cell(one):>{CELL}}" for one in row), indent=2)


def _cell(one: Brought) -> str:
    if not one.mapped:
        return "unmapped"
    return f"{'silent' if one.silent else one.clauses}{f'+{one.contacts}' if one.contacts else ''}"
