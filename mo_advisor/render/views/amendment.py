"""What becomes of a protocol in a later edition: of each clause, of what was judged, and of the advice; fit to go before a committee."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from mo_advisor.editions.alignment import ADDED, DELETED, FATES, MERGED, MOVED, RENUMBERED, REWORDED, SPLIT, UNCHANGED, Fate
from mo_advisor.editions.amendment import Amendment, told
from mo_advisor.editions.journeys import Differs, Journeys
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.book import Book
from mo_advisor.render.page import Headed, Heading, Page, Part, listing, paragraph
from mo_advisor.render.words import counted

TITLE = "What changes in the later edition"
THE_SAME = "Whatever else somebody asks, the advice is the same, word for word, but for the numbers of clauses."
JOURNEYS = "A journey is a set of answers that the protocol tells apart from every other."
NOT_SHOWN = 6  # situations from which on the rest are counted


def amendment_page(amendment: Amendment, journeys: Journeys, written: Sequence[str]) -> Page:
    """What became of the clauses, what must be judged again, and which journeys change. written: the files that were written."""
    return Page(
        title=TITLE,
        head=(Heading(1, f"{amendment.before.protocol.council}: {TITLE[0].lower()}{TITLE[1:]}", style="title"),),
        contents=(),
        body=tuple(_body(amendment, journeys)),
        foot=tuple(_foot(amendment, written)),
        record=lambda: _record(amendment, journeys),
    )


def _body(amendment: Amendment, journeys: Journeys) -> Iterator[Part]:
    fates = amendment.alignment.fates
    count = Counter(fate.fate for fate in fates)
    yield paragraph(f"Of the clauses: {', '.join(f'{count[fate]} {fate}' for fate in FATES if count[fate])}.")
    changed = [clause_line(fate) for fate in fates if fate.fate not in (UNCHANGED, RENUMBERED)]
    if changed:
        yield Headed((Heading(2, "What became of the clauses"), listing(changed)))
    renumbered = [_numbers(fate) for fate in fates if fate.fate == RENUMBERED]
    if renumbered:
        yield paragraph(f"The same words under another number: {', '.join(renumbered)}.")
    yield Headed((Heading(2, "Whom it touches"), *journeys_parts(amendment.before, journeys)))
    again = [f"{each.clause or _label(amendment.book, each.situation or '')}: {each.why}" for each in amendment.again]
    head = Heading(2, f"To be judged again ({len(again)})")
    yield Headed((head, listing(again) if again else paragraph("Nothing: every judgement stands.")))
    if amendment.notes:
        yield Headed((Heading(2, "Worth knowing"), listing(amendment.notes)))


def clause_line(fate: Fate) -> str:
    """What became of a clause, in a line."""
    if fate.fate == REWORDED:
        return f"{_numbers(fate)}: reworded. {told(fate.changes)}."
    said = {ADDED: "added", DELETED: "deleted", MOVED: "moved, with the same words", SPLIT: "split", MERGED: "merged"}
    return f"{_numbers(fate)}: {said[fate.fate]}."


def _numbers(fate: Fate) -> str:
    """A clause's citation, and what it is now where that differs."""
    now = " and ".join(position.clause.id for position in fate.new)
    before = fate.old.clause.id if fate.old else now
    return before if not now or now == before else f"{before} (now {now})"


def journeys_parts(book: Book, journeys: Journeys) -> Iterator[Part]:
    """Which journeys change, a line for each clause to which it is due."""
    if not journeys.changed:
        yield paragraph(f"No advice changes. {THE_SAME}")
        return
    yield paragraph(f"The advice changes in {journeys.changed:,} of {journeys.every:,} journeys. {JOURNEYS}")
    yield listing([_differs(book, differs) for differs in journeys.by_clause])
    for situation, count in journeys.others.items():
        yield paragraph(f"{_label(book, situation)}: {_many(count)} for a silence, a caution or an adviser.")
    yield paragraph(THE_SAME)


def _differs(book: Book, differs: Differs) -> str:
    fate = differs.fate
    said = f"{told(fate.changes)}. " if fate.fate == REWORDED else ""
    whom = dict.fromkeys(role for roles in differs.whom.values() for role in roles)
    columns = [book.vocabulary.roles[role].label for role in book.vocabulary.roles if role in whom]
    situations = [f"“{_label(book, situation)}”" for situation in differs.whom]
    more = len(situations) - NOT_SHOWN
    named = "; ".join(situations[:NOT_SHOWN] if more > 1 else situations) + (f"; and {more} more" if more > 1 else "")
    askers = f" asked by {', '.join(columns)}" if columns else ""
    kind = fate.fate if fate.fate not in (UNCHANGED, RENUMBERED) else "judged otherwise, or under another heading"
    return f"{_numbers(fate)}, {kind}: {said}{_many(differs.journeys)} in {counted(len(situations), 'situation')}{askers}: {named}."


def _many(journeys: int) -> str:
    return counted(journeys, "journey").replace(str(journeys), f"{journeys:,}")


def _label(book: Book, situation: str) -> str:
    return book.vocabulary.situations[situation].label


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
