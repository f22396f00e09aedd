"""Every interview of the shipped protocols, walked once: each is certified, and a tour shows everything that any interview of it shows."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.proof.prove import Proof, prove
from mo_advisor.protocol.book import Book
from mo_advisor.training.tour import Item, Tour, plainest_first, tour
from tests.conftest import SHIPPED, shipped

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Walked:
    """A protocol with its proof, the ends of its interviews, and its tour."""

    book: Book
    proof: Proof
    ends: list[Answers]
    tour: Tour


@pytest.fixture(scope="module", params=SHIPPED)
def walked(request: pytest.FixtureRequest) -> Walked:
    """One protocol after the other, for all tests."""
    book = shipped(request.param)
    proof = prove(book)
    ends = plainest_first(book, proof.ends)
    return Walked(book, proof, ends, tour(book, ends))


def certain(book: Book, answers: Answers) -> set[Item]:
    """What an advice shows for certain, read from the advice anew."""
    advice = advise(book, answers)
    clauses = {Item(shown.match.position.clause.id) for shown in advice.shown if shown.match.verdict.truth}
    return clauses | {
        Item(named.clause, named.contact.title, named.contact.do, named.contact.when) for named in advice.contacts if named.verdict.truth
    }


def test_a_shipped_protocol_is_certified(walked: Walked) -> None:
    certificate = walked.proof.certificate
    assert [(shown.of, shown.message, shown.answers) for shown in certificate.counterexamples] == []
    assert certificate.classes > certificate.advice > 1000
    assert certificate.interviews > 1000
    assert certificate.longest <= 7, "who, what, whom, both more exactly, and two facts"
    assert certificate.mean < certificate.everything
    assert certificate.witnessed > 100


def test_every_clause_and_contact_is_shown_for_certain_where_any_interview_does(walked: Walked) -> None:
    found, book = walked.tour, walked.book
    shown = set().union(*(certain(book, stop.answers) for stop in found.stops))
    assert shown >= set().union(*(certain(book, answers) for answers in walked.ends))
    assert shown | found.perhaps == set(found.items)
    assert found.unshown == ()


def test_every_clause_that_has_no_reason_not_to_be_is_shown(walked: Walked) -> None:
    found, book = walked.tour, walked.book
    assert {*found.clauses, *found.excused} == set(book.by_id)
    assert all(book.clause(clause).considered for clause in found.excused)


def test_no_fewer_interviews_can(walked: Walked) -> None:
    assert len(walked.tour.stops) == walked.tour.at_least > 0


def test_each_stop_says_what_it_shows_and_what_it_alone_shows(walked: Walked) -> None:
    found, book = walked.tour, walked.book
    for stop in found.stops:
        elsewhere = {item for other in found.stops if other is not stop for item in other.shows}
        assert certain(book, stop.answers) == set(stop.shows) - found.perhaps
        assert stop.alone == set(stop.shows) - elsewhere
        assert stop.alone


def test_somebody_asks_on_every_card_and_the_cards_are_in_the_vocabularys_order(walked: Walked) -> None:
    stops = walked.tour.stops
    situations = list(walked.book.vocabulary.situations)
    assert all(stop.answers.who for stop in stops)
    assert [stop.answers.what for stop in stops] == sorted((stop.answers.what for stop in stops), key=lambda what: situations.index(what))


def test_what_is_not_needed_is_not_answered(walked: Walked) -> None:
    """No stop can do without one of its facts."""
    found, book = walked.tour, walked.book
    for stop in found.stops:
        for fact in stop.answers.facts:
            rest = stop.answers.only(tuple(question for question in stop.answers.given() if question != fact))
            assert not stop.alone - found.perhaps <= certain(book, rest)
