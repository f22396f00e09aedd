"""What a room sees: no line too wide, two protocols side by side with every word of both."""

from __future__ import annotations

import pytest

from mo_advisor.commands.train.projector import cut
from mo_advisor.render.room_words import KEYS, all_keys, foot, label
from mo_advisor.render.views.advice import rule_parts
from mo_advisor.render.views.card import FICTION
from mo_advisor.render.views.room import BETWEEN, NARROWEST_PAIR, STEP_OUT, StyledLine, room_lines
from mo_advisor.render.writers.text import lay_out
from mo_advisor.training.session import BESIDE, HELP, NEXT, ON, OPENING, OTHER, STEPS, Session
from tests.conftest import shipped
from tests.training.samples import PACKS, pack_of


def widths(lines: list[StyledLine]) -> list[int]:
    return [sum(len(text) for text, _ in line) for line in lines]


def at_clauses(name: str, card: int, beside: str | None = None) -> Session:
    return Session(pack_of(name).cards, shipped("somerset"), shipped(beside) if beside else None, card, len(STEPS) - 1)


@pytest.mark.slow
@pytest.mark.parametrize("width", [39, 45, 74, 120])
@pytest.mark.parametrize("beside", [None, "solihull"])
@pytest.mark.parametrize("name", PACKS)
def test_no_line_is_wider_than_the_screen(name: str, beside: str | None, width: int) -> None:
    pack, second = pack_of(name), shipped(beside) if beside else None
    for card in range(len(pack.cards)):
        for step in range(len(STEPS)):
            lines = room_lines(pack, Session(pack.cards, shipped("somerset"), second, card, step), width, 20)
            assert max(widths(lines)) <= width


def test_two_protocols_stand_side_by_side_with_every_word_of_both() -> None:
    session = at_clauses("hard-cases", 9, "cheshire-east")
    width = 74
    each = (width - BETWEEN) // 2
    pairs = [line for line in room_lines(pack_of("hard-cases"), session, width) if len(line) == 2]
    for side, one in enumerate(session.shows()):
        column = " ".join(" ".join(line[side][0] for line in pairs).split())
        words = " ".join(" ".join(line for line, _ in lay_out(rule_parts(one.advice), each)).split())
        assert words in column
        assert f"In {one.advice.book.protocol.council}" in column


@pytest.mark.parametrize("width", [NARROWEST_PAIR - 1, None])
def test_where_columns_would_be_too_narrow_one_protocol_follows_the_other(width: int | None) -> None:
    lines = room_lines(pack_of("hard-cases"), at_clauses("hard-cases", 9, "cheshire-east"), width)
    assert all(len(line) == 1 for line in lines)
    text = "\n".join(line[0][0] for line in lines)
    assert text.index("In Somerset County Council") < text.index("In Cheshire East Council")


def test_the_opening_page_says_that_it_is_fiction_and_that_one_may_step_out() -> None:
    session = Session(pack_of("induction").cards, shipped("somerset"), at=OPENING)
    text = " ".join(line[0][0] for line in room_lines(pack_of("induction"), session, None))
    assert FICTION in text
    assert STEP_OUT in text
    assert "stays in the room" in text
    assert "Somerset County Council" in text
    assert "Nobody has yet signed off" in text


def test_the_foot_names_what_enter_does_and_every_action_has_a_key() -> None:
    session = at_clauses("induction", 0)
    assert foot(session, 0, 1)[0] == "Enter: Next card"
    assert foot(session, 0, 3)[0] == "Enter: More (page 1 of 3)"
    assert foot(session, 2, 3)[:2] == ["Page 3 of 3", "Enter: Next card"]
    assert set(session.actions()) <= set(KEYS)
    assert len(set(KEYS.values())) == len(KEYS)
    assert all(any(line.startswith(KEYS[action]) for line in all_keys(session)) for action in session.actions() if action != HELP)


@pytest.mark.parametrize(("at", "step", "says"), [
    (OPENING, 0, "First card"), (0, 0, "Show the questions"), (0, 1, "Show whom to contact"), (0, 2, "Show the clauses"), (0, 3, "Next card"),
    (15, 3, "The end"),
])
def test_going_on_says_what_will_be_revealed(at: int, step: int, says: str) -> None:
    assert label(Session(pack_of("induction").cards, shipped("somerset"), at=at, step=step), ON) == says


def test_what_can_be_switched_says_what_it_switches_to() -> None:
    session = at_clauses("induction", 0)
    assert label(session, OTHER) == "The other side"
    assert label(Session(session.cards, session.book, session.book, 0, 0, True), OTHER) == "Back to the first side"
    assert label(session, BESIDE) == "A second protocol side by side"
    assert label(session, NEXT) == "Next card"


def lines_of(text: str) -> list[StyledLine]:
    return [((line, "heading" if line == "H" else ""),) for line in text.split("|")]


@pytest.mark.parametrize(("text", "pages"), [
    ("a|b|c", ["a|b|c"]),
    ("a|b|c|d|e", ["a|b|c|d", "e"]),
    ("a|b|c||d|e", ["a|b|c", "d|e"]),
    ("a||c|d|e|f", ["a||c|d", "e|f"]),
    ("a|b|c|d||e", ["a|b|c|d", "e"]),
    ("", [""]),
    ("a|b||H||d|e", ["a|b", "H||d|e"]),
    ("H||b|c|d|e", ["H||b|c", "d|e"]),
])
def test_pages_end_at_a_blank_line_where_one_is_near_and_not_after_a_heading(text: str, pages: list[str]) -> None:
    assert ["|".join(line[0][0] for line in page) for page in cut(lines_of(text), 4)] == pages
