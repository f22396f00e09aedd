"""Finds packs, by id or by path, and cards in them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from mo_advisor.errors import WrongUsage, nearest
from mo_advisor.protocol.library import ENDINGS, looks_like_path, open_all, path_of, peek_id, read_text, shipped_folder
from mo_advisor.training.model import Card, Pack
from mo_advisor.training.reader import read_pack
from mo_advisor.vocabulary import Fact, shared


def shipped_packs() -> dict[str, Path]:
    """The packs that come with mo-advisor, by id, in the order of their names."""
    folder = shipped_folder("packs")
    paths = sorted(path for path in folder.iterdir() if path.name.endswith(ENDINGS)) if folder.is_dir() else []
    return {peek_id(path) or path.stem: path for path in paths}


def open_pack(named: str) -> Pack:
    """A pack by id or by path. Raises WrongUsage for an id that is not known, BadFile, or Invalid with every problem."""
    return load_pack(pack_path(named))


def pack_path(named: str) -> Path:
    """Where a pack is that is named by id or by path. Raises WrongUsage for an id that is not known."""
    if looks_like_path(named):
        return path_of(named)
    packs = shipped_packs()
    if named in packs:
        return packs[named]
    if os.path.isfile(named):
        return Path(named)
    raise WrongUsage(f"There is no pack “{named}”{nearest(named, packs)} (`mo-advisor train packs` lists them; a file is named by its path.)")


def load_pack(path: Path) -> Pack:
    """A pack file, loaded whole. Raises BadFile, or Invalid with every problem in it."""
    return read_pack(read_text(path), str(path), shared(), AllFacts())


def pack_id(pack: Pack) -> str:
    """A pack's id, or its file's name without the ending."""
    return pack.id or Path(pack.at.file).stem


def open_card(named: str) -> tuple[Pack, Card]:
    """A card that is named `PACK#CARD`. Raises WrongUsage, BadFile or Invalid."""
    pack_named, _, card = named.rpartition("#")
    pack = open_pack(pack_named)
    return pack, card_of(pack, card)


def card_of(pack: Pack, card: str) -> Card:
    """A card by its id, or by its number in the pack, from 1. Raises WrongUsage."""
    by_number = {str(number): held for number, held in enumerate(pack.cards, start=1)}
    if card in by_number and card not in pack.by_id:
        return by_number[card]
    if card not in pack.by_id:
        near = nearest(card, pack.by_id) or f"; its cards are numbered 1 to {len(by_number)}"
        raise WrongUsage(f"The pack “{pack_id(pack)}” has no card “{card}”{near}")
    return pack.by_id[card]


def chosen_cards(pack: Pack, cards: str | None) -> tuple[Card, ...]:
    """The cards that are named, separated by commas, in that order; all where none is. Raises WrongUsage."""
    if cards is None:
        return pack.cards
    chosen = tuple(card_of(pack, name.strip()) for name in cards.split(",") if name.strip())
    if not chosen:
        raise WrongUsage("--cards names no card; give ids or numbers with commas between them.")
    if len({card.id for card in chosen}) < len(chosen):
        raise WrongUsage("--cards names a card twice; name each once.")
    return chosen


class AllFacts(Mapping[str, Fact]):
    """Every fact that a loaded protocol may ask about. The protocols are read only where the vocabulary does not know a fact."""

    def __init__(self) -> None:
        self.known = dict(shared().facts)
        self.read = False

    def __getitem__(self, fact: str) -> Fact:
        if fact not in self.known:
            self._read()
        return self.known[fact]

    def __iter__(self) -> Iterator[str]:
        self._read()
        return iter(self.known)

    def __len__(self) -> int:
        self._read()
        return len(self.known)

    def _read(self) -> None:
        if not self.read:
            self.read = True
            self.known.update({id_: fact for book in open_all()[0] for id_, fact in book.facts.items()})
