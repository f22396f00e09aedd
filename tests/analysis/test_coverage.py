"""How each clause is reached: the answers that are given show it, and no better or shorter ones do."""

from __future__ import annotations

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import match
from mo_advisor.analysis.coverage import Reached, brought, reach, reached
from mo_advisor.protocol.book import Book
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, shipped, tiny

RULES = 'document:\n  - {id: "1", text: "Words.", rules: [%s]}\n'


def only(rules: str, before: str = "") -> Reached:
    """How the clause of a document of one clause with these rules is reached."""
    book = tiny(before + RULES % rules)
    return reach(book, book.positions[0])


@pytest.mark.parametrize(
    ("rules", "answers"),
    [
        ("{situations: [not-covered]}", Answers(what="not-covered")),
        ("{situations: [not-covered, interpretation]}", Answers(what="interpretation")),
        ("{situations: [not-covered], who: [officer]}", Answers(who="officer", what="not-covered")),
        ("{situations: [not-covered], who: [leader]}, {situations: [whistleblowing], who: [member]}", Answers(who="member", what="whistleblowing")),
        ("{situations: [not-covered], involved: [officer]}", Answers(involved=("officer",), what="not-covered")),
        ("{situations: [not-covered], involved: {none_of: [officer]}}", Answers(involved=(), what="not-covered")),
        ("{situations: [not-covered], facts: [serious=no]}", Answers(what="not-covered", facts={"serious": "no"})),
        ("{situations: [not-covered], facts: [serious=no]}, {situations: [reprisal], who: [member]}", Answers("member", None, "reprisal")),
        ("{situations: [interpretation], who: [member], involved: [officer]}, {situations: [not-covered]}", Answers(what="not-covered")),
    ],
)
def test_the_fewest_answers_and_of_equally_few_the_first(rules: str, answers: Answers) -> None:
    assert only(rules) == Reached(only(rules).clause, answers, governs=True, certain=True)


def test_as_a_route_where_it_sends_the_asker_to_somebody() -> None:
    route = 'document:\n  - {id: "1", text: "Ask the Leader.", rules: [%s], contacts: [{role: leader, title: the Leader, do: Ask%s}]}\n'
    rules = "{situations: [interpretation], weight: background}, {situations: [not-covered], who: [officer], weight: route}"
    (found,) = reached(tiny(route % (rules, "")))
    assert (found.answers, found.shown, found.certain) == (Answers("officer", None, "not-covered"), "route", True)
    (found,) = reached(tiny(route % (rules, ", by: [member]")))
    assert (found.answers, found.shown) == (Answers(what="interpretation"), "background")


def test_rather_as_a_clause_than_as_background_and_rather_surely_than_perhaps() -> None:
    found = only("{situations: [interpretation], weight: background}, {situations: [not-covered], who: [officer], facts: [serious=yes]}")
    assert found.answers == Answers("officer", None, "not-covered", {"serious": "yes"})
    assert found.shown == "clause"
    assert only("{situations: [not-covered], weight: background}").shown == "background"


def test_what_never_applies_for_certain_is_reached_as_it_can_be() -> None:
    found = only("{situations: [not-covered], involved: {all_of: [member], none_of: [member]}}")
    assert (found.answers, found.governs, found.certain) == (Answers(what="not-covered"), True, False)


def test_a_catch_all_is_reached_by_a_silence() -> None:
    silence = "silent: [{situations: [whistleblowing], who: [officer], reason: An example.}]\n"
    found = only('{silent: "yes", weight: background}', silence)
    assert (found.answers, found.shown, found.certain) == (Answers("officer", None, "whistleblowing"), "background", True)


def test_a_clause_that_nothing_shows_is_excused_or_an_error() -> None:
    book = tiny('document:\n  - {id: "1", text: "Words.", considered: "An example."}\n  - {id: "2", text: "Words."}\n')
    assert [one.shown for one in reached(book)] == ["never", "nothing"]


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_every_clause_of_the_shipped_documents_is_reached_or_excused(protocol_id: str) -> None:
    assert [one.clause.id for one in reached(shipped(protocol_id)) if one.shown == "nothing"] == []


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_the_answers_show_what_they_are_said_to_show(protocol_id: str) -> None:
    book = shipped(protocol_id)
    for one in reached(book):
        if one.answers:
            advice = advise(book, one.answers)
            place = {"clause": advice.clauses, "route": advice.routes, "background": advice.general}[one.shown]
            (found,) = [shown for shown in place if shown.match.position.clause is one.clause]
            assert (found.match.verdict.truth is True) == one.certain


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_no_role_with_a_situation_alone_shows_a_clause_that_is_said_to_need_more(protocol_id: str) -> None:
    """Held against all pairs of role and situation, without the kinds of role that the search goes by."""
    book = shipped(protocol_id)
    best = plain(book)
    for one in reached(book):
        if one.answers and len(one.answers.given()) > 2:
            assert best.get(one.clause.id, (False, False)) < (one.governs, one.certain)


def plain(book: Book) -> dict[str, tuple[bool, bool]]:
    """Clause id to the best way in which any asker sees it where nothing else is answered."""
    best: dict[str, tuple[bool, bool]] = {}
    askers = [role.id for role in shared().roles.values() if role.asks]
    for situation in shared().situations:
        for who in (None, *askers):
            found = match(book, Answers(who, None, situation))
            for one in (*found.governing, *found.background):
                clause, rank = one.position.clause.id, (one.governs, one.verdict.truth is True)
                best[clause] = max(best.get(clause, rank), rank)
    return best


def test_what_each_situation_brings() -> None:
    book = tiny("""
silent: [{situations: [whistleblowing], who: [officer], reason: An example.}]
document:
  - id: "1"
    text: "Ask the Leader."
    rules: [{situations: [not-covered], who: [officer]}]
    contacts: [{role: leader, title: the Leader, do: Ask}]
""")
    cells = {(one.situation, one.who): one for one in brought(book)}
    assert len(cells) == len(shared().situations) * 4
    there, silent, unmapped = cells["not-covered", "officer"], cells["whistleblowing", "officer"], cells["not-covered", "member"]
    assert (there.mapped, there.silent, there.clauses, there.routes, there.general, there.contacts) == (True, False, 1, 0, 0, 1)
    assert (silent.mapped, silent.silent, silent.clauses) == (True, True, 0)
    assert not unmapped.mapped
