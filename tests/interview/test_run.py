"""Whole interviews, with a prompter that gives prepared answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.errors import WrongUsage
from mo_advisor.interview.explain_question import WHAT as WHAT_DECIDES
from mo_advisor.interview.run import AT_ONCE, MORE_OF_IT, NO_MORE, NOTHING_KEPT, choose_protocol, council_question
from mo_advisor.interview.screens import WHY
from tests.conftest import SHIPPED, shipped, tiny
from tests.interview.samples import FIXTURE, held, mapleford, scripted


def test_a_whole_interview() -> None:
    asker = scripted("member", "respect", "officer-rude-to-member", "director")
    assert held(mapleford(), Answers(), (), asker) == Answers("member", ("director",), "officer-rude-to-member")
    assert asker.asked == ["who", "what", "involved"]


def test_an_interview_of_not_sures_asks_three_questions_and_ends() -> None:
    asker = scripted("not-sure", "something-feels-wrong", "not-sure")
    assert held(mapleford(), Answers(), (), asker) == Answers(None, None, "something-feels-wrong")
    assert asker.asked == ["who", "what", "involved"]


def test_not_sure_of_a_fact_leaves_it_open() -> None:
    asker = scripted("member", "information-refused", "not-sure")
    assert held(mapleford(), Answers(), (), asker).facts == {}
    assert asker.asked[-1] == "refusal-reason"


def test_what_flags_gave_is_kept_and_not_asked() -> None:
    given = Answers("member", ("officer",), "officer-rude-to-member", {"serious": "yes"})
    asker = scripted()
    assert held(mapleford(), given, {"who", "involved", "what", "serious"}, asker) == given
    assert asker.told == []


def test_a_flag_that_says_not_sure_is_not_asked() -> None:
    asker = scripted("member", "information-refused")
    assert held(mapleford(), Answers(), {"refusal-reason"}, asker) == Answers("member", None, "information-refused")
    asker = scripted("enquiry-unanswered")
    assert held(mapleford(), Answers(), {"who", "involved"}, asker) == Answers(None, None, "enquiry-unanswered")


def test_a_narrower_role_is_asked_only_of_what_was_said_here() -> None:
    asker = scripted("agenda-or-report-dispute")
    assert held(mapleford(), Answers("member"), {"who"}, asker).who == "member"


def test_it_says_before_the_first_question_which_document_it_is_and_that_nothing_is_kept() -> None:
    asker = scripted("member", "devices-in-meetings")
    held(mapleford(), Answers(), (), asker)
    assert asker.told[0].startswith("Mapleford Borough Council: Protocol.")
    assert NOTHING_KEPT in asker.told[0]
    assert asker.told[-1] == NO_MORE


def test_it_says_beforehand_where_nobody_has_judged_anything() -> None:
    asker = scripted("member", "devices-in-meetings")
    held(tiny('document:\n  - {id: "1", text: "Words."}\n'), Answers(), (), asker)
    assert "Nobody has yet judged" in asker.told[0]


@pytest.fixture
def one_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = home / "protocols"
    folder.mkdir()
    monkeypatch.setenv("MO_ADVISOR_PATH", str(folder))
    monkeypatch.setattr("mo_advisor.protocol.library.shipped_folder", lambda *_: home / "none")
    return folder


def test_the_councils_are_offered_by_name_and_the_way_out_stands_last() -> None:
    question = council_question([shipped(protocol) for protocol in SHIPPED])
    assert [option.value for option in question.menu.options] == sorted(SHIPPED)
    assert question.menu.options[0].label == "Cheshire East Council"
    assert question.menu.standing[-1].label == "My council is not listed"


def test_two_documents_of_one_council_are_told_apart() -> None:
    old, new = shipped("somerset"), shipped("somerset")
    assert all("2014" in option.label for option in council_question([old, new]).menu.options)


def test_choosing_a_council_gives_its_protocol(one_folder: Path) -> None:
    shutil.copy(FIXTURE, one_folder)
    asker = scripted("interview")
    assert choose_protocol(asker) == "interview"
    assert asker.screens[0].options[0].label == "Mapleford Borough Council"


def test_what_became_of_the_council_is_said_when_it_is_chosen() -> None:
    for protocol, said in (("somerset", "Since 1 April 2023 the council is Somerset Council."), ("solihull", "")):
        asker = scripted(protocol)
        assert choose_protocol(asker) == protocol
        assert any(line.startswith(said) for line in asker.told) is bool(said)


def test_whose_council_is_not_listed_is_told_whom_to_ask_and_led_back_to_the_list(one_folder: Path) -> None:
    shutil.copy(FIXTURE, one_folder)
    asker = scripted("my-council-is-not-listed", "councils", "interview")
    assert choose_protocol(asker) == "interview"
    told = asker.screens[1]
    assert "must not be relied on" in told.text
    assert "Monitoring Officer or Democratic Services of your own council" in told.text
    assert "call 999" in told.danger
    assert told.default == "councils"


def test_a_file_that_cannot_be_used_is_named_and_left_out(one_folder: Path) -> None:
    shutil.copy(FIXTURE, one_folder)
    (one_folder / "broken.yaml").write_text("id: broken\nschema: nine\n", encoding="utf-8")
    asker = scripted("interview")
    choose_protocol(asker)
    assert "broken.yaml" in asker.told[0]
    assert [option.value for option in asker.screens[0].options] == ["interview", "my-council-is-not-listed"]


def test_without_any_protocol_it_says_so(one_folder: Path) -> None:
    assert one_folder.is_dir()
    with pytest.raises(WrongUsage, match="No protocol that can be used"):
        choose_protocol(scripted())


def test_why_is_told_a_few_lines_at_a_time_and_goes_on_when_it_is_asked_again() -> None:
    asker = scripted("officer", WHY, WHY, WHY, "not-covered", "not-sure")
    held(mapleford(), Answers(), (), asker)
    ends = [place for place, line in enumerate(asker.told) if line == MORE_OF_IT]
    first = next(place for place, line in enumerate(asker.told) if line == WHAT_DECIDES)
    assert ends[0] == first + AT_ONCE
    assert asker.told[first + 1].startswith("1. ")
    assert asker.told.count(WHAT_DECIDES) == 2, "the third begins anew"
