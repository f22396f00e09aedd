"""The likeliest clauses come first, each with why; leaving a document out, one that governs is nearly always among five."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from mo_advisor.mapping.ranking import MOST, Elsewhere, Like, Ranking, council_said
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load
from mo_advisor.words.index import shipped as index
from mo_advisor.words.lexicon import Phrase, phrases
from tests.conftest import SHIPPED, shipped, tiny
from tests.mapping.samples import small, stripped

PRESS = "press-contact-or-statement"


@cache
def ranking(protocol_id: str) -> Ranking:
    return Ranking(shipped(protocol_id), [shipped(other) for other in SHIPPED], phrases(), index().alike)


def governing(book: Book, situation: str) -> set[str]:
    return {p.clause.id for p in book.positions if any(rule.governs and situation in rule.situations for rule in p.clause.rules)}


def test_a_small_document(tmp_path: Path) -> None:
    found = Ranking(load(small(tmp_path)), [shipped("west-lindsey")], phrases(), index().alike)
    offers = found.offers("council-press-release")
    assert len(offers) == 4
    assert offers[0].position.clause.id == "2.1"
    assert offers[0].like == Like("West Lindsey", "11.4")
    assert "press" in offers[0].words
    assert found.elsewhere("council-press-release") == Elsewhere(1, 1)


def test_nothing_but_the_words_where_no_other_document_is_mapped(tmp_path: Path) -> None:
    said = [Phrase("contact-out-of-hours", "any", "courtesy at all times")]
    found = Ranking(load(small(tmp_path)), [], said, index().alike)
    assert found.offers("contact-out-of-hours")[0].position.clause.id == "1.1"
    assert found.offers("contact-out-of-hours")[0].like is None
    assert found.elsewhere("contact-out-of-hours") == Elsewhere(0, 0)


@pytest.mark.slow
def test_a_document_is_never_its_own_neighbour() -> None:
    assert [book.protocol.id for book in ranking("solihull").mapped] == [other for other in SHIPPED if other != "solihull"]


@pytest.mark.slow
def test_posts_to_which_others_send_people_are_named() -> None:
    offer = next(offer for offer in ranking("somerset").offers("complain-about-officer") if offer.position.clause.id == "10.1")
    assert offer.names == ("monitoring-officer",)


@pytest.mark.slow
def test_eight_are_offered_and_the_order_is_the_same_every_time() -> None:
    first, again = (Ranking(shipped("solihull"), [shipped("somerset")], phrases(), index().alike).offers(PRESS) for _ in range(2))
    assert len(first) == MOST
    assert [offer.position.clause.id for offer in first] == [offer.position.clause.id for offer in again]


@pytest.mark.slow
def test_what_is_judged_of_the_document_itself_counts_for_nothing(tmp_path: Path) -> None:
    bare = Ranking(load(stripped("solihull", tmp_path)), [shipped(other) for other in SHIPPED if other != "solihull"], phrases(), index().alike)
    for situation in (PRESS, "complain-about-officer", "election-period"):
        first, again = (found.offers(situation) for found in (bare, ranking("solihull")))
        assert [offer.position.clause.id for offer in first] == [offer.position.clause.id for offer in again]


def test_a_council_is_called_by_the_words_of_its_id() -> None:
    assert council_said(shipped("isle-of-wight")) == "Isle of Wight"
    assert council_said(tiny('document: [{id: "1", text: x}]')) == "Tiny"


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", ["solihull", "isle-of-wight"])
def test_a_governing_clause_is_among_the_first_five(protocol_id: str) -> None:
    book = shipped(protocol_id)
    governed = {situation: clauses for situation in book.vocabulary.situations if (clauses := governing(book, situation))}
    found = [clauses & {offer.position.clause.id for offer in ranking(protocol_id).offers(situation)[:5]} for situation, clauses in governed.items()]
    assert sum(map(bool, found)) / len(governed) > 0.85
