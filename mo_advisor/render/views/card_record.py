"""A pack and its cards as plain records, without what the cards stand for."""

from __future__ import annotations

from typing import Any

from mo_advisor.training.library import pack_id
from mo_advisor.training.model import Card, Pack


def pack_record(pack: Pack) -> dict[str, Any]:
    """Which pack it is."""
    return {"id": pack_id(pack), "title": pack.title, "purpose": pack.purpose}


def card_record(card: Card) -> dict[str, Any]:
    """A card as the room first sees it."""
    return {"id": card.id, "title": card.title, "story": card.story, "roles": card.people}
