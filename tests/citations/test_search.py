"""Clauses by words: the words of the document, their forms and other names find them, and what is shown of them is verbatim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.citations.search import LONGEST, MOST, search
from mo_advisor.protocol.words import pieces
from tests.conftest import SHIPPED, examples, shipped, tiny

BOOKS = [shipped(protocol) for protocol in SHIPPED]
TWO = tiny("""\
document:
  - {id: "1", number: "1", text: "Members may inspect a document. The Executive Member decides."}
  - {id: "2", number: "2", text: "Officers answer enquiries within three days."}
""")


def found(*words: str) -> list[str]:
    return [hit.position.clause.id for hit in search([TWO], words)]


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        (("inspecting", "documents"), ["1"]),
        (("councillor",), ["1"]),
        (("portfolio", "holder"), ["1"]),
        (("staff",), ["2"]),
        (("ENQUIRY",), ["2"]),
        (("zebra",), []),
        (("!?",), []),
    ],
)
def test_forms_and_other_names_find_a_clause(words: tuple[str, ...], clauses: list[str]) -> None:
    assert found(*words)[:1] == clauses


@pytest.mark.parametrize(
    ("protocol", "words", "clause"),
    [
        ("somerset", "whistleblowing", "10.3"),
        ("somerset", "blind copied email", "9.2.2"),
        ("isle-of-wight", "standards board", "19"),
        ("solihull", "attend group meeting approval", "Support to Political Groups 2"),
    ],
)
def test_the_clause_that_is_looked_for_is_among_the_first(protocol: str, words: str, clause: str) -> None:
    assert clause in [hit.position.clause.id for hit in search([shipped(protocol)], words.split())[:3]]


@pytest.mark.parametrize(
    ("words", "protocol", "clauses", "situation"),
    [
        ("mediation", "cheshire-east", ["10.2"], "informal-resolution"),
        ("whip", "isle-of-wight", ["8"], "group-decision-treated-as-councils"),
        ("Gifts", "cheshire-east", ["3.8", "4.4", "5.2"], "position-used-for-advantage"),
        ("trolling", "isle-of-wight", ["18", "19", "20"], "social-media-post"),
        ("no overall control", "somerset", [], None),
        ("hung council", "somerset", [], None),
        ("zebra council", "somerset", [], None),
    ],
)
def test_another_name_of_a_situation_finds_what_governs_it(words: str, protocol: str, clauses: list[str], situation: str | None) -> None:
    hits = search([shipped(protocol)], words.split())
    assert [hit.position.clause.id for hit in hits] == clauses
    assert {hit.situation for hit in hits} == ({situation} if situation else set())
    assert all(any(rule.governs and situation in rule.situations for rule in hit.position.clause.rules) for hit in hits)


@pytest.mark.parametrize("words", ["bullying", "group decision", "informal", "press release", "overtime"])
def test_what_holds_all_of_a_name_comes_before_what_governs_it(words: str) -> None:
    hits = search(BOOKS, words.split())
    governing = [bool(hit.situation) for hit in hits]
    assert governing == sorted(governing)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_what_holds_all_of_the_words_comes_before_what_holds_one() -> None:
    hits = search(BOOKS, ["complaint", "Chief", "Executive"])
    first = " ".join(pieces(hits[0].position.clause)).casefold()
    assert "complaint" in first
    assert "chief executive" in first


@given(st.lists(st.sampled_from("officer member shall the email group press complaint Leader x".split()) | st.text(max_size=8), max_size=4))  # noqa: SIM905
@examples(20)
def test_a_snippet_is_verbatim_and_short(words: list[str]) -> None:
    hits = search(BOOKS, words)
    assert len(hits) <= MOST
    for hit in hits:
        assert any(hit.snippet in piece for piece in pieces(hit.position.clause))
        assert 0 < len(hit.snippet) <= LONGEST
        assert hit.score > 0
