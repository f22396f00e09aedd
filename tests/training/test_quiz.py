"""The quiz itself: the same for the same seed, no place in the list favoured, and what it does where a document has little to choose from."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.protocol.book import Book
from mo_advisor.training.quiz import CLAUSE, CONTACT, COVERAGE, KINDS, Question, Quiz, make_quiz
from tests.conftest import SHIPPED, examples, shipped, tiny
from tests.interview.samples import mapleford
from tests.training.samples import PACKS, STORY, pack_of, read

ONE_CLAUSE = """\
mapped: "yes"
silent:
  - {situations: [devices-in-meetings], reason: "Nothing is said of devices."}
document:
  - id: "1"
    number: "1"
    text: "Enquiries are answered."
    rules:
      - {situations: [enquiry-unanswered]}
"""


def card(what: str, who: str = "member", involved: str = "[officer]", facts: str = "{}", id_: str = "one") -> str:
    return (
        f"  - id: {id_}\n    title: Title\n    story: {STORY}\n    questions: [a, b]\n"
        f"    answers: {{who: {who}, involved: {involved}, what: {what}, facts: {facts}}}\n"
    )


def quiz(book: Book, *cards: str, seed: int = 1) -> Quiz:
    pack = read("title: A pack\ncards:\n" + "".join(cards))
    return make_quiz(pack, pack.cards, book, seed, shuffled=False)


def asked(book: Book, kind: str, text: str, seed: int = 1) -> Question:
    return next(question for question in quiz(book, text, seed=seed).cards[0].questions if question.kind == kind)


def ids(question: Question, right: bool) -> set[str]:
    return {choice.id for choice in question.choices if choice.right is right}


@given(st.integers(), st.sampled_from(SHIPPED), st.sampled_from(PACKS))
@examples(15)
def test_the_same_seed_gives_the_same_quiz(seed: int, protocol: str, pack: str) -> None:
    first, other = (make_quiz(pack_of(pack), pack_of(pack).cards[:3], shipped(protocol), seed, shuffled=True) for _ in range(2))
    assert [(card.card.id, card.questions) for card in first.cards] == [(card.card.id, card.questions) for card in other.cards]


def test_the_same_seed_gives_the_same_quiz_on_every_machine() -> None:
    """Held against what was written down, so that another Python or another machine cannot differ unseen."""
    situations = ("officer-rude-to-member", "information-refused", "enquiry-unanswered", "devices-in-meetings")
    pack = read("title: A pack\ncards:\n" + "".join(card(what, id_=what) for what in situations))
    made = make_quiz(pack, pack.cards, mapleford(), 2026, shuffled=True)
    choices = {
        quiz_card.card.id: [" ".join(choice.id for choice in question.choices) for question in quiz_card.questions] for quiz_card in made.cards
    }
    assert list(choices) == ["devices-in-meetings", "enquiry-unanswered", "information-refused", "officer-rude-to-member"]
    assert choices["devices-in-meetings"] == ["head-of-service nobody director", "3 7 none 8 4", "yes no"]
    assert choices["information-refused"] == ["monitoring-officer nobody director", "none 5 6 3 1", "no yes"]


@pytest.mark.slow
def test_another_seed_gives_another_quiz() -> None:
    pack = pack_of("officers")
    made = [make_quiz(pack, pack.cards, shipped("somerset"), seed, shuffled=True) for seed in range(5)]
    assert len({tuple(quiz_card.card.id for quiz_card in quiz.cards) for quiz in made}) == 5
    assert len({tuple(quiz_card.questions for quiz_card in quiz.cards) for quiz in made}) == 5


def test_cards_that_are_named_keep_their_order_and_their_questions() -> None:
    pack = pack_of("officers")
    whole = make_quiz(pack, pack.cards, shipped("somerset"), 5, shuffled=True)
    some = make_quiz(pack, pack.cards[2:0:-1], shipped("somerset"), 5, shuffled=False)
    assert [quiz_card.card for quiz_card in some.cards] == [pack.cards[2], pack.cards[1]]
    assert set(some.cards[0].questions) <= {question for quiz_card in whole.cards for question in quiz_card.questions}


@pytest.mark.slow
def test_no_place_in_the_list_is_favoured() -> None:
    """Over 120 seeds: where exactly one choice is right, it stands in each place about equally often, in each kind of question."""
    pack = pack_of("induction")
    places: dict[tuple[str, int], Counter[int]] = {}
    for seed in range(120):
        for quiz_card in make_quiz(pack, pack.cards[:8], shipped("west-lindsey"), seed, shuffled=False).cards:
            for question in quiz_card.questions:
                right = [place for place, choice in enumerate(question.choices) if choice.right]
                if len(right) == 1:
                    places.setdefault((question.kind, len(question.choices)), Counter())[right[0]] += 1
    assert {kind for kind, _ in places} == set(KINDS)
    for (_, size), counted in places.items():
        total = counted.total()
        even = total / size
        spread = (even * (1 - 1 / size)) ** 0.5
        assert all(abs(counted[place] - even) < 4 * spread for place in range(size)), (size, counted)


def test_questions_for_which_there_is_nothing_to_choose_are_left_out() -> None:
    """A document of one clause that names nobody: only whether it covers the matter can be asked everywhere."""
    made = quiz(tiny(ONE_CLAUSE), card("enquiry-unanswered"), card("devices-in-meetings", id_="two"))
    assert [[question.kind for question in quiz_card.questions] for quiz_card in made.cards] == [[CLAUSE, COVERAGE], [CLAUSE, COVERAGE]]
    assert made.cards[0].too_few == (CONTACT,)
    assert [choice.id for choice in made.cards[1].questions[0].choices if choice.right] == ["none"]


def test_a_card_that_nobody_has_judged_is_left_out() -> None:
    made = quiz(tiny(ONE_CLAUSE.replace('mapped: "yes"\n', "")), card("reprisal"), card("enquiry-unanswered", id_="two"))
    assert [left_out.id for left_out in made.not_mapped] == ["one"]
    assert [quiz_card.card.id for quiz_card in made.cards] == ["two"]
