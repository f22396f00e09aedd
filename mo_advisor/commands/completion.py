"""What a shell offers to complete."""

from __future__ import annotations

from collections.abc import Iterable

from mo_advisor.errors import Mistake
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
    """Clause citations of the protocol that is named, or chosen by default."""
    from mo_advisor.commands.which_protocol import chosen

    try:
        named = chosen(None, protocol)
        return _starting(open_protocol(named).by_id, incomplete) if named else []
    except Mistake:
        return []


def packs(incomplete: str) -> list[str]:
    """Pack ids."""
    from mo_advisor.training.library import shipped_packs

    return _starting(shipped_packs(), incomplete)


def _starting(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
