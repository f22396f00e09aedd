"""`mo-advisor sign`: the sign-off of a file that is judged whole, with the hashes of what was approved; or what was written is taken back."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import NamedTuple

from mo_advisor.commands.output import put_out
from mo_advisor.console import is_terminal, say
from mo_advisor.errors import WrongUsage
from mo_advisor.interview.prompter import prompter
from mo_advisor.lint import RULES
from mo_advisor.mapping import writing
from mo_advisor.mapping.file import opened
from mo_advisor.mapping.status import status_of
from mo_advisor.protocol.book import Book
from mo_advisor.render.page import Heading, Page, Particulars, paragraph
from mo_advisor.render.views.mapping_status import in_a_line
from mo_advisor.render.views.problems import problems_page
from mo_advisor.render.words import sign_off
from mo_advisor.words.names import meant, roles_called

NO_POST = "Say who signs, with --by: the name of the post, such as --by \"Monitoring Officer\", and never that of a person."
BOTH = "--withdraw takes a sign-off back; --by, --on and --review-by give one. Give one or the other."
NO_DATE = "{} {}: a day is written year, month, day, such as 2026-11-28."
EARLIER = "--review-by {} is not after {}, the day of the sign-off."
UNKNOWN = "“{}” is no post that this document or the vocabulary names. What is signed is the post, not the person who holds it: everybody reads it."
NOT_ASKED = "Signing off asks whether it is so: it needs a terminal, or --yes in a script (or --plain with a line for the answer)."
UNFINISHED = "Not signed: {} To go on: mo-advisor map {}"
NOT_MAPPED = "Not signed: nobody has said that the file is mapped. `mo-advisor map {}` asks it at its end."
FAULTY = "Not signed: the errors above come first."
TO_READ = "What is approved is the choice of clauses, as it is read in: mo-advisor tree {} --by clause"
NOTHING_WRITTEN = "Nothing was written."
WRITTEN = "Written into {}. {} When the wording or the choice of clauses changes it holds no longer, and every answer says so."
NO_SIGN_OFF = "{} is not signed off; there is nothing to take back."
WITHDRAWN = "Taken out of {}: {} Every answer says now that nobody has signed it off."
QUESTION = "Sign it off, by the {} on {}?"
WITHDRAW = "Take the sign-off back?"
EXPECTED = "Type y for yes, or n for no, and Enter. Enter alone is no."
REVIEW_DROPPED = "It was to be reviewed by {}. That day does not stand in the new sign-off, unless you answer n and give --review-by."
YES, NO = ("y", "yes"), ("n", "no", "")


class Signing(NamedTuple):
    """What is to be written. by: a post. on, review_by: days. yes: whether nobody is to be asked. plain_flag: whether --plain was given by name."""

    by: str | None
    on: str | None
    review_by: str | None
    withdraw: bool
    yes: bool
    plain: bool
    plain_flag: bool


def run(named: str, signing: Signing) -> int:
    """Signs a file off, or takes that back. Exit 1 where it is not fit to be signed or somebody says no; then nothing is written."""
    if signing.withdraw and (signing.by or signing.on or signing.review_by):
        raise WrongUsage(BOTH)
    return _withdraw(named, signing) if signing.withdraw else _sign(named, signing)


def _sign(named: str, signing: Signing) -> int:
    by = re.sub(r"^the\s+", "", " ".join((signing.by or "").split()), flags=re.IGNORECASE)  # answers say “the Monitoring Officer”
    if not by:
        raise WrongUsage(NO_POST)
    on = _day("--on", signing.on or date.today().isoformat())
    review_by = _day("--review-by", signing.review_by) if signing.review_by else None
    if review_by and review_by <= on:
        raise WrongUsage(EARLIER.format(review_by, on))
    _expect_answers(signing)
    file = opened(named)
    if not _fit(file.book, str(file.path)):
        return 1
    if by not in _posts(file.book) and not meant(by, roles_called(file.book.vocabulary)):
        say(UNKNOWN.format(by))
    put_out(_page(file.book, str(file.path)), "text", None, False, signing.plain)
    before = file.book.protocol.sign_off
    if before and before.review_by and not review_by:
        say(REVIEW_DROPPED.format(before.review_by))
    said = {"by": by, "on": on, "review_by": review_by, "text_sha256": file.book.text_sha256, "mapping_sha256": file.book.mapping_sha256}
    if not _agreed(QUESTION.format(by, on), signing):
        return 1
    file.change(lambda text: writing.with_sign_off(text, {key: value for key, value in said.items() if value}))
    say(WRITTEN.format(file.path, sign_off(file.book)))
    return 0


def _withdraw(named: str, signing: Signing) -> int:
    file = opened(named)
    if file.book.protocol.sign_off is None:
        say(NO_SIGN_OFF.format(file.path))
        return 1
    _expect_answers(signing)
    was = sign_off(file.book)
    put_out(_page(file.book, str(file.path)), "text", None, False, signing.plain)
    if not _agreed(WITHDRAW, signing):
        return 1
    file.change(writing.without_sign_off)
    say(WITHDRAWN.format(file.path, was))
    return 0


def _fit(book: Book, path: str) -> bool:
    """Whether a file may be signed off; what is against it is said. That an earlier sign-off holds no longer is nothing against a new one."""
    found = sorted(problem for rule, of in RULES.items() if rule != "signed" for problem in of(book))
    errors = [problem for problem in found if problem.level == "error"]
    status = status_of(book)
    if errors:
        put_out(problems_page(errors, 1), "text", None, False, plain=True)
        say(FAULTY)
    elif not status.done:
        say(UNFINISHED.format(in_a_line(status), path))
    elif not book.protocol.mapped:
        say(NOT_MAPPED.format(path))
    else:
        return True
    return False


def _page(book: Book, path: str) -> Page:
    """What is signed: which document and edition, what was approved of it, and how that is read."""
    protocol = book.protocol
    head = (
        Heading(1, protocol.council), paragraph(f"{protocol.title}. Edition: {protocol.edition}.", close=True), paragraph(sign_off(book)),
        Particulars((("Wording (sha256)", book.text_sha256), ("Choice of clauses (sha256)", book.mapping_sha256)), "hashes"),
        paragraph(TO_READ.format(path)),
    )
    return Page(f"{protocol.council}: {protocol.title}", head, (), (), ())


def _posts(book: Book) -> set[str]:
    """The document's own names for posts."""
    return {title for note in book.protocol.roles.values() for title in note.titles}


def _day(flag: str, written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise WrongUsage(NO_DATE.format(flag, written)) from None


def _expect_answers(signing: Signing) -> None:
    """Raises WrongUsage where nobody can be asked whether it is so."""
    if not (signing.yes or signing.plain_flag or is_terminal(sys.stdin)):
        raise WrongUsage(NOT_ASKED)


def _agreed(question: str, signing: Signing) -> bool:
    """Whether somebody says yes; without being asked where --yes says so."""
    if signing.yes:
        return True
    page = prompter(signing.plain)
    while (answer := page.line(question, "y or n:").strip().casefold()) not in (*YES, *NO):
        page.tell(EXPECTED)
    if answer in NO:
        say(NOTHING_WRITTEN)
    return answer in YES
