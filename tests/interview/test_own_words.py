"""What happened in own words: suggestions come first, danger always stands with them, and every way leads to the whole list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.menus import what_menu
from mo_advisor.interview.options import Question
from mo_advisor.interview.own_words import NOTHING_NEAR, SUGGESTED, WHOLE_LIST, danger_lines, described, find, suggested, suggested_menu
from mo_advisor.interview.run import hold
from mo_advisor.interview.state import start
from mo_advisor.vocabulary import shared
from tests.conftest import examples
from tests.interview.samples import Scripted, mapleford, scripted

SHOUTED = "cllr shouted at me"
BIN = "my bin was not collected"
DANGEROUS = ["threat-or-danger", "crime-or-safeguarding"]
OFFICER = Answers("officer")
WHAT = Question("what", what_menu(mapleford(), OFFICER))


def ids(text: str) -> list[str]:
    return [option.value for option in suggested_menu(WHAT, described(text), mapleford(), OFFICER).options]


def asked(asker: Scripted, text: str) -> Answers:
    done = hold(start(mapleford(), OFFICER, {"who"}, described(text)), asker, checks=False)
    assert done
    return done.answers


@given(st.text(max_size=60) | st.sampled_from([SHOUTED, BIN, "a child is at risk", ""]))
@examples(50)
def test_danger_stands_with_every_answer_whatever_was_typed(text: str) -> None:
    menu = suggested_menu(WHAT, described(text), mapleford(), OFFICER)
    values = [option.value for option in menu.options]
    assert set(DANGEROUS) <= set(values) <= set(WHAT.values())
    assert len(values) == len(set(values)) <= 7
    assert menu.help == " ".join(danger_lines(shared()))
    assert [option.label for option in menu.standing] == [WHOLE_LIST]


def test_suggestions_come_before_the_whole_list_and_nothing_is_chosen() -> None:
    asker = scripted("back", "not-covered", *["not-sure"] * 5)
    assert asked(asker, SHOUTED).what == "not-covered"
    assert [screen.text for screen in asker.screens[:2]] == [SUGGESTED, WHAT.menu.text]
    assert ids(SHOUTED)[0] == "member-rude-to-officer"


def test_a_suggestion_can_be_chosen() -> None:
    asker = scripted("member-rude-to-officer", *["not-sure"] * 5)
    assert asked(asker, SHOUTED).what == "member-rude-to-officer"


def test_what_no_protocol_is_about_is_said_to_be_that() -> None:
    asker = scripted("back", "not-covered", *["not-sure"] * 5)
    asked(asker, BIN)
    assert asker.screens[0].text == NOTHING_NEAR
    assert [option.value for option in asker.screens[0].options[:2]] == DANGEROUS


def test_without_a_description_the_whole_list_comes_first() -> None:
    asker = scripted("not-covered", *["not-sure"] * 5)
    assert hold(start(mapleford(), OFFICER, {"who"}), asker, checks=False)
    assert asker.screens[0].text == WHAT.menu.text


def test_the_same_stands_behind_typing() -> None:
    asker = scripted("/he keeps ringing me on Sundays", "contact-out-of-hours", *["not-sure"] * 5)
    done = hold(start(mapleford(), OFFICER, {"who"}), asker, checks=False)
    assert done
    assert done.answers.what == "contact-out-of-hours"
    assert asker.screens[1].text == SUGGESTED
    assert asker.screens[1].options[0].value == "contact-out-of-hours"


def test_what_has_the_words_in_its_label_is_found_besides() -> None:
    menu = find(mapleford(), OFFICER, WHAT, "letterhe")
    assert menu
    assert menu.options[0].value == "council-letterhead"
    assert set(DANGEROUS) < {option.value for option in menu.options}
    assert menu.help == " ".join(danger_lines(shared()))


def test_small_words_alone_look_for_nothing() -> None:
    assert find(mapleford(), OFFICER, WHAT, "it is my") is None


def test_what_was_typed_is_not_kept() -> None:
    interview = start(mapleford(), OFFICER, {"who"}, described("purplezebra shouted"))
    assert "purplezebra" not in repr(interview)


def test_the_asker_and_the_protocol_sharpen_it_a_little() -> None:
    scores = described("they were rude to me and shouted")
    first = {who: suggested(scores, shared(), who, mapleford())[0].situation for who in ("member", "officer")}
    assert first == {"member": "officer-rude-to-member", "officer": "member-rude-to-officer"}
    either = {suggestion.situation for suggestion in suggested(scores, shared(), None, None)}
    assert either >= set(first.values())
