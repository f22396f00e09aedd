"""A card on a protocol: both sides, and nobody asked who is not there."""

from __future__ import annotations

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.training.showing import other_side, shown
from tests.conftest import shipped
from tests.training.samples import SMALL, read, small


def test_the_advice_is_that_of_the_cards_answers() -> None:
    for card in small().cards:
        assert shown(card, shipped("somerset")).advice == advise(shipped("somerset"), card.asked)


def test_the_other_side_is_the_cards_own_or_the_two_exchanged() -> None:
    written, exchanged = (other_side(card, shipped("somerset")) for card in small().cards)
    assert written == Answers("committee-chair", ("report-author",), "challenge-officer-advice")
    assert exchanged == Answers("officer", ("member",), "visit-council-site")


@pytest.mark.parametrize("answers", [
    "{what: visit-council-site}",
    "{who: member, what: visit-council-site}",
    "{who: member, involved: [], what: visit-council-site}",
    "{who: officer, involved: [political-group], what: group-meeting-invitation}",
    "{who: member, involved: [journalist], what: press-contact-or-statement}",
    "{who: officer, involved: [line-manager], what: not-covered}",
])
def test_nobody_is_on_the_other_side_who_would_not_ask(answers: str) -> None:
    card = read(SMALL.replace("{who: member, involved: [officer], what: visit-council-site}", answers)).cards[1]
    assert other_side(card, shipped("somerset")) is None
    assert shown(card, shipped("somerset")).other is None
