"""Words as they are compared: forms of one word are alike, and names for one thing are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.words.stems import Alike, pairs, pieces, stem, stems, telling, words

ALIKE = Alike({"cllr": "councillor", "elect memb": "councillor", "memb": "councillor"})
TEXT = st.text(st.sampled_from("abcdefgs ed ing-'’.!\n1é"), max_size=40)


@pytest.mark.parametrize(
    "forms",
    [
        ("shout", "shouts", "shouted", "shouting", "SHOUTED"),
        ("complain", "complained", "complaining"),
        ("report", "reports", "reporting"),
        ("recommendation", "recommendations"),
        ("stop", "stopped", "stopping"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(word) for form in forms for word in words(form)}) == 1


@pytest.mark.parametrize("apart", [("officer", "office"), ("member", "meeting"), ("press", "pressed")])
def test_a_short_word_keeps_enough_to_be_told_apart(apart: tuple[str, str]) -> None:
    assert all(len(stem(word)) >= 3 for word in apart)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Cllr. rang", ["the", "councillor", "rang"]),
        ("an elected member", ["an", "councillor"]),
        ("elected", ["elect"]),
        ("e-mail's", ["e", "mail"]),
        ("", []),
    ],
)
def test_the_longest_name_is_taken_as_one(text: str, found: list[str]) -> None:
    assert stems(text, ALIKE) == found


@given(TEXT)
def test_case_and_marks_make_no_difference(text: str) -> None:
    assert stems(text, ALIKE) == stems(f" {text.upper()} ... ", ALIKE)


@given(TEXT)
def test_a_stem_is_never_empty_nor_longer_than_its_word(text: str) -> None:
    assert all(0 < len(stem(word)) <= len(word) for word in words(text))


@given(TEXT)
def test_pairs_and_pieces_are_made_of_the_stems(text: str) -> None:
    found = stems(text, ALIKE)
    assert len(list(pairs(found))) == max(0, len(found) - 1)
    assert all(piece.strip() in word for word in found for piece in pieces((word,)))


def test_small_words_are_left_out_where_there_are_others() -> None:
    assert telling(["who", "is", "the", "leader"]) == ["leader"]
    assert telling(["who", "is", "it"]) == ["who", "is", "it"]
