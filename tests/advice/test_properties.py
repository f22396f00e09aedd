"""The contract's properties, held over random answers on all five protocols by checkers that share no code with the engine's filters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.protocol.book import Book
from mo_advisor.render.writers.json import to_json
from mo_advisor.vocabulary import shared
from tests.advice.strategies import FACTS, answers, involved, roles
from tests.conftest import SHIPPED, examples, shipped

books = st.sampled_from(SHIPPED).map(shipped)
MANY = examples(300)


def wider(book: Book, role: str) -> set[str]:
    """A role and everything that it is, walked up by hand from the vocabulary and the file."""
    found, waiting = set(), [role]
    while waiting:
        role = waiting.pop()
        found.add(role)
        note = book.protocol.roles.get(role)
        parent = shared().roles[role].parent
        waiting += note.is_ if note and note.is_ else [parent] if parent else []
    return found


def one_person(book: Book, first: str, second: str) -> bool:
    """Whether two posts count as one person's by the vocabulary, unless the file says otherwise."""
    pair = frozenset((first, second))
    return first == second or (pair in shared().same_person and pair not in {frozenset(posts) for posts in book.protocol.different_people})


@MANY
@given(books, answers)
def test_nobody_is_sent_to_the_person_that_it_is_about_or_to_themselves(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    situation = shared().situations[given.what]
    subjects = [role for role in given.involved or () if situation.complaint and set(situation.party) & wider(book, role)]
    posts = [(c.contact.role, c.contact.one_of_many or c.contact.part == "other-party") for c in advice.contacts if c.contact.role]
    posts += [(a.adviser.role, False) for a in advice.advisers]
    for post, someone_else in posts:
        for person in [*subjects, *([given.who] if given.who else [])]:
            assert someone_else or not (post in wider(book, person) or one_person(book, post or "", person))


@MANY
@given(books, answers)
def test_every_mapped_situation_has_clauses_or_a_recorded_silence(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    assert advice.mapped or not book.protocol.mapped
    assert not (advice.silent and advice.clauses)
    assert bool(advice.message) == (advice.silent or not advice.mapped)


@MANY
@given(books, answers)
def test_every_contact_and_caution_cites_a_clause_that_is_printed(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    printed = {shown.match.position.clause.id for shown in (*advice.clauses, *advice.general)}
    assert {one.clause for one in advice.contacts} <= printed
    assert {clause for caution in advice.cautions for clause in caution.clauses} <= set(book.by_id)


@MANY
@given(books, answers)
def test_an_uncertain_clause_or_contact_says_on_which_open_question_it_depends(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    verdicts = [shown.match.verdict for shown in (*advice.clauses, *advice.general)] + [one.verdict for one in advice.contacts]
    for verdict in verdicts:
        assert verdict.truth is not False
        assert bool(verdict.depends) == (verdict.truth is None)
        assert verdict.depends <= set(advice.open_questions)


def certain(advice: Advice) -> Iterator[tuple[str, ...]]:
    """What an advice is sure of."""
    for shown in advice.clauses:
        if shown.match.verdict.truth:
            yield "clause", shown.match.position.clause.id
    for shown in (*advice.clauses, *advice.general):
        if shown.match.verdict.truth:
            yield "shown", shown.match.position.clause.id
    for one in advice.contacts:
        if one.verdict.truth:
            yield "contact", one.route, one.clause, one.contact.title, one.contact.do
    if advice.silent:
        yield ("silent",)


@st.composite
def refined(draw: st.DrawFn) -> tuple[Book, Answers, Answers]:
    """Answers, and the same with a not-sure answered or a role replaced by a narrower one."""
    book, before = draw(books), draw(answers)
    choices: list[Answers] = []
    choices.append(replace(before, who=draw(roles if before.who is None else st.sampled_from(sorted(book.tree.below[before.who])))))
    if before.involved is None:
        choices.append(replace(before, involved=draw(involved)))
    elif before.involved:
        at = draw(st.integers(0, len(before.involved) - 1))
        narrower = draw(st.sampled_from(sorted(book.tree.below[before.involved[at]])))
        choices.append(replace(before, involved=(*before.involved[:at], narrower, *before.involved[at + 1 :])))
    fact = draw(st.sampled_from([fact for fact in FACTS if fact not in before.facts] or list(FACTS)))
    if fact not in before.facts:
        choices.append(replace(before, facts={**before.facts, fact: draw(st.sampled_from(FACTS[fact]))}))
    return book, before, draw(st.sampled_from(choices))


@examples(600)
@given(refined())
def test_an_answer_never_takes_away_what_was_certain(case: tuple[Book, Answers, Answers]) -> None:
    book, before, after = case
    if advise(book, before).mapped:
        lost = set(certain(advise(book, before))) - set(certain(advise(book, after)))
        # a clause that was background for sure may come to govern: it is shown still, and shown is all that was promised
        assert not lost, (before, after, lost)


@MANY
@given(books, answers)
def test_the_same_answers_give_the_same_bytes_in_whatever_order_they_come(book: Book, given: Answers) -> None:
    facts = {fact: given.facts[fact] for fact in reversed(list(given.facts))}
    turned = Answers(given.who, given.involved and tuple(reversed(given.involved)), given.what, facts)
    assert to_json(advice_record(advise(book, given))) == to_json(advice_record(advise(book, turned)))


@MANY
@given(books, answers)
def test_the_reasons_given_are_enough_and_none_can_be_spared(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    for shown in (*advice.clauses, *advice.general):
        clause = shown.match.position.clause.id
        assert stands(book, given.only(shown.why), clause) == stands(book, given, clause)
        for spared in shown.why:
            fewer = tuple(question for question in shown.why if question != spared)
            assert stands(book, given.only(fewer), clause) != stands(book, given, clause)


def stands(book: Book, given: Answers, clause: str) -> tuple[str, str, frozenset[str]] | None:
    """Where a clause stands in the whole advice, and how surely."""
    advice = advise(book, given)
    for place, shown in (("clauses", advice.clauses), ("general", advice.general)):
        for one in shown:
            if one.match.position.clause.id == clause:
                return place, str(one.match.verdict.truth), one.match.verdict.depends
    return None


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_words_are_byte_for_byte_the_loaded_text(protocol_id: str) -> None:
    book = shipped(protocol_id)
    for what in shared().situations:
        for shown in advice_record(advise(book, Answers("member", None, what)))["clauses"]:
            clause = book.clause(shown["id"])
            assert (shown["text"], [i["text"] for i in shown["items"]], shown["closing"]) == (
                clause.text, [i.text for i in clause.items], clause.closing or "",
            )
