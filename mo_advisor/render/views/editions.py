"""What changes for whom between two editions of one protocol; fit to go before a committee."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mo_advisor.advice.outcome import Part as AdvicePart
from mo_advisor.editions.alignment import RENUMBERED, UNCHANGED
from mo_advisor.editions.changed_advice import AnswerChange, Editions
from mo_advisor.editions.councils import GOVERNS, NOT_JUDGED, SILENT
from mo_advisor.editions.whole_file import row
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.render.page import Headed, Heading, Page, Part, Table, listing, paragraph
from mo_advisor.render.views.amendment import differs_record, fate_record
from mo_advisor.render.views.changes import changes_parts, named, status_line
from mo_advisor.render.words import NOT_ADVICE, edition

TITLE = "What changes between two editions"
COLUMNS = ("situation", "who", "before", "after", "change", "what", "clause")
ANSWERS = "Answer by answer, where nothing more is said than who asks and what happened"
MARKED = "To be looked at again in the later file: {}. Until then every advice that shows it says so."
SAME = "Nothing changes: the words are the same, and so is the advice."
OUTCOMES = {GOVERNS: "there are rules", SILENT: "the protocol is silent", NOT_JUDGED: "nobody has judged it"}
KINDS = {
    "clauses": "the clause", "routes": "where to take it:", "general": "in the background,", "contacts": "as somebody to go to,",
    "others": "as somebody who comes in,", "advisers": "for advice in general,", "left-out": "left out:", "silence": "the silence",
}


def editions_page(editions: Editions) -> Page:
    """Only what differs: clause by clause, and answer by answer."""
    return Page(
        title=TITLE,
        head=(
            Heading(1, f"{editions.before.protocol.council}: {TITLE[0].lower()}{TITLE[1:]}", style="title"),
            paragraph(f"Before: {edition(editions.before)} {editions.before.named}"),
            paragraph(f"After: {edition(editions.after)} {editions.after.named}", close=True),
        ),
        contents=(),
        body=(*status_line(editions.before, editions.after), *_body(editions)),
        foot=(paragraph(NOT_ADVICE, "faint"),),
        record=lambda: _record(editions),
        table=lambda: Table(COLUMNS, tuple(_rows(editions))),
    )


def _body(editions: Editions) -> Iterator[Part]:
    fates = editions.alignment.fates
    if not editions.journeys.changed and all(fate.fate in (UNCHANGED, RENUMBERED) for fate in fates):
        yield paragraph(SAME)
        return
    yield from changes_parts(editions.before, fates, editions.journeys)
    marked = [position.clause.id for position in editions.after.positions if position.clause.review]
    if marked:
        yield paragraph(MARKED.format(row(marked)))
    if editions.answers:
        yield Headed((Heading(2, ANSWERS), listing(_answers(editions))))


def _answers(editions: Editions) -> Iterator[str]:
    """What changes in an answer, with those whose answers change so and the situations; what is alike, in one line."""
    vocabulary = editions.before.vocabulary
    askers: dict[tuple[str, str], list[str]] = {}
    for change in editions.answers:
        askers.setdefault(("; ".join(_told(change)), change.situation), []).append(vocabulary.roles[change.who].short)
    alike: dict[tuple[str, str], list[str]] = {}
    for (told, situation), roles in askers.items():
        alike.setdefault((told, ", ".join(roles)), []).append(named(editions.before, situation))
    for (told, whom), situations in alike.items():
        yield f"{told[0].upper()}{told[1:]}. {whom}: {'; '.join(f'“{situation}”' for situation in situations)}."


def _told(change: AnswerChange) -> Iterator[str]:
    if change.before != change.after:
        yield f"{OUTCOMES[change.before]} before, and now {OUTCOMES[change.after]}"
    for label, parts in _changes(change):
        yield f"{label} {', '.join(parts)}"


def _changes(change: AnswerChange) -> Iterator[tuple[str, list[str]]]:
    """Each sort of change, with what it befalls."""
    found = change.difference
    for label, parts in (
        ("new:", [_named(held.part) for held in found.gained]), ("no longer:", [_named(held.part) for held in found.lost]),
        ("certain now:", [_named(part) for part in found.becomes_certain]), ("uncertain now:", [_named(part) for part in found.becomes_uncertain]),
        ("reads otherwise:", list(change.otherwise)),
    ):
        if parts:
            yield label, parts


def _named(part: AdvicePart) -> str:
    if part.kind == "silence":
        return KINDS[part.kind]
    if part.kind == "cautions":
        return f"the caution “{part.title}”"
    return f"{KINDS[part.kind]} {part.name}"


def _rows(editions: Editions) -> Iterator[tuple[str, ...]]:
    for change in editions.answers:
        start = change.situation, change.who, change.before, change.after
        found = change.difference
        for label, parts in (("new", [held.part for held in found.gained]), ("gone", [held.part for held in found.lost])):
            yield from ((*start, label, _named(part), " ".join(part.clauses)) for part in parts)
        yield from ((*start, "certain", _named(part), " ".join(part.clauses)) for part in found.becomes_certain)
        yield from ((*start, "uncertain", _named(part), " ".join(part.clauses)) for part in found.becomes_uncertain)
        yield from ((*start, "reads otherwise", f"the clause {clause}", clause) for clause in change.otherwise)


def _record(editions: Editions) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "kind": "editions",
        "protocols": [{**protocol_record(book), "named": book.named} for book in (editions.before, editions.after)],
        "clauses": [fate_record(fate) for fate in editions.alignment.fates if fate.fate not in (UNCHANGED, RENUMBERED)],
        "journeys": editions.journeys.changed,
        "journeys_in_all": editions.journeys.every,
        "changes": [differs_record(differs) for differs in editions.journeys.by_clause],
        "answers": [_answer_record(change) for change in editions.answers],
    }


def _answer_record(change: AnswerChange) -> dict[str, Any]:
    found = change.difference
    return {
        "what": change.situation,
        "who": change.who,
        "before": change.before,
        "after": change.after,
        "gained": [_part_record(held.part) for held in found.gained],
        "lost": [_part_record(held.part) for held in found.lost],
        "becomes_certain": [_part_record(part) for part in found.becomes_certain],
        "becomes_uncertain": [_part_record(part) for part in found.becomes_uncertain],
        "reads_otherwise": list(change.otherwise),
    }


def _part_record(part: AdvicePart) -> dict[str, Any]:
    return {"kind": part.kind, "title": part.title or None, "clauses": list(part.clauses)}
