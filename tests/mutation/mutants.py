"""Every small change to a protocol's mapping that a slip of the pen could make, one at a time: pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from mo_advisor.advice.distinctions import situations_of
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import PARTS, Clause, Contact, Protocol, Rule, Section, Silence, positions
from mo_advisor.records.condition import Condition
from mo_advisor.records.fields import Record
from mo_advisor.records.variants import BRANCHES, CONDITIONS, with_fields, with_item, without_item

OTHER_JOIN = {"or": "and", "and": "or", "and/or": "or"}


class Mutant(NamedTuple):
    """A changed protocol. kind: the sort of change; where: what was changed, and how. touched: the situations in which that can show."""

    kind: str
    where: str
    protocol: Protocol
    touched: frozenset[str]

    @property
    def description(self) -> str:
        """The change in words; unique in a protocol."""
        return f"{self.where}: {self.kind}"


class Change(NamedTuple):
    """A change to one record: its kind, a word on it, and the record that is left; None where it is dropped."""

    kind: str
    detail: str
    record: Any
    touched: frozenset[str] | None = None


def mutants(book: Book) -> Iterator[Mutant]:
    """All mutants of a protocol, in the order of its file."""
    yield from _silences(book)
    yield from _cautions(book)
    for position in book.positions:
        shown_in = frozenset(situations_of(book, position.clause))
        for change in _clause(book, position.clause):
            where = f"{position.clause.id}{change.detail}"
            yield Mutant(change.kind, where, with_clause(book.protocol, position.clause, change.record), change.touched or shown_in)
    yield from _reordered(book)


def _silences(book: Book) -> Iterator[Mutant]:
    all_ = book.protocol.silent
    for index, silence in enumerate(all_):
        for change in _silence(book, silence):
            rest = with_item(all_, index, change.record) if change.record else without_item(all_, index)
            touched = change.touched or frozenset(silence.situations)
            yield Mutant(change.kind, f"silence {index + 1}{change.detail}", with_fields(book.protocol, silent=rest), touched)


def _cautions(book: Book) -> Iterator[Mutant]:
    """The protocol without each of its cautions; one about the whole document shows in any situation."""
    for index, caution in enumerate(book.protocol.cautions):
        shown_in = {one for clause in caution.clauses for one in situations_of(book, book.clause(clause))}
        touched = frozenset(shown_in or list(book.vocabulary.situations)[:1])
        without = with_fields(book.protocol, cautions=without_item(book.protocol.cautions, index))
        yield Mutant("caution dropped", f"caution {index + 1}", without, touched)


def with_clause(protocol: Protocol, clause: Clause, instead: Clause) -> Protocol:
    """A protocol with another clause in the place of one."""

    def renewed(nodes: Sequence[Section | Clause]) -> tuple[Section | Clause, ...]:
        return tuple(
            instead if node is clause else with_fields(node, contents=renewed(node.contents)) if isinstance(node, Section) else node for node in nodes
        )

    return with_fields(protocol, document=renewed(protocol.document), footnotes=renewed(protocol.footnotes))


def _clause(book: Book, clause: Clause) -> Iterator[Change]:
    yield from _each(clause, "rules", "rule", lambda rule: _rule(book, rule))
    yield from _each(clause, "contacts", "contact", lambda contact: _contact(book, contact))
    yield from _each(clause, "duties", "duty", lambda _: [Change("duty dropped", "", None)])


def _each(clause: Clause, field: str, called: str, changes: Callable[[Any], Iterable[Change]]) -> Iterator[Change]:
    """The changes to the records of one field of a clause, as changes to the clause."""
    records = getattr(clause, field)
    for index, record in enumerate(records):
        for change in changes(record):
            rest = with_item(records, index, change.record) if change.record else without_item(records, index)
            yield Change(change.kind, f", {called} {index + 1}{change.detail}", with_fields(clause, **{field: rest}), change.touched)


def _rule(book: Book, rule: Rule) -> Iterator[Change]:
    touched = frozenset(rule.situations) or None
    yield Change("rule dropped", "", None, touched)
    if not rule.silent:
        weight = "rule" if rule.weight == "background" else "background"
        yield Change("weight changed", f", {rule.weight} to {weight}", with_fields(rule, weight=weight), touched)
    yield from _conditions(book, rule, touched)
    yield from situation_changes(book, rule)


def _contact(book: Book, contact: Contact) -> Iterator[Change]:
    touched = frozenset(contact.situations) or None
    yield Change("contact dropped", "", None, touched)
    part = successor(PARTS, contact.part)
    yield Change("part changed", f", {contact.part} to {part}", with_fields(contact, part=part), touched)
    if contact.by:
        yield Change("by dropped", "", with_fields(contact, by=()), touched)
    for index, role in enumerate(contact.by):
        for sibling in siblings(book, role):
            by = with_item(contact.by, index, sibling)
            yield Change("by swapped", f", {role} to {sibling}", with_fields(contact, by=by), touched)
    if contact.join:
        other = OTHER_JOIN[contact.join]
        yield Change("join changed", f", {contact.join} to {other}", with_fields(contact, join=other), touched)
    yield from _conditions(book, contact, touched)
    yield from situation_changes(book, contact)


def _silence(book: Book, silence: Silence) -> Iterator[Change]:
    touched = frozenset(silence.situations)
    yield Change("silence dropped", "", None, touched)
    yield from _conditions(book, silence, touched)
    yield from situation_changes(book, silence)


def _reordered(book: Book) -> Iterator[Mutant]:
    """Each two contacts that follow upon each other in a route with different steps, with their steps exchanged."""
    routes: dict[str, list[tuple[Clause, int]]] = {}
    for position in book.positions:
        for index, contact in enumerate(position.clause.contacts):
            if contact.step:
                routes.setdefault(contact.route or position.clause.id, []).append((position.clause, index))
    for route, places in routes.items():
        for number, (one, other) in enumerate(pairwise(places)):
            first, second = one[0].contacts[one[1]].step, other[0].contacts[other[1]].step
            if first != second:
                exchanged = _with_step(_with_step(book.protocol, *one, second), *other, first)
                touched = {*situations_of(book, one[0]), *situations_of(book, other[0])}
                yield Mutant("steps reordered", f"route {route}, contacts {number + 1} and {number + 2}", exchanged, frozenset(touched))


def _with_step(protocol: Protocol, clause: Clause, index: int, step: str | None) -> Protocol:
    """A protocol in which one contact of a clause has another step; the clause is found by its id, for it may have been changed already."""
    now = next(position.clause for position in positions(protocol) if position.clause.id == clause.id)
    return with_clause(protocol, now, with_fields(now, contacts=with_item(now.contacts, index, with_fields(now.contacts[index], step=step))))


def _conditions(book: Book, record: Record, touched: frozenset[str] | None) -> Iterator[Change]:
    """A record without each of its conditions, and with each role in them swapped for a sibling."""
    for part in CONDITIONS:
        condition = getattr(record, part, None)
        if condition is None:
            continue
        yield Change("condition dropped", f", {part}", with_fields(record, **{part: None}), touched)
        if part != "facts":
            for number, (role, sibling, other) in enumerate(_swapped(book, condition)):
                yield Change("role swapped", f", {part} {number + 1}, {role} to {sibling}", with_fields(record, **{part: other}), touched)
        else:
            for number, (atom, value, other) in enumerate(_swapped(book, condition)):
                yield Change("fact swapped", f", {part} {number + 1}, {atom} to {value}", with_fields(record, **{part: other}), touched)


def _swapped(book: Book, condition: Condition) -> Iterator[tuple[str, str, Condition]]:
    """Each id in a condition swapped for a sibling: the id, the sibling, and the condition that it makes."""
    for branch in BRANCHES:
        parts = getattr(condition, branch)
        for index, part in enumerate(parts):
            if isinstance(part, Condition):
                for atom, sibling, inner in _swapped(book, part):
                    yield atom, sibling, with_fields(condition, **{branch: with_item(parts, index, inner)})
                continue
            for sibling in siblings(book, part):
                yield part, sibling, with_fields(condition, **{branch: with_item(parts, index, sibling)})


def siblings(book: Book, atom: str) -> Iterator[str]:
    """The next role of the same parent, or the next value of the same fact."""
    fact, equals, value = atom.partition("=")
    if equals:
        yield f"{fact}={successor(list(book.facts[fact].values), value)}"
        return
    parent = book.vocabulary.roles[atom].parent
    siblings = [role.id for role in book.vocabulary.roles.values() if role.parent == parent]
    if len(siblings) > 1:
        yield successor(siblings, atom)


def situation_changes(book: Book, record: Any) -> Iterator[Change]:
    """A record without each of its situations, and with each swapped for the next of the vocabulary that it has not."""
    given = record.situations
    for index, situation in enumerate(given):
        if len(given) > 1:
            yield Change("situation dropped", f", {situation}", with_fields(record, situations=without_item(given, index)), frozenset({situation}))
        neighbour = successor([one for one in book.vocabulary.situations if one == situation or one not in given], situation)
        if neighbour != situation:
            swapped = with_fields(record, situations=with_item(given, index, neighbour))
            yield Change("situation swapped", f", {situation} to {neighbour}", swapped, frozenset({situation, neighbour}))


def successor(ids: Sequence[str], one: str) -> str:
    return ids[(ids.index(one) + 1) % len(ids)]
