"""A session before a room: nothing is revealed before it is asked for, and every way leads on."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.protocol.words import words_of
from mo_advisor.render.views.room import room_lines
from mo_advisor.training.session import BACK, CLAUSES, CONTACTS, NEXT, ON, OPENING, OTHER, PREVIOUS, QUESTIONS, STEPS, STORY, Session
from tests.conftest import shipped
from tests.training.samples import PACKS, pack_of, small

MOVES = (ON, BACK, NEXT, PREVIOUS, OTHER)


def session(name: str = "hard-cases", protocol: str = "somerset", beside: str | None = None) -> Session:
    return Session(pack_of(name).cards, shipped(protocol), shipped(beside) if beside else None)


def after(moves: Iterable[str], begun: Session) -> Session:
    for move in moves:
        if move in begun.actions():
            moved = begun.moved(move)
            assert moved is not None, move
            begun = moved
    return begun


def seen(where: Session, name: str = "hard-cases", rows: int = 30) -> str:
    """What the room sees, as one line."""
    return " ".join(" ".join(text for line in room_lines(pack_of(name), where, 74, rows) for text, _ in line).split())


def test_a_card_is_revealed_step_by_step_and_then_comes_the_next() -> None:
    where = session()
    steps = []
    for _ in range(9):
        steps.append((where.at, STEPS[where.step]))
        where = after([ON], where)
    assert steps == [(OPENING, STORY), *((at, step) for at in (0, 1) for step in STEPS)]


def test_going_on_from_the_last_card_ends_the_session_and_back_leads_into_it_again() -> None:
    where = after([ON] * (1 + len(STEPS)), Session(small().cards[:1], shipped("somerset")))
    assert where.ended
    assert where.card is None
    assert ON not in where.actions()
    assert after([BACK], where).card == small().cards[0]


def test_next_and_previous_begin_with_the_story() -> None:
    where = after([ON, ON, ON, OTHER, NEXT], session())
    assert (where.at, where.step, where.other) == (1, 0, False)
    assert after([ON, PREVIOUS], where).at == 0


def test_a_card_that_is_named_begins_with_its_story() -> None:
    where = after([ON] * 4, session()).at_card("item-seven")
    assert where.card is not None
    assert (where.card.id, where.step, where.other) == ("item-seven", 0, False)


def test_after_the_last_step_going_on_is_the_next_card_and_is_offered_once() -> None:
    assert NEXT in after([ON], session()).actions()
    assert NEXT not in after([ON] * 4, session()).actions()


def test_the_other_side_is_offered_only_where_there_is_one() -> None:
    alone = next(card for card in pack_of("officers").cards if card.id == "two-hundred-leaflets")
    where = after([ON], Session((alone,), shipped("somerset")))
    assert OTHER not in where.actions()
    assert not where.has_other


@given(st.lists(st.sampled_from(MOVES), max_size=40), st.sampled_from(PACKS), st.sampled_from(["somerset", "solihull"]))
def test_wherever_somebody_goes_nothing_is_revealed_early_and_no_note_ever(moves: list[str], name: str, protocol: str) -> None:
    where = after(moves, session(name, protocol, "cheshire-east"))
    words = seen(where, name)
    for card in pack_of(name).cards:
        notes = card.considerations
        assert not any(note in words for note in (notes.members, notes.officers, notes.hard))
        assert (card.story in words) <= (card == where.card)
    if where.card is None:
        return
    step = STEPS[where.step]
    assert (where.card.questions[0] in words) <= (step == QUESTIONS)
    assert ("Whom the protocol tells you to contact" in words) <= (step == CONTACTS)
    for on_protocol in where.shows():
        advices = [on_protocol.advice, *([on_protocol.other] if on_protocol.other else [])]
        clauses = {shown.match.position.clause for advice in advices for shown in advice.shown}
        assert step == CLAUSES or not any(clause.text in words for clause in clauses if len(clause.text) > 40)


@pytest.mark.slow
@pytest.mark.parametrize("name", PACKS)
def test_every_step_of_every_card_shows_what_it_is_to_show(name: str) -> None:
    where = after([ON], session(name))
    while where.card is not None:
        words, card, advice = seen(where, name), where.card, where.shows()[0].advice
        assert card.title in words
        if STEPS[where.step] == STORY:
            assert " ".join(card.story.split()) in words
        if STEPS[where.step] == QUESTIONS:
            assert all(" ".join(question.split()) in words for question in card.questions)
        if STEPS[where.step] == CONTACTS:
            assert all(" ".join(named.contact.title.split()) in words for named in advice.contacts)
        if STEPS[where.step] == CLAUSES:
            assert all(" ".join(words_of(shown_clause.match.position.clause)[0].split()) in words for shown_clause in advice.clauses)
        where = after([ON], where)


def test_the_questions_stand_below_the_story_where_there_is_room() -> None:
    where = after([ON, ON], session())
    assert where.card is not None
    assert where.card.story in seen(where, rows=40)
    assert where.card.story not in seen(where, rows=10)
    assert all(question in seen(where, rows=10) for question in where.card.questions)


def test_the_other_side_is_shown_no_further_than_the_step() -> None:
    where = after([ON, OTHER], session())
    assert "From the other side: what is said to Councillor Thrush" in seen(where)
    assert "Whom the protocol" not in seen(where)
    assert "Whom the protocol tells you to contact" in seen(after([ON, ON], where))
