"""What is said of documents, in the same words on every page. Pure functions; nothing here knows how a page looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mo_advisor.protocol.model import Caution, Clause, Section

if TYPE_CHECKING:  # to cite a clause takes none of the rooms that make advice
    from mo_advisor.advice.cautions import Warned
    from mo_advisor.protocol.book import Book

CAUTIONS = "Cautions"
NOT_ADVICE = "This prints what the document says. It is not legal advice and not a finding about anyone. Other rules and the law may also apply."
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
STATUS = {"in-force": "in force", "draft": "draft", "superseded": "superseded", "unknown": "not known whether in force"}
TO_DO = {"draft": "nothing shows that it was adopted", "superseded": "ask for the current one", "unknown": "ask the council"}


def edition(book: Book) -> str:
    """Which edition it is, and whether it is in force."""
    return f"Edition: {book.protocol.edition}. Status: {STATUS[book.protocol.status]}."


def edition_to_check(book: Book) -> str:
    """The same, and what is to be done about it."""
    to_do = TO_DO.get(book.protocol.status)
    return f"{edition(book).removesuffix('.')}; {to_do}." if to_do else edition(book)


def sign_off(book: Book) -> str:
    """Whether a protocol's choice of clauses was signed off, by whom, and whether that still holds."""
    from mo_advisor.protocol.sign_off import standing

    signed = standing(book.protocol)
    if signed is None:
        return "Nobody has yet signed off which clauses were chosen."
    review = f", to be reviewed by {signed.review_by}" if signed.review_by else ""
    changed = " and ".join(what for what, same in (("the wording", signed.wording), ("the choice of clauses", signed.mapping)) if not same)
    since = f" But {changed} has changed since, so the sign-off no longer holds." if changed else ""
    carried = f" That was for the edition {signed.edition}, and stands for what has the same words in this one." if signed.edition else ""
    return f"The choice of clauses was signed off by the {signed.by} on {signed.on}{review}.{carried}{since}"


def clause_label(clause: Clause) -> str:
    """What stands before a clause: its number, and its citation in brackets where the document does not print that."""
    return clause.id if clause.number == clause.id else " ".join(filter(None, (clause.number, f"[{clause.id}]")))


def breadcrumb(headings: Sequence[Section]) -> str:
    """The headings above a clause, the widest first."""
    return " › ".join(section.heading for section in headings)


def outside_fact(caution: Warned | Caution) -> str:
    """The date and source of an outside fact, for the end of a caution."""
    since = f" Since {caution.since}." if caution.since else ""
    source = f" Source: {caution.source}." if caution.source else ""
    return since + source


def counted(number: int, noun: str) -> str:
    """So many of something."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def number(count: int) -> str:
    """A small number in words."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
