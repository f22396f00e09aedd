"""What `?` says: what is open, and what each answer would add or remove, in numbers and titles; computed, so it cannot be wrong of the advice."""

from __future__ import annotations

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.interview.explain_question import LATER, OTHER, UNSURE, WHAT, WHO, explain
from mo_advisor.interview.next_question import next_question, with_answer
from mo_advisor.interview.screens import OpenMenus, Screen, screen_at
from mo_advisor.protocol.book import Book
from tests.conftest import SHIPPED, shipped, tiny
from tests.interview.samples import mapleford


def first_screen(book: Book, answers: Answers, *asked: str) -> Screen:
    question = next_question(book, answers, asked)
    assert question
    return screen_at(question, OpenMenus((question.menu,)))


def said(answers: Answers, *asked: str, book: Book | None = None) -> list[str]:
    book = book or mapleford()
    return explain(book, answers, first_screen(book, answers, *asked))


def test_who_asks_says_for_how_many_situations_there_are_clauses() -> None:
    total = len(mapleford().vocabulary.situations)
    assert said(Answers()) == [
        WHO,
        f"1. Councillor (elected Member): it has clauses for 9 of {total} situations.",
        f"2. Co-opted member of a committee (not elected): it has clauses for 6 of {total} situations.",
        f"3. Council officer or employee: it has clauses for 6 of {total} situations.",
        "4. Someone else: opens a list.",
        f"5. Not sure: it may have clauses for 9 of {total} situations.",
    ]


def test_what_happened_says_what_a_topic_and_a_situation_hold() -> None:
    told = said(Answers("member"), "who")
    assert told[0] == WHAT
    assert "Respect and behaviour: 1 clause, 2 contacts." in " ".join(told)
    assert told[-1].endswith("Clause 9; names the Monitoring Officer.")


def test_whom_it_is_about_says_what_each_post_adds_and_removes() -> None:
    told = said(Answers("member", None, "officer-rude-to-member"), "who", "what")
    assert told == [
        OTHER,
        "Still open: contact with the Head of Service (1), the Director (1).",
        "1. Head of Service: adds the Director (1); removes the Head of Service (1).",
        "2. Director: may add the Monitoring Officer (9); removes the Head of Service (1), the Director (1).",
        "3. Monitoring Officer: settles nothing by itself.",
        "4. Another council officer or employee: settles nothing by itself.",
        "5. Somebody else, or nobody: opens a list.",
        f"6. {UNSURE}",
    ]


def test_a_fact_says_which_clauses_it_decides() -> None:
    told = said(Answers("member", None, "information-refused"), "who", "what")
    assert told[1] == "Still open: clauses 2, 3; contact with the Director (2), the Monitoring Officer (3)."
    assert told[2] == "1. Too much work: adds clause 2, the Director (2); removes clause 3, the Monitoring Officer (3)."
    assert told[3] == "2. You do not need it for your role: adds clause 3, the Monitoring Officer (3); removes clause 2, the Director (2)."


def test_a_narrower_role_says_which_clause_hangs_on_it() -> None:
    told = said(Answers("member", None, "visit-council-site"), "who", "what")
    assert told == [OTHER, "Still open: clauses 8, 9.", "1. Councillor for the ward or division: adds clause 8; removes clause 9.", f"2. {UNSURE}"]


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
            if option.opens is None and option.value != "not-sure" and "more" not in line:
                assert_true(book, with_answer(answers, question.id, option.value), line)


def assert_true(book: Book, answers: Answers, line: str) -> None:
    advice = advise(book, answers)
    shown = {one.match.position.clause.id: one.match.verdict.truth is True for one in advice.shown}
    named = {f"{one.contact.title} ({one.clause})": one.verdict.truth is True for one in advice.contacts}
    used = advice.silent or not any(one.by == "you" for one in advice.contacts)
    advising = {f"{one.adviser.title} ({one.adviser.clause})": one.verdict.truth is True for one in advice.advisers if used}
    everything = {**advising, **shown, **named}
    for name, sure in everything.items():
        removed = line.partition("removes ")[2].rstrip(".")
        added = line.partition("adds ")[2].partition(";")[0].rstrip(".")
        assert sure or name not in words(added), (line, name)
        assert name not in words(removed), (line, name)


def words(said: str) -> list[str]:
    return said.removeprefix("clauses ").removeprefix("clause ").split(", ")
