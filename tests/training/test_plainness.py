"""Which answers are plainer than which."""

from __future__ import annotations

from itertools import pairwise

from mo_advisor.advice.answers import Answers
from mo_advisor.training.plainness import other_side, plainness
from tests.conftest import shipped


def test_plain_answers_come_first() -> None:
    book = shipped("somerset")
    in_order = [
        Answers("officer", None, "member-rude-to-officer"),
        Answers("officer", ("member",), "member-rude-to-officer"),
        Answers("officer", ("leader",), "member-rude-to-officer"),
        Answers("officer", ("officer",), "member-rude-to-officer"),
        Answers("officer", None, "member-rude-to-officer", {"serious": "yes"}),
        Answers("member", None, "member-rude-to-officer"),
        Answers("resident", None, "not-covered"),
        Answers(None, None, "member-rude-to-officer"),
    ]
    assert all(plainness(book, one) < plainness(book, other) for one, other in pairwise(in_order))


def test_the_other_side_is_whom_the_situation_puts_there_and_not_ones_own_where_there_is_another() -> None:
    book = shipped("somerset")
    assert other_side(book, Answers("member", None, "close-friendship")) == ["officer"]
    assert other_side(book, Answers("leader", None, "close-friendship")) == ["officer"]
    assert other_side(book, Answers("officer", None, "close-friendship")) == ["member"]
    assert other_side(book, Answers("resident", None, "close-friendship")) == ["member", "officer"]
    assert other_side(book, Answers("officer", None, "whom-to-ask")) == ["officer"]
    assert other_side(book, Answers("officer", None, "not-covered")) == []
