"""What the cards of packs will show on each protocol, and what is wrong with packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mo_advisor.advice.advise import Advice
from mo_advisor.errors import Problem
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.render.page import Headed, Heading, Page, Part, beyond_text, paragraph
from mo_advisor.render.views.problems import problem_lines, problem_record, totals
from mo_advisor.render.words import counted
from mo_advisor.training.library import pack_id
from mo_advisor.training.model import Card, Pack
from mo_advisor.training.showing import ShownCard

TITLE = "What the cards show"


class CheckedPack(NamedTuple):
    """A pack that could be loaded, or None, with what is wrong with it and what its cards show."""

    pack: Pack | None
    problems: list[Problem]
    cards: list[tuple[Card, list[ShownCard]]]


def pack_check_page(checked: Sequence[CheckedPack]) -> Page:
    """Packs one by one, and totals."""
    problems = [problem for each in checked for problem in each.problems]
    return Page(
        title=TITLE,
        head=(beyond_text(Heading(1, TITLE)),),
        contents=(),
        body=(*(part for each in checked for part in _pack(each)), paragraph(_totals(checked, problems))),
        foot=(),
        record=lambda: {
            "schema": SCHEMA,
            "packs": [_record(each.pack, each.cards) for each in checked if each.pack],
            "problems": [problem_record(problem) for problem in problems],
        },
    )


def _pack(checked: CheckedPack) -> Iterator[Part]:
    yield from problem_lines(checked.problems)
    if checked.pack is None:
        return
    heading = Heading(2, f"{pack_id(checked.pack)}: {checked.pack.title}", style="title")
    yield Headed((heading, *(Headed((Heading(3, f"{card.id}: {card.title}", style="name"), *_lines(shows))) for card, shows in checked.cards)))


def _lines(shows: Sequence[ShownCard]) -> Iterator[Part]:
    return (paragraph(f"{shown.advice.book.protocol.id}: {shows_in_words(shown.advice)}") for shown in shows)


def shows_in_words(advice: Advice) -> str:
    """What a card will show on a protocol, in a line: the clauses, and whom the asker is to contact."""
    if not advice.mapped:
        return "nobody has judged this situation"
    clauses = ", ".join(shown.match.position.clause.id for shown in advice.clauses)
    contacts = "; ".join(_titles(advice))
    routes = f", where to take it {', '.join(shown.match.position.clause.id for shown in advice.routes)}" if advice.routes else ""
    below = f", and below {', '.join(shown.match.position.clause.id for shown in advice.general)}" if advice.general else ""
    return f"{f'clauses {clauses}' if clauses else 'silent'}{routes}{below}; {f'names {contacts}' if contacts else 'names nobody to contact'}"


def _titles(advice: Advice) -> list[str]:
    return list(dict.fromkeys(named.contact.title for named in advice.contacts if named.by == "you"))


def _totals(checked: Sequence[CheckedPack], problems: Sequence[Problem]) -> str:
    silent = sum(any(shown.advice.silent for shown in shows) for each in checked for _, shows in each.cards)
    cards = sum(len(each.cards) for each in checked)
    return (
        f"{counted(len(checked), 'pack')} with {counted(cards, 'card')} checked, {silent} of them with a protocol that is silent: {totals(problems)}."
    )


def _record(pack: Pack, cards: Sequence[tuple[Card, Sequence[ShownCard]]]) -> dict[str, Any]:
    listed = [{"id": card.id, "shows": [_shown_record(shown.advice) for shown in shows]} for card, shows in cards]
    return {"id": pack_id(pack), "title": pack.title, "cards": listed}


def _shown_record(advice: Advice) -> dict[str, Any]:
    return {
        "protocol": advice.book.protocol.id,
        "mapped": advice.mapped,
        "silent": advice.silent,
        "clauses": [shown.match.position.clause.id for shown in advice.clauses],
        "routes": [shown.match.position.clause.id for shown in advice.routes],
        "general": [shown.match.position.clause.id for shown in advice.general],
        "contacts": _titles(advice),
    }
