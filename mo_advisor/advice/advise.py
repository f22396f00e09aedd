"""The one function from which everything else is computed: a protocol and a caller's answers give the advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mo_advisor.advice.answers import Answers, in_order
from mo_advisor.advice.cautions import Warned, cautions
from mo_advisor.advice.clauses import Match, Matching, is_catch_all
from mo_advisor.advice.contacts import General, LeftOut, Named, advisers, clauses_and_contacts, own_clauses
from mo_advisor.advice.identity import audiences_of
from mo_advisor.advice.reasons import why
from mo_advisor.frozen import Frozen
from mo_advisor.protocol.book import Book
from mo_advisor.vocabulary import Notice

if TYPE_CHECKING:
    from mo_advisor.advice.local_contacts import LocalContacts

NOT_SPECIFIC = "This protocol has nothing specific on this. That does not mean that it is allowed, or that nothing can be done."
NOBODY_NAMED, NOBODY_ELSE = "nobody-named", "nobody-else-named"  # the lines that go with no situation
NOT_MAPPED = "Nobody has yet judged this situation for this protocol, so nothing can be said of it here. That is not the same as silence."


class ShownClause(Frozen):
    """A clause in the advice."""

    match: Match
    book: Book
    answers: Answers

    @property
    def why(self) -> tuple[str, ...]:
        """The questions whose answers brought it in; worked out when it is asked for, since most who take advice never ask."""
        return why(self.book, self.answers, self.match)


class Advice(Frozen):
    """What a protocol says for a set of answers; the contract's record, before it is written out.

    clauses: govern this situation for this asker. routes: do not govern, and say where this asker can take it. general: catch-all, general duties and
    background. notices: lines that no protocol holds. left_out: whom the document names and who is not offered. open_questions:
    the unanswered questions on which something shown still depends.
    """

    book: Book
    answers: Answers
    mapped: bool
    silent: bool
    message: str
    clauses: tuple[ShownClause, ...]
    routes: tuple[ShownClause, ...]
    general: tuple[ShownClause, ...]
    contacts: tuple[Named, ...]
    advisers: tuple[General, ...]
    cautions: tuple[Warned, ...]
    notices: tuple[Notice, ...]
    open_questions: tuple[str, ...]
    local: LocalContacts | None
    left_out: tuple[LeftOut, ...]

    @property
    def shown(self) -> tuple[ShownClause, ...]:
        """Every clause in it: those that govern, then the routes, then the general ones."""
        return (*self.clauses, *self.routes, *self.general)


def advise(book: Book, answers: Answers, local: LocalContacts | None = None) -> Advice:
    """What the protocol says for these answers. `answers.what` must be a situation of the vocabulary; all ids must be valid.

    local: the council's own list of names, which is carried along and changes nothing.
    """
    answers = in_order(answers, book)
    found, named, left_out = clauses_and_contacts(book, answers)
    matches = (*found.governing, *found.background)
    general_advisers, advisers_left_out = advisers(book, answers)
    shown = {match.position.clause.id for match in matches} | {contact.clause for contact in named}
    yours = own_clauses(named)
    routes = [match for match in found.background if match.position.clause.id in yours]
    general = [match for match in found.background if match.position.clause.id not in yours]
    return Advice(
        book=book,
        answers=answers,
        mapped=found.mapped,
        silent=found.silent,
        message=_message(book, answers, found, names_anybody=bool(general_advisers or named or left_out or advisers_left_out)),
        clauses=tuple(ShownClause(match, book, answers) for match in found.governing),
        routes=tuple(ShownClause(match, book, answers) for match in routes),
        general=tuple(ShownClause(match, book, answers) for match in general),
        contacts=named,
        advisers=general_advisers,
        cautions=cautions(book, answers, shown, (*left_out, *advisers_left_out)),
        notices=tuple(notices(book, answers, nobody_line(named, general_advisers, (*left_out, *advisers_left_out)))),
        open_questions=_open(book, matches, named, general_advisers),
        local=local,
        left_out=(*left_out, *advisers_left_out),
    )


def nobody_line(named: Iterable[Named], general: Iterable[General], left_out: Iterable[LeftOut]) -> str | None:
    """The line for an asker who has nobody to turn to: no contact of their own but of a body that is gone, and no adviser."""
    if any(contact.by == "you" and not contact.contact.defunct for contact in named) or any(general):
        return None
    return NOBODY_ELSE if any(left_out) else NOBODY_NAMED


def notices(book: Book, answers: Answers, nobody: str | None) -> Iterator[Notice]:
    """The lines that no protocol holds, for the situation and the asker; and whom any council has, where the document has nobody for them."""
    audiences = {"all", *audiences_of(book, answers.who)}
    kinds = book.vocabulary.situations[answers.what].notices if answers.what else ()
    for kind in (*kinds, *((nobody,) if nobody else ())):
        yield from (notice for notice in book.vocabulary.notices[kind] if notice.audience in audiences)


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
