"""Handouts as JSON: the same cards for both readers, and the answers for one of them."""

from __future__ import annotations

from mo_advisor.advice.as_json import advice_record
from mo_advisor.render.views.handout_record import facilitator_record, participants_record
from tests.render.handouts import DAY, handout, shows


def test_records() -> None:
    given, cards = handout("officers", "cheshire-east"), shows("officers", "cheshire-east")
    for_room, whole = participants_record(given), facilitator_record(given, cards)
    assert [list(record) for record in (for_room, whole)] == [["schema", "pack", "for", "protocol", "date", "cards"]] * 2
    assert (for_room["schema"], for_room["for"], whole["for"], for_room["date"]) == (1, "participants", "facilitator", DAY)
    assert {tuple(card) for card in for_room["cards"]} == {("id", "title", "story", "roles", "questions")}
    assert [{key: card[key] for key in for_room["cards"][0]} for card in whole["cards"]] == for_room["cards"]
    for one, record in zip(cards, whole["cards"], strict=True):
        assert (record["answers"], record["advice"]) == (one.card.asked.record(), advice_record(one.advice))
        assert record["other_side"] == (advice_record(one.other) if one.other else None)
        assert record["notes"]["hard"] == one.card.considerations.hard
