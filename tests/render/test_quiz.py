"""What is said about the answers to a card, and why."""

from __future__ import annotations

import pytest

from mo_advisor.protocol.words import pieces
from mo_advisor.render.views.quiz import card_parts, explanation_parts, outcome_parts, quiz_page, you_are
from mo_advisor.render.writers.text import lay_out, to_text
from mo_advisor.training.marking import hand_for, mark
from mo_advisor.training.quiz import Quiz, QuizCard, make_quiz
from tests.conftest import SHIPPED, shipped
from tests.training.samples import PACKS, pack_of
from tests.training.test_quiz import card
from tests.training.test_quiz import quiz as quiz_on


def quiz(protocol: str, pack: str, *cards: str) -> Quiz:
    chosen = [pack_of(pack).by_id[card] for card in cards]
    return make_quiz(pack_of(pack), chosen, shipped(protocol), 3, shuffled=False)


def explained(one: QuizCard) -> str:
    return "\n".join(line for line, _ in lay_out(explanation_parts(one)))


@pytest.mark.slow
@pytest.mark.parametrize("protocol", SHIPPED)
@pytest.mark.parametrize("pack", PACKS)
def test_every_explanation_has_the_governing_clause_whole_or_the_silence_and_every_contact(pack: str, protocol: str) -> None:
    made = make_quiz(pack_of(pack), pack_of(pack).cards, shipped(protocol), 1, shuffled=False)
    for one in made.cards:
        text = explained(one)
        if one.governs:
            clause = one.governs.match.position.clause
            assert all(piece in text for piece in pieces(clause))
            assert f"{clause.id}" in text
        else:
            assert "Recorded as silent\n  This protocol has nothing specific on this." in text
        for contact in one.shown.advice.contacts:
            assert f"{contact.contact.title}  [{contact.clause}]" in text
        assert "you chose" not in text.lower()
        assert one.card.considerations.hard not in to_text(quiz_page(made))


def test_who_asks_is_said_with_the_role() -> None:
    made = quiz("somerset", "hard-cases", "nine-minutes")
    assert you_are(made.cards[0]) == "You are: Maryam Reed, who clerks the planning committee. Role: Officer who supports councillors."


def test_the_story_stands_with_who_asks_and_gives_no_answer() -> None:
    made = quiz("somerset", "hard-cases", "nine-minutes")
    lines = [line for line, _ in lay_out(card_parts(made, 1)) if line]
    assert lines[0] == "Card 1 of 1"
    assert lines[2] == made.cards[0].card.story
    assert len(lines) == 4


def test_of_several_right_ones_the_others_are_named_too() -> None:
    made = quiz("somerset", "hard-cases", "six-in-the-morning")
    one = made.cards[0]
    question = one.questions[0]
    chief = next(choice for choice in question.choices if choice.id == "chief-executive")
    lines = [line for line, _ in lay_out(outcome_parts(one, [mark(made, one, question, hand_for(question, chief))], room=False))]
    assert lines[1] == "  1. the Chief Executive: right. Also right: the Chairman of the Standards Committee."
    assert lines[2] == "  2. Passed over. Right: 2.5.1."


def test_where_an_open_answer_decides_that_is_said() -> None:
    text = explained(quiz("solihull", "hard-cases", "flowers-on-friday").cards[0])
    assert "A clause that may govern" in text
    assert "May apply: if the answer to “Where was it said or shared?”" in text
    assert "“none of these” and “silent” are right as well" in text


def test_a_caution_about_a_clause_that_is_named_is_printed() -> None:
    text = explained(quiz("isle-of-wight", "hard-cases", "anyone-awake-down-there").cards[0])
    assert "the Standards Board for England  [19]" in text
    assert "This body no longer exists; see the cautions." in text
    assert "Cautions\n" in text


def test_a_notice_of_danger_stands_first_and_is_not_the_protocols() -> None:
    text = explained(quiz_on(shipped("somerset"), card("threat-or-danger", who="officer", involved="[member]")).cards[0])
    assert text.startswith("Not from the protocol\n  If anyone is in danger now, call 999.")


def test_a_notice_that_is_no_alarm_stands_last() -> None:
    text = explained(quiz("somerset", "hard-cases", "nine-invoices").cards[0])
    assert text.index("The clause that governs") < text.index("Not from the protocol\n  If you work for the Council: the law protects workers")
