"""A pack file is read strictly and whole, with the place of everything that is wrong."""

from __future__ import annotations

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.errors import Invalid
from mo_advisor.training.check import unfinished
from tests.training.samples import SMALL, STORY, read, small


def problems(text: str) -> list[str]:
    with pytest.raises(Invalid) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


def warned(text: str) -> list[str]:
    return [str(problem) for problem in unfinished(read(text))]


def test_a_card_in_its_long_and_its_short_form() -> None:
    long, short = small().cards
    assert long.people == {"report-author": "Hazel Alder", "committee-chair": "Councillor Wren"}
    assert short.people == {"member": "", "officer": ""}
    assert long.considerations.officers == "OFFICERS-NOTE"
    assert short.considerations.hard == "LONE-NOTE"
    assert long.asked == Answers("report-author", ("committee-chair",), "pressure-to-change-advice", {"raised-already": "no"})
    assert list(small().by_id) == ["the-extra-line", "the-open-door"]
    assert warned(SMALL) == []


@pytest.mark.parametrize(("was", "now", "place", "says"), [
    ("who: report-author\n", "who: reporter\n", "12:12", "unknown-role there is no role “reporter”"),
    ("what: visit-council-site", "what: visit-site", "29:55", "did you mean visit-council-site"),
    ('raised-already: "no"', 'raised-allready: "no"', "15:15", "unknown-fact there is no fact “raised-allready”; did you mean raised-already"),
    ('raised-already: "no"', 'raised-already: maybe', "15:31", "unknown-value there is no value “maybe” of “raised-already”"),
    ("      who: report-author\n", "      protocol: somerset\n      who: report-author\n", "12:7", "a card names no protocol"),
    ("      what: challenge-officer-advice\n", "", "17:7", "the answers must have `what`"),
    ("the-open-door", "the-extra-line", "25:5", "another card has the id “the-extra-line” already"),
    ("title: The open door\n", "titel: The open door\n", "26:5", "card has no `titel`; did you mean title"),
    ("title: A small pack\n", "", "1:1", "pack must have `title`"),
    ("id: the-open-door", "id: The Door", "25:9", "small letters and digits, with hyphens between them"),
    ("    notes: LONE-NOTE\n", "    notes: [LONE-NOTE]\n", "31:12", "`notes` must be a single value or a mapping"),
    ("    roles: [member, officer]\n", "    roles: member\n", "28:12", "`roles` must be a list or a mapping"),
    ("    notes: LONE-NOTE\n", "    notes: LONE-NOTE\n    silent-on-purpose: perhaps\n", "32:24", "it must be one of yes, no"),
])
def test_what_is_wrong_is_said_with_its_place(was: str, now: str, place: str, says: str) -> None:
    assert SMALL.count(was) >= 1
    found = problems(SMALL.replace(was, now))
    assert any(line.startswith(f"small.yaml:{place}: error ") and says in line for line in found), found


def test_everything_that_is_wrong_is_said_at_once() -> None:
    text = SMALL.replace("who: report-author", "who: nobody-known").replace("visit-council-site", "nowhere").replace('"no"', "never")
    assert [line.split(" ")[2] for line in problems(text)] == ["unknown-role", "unknown-value", "unknown-situation"]


@pytest.mark.parametrize(("was", "now", "says"), [
    (f"story: {STORY}", 'story: ""', "no-story the-extra-line: its story is still to be written"),
    (f"story: {STORY}", "story: Too short.", "story-length the-extra-line: its story has 2 words"),
    (f"story: {STORY}", f"story: {STORY} {STORY} word", "its story has 121 words"),
    ("questions: [What now?, Who says so?]", "questions: [What now?]", "questions the-extra-line: it has 1 questions"),
    ("      committee-chair: Councillor Wren\n", "", "roles the-extra-line: its answers name committee-chair, and `roles` does not"),
])
def test_what_is_unfinished_is_a_warning_at_the_card(was: str, now: str, says: str) -> None:
    found = warned(SMALL.replace(was, now, 1))
    assert len(found) == 1
    assert found[0].startswith("small.yaml:5:5: warning ")
    assert says in found[0]


def test_a_pack_without_cards_is_none() -> None:
    assert any("`cards` must have at least 1" in line for line in problems("title: Empty\ncards: []\n"))
