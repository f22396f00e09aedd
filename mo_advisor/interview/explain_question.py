"""What is at stake in a question: what is still open, and what each answer would add or remove. Numbers and titles only; computed from the advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOT_SURE
from mo_advisor.advice.outcome import Outcome, outcome
from mo_advisor.interview.next_question import NARROWER, with_answer
from mo_advisor.interview.options import Option
from mo_advisor.interview.screens import BACK, MORE, Screen
from mo_advisor.protocol.book import Book

MOST = 6  # clauses or contacts that are named in a line; the rest is counted
WHO = "Why this is asked: the protocol does not say the same to everybody."
WHAT = "Why this is asked: what happened decides which clauses are read out, and whom the protocol names."
OTHER = "Why this is asked: what the protocol says depends on it."
LATER = "By itself it settles nothing; it decides together with what is asked after it."
UNSURE = "Not sure: all of it stays open, and is shown as “May apply”."
NOTHING = "settles nothing by itself"
NOT_SPECIFIC = "Nothing specific."


def stakes(book: Book, answers: Answers, screen: Screen) -> list[str]:
    """What to say to `?`: a line on why, then one for each numbered answer on the screen."""
    if screen.question == "who":
        return [WHO, *_lines(screen, lambda option: _for_asker(book, option))]
    if screen.question == "what":
        return [WHAT, *_lines(screen, lambda option: _for_situations(book, answers, option))]
    return [OTHER, *_open(book, answers, screen.question), *_lines(screen, lambda option: _settled_by(book, answers, screen.question, option))]


def _lines(screen: Screen, said: Callable[[Option], str]) -> Iterator[str]:
    for number, option in enumerate(screen.options, start=1):
        if option.value not in (MORE, BACK):
            yield f"{number}. {said(option)}"


def _for_asker(book: Book, option: Option) -> str:
    """How many of the situations have clauses for this asker."""
    if option.opens:
        return f"{option.label}: opens a list."
    who = None if option.value == NOT_SURE else option.value
    situations = book.vocabulary.situations
    with_clauses = sum(any(governs for _, _, governs, _ in outcome(book, Answers(who, what=what)).clauses) for what in situations)
    sure = "it may have" if who is None else "it has"
    return f"{option.label}: {sure} clauses for {with_clauses} of {len(situations)} situations."


def _for_situations(book: Book, answers: Answers, option: Option) -> str:
    """How many clauses, and whom, a situation or a topic may bring in."""
    whats = [one.value for one in option.opens.options] if option.opens else [option.value]
    made = [outcome(book, with_answer(answers, "what", what)) for what in whats]
    clauses = list(dict.fromkeys(clause for one in made for clause, _, governs, _ in one.clauses if governs))
    titles = list(dict.fromkeys(one.contact.title for each in made for one in each.contacts if one.by == "you"))
    if option.opens:
        return f"{option.label}: {_counted(len(clauses), 'clause')}, {_counted(len(titles), 'contact')}."
    if not clauses:
        return NOT_SPECIFIC
    return f"{_listed(clauses, 'Clause')}{f'; names {_few(titles)}' if titles else ''}."


def _open(book: Book, answers: Answers, question: str) -> Iterator[str]:
    """The clauses and contacts that are open now and hang on the question."""
    asked = next((wide for wide, narrow in NARROWER.items() if narrow == question), question)
    now = outcome(book, answers)
    clauses = [clause for clause, verdict, _, _ in now.clauses if asked in verdict.depends]
    named = [f"{one.contact.title} ({one.clause})" for one in now.contacts if asked in one.verdict.depends]
    if clauses or named:
        yield f"Still open: {'; '.join(filter(None, (_listed(clauses, 'clause'), f'contact with {_few(named)}' if named else '')))}."
    else:
        yield LATER


def _settled_by(book: Book, answers: Answers, question: str, option: Option) -> str:
    if option.value == NOT_SURE:
        return UNSURE
    if option.opens:
        return f"{option.label}: opens a list."
    changes = _changes(outcome(book, answers), outcome(book, with_answer(answers, question, option.value)))
    return f"{option.label}: {'; '.join(changes) or NOTHING}."


def _changes(now: Outcome, then: Outcome) -> Iterator[str]:
    """What one advice has for certain that another has not, and what it no longer has."""
    clauses, named = _Change(_clauses(now), _clauses(then)), _Change(_persons(now), _persons(then))
    for word, ids, titles in (
        ("adds", clauses.added(), named.added()), ("may add", clauses.opened(), named.opened()), ("removes", clauses.removed(), named.removed()),
    ):
        if ids or titles:
            yield f"{word} {', '.join(filter(None, (_listed(ids, 'clause'), _few(titles))))}"
    if then.silent and not now.silent:
        yield "leaves nothing specific"


class _Change(NamedTuple):
    """Names, each with whether it is certain, in one advice and in another."""

    now: dict[str, bool]
    then: dict[str, bool]

    def added(self) -> list[str]:
        return [name for name, sure in self.then.items() if sure and not self.now.get(name)]

    def opened(self) -> list[str]:
        return [name for name, sure in self.then.items() if not sure and name not in self.now]

    def removed(self) -> list[str]:
        return [name for name in self.now if name not in self.then]


def _clauses(made: Outcome) -> dict[str, bool]:
    return {clause: verdict.truth is True for clause, verdict, _, _ in made.clauses}


def _persons(made: Outcome) -> dict[str, bool]:
    """Contacts and advisers, by title and clause."""
    advising = {f"{adviser.title} ({adviser.clause})": verdict.truth is True for adviser, verdict in made.advisers}
    return {**advising, **{f"{one.contact.title} ({one.clause})": one.verdict.truth is True for one in made.contacts}}


def _listed(ids: list[str], word: str) -> str:
    return f"{word}{'s' if len(ids) > 1 else ''} {_few(ids)}" if ids else ""


def _few(names: Iterable[str]) -> str:
    names = list(names)
    more = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" and {more} more" if more > 0 else "")


def _counted(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
