"""The lexicon and its index: every situation has its phrases, and the same phrases give the same bytes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.vocabulary import shared
from mo_advisor.words.counts import Counts
from mo_advisor.words.index import MARKS, build, read, shipped, written
from mo_advisor.words.lexicon import FOLDER, OUT_OF_SCOPE, Phrase, alike, phrases
from tests.conftest import examples

FEWEST = 20  # phrases of a situation
PHRASES = st.lists(st.builds(Phrase, st.sampled_from("abc"), st.just("any"), st.text("shout ed emailing", max_size=20)), min_size=1, max_size=8)


def test_every_situation_has_its_phrases_and_nothing_else_has() -> None:
    count = Counter(phrase.situation for phrase in phrases())
    assert set(count) == {*shared().situations, OUT_OF_SCOPE}
    assert {situation: number for situation, number in count.items() if number < FEWEST} == {}


def test_a_phrase_is_said_by_a_kind_of_asker() -> None:
    assert {phrase.asker for phrase in phrases()} <= {*shared().asker_kinds, "any"}


def test_each_file_holds_its_own_category() -> None:
    for situation in shared().situations.values():
        assert f"\n{situation.id}:" in "\n" + (FOLDER / f"{situation.category}.yaml").read_text(encoding="utf-8")


def test_no_phrase_stands_for_two_situations() -> None:
    meant: dict[str, set[str]] = {}
    for phrase in phrases():
        meant.setdefault(phrase.text.casefold(), set()).add(phrase.situation)
    assert {text: situations for text, situations in meant.items() if len(situations) > 1} == {}


def test_no_phrase_is_a_narrative_of_the_tests() -> None:
    narratives = (Path(__file__).parent / "narratives.yaml").read_text(encoding="utf-8").casefold()
    assert [phrase.text for phrase in phrases() if len(phrase.text) > 40 and phrase.text.casefold() in narratives] == []


@given(PHRASES, st.randoms())
@examples(50)
def test_the_same_phrases_give_the_same_bytes_in_whatever_order(some: list[Phrase], chance: object) -> None:
    other = list(some)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert written(build(some, {})) == written(build(other, {}))
    assert written(read(written(build(some, {"cllr": "councillor"})))) == written(build(some, {"cllr": "councillor"}))


def test_an_index_counts() -> None:
    index = build([Phrase("a", "any", "shout shouted"), Phrase("b", "any", "shouting at me")], {})
    a, b = index.situations
    assert index.stems.held["shout"] == {a: 2, b: 1}
    assert index.stems.totals == {a: 2, b: 3}
    assert index.pieces.held[" shou"] == {a: 2, b: 1}


def test_a_mark_stands_for_one_situation_and_is_a_character_that_can_be_read() -> None:
    assert len(set(MARKS)) == len(MARKS) > len(shared().situations)
    assert all(mark.isprintable() and mark not in '"\\ ' for mark in MARKS)


def test_the_shipped_index_is_small_and_knows_other_names() -> None:
    assert len(written(shipped()).encode()) < 250_000
    assert shipped().names == alike()
    assert shipped().names["cllr"] == shipped().names["memb"]


@pytest.mark.parametrize("smoothing", [1.0, 100.0])
def test_what_is_held_more_often_is_likelier(smoothing: float) -> None:
    counts = Counts({"shout": {"a": 3, "b": 1}, "mail": {"b": 2}}, ("a", "b"))
    scores = counts.naive_bayes(["shout", "unknown"], smoothing)
    assert scores["a"] > scores["b"]
    held = counts.bm25({"mail": 1.0})
    assert held["b"] > held["a"] == 0
