"""Cards printed without a question, as far as they are to be revealed: the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.as_json import advice_record
from mo_advisor.commands.manner import Manner
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.render import words as wording
from mo_advisor.render.screen import Block, publish
from mo_advisor.render.views.card import asker, other_asker, step_blocks
from mo_advisor.render.views.card_record import card_record, pack_record
from mo_advisor.render.views.document import document_blocks
from mo_advisor.render.views.room import FICTION, said_by
from mo_advisor.training.model import Card, Pack
from mo_advisor.training.session import CLAUSES, CONTACTS, OTHER, QUESTIONS, STORY, Session
from mo_advisor.training.showing import ShownCard, shown

UP_TO_CONTACTS = ("schema", "protocol", "answers", "mapped", "contacts", "advisers", "notices", "local")  # of an advice, before its clauses


def print_cards(pack: Pack, session: Session, steps: Sequence[str], manner: Manner) -> int:
    """Prints every card of a session up to the last of the steps. Exit 1 where something that is revealed is not mapped."""
    books = [book for book in (session.book, session.beside) if book]
    cards = [(card, tuple(shown(card, book) for book in books)) for card in session.cards]
    if manner.format == "json":
        from mo_advisor.console import emit
        from mo_advisor.render.writers.json import to_json

        record = {"schema": SCHEMA, "pack": pack_record(pack), "reveal": steps[-1], "cards": [_record(card, on, steps) for card, on in cards]}
        emit(to_json(record), manner.output, manner.force)
    elif manner.format in ("markdown", "html"):
        from mo_advisor.console import emit
        from mo_advisor.render.formats import printed
        from mo_advisor.render.views.cards_page import cards_paper

        emit(printed(cards_paper(pack, books, cards, steps), manner.format), manner.output, manner.force)
    else:
        publish(_blocks(session, cards, steps), manner.plain, manner.output, manner.force)
    advices = [advice for _, on in cards for shown_card in on for advice in _revealed(shown_card, steps)]
    return 0 if all(advice.mapped for advice in advices) else 1


def _revealed(on: ShownCard, steps: Sequence[str]) -> Iterator[Advice]:
    if CONTACTS in steps:
        yield on.advice
    if OTHER in steps and on.other:
        yield on.other


def _blocks(session: Session, cards: Sequence[tuple[Card, tuple[ShownCard, ...]]], steps: Sequence[str]) -> Iterator[Block]:
    for book in filter(None, (session.book, session.beside)):
        yield from document_blocks(book)
        yield Block(wording.sign_off(book), "faint")
        yield Block("")
    yield Block(FICTION)
    for card, on in cards:
        yield from (block for step in (STORY, QUESTIONS) if step in steps for block in step_blocks(card, on[0].advice, step))
        for shown_card in on:
            if session.beside and CONTACTS in steps:
                yield Block(said_by(shown_card.advice.book), "title", gap=True)
            if CONTACTS in steps:
                yield Block(asker(card, shown_card.advice), gap=True)
            yield from (block for step in (CONTACTS, CLAUSES) if step in steps for block in step_blocks(card, shown_card.advice, step))
            if OTHER in steps:
                yield Block(other_asker(card, shown_card.other), "title", gap=True)
                yield from (block for step in (CONTACTS, CLAUSES) if shown_card.other for block in step_blocks(card, shown_card.other, step))
    yield Block(wording.NOT_ADVICE, gap=True)


def _record(card: Card, on: Sequence[ShownCard], steps: Sequence[str]) -> dict[str, Any]:
    record = card_record(card)
    if QUESTIONS in steps:
        record["questions"] = list(card.questions)
    if CONTACTS in steps:
        record["on"] = [_on_one_protocol(shown_card, steps) for shown_card in on]
    return record


def _on_one_protocol(on: ShownCard, steps: Sequence[str]) -> dict[str, Any]:
    """What one protocol says, as far as it is revealed."""
    whole = advice_record(on.advice)
    record = whole if CLAUSES in steps else {key: whole[key] for key in UP_TO_CONTACTS}
    if OTHER in steps:
        return {"advice": record, "other_side": advice_record(on.other) if on.other else None}
    return {"advice": record}
