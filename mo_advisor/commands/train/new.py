"""`mo-advisor train new`: a pack that shows every clause and every contact of a protocol in few cards, whose stories are still to be written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mo_advisor.advice.advise import advise
from mo_advisor.commands.which_protocol import needed
from mo_advisor.console import emit, expect_free, is_terminal, say
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.render.words import counted
from mo_advisor.training.drafts import NEVER, TO_WRITE, drafts
from mo_advisor.training.library import AllFacts
from mo_advisor.training.model import Pack
from mo_advisor.training.tour import Item, Stop, Tour, interview_ends, tour
from mo_advisor.training.writer import plain, write_pack

MARKS = "Each card says what it shows in this edition; * marks what no other card shows. These are comments only: what is shown is computed anew."


def run(protocol: str | None, option: str | None, format_: str, output: Path | None, force: bool, _plain: bool) -> int:
    """Writes the pack, and says how many cards it takes. Exit 1 where no answers show anything, as in a file that nobody has mapped."""
    if output:
        expect_free(output, force)
    book = needed(protocol, option)
    if is_terminal(sys.stderr):
        say("Walking every interview; a few seconds.")
    found = tour(book, interview_ends(book))
    if not found.stops:
        say(f"{book.protocol.council}: no answers show any clause of this protocol yet, so there is no card to make.")
        return 1
    pack = draft(found)
    if format_ == "json":
        from mo_advisor.render.writers.json import to_json

        emit(to_json(_record(found, pack)), output, force, for_programs=True)
        return 0
    stories = {card.id: [TO_WRITE, *_shows(stop, found)] for card, stop in zip(pack.cards, found.stops, strict=True)}
    emit(write_pack(pack, _head(found), stories), output, force)
    for sentence in (*_size(found), *_warning(pack)):
        say(sentence)
    return 0


def draft(found: Tour) -> Pack:
    """The pack of a tour, its stories blank."""
    protocol, vocabulary = found.book.protocol, found.book.vocabulary
    return Pack(
        id=f"{protocol.id}-tour",
        title=f"Every clause of the {protocol.title} ({protocol.council})",
        purpose="For a group that is to meet the whole of its protocol: together the cards bring up every clause, and everybody whom it names.",
        cards=tuple(drafts((stop.answers for stop in found.stops), vocabulary, silent=lambda answers: advise(found.book, answers).silent)),
    )


def _head(found: Tour) -> Iterator[str]:
    protocol = found.book.protocol
    yield f"{protocol.council}: {protocol.title}, {protocol.edition}."
    yield from _size(found)
    yield MARKS
    yield NEVER


def _shows(stop: Stop, found: Tour) -> Iterator[str]:
    """What a card shows, in two lines: clauses, and contacts with theirs."""
    clauses = [f"{item.clause}{_mark(item, stop, found)}" for item in stop.shows if not item.contact]
    contacts = [f"{item.contact} ({item.clause}){_mark(item, stop, found)}" for item in stop.shows if item.contact]
    yield f"Clauses: {', '.join(clauses) or 'none'}."
    yield f"Contacts: {'; '.join(dict.fromkeys(contacts)) or 'none'}."


def _mark(item: Item, stop: Stop, found: Tour) -> str:
    return f"{' (may apply)' if item in found.perhaps else ''}{'*' if item in stop.alone else ''}"


def _size(found: Tour) -> Iterator[str]:
    """How many cards show how much, and what none does, in sentences."""
    shows = "card shows" if len(found.stops) == 1 else "cards show"
    every = f"{counted(len(found.clauses), 'clause')} and {counted(len(found.contacts), 'contact')}"
    yield f"{len(found.stops)} {shows} all {every}; fewer than {counted(found.at_least, 'interview')} cannot."
    if found.perhaps:
        yield f"Never for certain, only as what may apply: {_named(item for item in found.items if item in found.perhaps)}."
    if found.excused:
        yield f"Left out, because the file says why nothing shows them: {', '.join(found.excused)}."
    if found.unshown:
        yield f"Nothing shows these, and nothing says why: {_named(found.unshown)}."


def _named(items: Iterable[Item]) -> str:
    return "; ".join(f"{item.contact} ({item.clause}: {item.do})" if item.contact else item.clause for item in items)


def _warning(pack: Pack) -> Iterator[str]:
    """Facts that only a file knows which is named by its path: until it is found, a pack that speaks of them is refused."""
    known = AllFacts()
    own = dict.fromkeys(fact for card in pack.cards for fact in card.answers.facts if fact not in known)
    if own:
        yield f"Only this file knows {', '.join(own)}: put its folder in MO_ADVISOR_PATH, or the pack cannot be loaded."


def _record(found: Tour, pack: Pack) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "protocol": protocol_record(found.book),
        "cards": len(found.stops),
        "at_least": found.at_least,
        "clauses": len(found.clauses),
        "contacts": len(found.contacts),
        "may_apply": _item_records(item for item in found.items if item in found.perhaps),
        "left_out": [{"clause": clause, "considered": found.book.clause(clause).considered} for clause in found.excused],
        "unshown": _item_records(found.unshown),
        "shows": [{"card": card.id, "items": _item_records(stop.shows)} for card, stop in zip(pack.cards, found.stops, strict=True)],
        "pack": plain(pack),
    }


def _item_records(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Clauses, and contacts with the clause in which they stand."""
    return [item._asdict() if item.contact else {"clause": item.clause} for item in items]
