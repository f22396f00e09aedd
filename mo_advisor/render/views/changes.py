"""What changes between two editions, and for whom: a plain sentence a clause, fit to go before a committee."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from mo_advisor.editions.alignment import ADDED, DELETED, FATES, MERGED, MOVED, RENUMBERED, REWORDED, SPLIT, Fate
from mo_advisor.editions.amendment import told
from mo_advisor.editions.journeys import Differs, Journeys
from mo_advisor.editions.whole_file import row
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.words import words_of
from mo_advisor.render.page import Headed, Heading, Part, listing, paragraph
from mo_advisor.render.words import STATUS, counted

FOR_WHOM = "What changes, and for whom"
THE_SAME = "Whatever else somebody asks, the advice is the same, word for word, but for the numbers of clauses."
JOURNEYS = "{:,} of {:,} journeys end in other advice. A journey is a set of answers that the protocol tells apart from every other."
STATUS_UNKNOWN = "The later file does not say whether this edition is in force. Every advice says so until its `status` does{}."
STATUS_CHANGED = "The earlier edition: {}. The later one: {}. Every advice says so"
NOT_COUNTED = "; that is not counted below"
SAID = {
    DELETED: "{old} is deleted: {before}", ADDED: "{new} is new: {after}", MOVED: "{old} stands elsewhere, in the same words{now}.",
    SPLIT: "{old} is split into {new}.", MERGED: "{old} is put together with another clause{now}.",
    REWORDED: "{old} reads otherwise{now}: {changes}.",
}
OTHERWISE = "{old} has the same words{now}, and is judged otherwise or stands under another heading."
NO_ADVICE = "No advice changes by it."
NOT_JUDGED = "Nobody has judged yet when it is to be read out, so no advice changes by it."
BEGINNING = 200  # characters of a clause that is new or gone
NOT_SHOWN = 6  # situations from which on the rest are counted


def status_line(before: Book, after: Book) -> Iterator[Part]:
    """That the whole of the later edition is in force, or not known to be; said once, and no change of any clause."""
    one, other = before.protocol.status, after.protocol.status
    if other == "unknown":
        yield paragraph(STATUS_UNKNOWN.format(NOT_COUNTED if one != other else ""))
    elif one != other:
        yield paragraph(f"{STATUS_CHANGED.format(STATUS[one], STATUS[other])}{NOT_COUNTED}.")


def changes_parts(book: Book, fates: Sequence[Fate], journeys: Journeys) -> Iterator[Part]:
    """What changes for whom, a sentence a clause; then what does not, and how many journeys it is. book: the earlier edition."""
    differs = {id(each.fate): each for each in journeys.by_clause}
    lines = [_sentence(book, fate, differs.get(id(fate))) for fate in fates if fate.fate in SAID or id(fate) in differs]
    lines += [_others(book, journeys)] if journeys.others else []
    rest = [listing(lines)] if lines else [paragraph("No advice changes.")]
    yield Headed((Heading(2, FOR_WHOM), *rest))
    if journeys.changed:
        yield paragraph(JOURNEYS.format(journeys.changed, journeys.every))
    yield paragraph(THE_SAME)
    count = Counter(fate.fate for fate in fates)
    renumbered = [f"{fate.old.clause.id} (now {_now(fate)})" for fate in fates if fate.fate == RENUMBERED and fate.old]
    numbers = f" The same words under another number: {', '.join(renumbered)}." if renumbered else ""
    yield paragraph(f"Of the clauses: {', '.join(f'{count[fate]} {fate}' for fate in FATES if count[fate])}.{numbers}")


def named(book: Book, situation: str) -> str:
    """A situation as it is called."""
    return book.vocabulary.situations[situation].label


def _sentence(book: Book, fate: Fate, differs: Differs | None) -> str:
    """What became of a clause, and for whom that changes something."""
    old, new = fate.old.clause.id if fate.old else "", _now(fate)
    said = SAID.get(fate.fate, OTHERWISE).format(
        old=old, new=new, now="" if new == old else f" (now {new})", changes=told(fate.changes),
        before=_beginning(fate.old.clause) if fate.old else "", after=_beginning(fate.new[0].clause) if fate.new else "",
    )
    if differs:
        return f"{said} {_whom(book, differs)}"
    open_ = fate.fate == ADDED and not any(position.clause.rules or position.clause.considered for position in fate.new)
    return f"{said} {NOT_JUDGED if open_ else NO_ADVICE}"


def _now(fate: Fate) -> str:
    return row([position.clause.id for position in fate.new]) if fate.new else ""


def _beginning(clause: Clause) -> str:
    words = textwrap.shorten(words_of(clause), BEGINNING, placeholder=" …")
    return f"“{words}”{'' if words.endswith(('.', '?', '!')) else '.'}"


def _whom(book: Book, differs: Differs) -> str:
    roles = {role for askers in differs.whom.values() for role in askers}
    askers = [f"{role.short[0].lower()}{role.short[1:]}" for id_, role in book.vocabulary.roles.items() if id_ in roles]
    whom = f" to whoever asks as {', '.join(askers)}" if askers else ""
    where = counted(len(differs.whom), "situation")
    return f"Other advice{whom} in {where}: {_some(book, list(differs.whom))} ({_many(differs.journeys)})."


def _others(book: Book, journeys: Journeys) -> str:
    """What changes by what is no clause's alone."""
    where = counted(len(journeys.others), "situation")
    count = _many(sum(journeys.others.values()))
    return f"Other advice for a silence, a caution or an adviser in {where}: {_some(book, list(journeys.others))} ({count})."


def _some(book: Book, situations: Sequence[str]) -> str:
    quoted = [f"“{named(book, situation)}”" for situation in situations]
    more = len(quoted) - NOT_SHOWN
    return "; ".join(quoted[:NOT_SHOWN] if more > 1 else quoted) + (f"; and {more} more" if more > 1 else "")


def _many(journeys: int) -> str:
    return counted(journeys, "journey").replace(str(journeys), f"{journeys:,}")
