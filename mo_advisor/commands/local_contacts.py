"""The council's own list of contacts: where it is found, and whether it is old."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mo_advisor.console import say
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import path_of, read_text, user_data_folder
from mo_advisor.records.fields import first_day

if TYPE_CHECKING:
    from datetime import date

    from mo_advisor.advice.local_contacts import LocalContacts

OLD = 365  # days
SAME_PEOPLE = "Where that is so, say it under `same_people` in the protocol file: nobody is then sent to the person whom they complain about."


def local_contacts(book: Book, named: str | None) -> LocalContacts | None:
    """The list that was named, by flag or by MO_ADVISOR_CONTACTS, or the one that the user keeps for this protocol; None where there is none.

    Warns on standard error where it is more than a year old, or has one person for two posts of which the protocol file does not say so.
    """
    given = named or os.environ.get("MO_ADVISOR_CONTACTS")
    own = user_data_folder()
    path = path_of(given) if given else own and own.parent / "contacts" / f"{book.protocol.id}.yaml"
    if path is None or not (given or path.is_file()):
        return None
    from mo_advisor.advice.local_contacts import one_person, read_local  # most users have no list

    local = read_local(read_text(path), str(path), book.protocol.id, book.vocabulary)
    if (_today() - first_day(local.as_of)).days > OLD:
        say(f"mo-advisor: the local contacts in {path} are as of {local.as_of}, more than a year ago. Check them before you rely on them.")
    for role, other in one_person(local, book):
        say(f"mo-advisor: the local contacts in {path} have one person for {role} and {other}. {SAME_PEOPLE}")
    return local


def warn_of_review(book: Book) -> None:
    """Warns on standard error where the sign-off was to be looked at again by a day that has passed."""
    signed = book.protocol.sign_off
    if signed and signed.review_by and first_day(signed.review_by) < _today():
        say(f"mo-advisor: the sign-off of this protocol's mapping was to be reviewed by {signed.review_by}.")


def _today() -> date:
    from datetime import date

    return date.today()
