"""Handouts as plain records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mo_advisor.advice.as_json import advice_record
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.render.views.card_record import card_record, pack_record
from mo_advisor.render.views.handout import Handout
from mo_advisor.training.model import Card
from mo_advisor.training.showing import ShownCard


def participants_record(handout: Handout) -> dict[str, Any]:
    """The cards to discuss, and nothing of what they stand for."""
    return _record(handout, "participants", [_card(card) for card in handout.cards])


def facilitator_record(handout: Handout, shows: Sequence[ShownCard]) -> dict[str, Any]:
    """The cards with what the protocol says to both sides, and the notes. shows: each card of the handout, held against its protocol."""
    return _record(handout, "facilitator", [{**_card(one.card), **_answers(one)} for one in shows])


def _record(handout: Handout, reader: str, cards: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "pack": pack_record(handout.pack),
        "for": reader,
        "protocol": protocol_record(handout.book),
        "date": handout.day or None,
        "cards": cards,
    }


def _card(card: Card) -> dict[str, Any]:
    return {**card_record(card), "questions": list(card.questions)}


def _answers(shows: ShownCard) -> dict[str, Any]:
    notes = shows.card.considerations
    return {
        "answers": shows.card.asked.record(),
        "advice": advice_record(shows.advice),
        "other_side": advice_record(shows.other) if shows.other else None,
        "notes": {"members": notes.members, "officers": notes.officers, "hard": notes.hard},
    }
