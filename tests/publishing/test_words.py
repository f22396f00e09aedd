"""The script of the pages ranks as the program does: the same situations and clauses, in the same order, with the same scores."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

import mo_advisor.publishing
from mo_advisor.citations.search import search
from mo_advisor.interview.own_words import NOT_THERE
from mo_advisor.protocol.words import pieces
from mo_advisor.publishing.searchable import searchable
from mo_advisor.vocabulary import shared
from mo_advisor.words.index import BUILT, shipped
from mo_advisor.words.lexicon import phrases
from mo_advisor.words.stems import ENDINGS, SMALL
from mo_advisor.words.suggest import asked_by_others, likeliest, scored
from tests.conftest import SHIPPED, examples
from tests.conftest import shipped as protocol

SCRIPT = Path(mo_advisor.publishing.__file__).with_name("words.js")
LESS: Mapping[str, Mapping[str, float]] = {
    "nothing known": {},
    "a Member asks": asked_by_others(shared(), "member"),
    "an Officer asks": asked_by_others(shared(), "officer"),
    "not in the document": {situation: NOT_THERE for situation, clauses in protocol("solihull").concerning.items() if not clauses},
}
# What Python and V8 both know as letters: a character that is new in Unicode may be one for the one, and not yet for the other.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=60)
LETTERS = st.text("aeilst ßẞſİıΣςŉﬁǰµꭰᏰ’'-_²½٣\u0301\u00a0𝒶𝟙.", max_size=30)
USED = st.lists(st.sampled_from(sorted(shipped().stems.held)) | st.sampled_from(sorted(SMALL)), max_size=12).map(" ".join)
SEARCHED = """
complaint | Monitoring Officer | the chief executive | councillors' emails | Executive Member | blind copied email | press release | confidential |
standards board | group decision | mediation | whip | gifts | trolling | hung council | bullying | informal | overtime | zebra council | !? | the |
a | officer member shall the press | personal relationship between members and officers | constructor | __proto__ | 5 | Leader of the Council
"""
QUERIES = tuple(" ".join(query.split()) for query in SEARCHED.split("|"))


@cache
def script() -> MiniRacer:
    """V8 with the script, the index and the documents."""
    racer = MiniRacer()
    racer.eval(SCRIPT.read_text(encoding="utf-8"))
    racer.eval(f"var index = Words.index({BUILT.read_text(encoding='utf-8')}), documents = {{}}, printed = {{}};")
    return racer


@pytest.fixture(scope="module", autouse=True)
def _closed() -> Iterator[None]:
    """Closes V8 after the tests: left to the end of Python, its closing now and then waits for ever."""
    yield
    script().close()
    script.cache_clear()
    load.cache_clear()


@cache
def load(name: str) -> None:
    """Gives V8 a document as the pages hold it, and the pieces of its clauses."""
    book = protocol(name)
    printed = {position.clause.id: list(pieces(position.clause)) for position in book.positions}
    script().eval(f"documents[{json.dumps(name)}] = {json.dumps(searchable(book))}; printed[{json.dumps(name)}] = {json.dumps(printed)};")


def in_page(expression: str, *values: object) -> Any:
    """What an expression of the script gives for values, which it has as a, b."""
    given_values = ", ".join(json.dumps(value) for value in values)
    return json.loads(str(script().eval(f"JSON.stringify(((a, b) => {expression})({given_values}))")))


def suggested_in_page(texts: Sequence[str], less: Mapping[str, float]) -> Any:
    return in_page("a.map(text => Words.suggested(index, text, b))", texts, less)


def suggested(texts: Sequence[str], less: Mapping[str, float]) -> list[list[dict[str, object]]]:
    return [[{"what": what, "score": score} for what, score in likeliest(scored(text, shipped()), less)] for text in texts]


def found_in_page(name: str, texts: Sequence[str]) -> Any:
    load(name)
    return in_page("a.map(text => Words.clauses(index, documents[b], text, id => printed[b][id]))", texts, name)


def found(name: str, texts: Sequence[str]) -> list[list[dict[str, object]]]:
    return [
        [
            {"clause": hit.position.clause.id, "score": hit.score, "situation": hit.situation, "snippet": hit.snippet}
            for hit in search([protocol(name)], [text])
        ]
        for text in texts
    ]


@pytest.mark.parametrize("less", LESS.values(), ids=LESS)
def test_a_phrase_is_ranked_alike(less: Mapping[str, float]) -> None:
    texts = [phrase.text for phrase in phrases()[::80]]
    assert suggested_in_page(texts, less) == suggested(texts, less)


@pytest.mark.slow
def test_many_phrases_are_ranked_alike() -> None:
    texts = [phrase.text for phrase in phrases()[::3]]
    assert suggested_in_page(texts, LESS["an Officer asks"]) == suggested(texts, LESS["an Officer asks"])


@given(TEXTS | LETTERS | USED)
@examples(100)
def test_any_text_is_ranked_alike(text: str) -> None:
    for less in (LESS["nothing known"], LESS["a Member asks"]):
        assert suggested_in_page([text], less) == suggested([text], less)


@given(TEXTS | LETTERS | USED)
@examples(50)
def test_any_text_finds_the_same_clauses(text: str) -> None:
    assert found_in_page("solihull", [text]) == found("solihull", [text])


def test_every_small_word_and_every_ending_is_the_same() -> None:
    texts = [*sorted(SMALL), *(f"shout{ending} at the councillor" for ending, _ in ENDINGS), *(f"o{ending} council{ending}" for ending, _ in ENDINGS)]
    assert suggested_in_page(texts, {}) == suggested(texts, {})


def test_every_character_is_folded_alike_and_parts_or_joins_alike() -> None:
    characters = [chr(code) for code in range(0x250)] + list("ΐςϐևᏰꭰﬁẞİ")
    texts = [f"shou{character}t counc{character}llor" for character in characters]
    assert suggested_in_page(texts, {}) == suggested(texts, {})


@pytest.mark.parametrize("name", ["somerset", "isle-of-wight"])
def test_words_find_the_same_clauses(name: str) -> None:
    assert found_in_page(name, QUERIES) == found(name, QUERIES)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_names_of_situations_and_roles_find_the_same_clauses(name: str) -> None:
    situations = [text for situation in shared().situations.values() for text in (situation.label, *situation.said)]
    roles = [text for role in protocol(name).vocabulary.roles for text in protocol(name).names_of(role)]
    texts = [*situations[::25], *roles[::12]]
    assert found_in_page(name, texts) == found(name, texts)


def test_a_document_is_small_beside_its_words() -> None:
    record = json.dumps(searchable(protocol("somerset")), ensure_ascii=False, separators=(",", ":"))
    assert len(record.encode()) < 60_000
    assert json.loads(record) == searchable(protocol("somerset"))


def test_the_script_can_stand_in_a_page() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert not any(mark in text for mark in ("</", "<!--", "]]>"))
    assert not any(name in text for name in ("window", "fetch", "localStorage", "sessionStorage", "innerHTML", "XMLHttpRequest", "eval("))
