"""`mo-advisor train check`: what each card will show on each protocol, and what is wrong with packs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.console import emit, say
from mo_advisor.errors import BadFile, Invalid, Place, Problem
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_all, open_protocol
from mo_advisor.render.screen import Block, publish
from mo_advisor.render.views.problems import counted, problem_record
from mo_advisor.training.check import on_each, warnings
from mo_advisor.training.library import load_pack, pack_id, pack_path, shipped_packs
from mo_advisor.training.model import Card, Pack
from mo_advisor.training.showing import ShownCard


class Checked(NamedTuple):
    """A pack that could be loaded, or None, with what is wrong with it and what its cards show."""

    pack: Pack | None
    problems: list[Problem]
    cards: list[tuple[Card, list[ShownCard]]]


def run(named: Sequence[str], protocol: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Checks the named packs, or the shipped ones, on one protocol or on all. Exit 1 with errors; a file that cannot be read at all is exit 3."""
    paths = [pack_path(name) for name in named] if named else list(shipped_packs().values())
    loaded = _all_books()
    books = [open_protocol(protocol)] if protocol else loaded
    checked = [_check(path, books, loaded) for path in paths]
    problems = [problem for each in checked for problem in each.problems]
    if format_ == "json":
        from mo_advisor.render.writers.json import to_json

        packs = [_record(each.pack, each.cards) for each in checked if each.pack]
        emit(to_json({"schema": SCHEMA, "packs": packs, "problems": [problem_record(problem) for problem in problems]}), output, force)
    else:
        publish([*(block for each in checked for block in _blocks(each)), *_totals(checked, problems)], plain, output, force)
    return 1 if any(problem.level == "error" for problem in problems) else 0


def _all_books() -> list[Book]:
    books, problems = open_all()
    for problem in problems:
        say(str(problem))
    return books


def _check(path: Path, books: Sequence[Book], loaded: Sequence[Book]) -> Checked:
    """A pack as it shows on some protocols; what it is warned of is held against these and all that are loaded."""
    try:
        pack = load_pack(path)
    except Invalid as invalid:
        return Checked(None, invalid.problems, [])
    except BadFile as bad:
        if not os.path.isfile(path):
            raise
        return Checked(None, [Problem(Place(str(path)), "error", "file", str(bad))], [])
    others = [book for book in loaded if book.protocol.id not in {book.protocol.id for book in books}]
    return Checked(pack, sorted(warnings(pack, on_each(pack, [*books, *others]))), on_each(pack, books))


def _blocks(checked: Checked) -> Iterator[Block]:
    yield from (Block(str(problem)) for problem in checked.problems)
    if checked.pack is None:
        return
    yield Block(f"{pack_id(checked.pack)}: {checked.pack.title}", "title", gap=True)
    for card, on in checked.cards:
        yield Block(f"{card.id}: {card.title}", "name", indent=2, gap=True)
        yield from (Block(f"{shown.advice.book.protocol.id}: {shows(shown.advice)}", indent=4, hang=2) for shown in on)


def shows(advice: Advice) -> str:
    """What a card will show on a protocol, in a line: the clauses, and whom the asker is to contact."""
    if not advice.mapped:
        return "nobody has judged this situation"
    clauses = ", ".join(_ids(advice.clauses))
    contacts = "; ".join(_named(advice))
    below = f", and below {', '.join(_ids(advice.general))}" if advice.general else ""
    return f"{f'clauses {clauses}' if clauses else 'silent'}{below}; {f'names {contacts}' if contacts else 'names nobody to contact'}"


def _ids(clauses: Sequence[ShownClause]) -> list[str]:
    return [shown.match.position.clause.id for shown in clauses]


def _named(advice: Advice) -> list[str]:
    return list(dict.fromkeys(named.contact.title for named in advice.contacts if named.by == "you"))


def _totals(checked: Sequence[Checked], problems: Sequence[Problem]) -> Iterator[Block]:
    errors = sum(problem.level == "error" for problem in problems)
    silent = sum(any(shown.advice.silent for shown in on) for each in checked for _, on in each.cards)
    cards = sum(len(each.cards) for each in checked)
    yield Block(
        f"{counted(len(checked), 'pack')} with {counted(cards, 'card')} checked, {silent} of them with a protocol that is silent: "
        f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}.", gap=True,
    )


def _record(pack: Pack, cards: Sequence[tuple[Card, Sequence[ShownCard]]]) -> dict[str, Any]:
    shown_cards = [{"id": card.id, "shows": [_shows(shown.advice) for shown in on]} for card, on in cards]
    return {"id": pack_id(pack), "title": pack.title, "cards": shown_cards}


def _shows(advice: Advice) -> dict[str, Any]:
    return {
        "protocol": advice.book.protocol.id,
        "mapped": advice.mapped,
        "silent": advice.silent,
        "clauses": _ids(advice.clauses),
        "general": _ids(advice.general),
        "contacts": _named(advice),
    }
