"""What `?` says: what each answer means, and what it would bring in or rule out; computed, so it cannot be wrong of the advice."""

from __future__ import annotations

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.outcome import outcome
from mo_advisor.interview.explain_question import LATER, OTHER, WHAT, WHO, Changes, changes, explain
from mo_advisor.interview.meanings import UNSURE
from mo_advisor.interview.next_question import next_question, with_answer
from mo_advisor.interview.screens import OpenMenus, Screen, screen_at
from mo_advisor.protocol.book import Book
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, shipped, tiny
from tests.interview.samples import mapleford


def first_screen(book: Book, answers: Answers, *asked: str) -> Screen:
    question = next_question(book, answers, asked)
    assert question
    return screen_at(question, OpenMenus((question.menu,)))


def said(answers: Answers, *asked: str, book: Book | None = None) -> list[str]:
    book = book or mapleford()
    return explain(book, answers, first_screen(book, answers, *asked))


def test_who_asks_says_what_each_is() -> None:
    told = said(Answers())
    assert told[0] == WHO
    assert [line.partition(". ")[0] for line in told[1:]] == list("12345")
    assert told[1].startswith("1. Councillor (elected Member): also called Member, elected Member")
    assert told[4] == "4. Someone else: a list of “Resident or constituent”; “Journalist or the press”; “Contractor or adviser” and 3 more."
    assert told[5] == f"5. Not sure: {UNSURE}."


def test_what_happened_says_what_a_topic_and_a_situation_hold() -> None:
    told = said(Answers("member"), "who")
    assert told[0] == WHAT
    respect = next(line for line in told if "Respect and behaviour" in line)
    assert respect.startswith("4. Respect and behaviour: a list of “An officer was rude, dismissive or disrespectful to me”; ")
    assert respect.endswith("and 10 more.")
    assert "It would be read out clause 9 (“" in told[-1]
    assert told[-1].endswith("; whom it names: the Monitoring Officer.")


def test_whom_it_is_about_says_what_each_post_is_and_whom_it_then_names() -> None:
    told = said(Answers("member", None, "officer-rude-to-member"), "who", "what")
    assert told == [
        OTHER,
        "Still open: whether it names the Head of Service (1), the Director (1).",
        "1. Head of Service. It names the Director (1); it no longer names the Head of Service (1).",
        "2. Director: also called Senior Leadership Team officer, Strategic Director, Chief Officer. It might name the Monitoring Officer (9); "
        "it no longer names the Head of Service (1), the Director (1).",
        "3. Monitoring Officer: answers for lawfulness and conduct. It settles nothing by itself.",
        "4. Another council officer or employee, none of these. It names the Head of Service (1), the Director (1).",
        "5. A council officer or employee, but not sure which: also called member of staff, employee, Council staff. It settles nothing by itself.",
        "6. Somebody else, or nobody: a list of “Councillor (elected Member)”; “Co-opted member of a committee (not elected)”; “Political group” "
        "and 9 more.",
        f"7. Not sure: {UNSURE}.",
    ]


def test_a_fact_says_what_each_answer_means_and_which_clauses_it_decides() -> None:
    told = said(Answers("member", None, "information-refused"), "who", "what")
    assert told[1].startswith("Still open: clauses 2 (“")
    assert told[1].endswith("whether it names the Director (2), the Monitoring Officer (3).")
    assert told[2].startswith("1. Too much work: that it would take too much time or too many people to answer. It would read out clause 2 (“")
    assert "; it names the Director (2); it would no longer read out clause 3 (“" in told[2]


def test_a_narrower_role_says_which_clause_hangs_on_it() -> None:
    told = said(Answers("member", None, "visit-council-site"), "who", "what")
    assert told[1].startswith("Still open: clauses 8 (“")
    assert told[2].startswith("1. Councillor for the ward or division: also called divisional Member, local Member. ")
    assert "It would read out clause 8 (“" in told[2]
    assert told[-1] == f"2. None of these, or not sure: {UNSURE}."


def test_every_value_of_a_fact_that_has_a_meaning_is_a_value() -> None:
    for fact in shared().facts.values():
        assert fact.means.keys() <= fact.values.keys()
        assert all(not means.endswith(".") for means in fact.means.values())


def test_what_settles_nothing_alone_is_said_to_decide_together_with_the_rest() -> None:
    book = tiny("""\
document:
  - id: "1"
    text: "Words."
    rules: [{situations: [not-covered], weight: background, facts: {all_of: [serious=yes]}}]
silent:
  - {situations: [not-covered], facts: {all_of: [own-ward=yes]}, reason: None.}
""")
    told = explain(book, Answers("member", (), "not-covered"), Screen("serious", "", ()))
    assert told == [OTHER, LATER]


@pytest.mark.slow
@pytest.mark.parametrize("protocol", SHIPPED)
def test_every_clause_and_contact_that_is_said_to_be_added_is_in_the_advice_and_what_is_removed_is_not(protocol: str) -> None:
    book = shipped(protocol)
    for what in book.vocabulary.situations:
        answers = Answers("member", None, what)
        question = next_question(book, answers, ("who", "what"))
        if question is None:
            continue
        screen = screen_at(question, OpenMenus((question.menu,)))
        for option, line in zip(screen.options, explain(book, answers, screen)[2:], strict=True):
            if option.opens is None and option.value != "not-sure":
                later = with_answer(answers, question.id, option.value)
                assert_true(book, later, changes(outcome(book, answers), outcome(book, later)))
                assert line.startswith(f"{screen.options.index(option) + 1}. {option.label}")


def assert_true(book: Book, answers: Answers, found: Changes) -> None:
    advice = advise(book, answers)
    shown = {one.match.position.clause.id: one.match.verdict.truth is True for one in advice.shown}
    named = {f"{one.contact.title} ({one.clause})": one.verdict.truth is True for one in advice.contacts}
    used = advice.silent or not any(one.by == "you" for one in advice.contacts)
    advising = {f"{one.adviser.title} ({one.adviser.clause})": one.verdict.truth is True for one in advice.advisers if used}
    everything = {**advising, **shown, **named}
    assert all(everything[part.name] for part in found.added)
    assert all(part.name in everything for part in found.opened)
    assert not any(part.name in everything for part in found.removed)
