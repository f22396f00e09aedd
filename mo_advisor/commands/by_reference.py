"""`ask --ref`: an advice by its reference, from whatever file of that protocol is here."""

from __future__ import annotations

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.reference_code import ReferenceCode, answers_of, changed_since, read
from mo_advisor.commands.which_protocol import chosen
from mo_advisor.console import say
from mo_advisor.errors import WrongUsage
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import find, open_protocol

CHANGED = {"wording": "the wording", "mapping": "the choice of clauses"}


def referred(written: str, option: str | None, given: bool) -> tuple[Book, Answers]:
    """The protocol and the answers that a reference holds. option: where its protocol is, if it is not to be found by its id. given: whether
    there are other answers too, which is wrong.

    Says on standard error what of the protocol has changed since. Raises WrongUsage.
    """
    if given:
        raise WrongUsage("--ref holds all the answers; give it without --who, --involved, --what, --fact and --answers.")
    reference = read(written)
    book = _book(reference, option)
    changed = [CHANGED[part] for part in changed_since(book, reference)]
    if changed:
        say(
            f"mo-advisor: {' and '.join(changed)} of this protocol {'have' if len(changed) > 1 else 'has'} changed since the reference was made. "
            "This is what it says now."
        )
    return book, answers_of(book, reference)


def _book(reference: ReferenceCode, option: str | None) -> Book:
    """The protocol that was named, or that is found by its id, or that is the default: it must be the reference's."""
    found = reference.protocol in find(reference.protocol)[0]
    named = chosen(None, option) if option is not None or not found else reference.protocol
    book = open_protocol(named) if named else None
    if book is None or book.protocol.id != reference.protocol:
        where = f"and “{book.protocol.id}” is another" if found and book else "which is not loaded here"
        raise WrongUsage(f"The reference is for the protocol “{reference.protocol}”, {where}.")
    return book
