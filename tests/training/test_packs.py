"""The packs that come with mo-advisor: on every protocol, and as fiction that says nothing of any rule."""

from __future__ import annotations

import re

import pytest

from mo_advisor.interview.menus import kind_of
from mo_advisor.training.check import on_each, warnings
from mo_advisor.training.library import shipped_packs
from mo_advisor.training.model import FEWEST_WORDS, MOST_WORDS, Card
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, shipped
from tests.training.samples import PACKS, pack_of

BOOKS = [shipped(protocol) for protocol in SHIPPED]
every_pack = pytest.mark.parametrize("name", PACKS)
EVERY_CARD = [pytest.param(card, id=f"{name}#{card.id}") for name in PACKS for card in pack_of(name).cards]
every_card = pytest.mark.parametrize("card", EVERY_CARD)


def told(card: Card) -> str:
    """Everything that a card says in words."""
    notes = card.considerations
    return "\n".join([card.title, card.story, *card.people.values(), *card.questions, notes.members, notes.officers, notes.hard])


def test_the_packs_are_these() -> None:
    assert set(shipped_packs()) == set(PACKS)


@every_pack
def test_a_pack_is_whole_and_nothing_is_to_be_warned_of(name: str) -> None:
    pack = pack_of(name)
    assert len(pack.cards) >= 12
    assert list(warnings(pack, on_each(pack, BOOKS))) == []


@every_pack
def test_every_category_and_both_kinds_of_asker_come(name: str) -> None:
    vocabulary = shared()
    cards = pack_of(name).cards
    assert {vocabulary.situations[card.asked.what].category for card in cards} == set(vocabulary.categories)
    assert {kind_of(BOOKS[0], card.asked.who) for card in cards if card.asked.who} >= {"member", "officer"}


@every_pack
def test_some_protocols_are_silent_on_at_least_eight_cards_and_none_is_silent_for_nothing(name: str) -> None:
    silences = [[on_protocol.advice.silent for on_protocol in on] for _, on in on_each(pack_of(name), BOOKS)]
    assert sum(any(on_each_protocol) for on_each_protocol in silences) >= 8
    assert not any(all(on_each_protocol) for on_each_protocol in silences)


@every_pack
def test_every_card_is_answered_for_both_sides_on_every_protocol(name: str) -> None:
    for card, on in on_each(pack_of(name), BOOKS):
        for on_protocol in on:
            assert on_protocol.advice.mapped, (card.id, on_protocol.advice.book.protocol.id)
            assert on_protocol.other is None or on_protocol.other.mapped, (card.id, on_protocol.advice.book.protocol.id)


@every_card
def test_a_story_can_be_read_aloud_and_every_note_is_there(card: Card) -> None:
    assert FEWEST_WORDS <= len(card.story.split()) <= MOST_WORDS
    notes = card.considerations
    assert all(20 <= len(note.split()) <= 100 for note in (notes.members, notes.officers, notes.hard))
    assert all(card.people.values())


@every_card
def test_a_card_says_nothing_of_any_rule_council_or_verdict(card: Card) -> None:
    """But for its name, on the cards that are about the document itself."""
    words = told(card)
    about_it = shared().situations[card.asked.what].category == "protocol"
    named = [r"\b[Pp]rotocol"] if not about_it else []
    councils = [rf"\b{book.protocol.council.split(' ')[0]}\b" for book in BOOKS]
    for wrong in (r"\d+\.\d+", r"\b[Cc]lauses? \d", r"\bbreach", r"\bunlawful", *named, *councils):
        assert not re.search(wrong, words), (wrong, words)


def test_no_story_comes_twice() -> None:
    stories = [card.story for name in PACKS for card in pack_of(name).cards]
    assert len(set(stories)) == len(stories)


@pytest.mark.parametrize(("situation", "involved", "fact"), [
    ("complain-about-top-officer", "chief-executive", None),
    ("outsiders-at-group-meeting", "group-guest", "present"),
    ("election-period", None, None),
    ("close-friendship", None, "close"),
    ("constituent-email-forwarded", None, None),
])
def test_the_hard_cases_hold_what_they_promise(situation: str, involved: str | None, fact: str | None) -> None:
    cards = [card for card in pack_of("hard-cases").cards if card.asked.what == situation]
    assert len(cards) == 1
    assert involved is None or involved in (cards[0].asked.involved or ())
    assert fact is None or fact in cards[0].asked.facts.values()


def test_some_hard_case_shows_a_tension_that_the_document_leaves_open() -> None:
    shown = [on_protocol for _, on in on_each(pack_of("hard-cases"), BOOKS) for on_protocol in on]
    assert sum(any(caution.kind == "tension" for caution in on_protocol.advice.cautions) for on_protocol in shown) >= 5
