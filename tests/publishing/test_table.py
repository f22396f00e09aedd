"""The page asks what the program asks, in its order and words, and ends in the same advice: every interview, walked by the page's own script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.explained import Explained
from mo_advisor.advice.local_contacts import read_local
from mo_advisor.interview.state import Interview, Reply, start
from mo_advisor.publishing.table import table_of
from mo_advisor.publishing.told import Teller
from mo_advisor.render.advice_words import OUTSIDE
from mo_advisor.render.views.advice import advice_page
from mo_advisor.render.writers.html import elements
from tests.conftest import SHIPPED, examples
from tests.publishing.interviews import Place, Program, Script, begin, differing, every_place, every_screen, protocol, table

QUICK, MODEL = "small", "model"
SOME = 3  # of so many advices of a shipped protocol one is compared


@cache
def script() -> Script:
    return Script()


@cache
def loaded(name: str) -> str:
    """A protocol of which V8 has the table, by its name there."""
    script().load(name, table(name))
    return name


@pytest.fixture(scope="module", autouse=True)
def _closed() -> Iterator[None]:
    """Closes V8 after the tests."""
    yield
    script().close()
    script.cache_clear()
    loaded.cache_clear()


@cache
def small() -> tuple[tuple[Place, Any], ...]:
    """What the program says everywhere in the small protocol."""
    return tuple(every_screen(protocol(QUICK)))


def first_difference(name: str, screens: Iterable[tuple[Place, Any]]) -> object:
    """Where the table of a name first shows something else than the program says, and what; None where they are the same."""
    return next(differing(script(), name, screens), None)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "one_in"), [(MODEL, 1), *((name, SOME) for name in SHIPPED)])
def test_every_interview_is_the_same_to_the_last_word(name: str, one_in: int) -> None:
    """Every question on every way, and each advice of the model; of the shipped protocols every so many, which takes long enough."""
    assert first_difference(loaded(name), every_screen(protocol(name), one_in)) is None


def test_every_interview_of_a_small_protocol_is_the_same() -> None:
    assert first_difference(loaded(QUICK), small()) is None


@pytest.mark.slow
def test_the_model_has_as_many_interviews_as_are_certified() -> None:
    book = protocol(MODEL)
    assert sum(place.question is None for place in every_place(book, begin(book))) == 3386


@cache
def record() -> Mapping[str, Any]:
    """What is published of the small protocol, to be changed in copies."""
    return MappingProxyType(table(QUICK).record)


def found_in(changed: Mapping[str, Any], pieces: tuple[str, ...] | None = None) -> object:
    """Where a changed table is found to be another."""
    script().load("changed", table(QUICK)._replace(record=dict(changed), pieces=pieces or table(QUICK).pieces))
    return first_difference("changed", small())


def copied(part: str) -> dict[str, Any]:
    return {**record(), part: deepcopy(list(record()[part]))}


def test_two_swapped_leaves_are_found() -> None:
    changed = copied("ends")
    first, other = 0, next(at for at, end in enumerate(changed["ends"]) if end != changed["ends"][0])
    changed["ends"][first], changed["ends"][other] = changed["ends"][other], changed["ends"][first]
    assert found_in(changed)


def test_two_swapped_ways_on_are_found_at_every_step() -> None:
    steps = record()["steps"]
    for at in range(0, len(steps), max(1, len(steps) // 8)):
        changed = copied("steps")
        then = changed["steps"][at]
        other = next((place for place in range(4, len(then)) if then[place] != then[3]), None)
        if other:
            then[3], then[other] = then[other], then[3]
            assert found_in(changed), at


def test_a_changed_letter_of_a_piece_is_found() -> None:
    pieces = table(QUICK).pieces
    for at in range(0, len(pieces), max(1, len(pieces) // 8)):
        changed = re.sub(r">[A-Za-z]", ">é", pieces[at], count=1)
        assert found_in(record(), (*pieces[:at], changed, *pieces[at + 1 :])), pieces[at]


def test_two_swapped_options_are_found() -> None:
    changed = copied("questions")
    options = changed["questions"][0]["menu"]["options"]
    options[0]["label"], options[1]["label"] = options[1]["label"], options[0]["label"]
    assert found_in(changed)


@pytest.mark.parametrize("words", ["because", "said"])
def test_a_changed_reason_is_found(words: str) -> None:
    changed = {**record(), words: json.loads(json.dumps(record()[words]).replace("this situation", "that situation").replace("chose", "choose"))}
    assert changed[words] != record()[words]
    assert found_in(changed)


def test_a_changed_line_for_danger_and_a_changed_reason_for_a_question_are_found() -> None:
    for at, text in enumerate(record()["texts"]):
        changed = copied("texts")
        changed["texts"][at] = f"{text}!"
        assert found_in(changed), text


def lines_of(written: str) -> list[str]:
    """What a piece of a page says, text by text; a link is part of its text."""
    return JustHTML(re.sub(r"</?a\b[^>]*>", "", written), fragment=True).to_text(separator="\n", strip=True).split("\n")


@pytest.mark.parametrize("what", [*protocol(MODEL).vocabulary.situations][::6])
def test_the_pieces_say_what_the_program_s_own_page_says(what: str) -> None:
    """Nothing is lost where an advice is cut into pieces, and nothing is in another order; what a post is may be said once more."""
    advice = advise(protocol(MODEL), Answers("member", ("officer",), what))
    pieces = Program(protocol(MODEL)).seen(Place((), (), advice.answers, None))["pieces"]
    told = [line for piece in pieces for line in ([piece["reason"]] if isinstance(piece, dict) else lines_of(piece))]
    page = lines_of(elements(advice_page(Explained(advice))).body)
    after = len(page) - page[::-1].index(told[-1])
    left = iter(told)
    assert [line for line in page[page.index(told[0]) : after] if line not in left] == []


def test_the_council_s_own_list_stands_beside_its_posts() -> None:
    listed = 'schema: "1"\nprotocol: interview\nas_of: "2026-11-01"\ncontacts:\n  monitoring-officer: {name: "Ada <Green>", telephone: "01234"}\n'
    book = protocol(QUICK)
    local = read_local(listed, "list.yaml", book.protocol.id, book.vocabulary)
    script().load("named", table_of(book, local))
    ends = [place for place, _ in small() if place.question is None][::7]
    teller, beside = Teller(), 0
    for place, shown in zip(ends, script().seen("named", ends), strict=True):
        told = teller.told(advise(book, place.answers, local)).pieces
        written = [piece for piece in shown["pieces"] if isinstance(piece, str)]
        assert written == [piece for piece in told if isinstance(piece, str)]
        beside += sum("Ada &lt;Green&gt;, 01234" in piece and OUTSIDE in piece for piece in written)
    assert beside


def replies_of(interview: Interview) -> list[dict[str, str]]:
    return list(map(as_record, interview.replies))


def as_record(reply: Reply) -> dict[str, str]:
    return {"question": reply.question.id, "value": reply.value}


def answered_at_random(interview: Interview, random: Random) -> Interview:
    while question := interview.question:
        interview = interview.answered(question, random.choice(question.values()))
    return interview.told()


def changed_alike(name: str, seed: int) -> None:
    """Some interviews in which answers are changed again and again leave the same replies, here and on the page, and drop the same.

    An answer that stands in no list any more, and is only found by its name, is kept here; the page, which has none by name, asks again.
    """
    random = Random(seed)
    interview = answered_at_random(start(protocol(name), Answers(), ()), random)
    for _ in range(4):
        again = random.choice(interview.replies).question
        interview = interview.reopened(again.id)
        while question := interview.question:
            waiting = [as_record(reply) for reply in interview.waiting.values()]
            values = [*(reply.value for reply in interview.replies), random.choice(question.values())]
            interview = interview.told().answered(question, values[-1])
            if any(reply.value not in reply.question.values() for reply in interview.replies):
                return
            on_the_page = script().taken(name, values, waiting)
            assert on_the_page["replies"] == replies_of(interview)
            assert on_the_page["dropped"] == list(map(as_record, interview.dropped))
            assert on_the_page["waiting"] == [as_record(reply) for reply in interview.waiting.values()]
        interview = interview.told()


@given(st.integers(0, 2**32))
@examples(60)
def test_a_changed_answer_keeps_and_drops_the_same(seed: int) -> None:
    changed_alike(loaded(QUICK), seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", [MODEL, "solihull"])
def test_changed_answers_of_long_interviews_keep_and_drop_the_same(name: str) -> None:
    for seed in range(60):
        changed_alike(loaded(name), seed)
