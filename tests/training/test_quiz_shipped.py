"""Every shipped card on every shipped protocol, under several seeds: what is right is read anew from the JSON record of the advice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.words import printed, words_of
from mo_advisor.training.quiz import CLAUSE, CONTACT, COVERAGE, KINDS, ROUTE, Question, Quiz, QuizCard, make_quiz
from tests.conftest import SHIPPED, shipped
from tests.training.samples import PACKS, pack_of

SEEDS = (0, 7, 2026, 999_999)
Case = tuple[Book, QuizCard, Question]
protocols = pytest.mark.parametrize("protocol", ["solihull", *(pytest.param(name, marks=pytest.mark.slow) for name in SHIPPED if name != "solihull")])


@cache
def quizzes(protocol: str) -> tuple[Quiz, ...]:
    return tuple(make_quiz(pack_of(pack), pack_of(pack).cards, shipped(protocol), seed, True) for pack in PACKS for seed in SEEDS)


def cases(protocol: str, kind: str) -> Iterator[Case]:
    for quiz in quizzes(protocol):
        for quiz_card in quiz.cards:
            yield from ((quiz.book, quiz_card, question) for question in quiz_card.questions if question.kind == kind)


def right(question: Question) -> set[str]:
    return {choice.id for choice in question.choices if choice.right}


def wrong(question: Question) -> set[str]:
    return {choice.id for choice in question.choices if not choice.right}


# The independent reading: of records and of the file's own tables, without the rooms that make advice or choices.


def first(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The asker's contacts that no other step of the asker's own comes before."""
    yours = [contact for contact in record["contacts"] if contact["by"] == "you"]

    def before(contact: dict[str, Any], other: dict[str, Any]) -> bool:
        return contact["route"] == other["route"] and bool(contact["step"]) and bool(other["step"]) and contact["step"] < other["step"]

    return [contact for contact in yours if not any(before(other, contact) for other in yours)]


def named(contact: dict[str, Any]) -> str:
    return str(contact["role"] or contact["procedure"])


def wider(book: Book, role: str) -> set[str]:
    """A role and every wider one."""
    note = book.protocol.roles.get(role)
    parent = book.vocabulary.roles[role].parent
    above = note.is_ if note and note.is_ else (parent,) if parent else ()
    return {role}.union(*(wider(book, parent) for parent in above))


def related(book: Book, role: str, other: str) -> bool:
    """Whether one is the other, a wider or a narrower one, or counts as the same person."""
    pair = frozenset((role, other))
    apart = [frozenset(people) for people in book.protocol.different_people]
    return role in wider(book, other) or other in wider(book, role) or (pair in book.vocabulary.same_person and pair not in apart)


