"""What a shell offers to complete."""

from __future__ import annotations

from collections.abc import Iterable

from mo_advisor.errors import Mistake
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import find, open_protocol
from mo_advisor.vocabulary import shared


def protocols(incomplete: str) -> list[str]:
    """Protocol ids."""
    try:
        return _starting(find()[0], incomplete)
    except Mistake:
        return []  # a shell that completes is no place for errors


def roles(incomplete: str) -> list[str]:
    """Role ids."""
    return _starting(shared().roles, incomplete)


def situations(incomplete: str) -> list[str]:
    """Situation ids."""
    return _starting(shared().situations, incomplete)


def facts(incomplete: str) -> list[str]:
    """Facts with their values."""
    return _starting((f"{fact.id}={value}" for fact in shared().facts.values() for value in fact.values), incomplete)


def changes(incomplete: str) -> list[str]:
    """Answers with their questions."""
    vocabulary = shared()
    people = [f"{question}={role}" for question in ("who", "involved") for role in vocabulary.roles]
    return [*_starting([*people, *(f"what={situation}" for situation in vocabulary.situations)], incomplete), *facts(incomplete)]


def clauses(protocol: str | None, incomplete: str) -> list[str]:
    """Clause citations of the protocol that is named, or chosen by default; each one word, which no shell has to quote: `4.3-first`."""
    from mo_advisor.commands.which_protocol import chosen

    try:
        named = chosen(None, protocol)
        book = open_protocol(named) if named else None
    except Mistake:
        return []
    return _starting((one_word(book, clause_id) for clause_id in book.by_id), incomplete) if book else []


def one_word(book: Book, clause_id: str) -> str:
    """A citation as one word that is read back to the same clause; as it is, where it has no such word."""
    from mo_advisor.citations.resolver import find

    word = "-".join(part for part in "".join(sign if sign.isalnum() or sign in ".-" else " " for sign in clause_id).split())
    if word == clause_id:
        return word
    read = [position.clause.id for found in find(book, word) for position in found.positions]
    return word if read == [clause_id] else clause_id


def packs(incomplete: str) -> list[str]:
    """Pack ids."""
    from mo_advisor.training.library import shipped_packs

    return _starting(shipped_packs(), incomplete)


def _starting(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
