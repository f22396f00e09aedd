"""Why a question is asked: what is still open, and what each answer would add or remove. Numbers and titles only; computed from the advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOT_SURE
from mo_advisor.advice.difference import Held, difference
from mo_advisor.advice.outcome import ADVISERS, CLAUSES, CONTACTS, Entry, Outcome, Part, outcome
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


def explain(book: Book, answers: Answers, screen: Screen) -> list[str]:
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
    with_clauses = sum(bool(outcome(book, Answers(who, what=what)).of(("clauses",))) for what in situations)
    sure = "it may have" if who is None else "it has"
    return f"{option.label}: {sure} clauses for {with_clauses} of {len(situations)} situations."


def _for_situations(book: Book, answers: Answers, option: Option) -> str:
    """How many clauses, and whom, a situation or a topic may bring in."""
    whats = [inside.value for inside in option.opens.options] if option.opens else [option.value]
    outcomes = [outcome(book, with_answer(answers, "what", what)) for what in whats]
    clauses = list(dict.fromkeys(part.name for came in outcomes for part, _, _ in came.of(("clauses",))))
    titles = list(dict.fromkeys(part.title for came in outcomes for part, _, _ in came.of(("contacts",))))
    if option.opens:
        return f"{option.label}: {_counted(len(clauses), 'clause')}, {_counted(len(titles), 'contact')}."
    if not clauses:
        return NOT_SPECIFIC
    return f"{_listed(clauses, 'Clause')}{f'; names {_few(titles)}' if titles else ''}."


def _open(book: Book, answers: Answers, question: str) -> Iterator[str]:
    """The clauses and contacts that are open now and hang on the question."""
    asked = next((wide for wide, narrow in NARROWER.items() if narrow == question), question)
    now = outcome(book, answers)

    def hanging_on_it(kinds: tuple[str, ...]) -> list[str]:
        return [entry.part.name for entry in now.of(kinds) if asked in entry.verdict.depends]

    clauses, named = hanging_on_it(CLAUSES), hanging_on_it(CONTACTS)
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
    before, after = _parts(now), _parts(then)
    found = difference(before, after)
    added = [part for part in after if part in found.becomes_certain or Held(part, True) in found.gained]
    opened = [part for part, certain in found.gained if not certain]
    removed = [part for part, _ in found.lost]
    for word, parts in (("adds", added), ("may add", opened), ("removes", removed)):
        if parts:
            yield f"{word} {_clauses_and_names(parts)}"
    if then.of(("silence",)) and not now.of(("silence",)):
        yield "leaves nothing specific"


def _parts(came: Outcome) -> dict[Part, bool]:
    """Clauses, whether they govern or not, and whoever is named, whosever step it is; advisers before contacts."""

    def alike(entries: Iterable[Entry], kind: str) -> tuple[Entry, ...]:
        return tuple(entry._replace(part=entry.part._replace(kind=kind)) for entry in entries)

    clauses = alike(came.of(CLAUSES), CLAUSES[0])
    return Outcome((*clauses, *alike((*came.of(ADVISERS), *came.of(CONTACTS)), CONTACTS[0]))).parts()


def _clauses_and_names(parts: Iterable[Part]) -> str:
    clauses = [part.name for part in parts if part.kind == CLAUSES[0]]
    names = [part.name for part in parts if part.kind != CLAUSES[0]]
    return ", ".join(filter(None, (_listed(clauses, "clause"), _few(names))))


def _listed(ids: list[str], word: str) -> str:
    return f"{word}{'s' if len(ids) > 1 else ''} {_few(ids)}" if ids else ""


def _few(names: Iterable[str]) -> str:
    names = list(names)
    more = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" and {more} more" if more > 0 else "")


def _counted(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
