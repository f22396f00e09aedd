"""What brings each clause in, or why nothing does; and what each situation brings to whom."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.analysis.coverage import Brought, Reached, asker_columns
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.render.page import Headed, Heading, Listing, Page, Part, Table, beyond_text, paragraph

TITLE = "Coverage"
TABLES = ("clauses", "situations")
COLUMNS = {
    "clauses": ("protocol", "clause", "shown", "certainty", "who", "involved", "what", "facts", "reason"),
    "situations": ("protocol", "situation", "who", "outcome", "clauses", "routes", "general", "contacts"),
}
KEY = "Clauses and contacts where nobody has said who is involved: 3+2 is three clauses and two contacts."


class Covered(NamedTuple):
    """A protocol with what was found: how each clause is reached, and what each situation brings to each kind of asker."""

    book: Book
    reached: tuple[Reached, ...]
    brought: tuple[Brought, ...]


def coverage_page(protocols: Sequence[Covered], tables: Sequence[str]) -> Page:
    """The coverage of some protocols: the named of TABLES. A spreadsheet holds the first of these alone."""
    return Page(
        title=TITLE,
        head=(beyond_text(Heading(1, TITLE)),),
        contents=(),
        body=tuple(part for covered in protocols for part in _body(covered, tables)),
        foot=(),
        record=lambda: {"schema": SCHEMA, "protocols": [_record(covered, tables) for covered in protocols]},
        table=lambda: Table(COLUMNS[tables[0]], tuple(row for covered in protocols for row in _rows(covered, tables[0]))),
    )


def _body(covered: Covered, tables: Sequence[str]) -> Iterator[Part]:
    protocol = covered.book.protocol
    yield Heading(2, f"{protocol.council}: {protocol.title}, {protocol.edition}", style="title")
    if "clauses" in tables:
        yield from _clauses(covered.reached)
    if "situations" in tables:
        yield from _situations(covered.brought, tuple(asker_columns(covered.book).values()))


def _clauses(clauses: Sequence[Reached]) -> Iterator[Part]:
    """Every clause with the answers that show it, after a line of totals."""
    counts = {shown: sum(clause.shown == shown for clause in clauses) for shown in ("clause", "route", "background", "never", "nothing")}
    yield paragraph(
        f"{len(clauses)} clauses: {counts['clause']} govern some situation, {counts['route']} only say where to take it, "
        f"{counts['background']} are shown as background only, {counts['never']} never, for a reason that is recorded, "
        f"{counts['nothing']} never, without one.", close=True,
    )
    yield Headed((Heading(3, "The shortest answers that show each clause"), Listing(tuple((_shown(clause),) for clause in clauses), "answers")))


def _shown(reached: Reached) -> Part:
    clause = reached.clause
    if reached.answers is None and clause.considered:
        return paragraph(f"{clause.id}  never: {clause.considered}", "faint")
    if reached.answers is None:
        return paragraph(f"{clause.id}  NOTHING shows it, and no reason is recorded", "caution")
    place, certain = "" if reached.governs else f"{reached.shown}, ", "" if reached.certain else "may apply, "
    return paragraph(f"{clause.id}  {place}{certain}{flags(reached.answers)}")


def flags(answers: Answers) -> str:
    """Answers as the flags of `ask`."""
    parts = ["--who", answers.who] if answers.who else []
    for role in ("nobody",) if answers.involved == () else answers.involved or ():
        parts += ["--involved", role]
    parts += ["--what", answers.what]
    for fact, value in answers.facts.items():
        parts += ["--fact", f"{fact}={value}"]
    return shlex.join(parts)


def _situations(brought: Sequence[Brought], columns: Sequence[str]) -> Iterator[Part]:
    """One line a situation, one column a kind of asker."""
    rows = (brought[start : start + len(columns)] for start in range(0, len(brought), len(columns)))
    yield Heading(3, "What each situation brings")
    yield paragraph(KEY, close=True)
    yield Table(("", *columns), tuple((row[0].situation, *map(_cell, row)) for row in rows))


def _cell(brought: Brought) -> str:
    if not brought.mapped:
        return "unmapped"
    return f"{'silent' if brought.silent else brought.clauses}{f'+{brought.contacts}' if brought.contacts else ''}"


def _certainty(reached: Reached) -> str | None:
    return None if reached.answers is None else "applies" if reached.certain else "may-apply"


def _record(covered: Covered, tables: Sequence[str]) -> dict[str, Any]:
    record: dict[str, Any] = {"protocol": protocol_record(covered.book)}
    if "clauses" in tables:
        record["clauses"] = [_clause_record(reached) for reached in covered.reached]
    if "situations" in tables:
        record["situations"] = [_situation_record(brought) for brought in covered.brought]
    return record


def _clause_record(reached: Reached) -> dict[str, Any]:
    return {
        "id": reached.clause.id,
        "shown": reached.shown,
        "certainty": _certainty(reached),
        "answers": reached.answers.record() if reached.answers else None,
        "considered": reached.clause.considered,
    }


def _situation_record(brought: Brought) -> dict[str, Any]:
    return {
        "situation": brought.situation,
        "who": brought.who,
        "mapped": brought.mapped,
        "silent": brought.silent,
        "clauses": brought.clauses,
        "routes": brought.routes,
        "general": brought.general,
        "contacts": brought.contacts,
    }


def _rows(covered: Covered, table: str) -> Iterator[tuple[str | int, ...]]:
    protocol = covered.book.protocol.id
    if table == "situations":
        for cell in covered.brought:
            outcome = "unmapped" if not cell.mapped else "silent" if cell.silent else "clauses"
            yield protocol, cell.situation, cell.who, outcome, cell.clauses, cell.routes, cell.general, cell.contacts
        return
    for reached in covered.reached:
        given = reached.answers or Answers()
        involved = "nobody" if given.involved == () else " ".join(given.involved or ())
        facts = " ".join(f"{fact}={value}" for fact, value in given.facts.items())
        shown = protocol, reached.clause.id, reached.shown, _certainty(reached) or ""
        yield *shown, given.who or "", involved, given.what, facts, reached.clause.considered or ""
