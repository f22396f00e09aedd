"""`mo-advisor train packs`: the packs that come with mo-advisor, and their cards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mo_advisor.console import emit
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.render.screen import Block, publish
from mo_advisor.render.views.card_record import pack_record
from mo_advisor.render.views.problems import counted
from mo_advisor.training.library import load_pack, pack_id, shipped_packs
from mo_advisor.training.model import Pack


def run(format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Lists every shipped pack with its cards, in their order."""
    packs = [load_pack(path) for path in shipped_packs().values()]
    if format_ == "json":
        from mo_advisor.render.writers.json import to_json

        records = [{**pack_record(pack), "cards": [{"id": card.id, "title": card.title} for card in pack.cards]} for pack in packs]
        emit(to_json({"schema": SCHEMA, "packs": records}), output, force)
    else:
        publish((block for pack in packs for block in _blocks(pack)), plain, output, force)
    return 0


def _blocks(pack: Pack) -> Iterator[Block]:
    yield Block(f"{pack_id(pack)}: {pack.title} ({counted(len(pack.cards), 'card')})", "title", gap=True)
    yield Block(pack.purpose, indent=2)
    widest = max(len(card.id) for card in pack.cards)
    yield from (Block(f"{card.id:{widest}}  {card.title}", indent=2, hang=widest + 2, gap=not place) for place, card in enumerate(pack.cards))
