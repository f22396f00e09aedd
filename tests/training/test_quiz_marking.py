"""Marks: one answer of a person, or the hands of a room, by category and by kind."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.training.marking import Score, by_category, by_kind, hand_for, mark, total
from mo_advisor.training.quiz import CLAUSE, CONTACT, COVERAGE, KINDS, ROUTE, Quiz, make_quiz
from tests.conftest import shipped
from tests.interview.samples import mapleford
from tests.training.samples import pack_of
from tests.training.test_quiz import card, quiz


def two_cards() -> Quiz:
    return quiz(mapleford(), card("officer-rude-to-member", involved="[junior-officer]"), card("devices-in-meetings", id_="two"))


def test_a_persons_answer_is_one_answer() -> None:
    made = two_cards()
    quiz_card = made.cards[0]
    for question in quiz_card.questions:
        for choice in question.choices:
            assert mark(made, quiz_card, question, hand_for(question, choice)).score == Score(int(choice.right), 1)


def test_a_rooms_mark_is_the_hands_that_were_right() -> None:
    made = two_cards()
    question = made.cards[0].questions[0]
    hands = [3 if choice.right else 1 for choice in question.choices]
    assert mark(made, made.cards[0], question, hands).score == Score(3, 3 + len(hands) - 1)


def test_every_right_one_counts() -> None:
    """Where two are right, hands for either are right."""
    pack = pack_of("hard-cases")
    made = make_quiz(pack, [pack.by_id["six-in-the-morning"]], shipped("somerset"), 3, shuffled=False)
    question = made.cards[0].questions[0]
    assert sum(choice.right for choice in question.choices) == 2
    assert mark(made, made.cards[0], question, [1] * 5).score == Score(2, 5)


def test_marks_are_summed_by_category_and_by_kind() -> None:
    made = two_cards()
    marks = [
        mark(made, asked, question, hand_for(question, next(choice for choice in question.choices if choice.right is (asked is made.cards[0]))))
        for asked in made.cards for question in asked.questions
    ]
    assert total(marks) == Score(3, 6)
    assert by_category(made, marks) == {"respect": Score(3, 3), "meetings": Score(0, 3)}
    assert by_kind(marks) == {CONTACT: Score(1, 2), CLAUSE: Score(1, 2), COVERAGE: Score(1, 2)}


def test_what_was_not_asked_is_not_among_the_scores() -> None:
    made = two_cards()
    question = made.cards[1].questions[0]
    marks = [mark(made, made.cards[1], question, hand_for(question, question.choices[0]))]
    assert list(by_category(made, marks)) == ["meetings"]
    assert list(by_kind(marks)) == [CONTACT]


@given(st.data())
def test_both_ways_of_summing_come_to_the_whole(data: st.DataObject) -> None:
    made = two_cards()
    hands = st.integers(0, 30)
    marks = [
        mark(made, asked, question, data.draw(st.tuples(*(hands for _ in question.choices)).filter(any)))
        for asked in made.cards for question in asked.questions
    ]
    for scores in (by_category(made, marks), by_kind(marks)):
        assert Score(*map(sum, zip(*scores.values(), strict=True))) == total(marks)
    assert set(by_kind(marks)) == set(KINDS) - {ROUTE}, "nothing in the small document is a route and no rule"
    assert 0 <= total(marks).right <= total(marks).of
