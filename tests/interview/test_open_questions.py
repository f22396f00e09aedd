"""Whether a question matters is exact: held against a naive search through everything that may be answered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.outcome import outcome
from mo_advisor.interview.next_question import next_question, open_questions, with_answer
from mo_advisor.protocol.book import Book
from mo_advisor.vocabulary import shared
from tests.conftest import HEADER, SHIPPED, examples, shipped, tiny
from tests.interview.samples import mapleford

FACTS = ("serious", "own-ward", "session")
WHAT = "not-covered"
ROLES = ("member", "leader", "group-leader", "officer", "director", "monitoring-officer", "resident")
SIDES = (None, (), *((role,) for role in shared().roles))
ASKED = frozenset({"who", "what", "who-exactly", "involved-exactly"})


def condition(ids: tuple[str, ...]) -> st.SearchStrategy[str]:
    some = st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True).map(lambda chosen: f"[{', '.join(chosen)}]")
    return st.sampled_from(("all_of", "any_of", "none_of")).flatmap(lambda how: some.map(lambda listed: f"{{{how}: {listed}}}"))


VALUES = tuple(f"{fact}={value}" for fact in FACTS for value in shared().facts[fact].values)
rule = st.builds(
    lambda who, involved, facts: "      - {situations: [not-covered]" + "".join(
        f", {name}: {said}" for name, said in (("who", who), ("involved", involved), ("facts", facts)) if said) + "}\n",
    st.none() | condition(ROLES), st.none() | condition(ROLES), st.none() | condition(VALUES),
)
clause = st.builds(
    lambda number, rules, contact: f'  - id: "{number}"\n    text: "Tell the {contact}."\n    rules:\n{"".join(rules)}' + (
        f"    contacts: [{{role: {contact}, title: the {contact}, do: Tell}}]\n" if contact else ""),
    st.uuids(), st.lists(rule, min_size=1, max_size=2), st.none() | st.sampled_from(ROLES[:-1]),
)
books = st.lists(clause, min_size=1, max_size=3).map(lambda clauses: "document:\n" + "".join(clauses))


def completions(answers: Answers, facts: tuple[str, ...]) -> Iterator[Answers]:
    for values in product(*((None, *shared().facts[fact].values) for fact in facts)):
        yield Answers(answers.who, answers.involved, answers.what, {fact: value for fact, value in zip(facts, values, strict=True) if value})


def naive(book: Book, answers: Answers) -> set[str]:
    """The questions that matter, by trying everything: whom it is about, and facts."""
    found = set()
    if any(len({outcome(book, with_side(one, side)) for side in SIDES if side is not None}) > 1 for one in completions(answers, FACTS)):
        found.add("involved")
    for fact in FACTS:
        others = tuple(other for other in FACTS if other != fact)
        for side in SIDES:
            for one in completions(with_side(answers, side), others):
                if len({outcome(book, with_answer(one, fact, value)) for value in shared().facts[fact].values}) > 1:
                    found.add(fact)
    return found


def with_side(answers: Answers, side: tuple[str, ...] | None) -> Answers:
    return Answers(answers.who, side, answers.what, answers.facts)


@given(body=books, who=st.none() | st.sampled_from(ROLES))
@examples(40)
def test_what_matters_is_what_a_search_through_everything_finds(body: str, who: str | None) -> None:
    book, answers = tiny(body), Answers(who, None, WHAT)
    assert set(open_questions(book, answers, ASKED)) == naive(book, answers), HEADER + body


@pytest.mark.slow
@pytest.mark.parametrize("protocol", SHIPPED)
@given(data=st.data())
@examples(10)
def test_on_a_shipped_protocol_whom_it_is_about_matters_exactly_where_a_search_finds_that_it_does(protocol: str, data: st.DataObject) -> None:
    """Askers are of the wide kinds: for the holder of a post that the document names, whom it is about may change no more than the words in which
    it is said that nobody is sent to themselves, and nobody is asked for that."""
    book = shipped(protocol)
    who, what = data.draw(st.sampled_from((None, "member", "officer", "resident"))), data.draw(st.sampled_from(tuple(shared().situations)))
    spoken = tuple(fact for fact in book.facts if fact in open_questions(book, Answers(who, None, what), ASKED | {"involved"}))
    answers = Answers(who, None, what)
    sides = [side for side in SIDES if side is not None and side != ("line-manager",)]
    differs = False
    for values in product(*((None, *book.facts[fact].values) for fact in spoken)):
        facts = {fact: value for fact, value in zip(spoken, values, strict=True) if value}
        made = {outcome(book, Answers(who, side, what, facts)) for side in sides}
        differs = differs or len(made) > 1
    assert ("involved" in open_questions(book, answers, ASKED)) is differs


def test_a_caution_that_depends_on_who_asks_is_reason_enough_to_ask() -> None:
    book = tiny("""\
document:
  - id: "1"
    text: "Words."
    rules: [{situations: [not-covered], who: [member]}]
cautions:
  - {kind: scope, text: "Leaders beware.", clauses: ["1"], who: [leader]}
""")
    asked = next_question(book, Answers("member", None, WHAT), {"who", "what"})
    assert asked
    assert asked.id == "who-exactly"
    assert [option.value for option in asked.menu.options] == ["leader"]


def test_an_adviser_counts_only_where_nobody_is_named_to_contact() -> None:
    for contacts, asked in (("", "involved"), ("    contacts: [{role: council-chair, title: Words, do: Words}]\n", None)):
        book = tiny(f"""\
advisers:
  - {{role: monitoring-officer, title: Words, clause: "1"}}
document:
  - id: "1"
    text: "Words."
    rules: [{{situations: [complain-about-officer]}}]
{contacts}""")
        question = next_question(book, Answers("member", None, "complain-about-officer"), {"who", "what"})
        assert (question and question.id) == asked


def test_nothing_is_asked_where_nobody_has_judged_the_situation() -> None:
    assert open_questions(mapleford(), Answers("member", None, "election-period"), {"who", "what"}) == ()
