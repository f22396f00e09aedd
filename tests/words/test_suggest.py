"""Which situations a description may be about: ordered, few, within bounds, and none where nothing is near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.vocabulary import shared
from mo_advisor.words.index import shipped
from mo_advisor.words.suggest import ASKER, MOST, Suggestion, asked_by_others, dangerous, likeliest, scored
from tests.conftest import examples

WORDS = ("councillor", "shouted", "email", "officer", "my", "the", "report", "bin", "999")


def suggested(text: str, kind: str | None = None) -> tuple[Suggestion, ...]:
    return likeliest(scored(text, shipped()), asked_by_others(shared(), kind))


def ids(text: str, kind: str | None = None) -> list[str]:
    return [suggestion.situation for suggestion in suggested(text, kind)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A councillor keeps ringing me at home on Sundays", "contact-out-of-hours"),
        ("cllr shouted at me", "member-rude-to-officer"),
        ("wants me to change the report", "pressure-to-change-advice"),
        ("can I use chatgpt to draft a letter", "ai-tools"),
        ("councilor recieved a threatning letter", "threat-or-danger"),
        ("my line manager is a relative of the councillor", "family-relationship"),
        ("nobody has answered my enquiry for three weeks", "enquiry-unanswered"),
    ],
)
def test_lay_words_find_the_situation(text: str, first: str) -> None:
    assert first in ids(text)[:2]


@pytest.mark.parametrize(
    "text", ["", " ", "!?", "it is the", "zzzzqqqq xkcdxkcd", "my bin was not collected", "there is a mistake in my payslip", "[/b]"]
)
def test_where_nothing_is_near_nothing_is_suggested(text: str) -> None:
    assert suggested(text) == ()


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS)).map(" ".join))
@examples(100)
def test_suggestions_are_few_ordered_and_within_bounds(text: str) -> None:
    found = suggested(text)
    scores = [suggestion.score for suggestion in found]
    assert len({suggestion.situation for suggestion in found} & set(shared().situations)) == len(found) <= MOST
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert sum(scores) <= 1.001 or len(found) == 1


@pytest.mark.parametrize("kind", ["member", "officer"])
def test_the_asker_moves_a_situation_and_rules_none_out(kind: str) -> None:
    less = asked_by_others(shared(), kind)
    assert set(less.values()) == {ASKER}
    assert {shared().situations[situation].asked_by for situation in less} == {"member", "officer"} - {kind}
    rude = "member-rude-to-officer" if kind == "member" else "officer-rude-to-member"
    assert rude in ids(shared().situations[rude].label, kind)


def test_an_asker_who_is_not_known_changes_nothing() -> None:
    assert asked_by_others(shared(), None) == {}


def test_the_danger_line_belongs_to_two_situations() -> None:
    assert [situation.id for situation in dangerous(shared())] == ["threat-or-danger", "crime-or-safeguarding"]


@pytest.mark.parametrize("situation", shared().situations)
def test_a_situations_own_label_finds_it(situation: str) -> None:
    assert situation in ids(shared().situations[situation].label)[:3]
