"""The one function from which everything else is computed: a protocol and a caller's answers give the advice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mo_advisor.advice.answers import Answers, in_order
from mo_advisor.advice.cautions import Warned, cautions
from mo_advisor.advice.clauses import Match, Matching, is_catch_all, match
from mo_advisor.advice.contacts import General, Named, advisers, contacts
from mo_advisor.advice.local_contacts import LocalContacts
from mo_advisor.advice.reasons import why
from mo_advisor.protocol.book import Book

NOT_SPECIFIC = "This protocol has nothing specific on this. That does not mean that it is allowed, or that nothing can be done."
NOT_MAPPED = "Nobody has yet judged this situation for this protocol, so nothing can be said of it here. That is not the same as silence."


@dataclass(frozen=True)
class ShownClause:
    """A clause in the advice, with the questions whose answers brought it in."""

    match: Match
    why: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    """What a protocol says for a set of answers; the contract's record, before it is written out.

    clauses: govern this situation for this asker. general: catch-all, general duties and background. notices: ids of safety lines.
    open_questions: the unanswered questions on which something shown still depends.
    """

    book: Book
    answers: Answers
    mapped: bool
    silent: bool
    message: str
    clauses: tuple[ShownClause, ...]
    general: tuple[ShownClause, ...]
    contacts: tuple[Named, ...]
    advisers: tuple[General, ...]
    cautions: tuple[Warned, ...]
    notices: tuple[str, ...]
    open_questions: tuple[str, ...]
    local: LocalContacts | None


def advise(book: Book, answers: Answers, local: LocalContacts | None = None) -> Advice:
    """What the protocol says for these answers. `answers.what` must be a situation of the vocabulary; all ids must be valid.

    local: the council's own list of names, which is carried along and changes nothing.
    """
    answers = in_order(answers, book)
    found = match(book, answers)
    matches = (*found.governing, *found.background)
    named, left_out = contacts(book, answers, matches)
    general_advisers, advisers_left_out = advisers(book, answers)
    shown = {match.position.clause.id for match in matches} | {contact.clause for contact in named}
    notice = book.vocabulary.situations[answers.what].notice if answers.what else None
    return Advice(
        book=book,
        answers=answers,
        mapped=found.mapped,
        silent=found.silent,
        message=_message(book, answers, found, names_anybody=bool(general_advisers or named)),
        clauses=tuple(ShownClause(match, why(book, answers, match)) for match in found.governing),
        general=tuple(ShownClause(match, why(book, answers, match)) for match in found.background),
        contacts=named,
        advisers=general_advisers,
        cautions=cautions(book, answers, shown, (*left_out, *advisers_left_out)),
        notices=(notice,) if notice else (),
        open_questions=_open(book, matches, named, general_advisers),
        local=local,
    )


def _message(book: Book, answers: Answers, found: Matching, names_anybody: bool) -> str:
    """The plain sentence for a silence or for an unmapped situation; empty where clauses govern."""
    if not found.mapped:
        return NOT_MAPPED
    if not found.silent:
        return ""
    catch_all = [match.position.clause.id for match in found.background if is_catch_all(match, book, answers)]
    if catch_all:
        return f"{NOT_SPECIFIC} What it says of matters that it does not cover stands below ({', '.join(catch_all)})."
    if found.background or names_anybody:
        return f"{NOT_SPECIFIC} It has no clause for you on matters that it does not cover; what it says in general stands below."
    return f"{NOT_SPECIFIC} It has no clause for you on matters that it does not cover, and names nobody to ask."


def _open(book: Book, matches: Iterable[Match], named: Iterable[Named], general: Iterable[General]) -> tuple[str, ...]:
    verdicts = [*(match.verdict for match in matches), *(contact.verdict for contact in named), *(adviser.verdict for adviser in general)]
    depends = {question for verdict in verdicts for question in verdict.depends}
    return tuple(question for question in ("who", "involved", *book.facts) if question in depends)
