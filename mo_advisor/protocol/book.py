"""A protocol made ready for use: its clauses in order, by id, and its tree of roles."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cached_property
from itertools import chain

from mo_advisor.hashes import sha256
from mo_advisor.protocol.model import Caution, Clause, Position, Protocol, Silence, positions
from mo_advisor.protocol.role_tree import RoleTree, tree
from mo_advisor.protocol.sign_off import Standing, mapping_sha256, standing, text_sha256
from mo_advisor.vocabulary import Fact, Vocabulary


class Book:
    """A loaded protocol. data: its file's bytes. named: its id, or the path by which it was named."""

    def __init__(self, protocol: Protocol, vocabulary: Vocabulary, data: bytes, named: str) -> None:
        self.protocol = protocol
        self.vocabulary = vocabulary
        self.data = data
        self.named = named

    def __repr__(self) -> str:
        return f"Book({self.named!r})"

    @cached_property
    def sha256(self) -> str:
        """The hash of the file's bytes."""
        return sha256(self.data)

    @cached_property
    def text_sha256(self) -> str:
        """The hash of the wording alone."""
        return text_sha256(self.protocol)

    @cached_property
    def mapping_sha256(self) -> str:
        """The hash of everything beside the wording."""
        return mapping_sha256(self.protocol)

    @cached_property
    def standing(self) -> Standing | None:
        """How the file's sign-off stands; None where it has none."""
        return standing(self.protocol)

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """Every clause where it stands, in the document's order."""
        return tuple(positions(self.protocol))

    @cached_property
    def by_id(self) -> Mapping[str, Position]:
        """Clause id to the clause where it stands."""
        return {position.clause.id: position for position in self.positions}

    @cached_property
    def tree(self) -> RoleTree:
        """The roles with this document's refinements."""
        return tree(self.vocabulary, self.protocol)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The shared facts, then this file's own."""
        own = {fact: Fact(fact, note.ask, note.values) for fact, note in self.protocol.facts.items()}
        return {**self.vocabulary.facts, **own}

    @cached_property
    def silences(self) -> Mapping[str, tuple[Silence, ...]]:
        """Situation id to the silences that are recorded for it."""
        found: dict[str, list[Silence]] = {situation: [] for situation in self.vocabulary.situations}
        for silence in self.protocol.silent:
            for situation in found.keys() & silence.situations:
                found[situation].append(silence)
        return {situation: tuple(silences) for situation, silences in found.items()}

    @cached_property
    def concerning(self) -> Mapping[str, tuple[Position, ...]]:
        """Situation id to the clauses with a rule that may hold in it; no other clause ever comes in."""
        found: dict[str, list[Position]] = {situation: [] for situation in self.vocabulary.situations}
        for position in self.positions:
            rules = position.clause.rules
            for situation in found if any(rule.silent for rule in rules) else found.keys() & chain.from_iterable(rule.situations for rule in rules):
                found[situation].append(position)
        return {situation: tuple(positions) for situation, positions in found.items()}

    @cached_property
    def asking(self) -> Set[str]:
        """The roles that are ever the caller, in the order of the vocabulary."""
        return {role.id: None for role in self.vocabulary.roles.values() if role.asks}.keys()

    def names_of(self, role: str) -> tuple[str, ...]:
        """What a role is called here: the document's own titles, and the vocabulary's label and other names that documents use."""
        of, note = self.vocabulary.roles[role], self.protocol.roles.get(role)
        return tuple(dict.fromkeys((*(note.titles if note else ()), of.label, *of.also)))

    def cautions_of(self, clause_id: str) -> tuple[Caution, ...]:
        """The cautions of the file that are about a clause, whoever asks."""
        return tuple(caution for caution in self.protocol.cautions if clause_id in caution.clauses)

    def clause(self, clause_id: str) -> Clause:
        """The clause with an id."""
        return self.by_id[clause_id].clause