def completions(book: Book, record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The advice for every answer to the facts that the card leaves open."""
    answers = record["answers"]
    open_ = [question for question in record["open_questions"] if question in book.facts]
    for values in product(*(book.facts[fact].values for fact in open_)):
        given = {**answers["facts"], **dict(zip(open_, values, strict=True))}
        involved = tuple(answers["involved"]) if "involved" in answers else None
        yield advice_record(advise(book, Answers(answers.get("who"), involved, answers["what"], given)))


def may_be_silent(book: Book, record: dict[str, Any]) -> bool:
    return bool(record["silent"]) or any(completed["silent"] for completed in completions(book, record))


@pytest.mark.slow
@protocols
def test_every_card_has_all_questions_with_enough_choices_each_once(protocol: str) -> None:
    for quiz in quizzes(protocol):
        assert not quiz.not_mapped
        for quiz_card in quiz.cards:
            routes = advice_record(quiz_card.shown.advice)["routes"]
            assert [question.kind for question in quiz_card.questions] == [kind for kind in KINDS if kind != ROUTE or routes]
            for question in quiz_card.questions:
                texts = [choice.text.casefold() for choice in question.choices]
                assert len(set(texts)) == len(texts)
                assert len({choice.id for choice in question.choices}) == len(texts)
                assert right(question), (quiz_card.card.id, question)
                assert len(texts) >= {CONTACT: 4, CLAUSE: 5, ROUTE: 4, COVERAGE: 2}[question.kind], (quiz_card.card.id, question)


@pytest.mark.slow
@protocols
def test_whom_to_contact_first_is_read_from_the_record(protocol: str) -> None:
    for _, quiz_card, question in cases(protocol, CONTACT):
        contacts = first(advice_record(quiz_card.shown.advice))
        titles = {(named(contact), contact["title"]) for contact in contacts}
        offered = {(choice.id, choice.text) for choice in question.choices if choice.right and choice.id != "nobody"}
        assert offered <= titles
        assert ("nobody" in right(question)) == (not contacts)
        living = {named(contact) for contact in contacts if not contact["defunct"]}
        assert len(offered) == min(3, len(living) or len(titles)), (quiz_card.card.id, titles)


@protocols
def test_nobody_offered_as_wrong_may_be_meant_by_the_protocol(protocol: str) -> None:
    for book, quiz_card, question in cases(protocol, CONTACT):
        record = advice_record(quiz_card.shown.advice)
        contacts = [contact for contact in first(record) if contact["role"]]
        elsewhere = {contact.role for position in book.positions for contact in position.clause.contacts if not contact.defunct}
        for role in wrong(question) - {"nobody"}:
            told = (quiz_card.card.id, protocol, role)
            assert not any(related(book, role, contact["role"]) for contact in contacts), told
            assert not any(related_by_kind(book, role, adviser.role) for adviser in book.protocol.advisers), told
            assert role not in {left_out.role for left_out in quiz_card.shown.advice.left_out}, told
            assert not any(role == contact["role"] for contact in record["contacts"] if contact["by"] is None), told
            assert role in elsewhere or role in book.protocol.roles, told
            assert role not in {record["answers"].get("who"), *record["answers"].get("involved", [])}, told
            assert role != "line-manager", told


def related_by_kind(book: Book, role: str, other: str) -> bool:
    return role in wider(book, other) or other in wider(book, role)


@protocols
def test_titles_are_the_documents_own_words(protocol: str) -> None:
    document = " ".join(words for words, _ in printed(shipped(protocol).protocol))
    for _, _, question in cases(protocol, CONTACT):
        assert all(choice.text in document for choice in question.choices if choice.id != "nobody")


@protocols
def test_the_clause_that_is_right_governs_and_the_best_is_taken(protocol: str) -> None:
    for book, quiz_card, question in cases(protocol, CLAUSE):
        record = advice_record(quiz_card.shown.advice)
        governing = {clause["id"]: clause["certainty"] for clause in record["clauses"]}
        clauses = right(question) - {"none"}
        assert len(clauses) == min(1, len(governing))
        assert clauses <= set(governing)
        if "applies" in governing.values():
            assert all(governing[clause] == "applies" for clause in clauses)
        assert ("none" in right(question)) == may_be_silent(book, record), quiz_card.card.id


@protocols
def test_where_to_take_it_is_asked_apart_from_the_rule(protocol: str) -> None:
    for _, quiz_card, question in cases(protocol, ROUTE):
        record = advice_record(quiz_card.shown.advice)
        routes = {clause["id"]: clause["certainty"] for clause in record["routes"]}
        clauses = right(question)
        assert len(clauses) == 1
        assert clauses <= set(routes)
        assert "none" not in {choice.id for choice in question.choices}
        assert "applies" not in routes.values() or all(routes[clause] == "applies" for clause in clauses)
        assert not {choice.id for choice in question.choices} & {clause["id"] for clause in record["clauses"]}


@protocols
def test_no_clause_offered_as_wrong_can_be_defended(protocol: str) -> None:
    """None of its rules speaks of what happened, to either side; nothing that is shown, routes too, refers to it; and no caution names it."""
    for book, quiz_card, question in (*cases(protocol, CLAUSE), *cases(protocol, ROUTE)):
        advices = [advice for advice in (quiz_card.shown.advice, quiz_card.shown.other) if advice]
        records = [advice_record(advice) for advice in advices]
        shown = {clause["id"] for record in records for clause in (*record["clauses"], *record["routes"], *record["general"])}
        shown |= {contact["clause"] for record in records for contact in record["contacts"]}
        cited = {to for clause in shown for reference in book.clause(clause).cites if not reference.wrong for to in reference.to}
        cautioned = {clause for record in records for caution in record["cautions"] for clause in caution["clauses"]}
        for clause in wrong(question) - {"none"}:
            rules = book.clause(clause).rules
            told = (quiz_card.card.id, protocol, clause)
            assert clause not in shown | cited | cautioned, told
            assert any(rule.weight in ("rule", "duty") for rule in rules), told
            assert not any(rule.silent or record["answers"]["what"] in rule.situations for rule in rules for record in records), told


@protocols
def test_a_clause_is_offered_whole(protocol: str) -> None:
    for book, _, question in cases(protocol, CLAUSE):
        for choice in question.choices:
            if choice.id != "none":
                assert choice.text == words_of(book.clause(choice.id))


@protocols
def test_whether_it_is_covered_is_what_is_recorded(protocol: str) -> None:
    for book, quiz_card, question in cases(protocol, COVERAGE):
        record = advice_record(quiz_card.shown.advice)
        assert ("yes" in right(question)) == (not record["silent"])
        assert ("no" in right(question)) == may_be_silent(book, record)


@pytest.mark.slow
def test_silences_and_nobody_and_several_right_ones_all_occur() -> None:
    """So that the tests above have seen them."""
    sets = {kind: [right(question) for protocol in SHIPPED for _, _, question in cases(protocol, kind)] for kind in KINDS}
    assert {"nobody"} in sets[CONTACT]
    assert max(map(len, sets[CONTACT])) == 3
    assert {"none"} in sets[CLAUSE]
    assert any("none" in ids and len(ids) == 2 for ids in sets[CLAUSE])
    assert {"no"} in sets[COVERAGE]
