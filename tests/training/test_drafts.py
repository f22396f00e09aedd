"""Drafts of cards: only answers in them, with a title, two questions and everything else blank."""

from __future__ import annotations

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import answers_of
from mo_advisor.training.check import unfinished
from mo_advisor.training.drafts import LONG, drafts, title
from mo_advisor.training.model import FEWEST_QUESTIONS, MOST_QUESTIONS, Notes, Pack
from mo_advisor.training.reader import read_pack
from mo_advisor.training.writer import write_pack
from mo_advisor.vocabulary import shared

GIVEN = (
    Answers("member", ("director", "member"), "complain-about-officer", {"serious": "yes"}),
    Answers("officer", (), "not-covered"),
    Answers(None, None, "complain-about-officer"),
)


def test_a_card_holds_the_answers_and_blanks_to_fill_in() -> None:
    cards = list(drafts(GIVEN, shared()))
    assert [card.asked for card in cards] == list(GIVEN)
    assert [answers_of(card.answers) for card in cards] == list(GIVEN)
    assert [card.people for card in cards] == [{"member": "", "director": ""}, {"officer": ""}, {}]
    assert {(card.story, card.notes, card.silent_on_purpose) for card in cards} == {("", Notes(), False)}
    assert all(FEWEST_QUESTIONS <= len(card.questions) <= MOST_QUESTIONS for card in cards)


def test_cards_of_one_situation_are_numbered() -> None:
    cards = list(drafts(GIVEN, shared()))
    assert [card.id for card in cards] == ["complain-about-officer", "not-covered", "complain-about-officer-2"]
    assert [card.title for card in cards][::2] == ["I want to complain about an officer", "I want to complain about an officer (2)"]


def test_a_silence_is_on_purpose_where_it_is_said_to_be() -> None:
    cards = drafts(GIVEN, shared(), silent=lambda answers: answers.what == "not-covered")
    assert [card.silent_on_purpose for card in cards] == [False, True, False]


def test_a_draft_of_every_situation_loads_and_wants_nothing_but_its_story() -> None:
    pack = Pack(id="all", title="All", cards=tuple(drafts((Answers("member", (), what) for what in shared().situations), shared())))
    read = read_pack(write_pack(pack), "all.yaml", shared(), shared().facts)
    assert read == pack
    assert [problem.rule for problem in unfinished(read)] == ["no-story"] * len(shared().situations)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("My situation is not covered", "My situation is not covered"),
        ("One group was briefed: must the others be offered the same?", "One group was briefed: must the others be offered the same?"),
        ("I referred a planning application: must I attend, and what else binds me?", "I referred a planning application"),
        ("May I use Council letterhead, or sign a letter for the Council?", "May I use Council letterhead?"),
        ("A Council press release looks political, or I first saw the news in the press", "A Council press release looks political"),
        ("A councillor leaked, or used for another purpose, what the Council told them",) * 2,
        ("A councillor and an officer are very close friends, in a romantic relationship, or have a money tie",) * 2,
        ("A councillor wants me to break policy, exceed my authority or do something unlawful",) * 2,
    ],
)
def test_a_long_label_is_cut_only_where_its_first_part_ends(label: str, expected: str) -> None:
    assert title(label) == expected


def test_every_title_is_the_beginning_of_its_label() -> None:
    labels = [situation.label for situation in shared().situations.values()]
    assert all(label.startswith(title(label).rstrip("?")) for label in labels)
    assert all(title(label) == label for label in labels if len(label) <= LONG)
