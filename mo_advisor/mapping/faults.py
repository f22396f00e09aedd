"""What is wrong with a judgement that was just made, and how it is mended by a key, so that nobody learns of it only at the end. Pure."""

from __future__ import annotations

from mo_advisor.lint import agree, steps
from mo_advisor.lint.mapped import unjudged
from mo_advisor.protocol.book import Book

DIFFER = (
    "{}. They are one and the same there, and must come to the same: go on to `mo-advisor map` with --what {}, and judge the clauses alike, "
    "or say with 9 where each holds."
)
STEPS = "{}. Go back to the clause that names the earlier step, or take back what was said here, and give the steps one by one."


def faults_of_situation(book: Book, situation: str) -> tuple[str, ...]:
    """Where a situation that is judged differs from one with which it must agree, once both are judged."""
    pairs = {one for same in book.vocabulary.same_as for one in (same.situation, same.other) if situation in (same.situation, same.other)}
    if not pairs or any(any(unjudged(book, one)) for one in pairs):
        return ()
    found = [problem.message for problem in agree.problems(book, situation)]
    return (DIFFER.format(found[0], situation),) if found else ()


def faults_of_clause(book: Book, clause: str) -> tuple[str, ...]:
    """What is wrong with the steps of the routes to which a clause's contacts belong."""
    contacts = book.clause(clause).contacts
    routes = {contact.route or clause for contact in contacts}
    of_them = {contact.at for position in book.positions for contact in position.clause.contacts
               if (contact.route or position.clause.id) in routes} if contacts else set()
    return tuple(STEPS.format(problem.message) for problem in steps.problems(book) if problem.place in of_them)[:1] if contacts else ()
