"""How plain answers are: whether a case that is told of them would seem natural, and how little it takes to tell it."""

from __future__ import annotations

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.menus import kind_of
from mo_advisor.protocol.book import Book
from mo_advisor.vocabulary import Situation

EITHER = "either"


def plainness(book: Book, answers: Answers) -> tuple[object, ...]:
    """What sorts simple answers first: somebody asks, who would; few facts; the other side is whom the situation puts there; wide roles.

    Of equally plain ones the first in the vocabulary.
    """
    roles, situations = list(book.vocabulary.roles), list(book.vocabulary.situations)
    involved = answers.involved or ()
    named = (*((answers.who,) if answers.who else ()), *involved)
    return (
        answers.who is None,
        not _would_ask(book, answers),
        len(answers.facts),
        strange_side(book, answers),
        sum(len(book.tree.above[role]) for role in named),
        situations.index(answers.what),
        [roles.index(role) for role in named],
        list(answers.facts.items()),
    )


def _would_ask(book: Book, answers: Answers) -> bool:
    """Whether the asker is one of those who ask about such a thing."""
    kind = answers.who and kind_of(book, answers.who)
    return kind is not None and _situation(book, answers).asked_by in (EITHER, kind)


def strange_side(book: Book, answers: Answers) -> bool:
    """Whether it is settled that somebody else is involved than those whom the situation speaks of, or nobody."""
    if answers.involved is None:
        return False
    kinds = other_side(book, answers)
    return not answers.involved or not all(any(book.tree.truth(role, kind) for kind in kinds) for role in answers.involved)


def other_side(book: Book, answers: Answers) -> list[str]:
    """The kinds of people whom the situation puts on the other side; where there are several, not the asker's own."""
    party = _situation(book, answers).party
    own = kind_of(book, answers.who) if answers.who else None
    return [kind for kind in party if kind != own or len(party) == 1]


def _situation(book: Book, answers: Answers) -> Situation:
    return book.vocabulary.situations[answers.what]
