"""Which id somebody may have meant: by labels and other names, offered and never taken."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.errors import close_matches
from mo_advisor.vocabulary import shared
from mo_advisor.words.names import LISTED, Names, did_you_mean, facts_called, meant, roles_called, situations_called

ROLES, SITUATIONS, FACTS = roles_called(shared()), situations_called(shared()), facts_called(shared().facts)


@pytest.mark.parametrize(
    ("typed", "called", "says"),
    [
        ("councillor", ROLES, "; did you mean member?"),
        ("Councillor", ROLES, "; did you mean member?"),
        ("MO", ROLES, "; did you mean monitoring-officer?"),
        ("portfolio-holder", ROLES, "; did you mean cabinet-member?"),
        ("portfolioholder", ROLES, "; did you mean cabinet-member?"),
        ("boss", ROLES, "; did you mean line-manager?"),
        ("manager", ROLES, "; did you mean line-manager?"),
        ("constituent", ROLES, "; did you mean resident?"),
        ("s151", ROLES, "; did you mean section-151-officer?"),
        ("reply", SITUATIONS, "; did you mean enquiry-unanswered?"),
        ("FOI", SITUATIONS, "; did you mean disclosure-of-what-i-write?"),
        ("casework", SITUATIONS, "; did you mean casework-personal-data or constituent-case-priority?"),
        ("grievance", SITUATIONS, "; did you mean officer-complains-about-officer?"),
        ("insulted", SITUATIONS, "; did you mean member-rude-to-officer?"),
        ("sacked", SITUATIONS, "; did you mean outcome-or-discipline or reprisal?"),
        ("retaliation", SITUATIONS, "; did you mean reprisal?"),
        ("complain-about-ofcer", SITUATIONS, "; did you mean complain-about-officer or complain-about-top-officer or complaint-about-me?"),
        ("severity", FACTS, "; did you mean serious?"),
        ("whip", ROLES, LISTED),
        ("trade union", ROLES, LISTED),
        ("hrr", ROLES, "; did you mean hr?"),
        ("zebra", {"yes": ("It is",), "no": ("It is not",)}, "; valid here: no, yes"),
    ],
)
def test_an_id_is_found_by_what_it_is_called(typed: str, called: Names, says: str) -> None:
    assert did_you_mean(typed, called) == says


@pytest.mark.parametrize("called", [ROLES, SITUATIONS, FACTS], ids=["roles", "situations", "facts"])
@given(st.data())
def test_every_label_and_other_name_finds_its_id(called: Names, data: st.DataObject) -> None:
    id_ = data.draw(st.sampled_from(sorted(called)))
    name = data.draw(st.sampled_from([id_, *called[id_]]))
    same = [other for other, names in called.items() if name.casefold() in (other, *(each.casefold() for each in names))]
    assert id_ in meant(name, called) or len(same) > 3


@given(st.text(max_size=30))
def test_whatever_is_typed_at_most_three_are_offered(typed: str) -> None:
    assert len(meant(typed, SITUATIONS)) <= 3
    assert did_you_mean(typed, SITUATIONS).startswith("; ")


WORDS = st.text("abcde- ", max_size=12)


@given(WORDS, st.lists(WORDS, max_size=20), st.sampled_from((0.5, 0.6, 0.75, 1.0)))
def test_names_near_a_wrong_one_are_those_of_the_standard_library(wrong: str, names: list[str], alike: float) -> None:
    assert close_matches(wrong, names, 3, alike) == difflib.get_close_matches(wrong, names, 3, alike)


@given(st.sampled_from(list(SITUATIONS)), st.permutations(range(6)))
def test_ids_near_a_misspelt_one_are_those_of_the_standard_library(id_: str, order: list[int]) -> None:
    wrong = "".join(id_[at] for at in order) + id_[6:]
    assert close_matches(wrong, SITUATIONS, 3, 0.6) == difflib.get_close_matches(wrong, SITUATIONS, 3, 0.6)


def test_few_names_are_compared_letter_by_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(difflib, "get_close_matches", lambda _, names, **__: compared.extend(names) or [])  # type: ignore[func-returns-value]
    close_matches("complain-abuot-officer", SITUATIONS, 3, 0.75)
    assert "complain-about-officer" in compared
    assert len(compared) < len(SITUATIONS) / 2
