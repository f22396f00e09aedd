"""Which protocol a command speaks of: never guessed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from mo_advisor.console import say
from mo_advisor.errors import WrongUsage
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import find, looks_like_path, open_each, open_protocol


def chosen(positional: str | None, option: str | None, in_file: str | None = None) -> str | None:
    """The protocol that was named: by argument or option, then the answers file, then MO_ADVISOR_PROTOCOL, then `use`. Raises WrongUsage."""
    from mo_advisor.settings import default_protocol

    if "" in (positional, option):
        raise WrongUsage("The protocol that is named is empty; is a variable not set?")  # the default would be another council's
    if positional and option and positional != option and not _one_id(positional, option):
        raise WrongUsage(f"Two protocols are named, “{positional}” and “{option}”; name one.")
    return positional or option or in_file or os.environ.get("MO_ADVISOR_PROTOCOL") or default_protocol()


def _one_id(named: str, other: str) -> bool:
    """Whether two names are one id in different case; the names of files may differ by case alone."""
    return not looks_like_path(named) and named.casefold() == other.casefold()


def needed(positional: str | None, option: str | None) -> Book:
    """The protocol that was named, or WrongUsage that says how to name one."""
    named = chosen(positional, option)
    if named is None:
        raise WrongUsage(no_protocol())
    return open_protocol(named)


def no_protocol() -> str:
    """What to do when no protocol is named."""
    entries, _ = find()
    return (
        f"No protocol is chosen. Name one with --protocol, or set one with `mo-advisor use`: {', '.join(sorted(entries))}. "
        "If your council is not among them, do not rely on another council's protocol; ask your Monitoring Officer for your own."
    )


def named_or_all(option: str | None) -> list[Book]:
    """The protocol that was named, or every one that is found."""
    named = chosen(None, option)
    return all_books() if named is None else [open_protocol(named)]


def these_or_all(named: Sequence[str]) -> list[Book]:
    """The protocols that were named, each once, or every one that is found."""
    return [open_protocol(name) for name in dict.fromkeys(named)] if named else all_books()


def all_books() -> list[Book]:
    """Every protocol that is found; files that cannot be used are named on standard error."""
    return list(each_book())


def each_book() -> Iterator[Book]:
    """The same, one after the other: of hundreds no more need be held than what is told of them."""
    for found in open_each():
        if isinstance(found, Book):
            yield found
        else:
            say(str(found))
