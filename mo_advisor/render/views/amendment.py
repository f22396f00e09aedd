"""What becomes of a protocol in a later edition: of each clause, of what was judged, and of the advice; fit to go before a committee."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mo_advisor.editions.alignment import Fate
from mo_advisor.editions.amendment import Amendment
from mo_advisor.editions.journeys import Differs, Journeys
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.render.page import Headed, Heading, Page, Part, listing, paragraph
from mo_advisor.render.views.changes import changes_parts, named, status_line

TITLE = "What changes in the later edition"


def amendment_page(amendment: Amendment, journeys: Journeys, written: Sequence[str]) -> Page:
    """What changes for whom, and what must be judged again. written: the files that were written."""
    return Page(
        title=TITLE,
        head=(Heading(1, f"{amendment.before.protocol.council}: {TITLE[0].lower()}{TITLE[1:]}", style="title"),),
        contents=(),
        body=tuple(_body(amendment, journeys)),
        foot=tuple(_foot(amendment, written)),
        record=lambda: _record(amendment, journeys),
    )


def _body(amendment: Amendment, journeys: Journeys) -> Iterator[Part]:
    yield from status_line(amendment.before, amendment.book)
    yield from changes_parts(amendment.before, amendment.alignment.fates, journeys)
    again = [f"{each.clause or named(amendment.book, each.situation or '')}: {each.why}" for each in amendment.again]
    head = Heading(2, f"To be judged again ({len(again)})")
    yield Headed((head, listing(again) if again else paragraph("Nothing: every judgement stands.")))
    if amendment.notes:
        yield Headed((Heading(2, "Worth knowing"), listing(amendment.notes)))


def _foot(amendment: Amendment, written: Sequence[str]) -> Iterator[Part]:
    if not written:
        yield paragraph("Nothing was written. --output FILE.yaml writes the protocol file of the later edition.", "faint")
        return
    marked = f"What is to be judged again is marked `review` there, and `mo-advisor check {written[0]}` warns of it."
    yield paragraph(f"Written: {' and '.join(written)}. {marked}")
    signed = amendment.book.protocol.sign_off
    if signed:
        yield paragraph(f"The sign-off by the {signed.by} is carried over to what has the same words, and to nothing else.")
    elif amendment.before.protocol.sign_off:
        yield paragraph("The sign-off was not carried over: it did not hold before, or the later file has judgements of its own.", "caution")


def _record(amendment: Amendment, journeys: Journeys) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "clauses": [fate_record(fate, amendment) for fate in amendment.alignment.fates],
        "again": [
            {"clause": each.clause, "why": each.why} if each.clause else {"situation": each.situation, "why": each.why} for each in amendment.again
        ],
        "notes": list(amendment.notes),
        "journeys": journeys.changed,
        "journeys_in_all": journeys.every,
        "changes": [differs_record(differs) for differs in journeys.by_clause],
    }


def fate_record(fate: Fate, amendment: Amendment | None = None) -> dict[str, Any]:
    """What became of a clause, as the contract has it, and the words that changed."""
    kept = amendment.alignment.numbers if amendment else {}
    record: dict[str, Any] = {
        "old": fate.old.clause.id if fate.old else None,
        "new": [kept.get(f"new {position.clause.id}", position.clause.id) for position in fate.new],
        "fate": fate.fate,
    }
    if fate.changes:
        record["changes"] = [{"before": change.before, "after": change.after} for change in fate.changes]
    return record


def differs_record(differs: Differs) -> dict[str, Any]:
    """Where something of a clause differs: in which situations, for which kinds of asker, in how many journeys."""
    record = fate_record(differs.fate)
    return {**record, "journeys": differs.journeys, "situations": [{"what": what, "who": list(who)} for what, who in differs.whom.items()]}
