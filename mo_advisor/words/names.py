"""Which id somebody may have meant who typed another: by ids, labels and other names. Offered, and never taken by itself. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from mo_advisor.errors import close_matches, nearest
from mo_advisor.vocabulary import Fact, Vocabulary
from mo_advisor.words.stems import stem, telling, words

MOST = 3  # ids that are offered
LISTED = "; `mo-advisor vocabulary` lists them all"
ALIKE = 0.75  # how nearly, as the standard library measures it


Names = Mapping[str, Sequence[str]]


def roles_called(vocabulary: Vocabulary) -> Names:
    """Every role with its label and other names."""
    return {role.id: (role.label, *role.names) for role in vocabulary.roles.values()}


def situations_called(vocabulary: Vocabulary) -> Names:
    """Every situation with its label and other names."""
    return {situation.id: (situation.label, *situation.said) for situation in vocabulary.situations.values()}


def facts_called(facts: Mapping[str, Fact]) -> Names:
    """Some facts, each with its question and other names."""
    return {fact.id: (fact.ask, *fact.said) for fact in facts.values()}


def did_you_mean(wrong: str, called: Names) -> str:
    """A clause such as `; did you mean member?` for an id that is none of those that are called so."""
    found = meant(wrong, called) or _misspelt(wrong, called)
    return _offered(found) if found else nearest(wrong, called) or LISTED


def no_situation(wrong: str, vocabulary: Vocabulary) -> str:
    """What there is not, where an id is no situation's. A description in place of an id is not repeated; what it may be about is offered."""
    from mo_advisor.words.index import shipped
    from mo_advisor.words.suggest import likeliest, scored

    called = situations_called(vocabulary)
    said = f"situation “{wrong}”" if len(wrong.split()) < 2 else "such situation"
    found = meant(wrong, called) or _misspelt(wrong, called) or [suggestion.situation for suggestion in likeliest(scored(wrong, shipped()), {})]
    return f"no {said}{_offered(found[:MOST]) if found else nearest(wrong, called) or LISTED}"


def _offered(found: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(found)}?"


def meant(wrong: str, called: Names) -> list[str]:
    """The ids that are called so; where none is, those in whose names all of the words stand, the fewest other words first."""
    exactly, holding = _called_so(wrong, called)
    return (exactly or holding)[:MOST]


def spoken_of(typed: str, called: Names) -> list[str]:
    """The ids that are called so; where none is, those in whose names all of the words stand, unless they stand in too many to tell anything."""
    exactly, holding = _called_so(typed, called)
    return exactly or (holding if len(holding) <= MOST else [])


def _called_so(typed: str, called: Names) -> tuple[list[str], list[str]]:
    """The ids of which some words are a name; and those in one name of which they all stand, the fewest other words first."""
    wanted = plain(typed)
    if not wanted:
        return [], []
    each = {id_: [plain(id_), *map(plain, others)] for id_, others in called.items()}
    others_beside = {id_: min((len(name) for name in names if wanted <= name), default=0) for id_, names in each.items()}
    holding = sorted((id_ for id_, count in others_beside.items() if count), key=lambda id_: others_beside[id_])
    return [id_ for id_, names in each.items() if wanted in names], holding


def _misspelt(wrong: str, called: Names) -> list[str]:
    """The ids of which a label or another name is nearly so written."""
    ids = {name.casefold(): id_ for id_, others in called.items() for name in (*others, id_)}
    return list(dict.fromkeys(ids[name] for name in close_matches(wrong.casefold(), ids, MOST, ALIKE)))


@lru_cache(maxsize=4096)
def plain(name: str) -> frozenset[str]:
    """A name as the stems of its words, whatever their order and case, without those that every name may hold."""
    return frozenset(stem(word) for word in telling(words(name)))
