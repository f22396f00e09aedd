"""Handouts as JSON: the same cards for both readers, and the answers for one of them."""

from __future__ import annotations

from mo_advisor.advice.as_json import advice_record
from tests.render.handouts import DAY, facilitator, participants, record_of, shows


def test_records() -> None:
    cards = shows("officers", "cheshire-east")
    for_room, whole = record_of(participants("officers", "cheshire-east")), record_of(facilitator("officers", "cheshire-east"))
    assert [list(record) for record in (for_room, whole)] == [["schema", "pack", "for", "protocol", "date", "cards"]] * 2
    assert (for_room["schema"], for_room["for"], whole["for"], for_room["date"]) == (1, "participants", "facilitator", DAY)
    assert {tuple(card) for card in for_room["cards"]} == {("id", "title", "story", "roles", "questions")}
    assert [{key: card[key] for key in for_room["cards"][0]} for card in whole["cards"]] == for_room["cards"]
    for one, record in zip(cards, whole["cards"], strict=True):
        assert (record["answers"], record["advice"]) == (one.card.asked.record(), advice_record(one.advice))
        assert record["other_side"] == (advice_record(one.other) if one.other else None)
        assert record["notes"]["hard"] == one.card.considerations.hard
