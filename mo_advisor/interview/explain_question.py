"""What `?` says: what each answer means, and then what it would bring in or rule out. Computed from the advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOT_SURE
from mo_advisor.advice.difference import Held, difference
from mo_advisor.advice.outcome import ADVISERS, CLAUSES, CONTACTS, Entry, Outcome, Part, outcome
from mo_advisor.interview.meanings import meaning
from mo_advisor.interview.next_question import NARROWER, with_answer
from mo_advisor.interview.options import Option
from mo_advisor.interview.screens import BACK, MORE, Screen
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.words import words_of

MOST = 3  # clauses or contacts that are named in a line; the rest is counted
BEGINNING = 8  # words by which a clause is known
WHO = "The protocol does not say the same to everybody."
WHAT = "What happened decides which clauses are read out, and whom the protocol names."
ALWAYS = {"who": WHO, "what": WHAT}
OTHER = "What the protocol says depends on it."
LATER = "By itself it settles nothing; it decides together with what is asked after it."
NOTHING = "It settles nothing by itself."
NOT_SPECIFIC = "The protocol has nothing specific on it."


class Changes(NamedTuple):
    """What an answer does to the advice. added: for certain. opened: perhaps. removed: ruled out. silent: whether nothing specific is left."""

    added: tuple[Part, ...]
    opened: tuple[Part, ...]
    removed: tuple[Part, ...]
    silent: bool


def explain(book: Book, answers: Answers, screen: Screen) -> list[str]:
    """What to say to `?`: a line on why it is asked, then one for each numbered answer on the screen: what it means, and what it would change."""
    said: dict[str, Callable[[Option], str]] = {"who": lambda _: "", "what": lambda option: _for_situations(book, answers, option)}
    of_option = said.get(screen.question, lambda option: _settled_by(book, answers, screen.question, option))
    return [*why_asked(book, answers, screen.question), *_lines(book, screen, of_option)]


def why_asked(book: Book, answers: Answers, question: str) -> tuple[str, ...]:
    """Why a question is asked, as sentences: in general, and what is still open that hangs on it."""
    if question in ALWAYS:
        return (ALWAYS[question],)
    return OTHER, *_open(book, answers, question)


def _lines(book: Book, screen: Screen, said: Callable[[Option], str]) -> Iterator[str]:
    for number, option in enumerate(screen.options, start=1):
        if option.value not in (MORE, BACK):
            means = meaning(book, screen.question, option)
            yield " ".join(filter(None, (f"{number}. {option.label}{f': {means}' if means else ''}.".replace("?.", "?"), said(option))))


def _for_situations(book: Book, answers: Answers, option: Option) -> str:
    """Which clauses, and whom, a situation may bring in; of a topic nothing."""
    if option.opens:
        return ""
    came = outcome(book, with_answer(answers, "what", option.value))
    clauses = [part for part, _, _ in came.of(("clauses",))]
    titles = list(dict.fromkeys(part.title for part, _, _ in came.of(("contacts",))))
    if not clauses:
        return NOT_SPECIFIC
    return f"It would be read out {_listed(book, clauses)}{f'; whom it names: {_few(titles)}' if titles else ''}."


def _open(book: Book, answers: Answers, question: str) -> Iterator[str]:
    """The clauses and contacts that are open now and hang on the question."""
    asked = next((wide for wide, narrow in NARROWER.items() if narrow == question), question)
    now = outcome(book, answers)
    clauses = [entry.part for entry in now.of(CLAUSES) if asked in entry.verdict.depends]
    named = [entry.part.name for entry in now.of(CONTACTS) if asked in entry.verdict.depends]
    if clauses or named:
        yield f"Still open: {'; '.join(filter(None, (_listed(book, clauses), f'whether it names {_few(named)}' if named else '')))}."
    else:
        yield LATER


def _settled_by(book: Book, answers: Answers, question: str, option: Option) -> str:
    if option.value == NOT_SURE or option.opens:
        return ""
    found = changes(outcome(book, answers), outcome(book, with_answer(answers, question, option.value)))
    return _capital(f"{'; '.join(_in_words(book, found))}.") if any(found) else NOTHING


def changes(now: Outcome, then: Outcome) -> Changes:
    """What one advice has for certain that another has not, and what it no longer has."""
    before, after = _parts(now), _parts(then)
    found = difference(before, after)
    return Changes(
        added=tuple(part for part in after if part in found.becomes_certain or Held(part, True) in found.gained),
        opened=tuple(part for part, certain in found.gained if not certain),
        removed=tuple(part for part, _ in found.lost),
        silent=bool(then.of(("silence",)) and not now.of(("silence",))),
    )


def _in_words(book: Book, found: Changes) -> Iterator[str]:
    """What changes: what would be read out, and to whom the protocol would send."""
    for clauses, names, parts in (
        ("it would read out", "it names", found.added), ("it might read out", "it might name", found.opened),
        ("it would no longer read out", "it no longer names", found.removed),
    ):
        ruled = [part for part in parts if part.kind == CLAUSES[0]]
        named = [part.name for part in parts if part.kind != CLAUSES[0]]
        if ruled:
            yield f"{clauses} {_listed(book, ruled)}"
        if named:
            yield f"{names} {_few(named)}"
    if found.silent:
        yield "nothing specific would be left"


def _parts(came: Outcome) -> dict[Part, bool]:
    """Clauses, whether they govern or not, and whoever is named, whosever step it is; advisers before contacts."""

    def alike(entries: Iterable[Entry], kind: str) -> tuple[Entry, ...]:
        return tuple(entry._replace(part=entry.part._replace(kind=kind)) for entry in entries)

    clauses = alike(came.of(CLAUSES), CLAUSES[0])
    return Outcome((*clauses, *alike((*came.of(ADVISERS), *came.of(CONTACTS)), CONTACTS[0]))).parts()


def _listed(book: Book, parts: list[Part]) -> str:
    """Clauses by their numbers, each with the words with which it begins."""
    return f"clause{'s' if len(parts) > 1 else ''} {_few(_known_by(book, part) for part in parts)}" if parts else ""


def _known_by(book: Book, part: Part) -> str:
    words = words_of(book.clause(part.clauses[0])).split()
    return f"{part.name} (“{' '.join(words[:BEGINNING])}{' …' if len(words) > BEGINNING else ''}”)"


def _few(names: Iterable[str]) -> str:
    names = list(names)
    more = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" and {more} more" if more > 0 else "")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
