"""More slips of the pen, beside those of `mutants`: in contacts, duties, advisers, cautions and titles, and rules at the wrong clause: pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from mo_advisor.advice.distinctions import situations_of
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import CAUTIONS, FORCES, STATUSES, Adviser, Caution, Clause, Contact, Duty, Rule
from mo_advisor.records.variants import with_fields, with_item, without_item
from tests.mutation.mutants import Change, Mutant, mutants, siblings, situation_changes, successor, with_clause

ELSEWHERE = 7  # clauses further on, where a rule is put by mistake
GROUPS = {  # the sorts of judgement, by how the name of a kind of mutant begins
    "rule": "rules", "weight": "rules", "items": "rules", "situation": "rules", "role": "conditions", "condition": "conditions", "fact": "facts",
    "silence": "silences", "contact": "contacts", "part": "contacts", "by": "contacts", "join": "contacts", "steps": "contacts", "when": "contacts",
    "limit": "contacts", "one_of_many": "contacts", "caution": "cautions", "duty": "duties", "adviser": "advisers",
    "status": "status",
}


def slips(book: Book) -> Iterator[Mutant]:
    """Every mutant of a protocol, and every other slip."""
    yield from mutants(book)
    yield from _of_the_file(book)
    for index, caution in enumerate(book.protocol.cautions):
        for change in _caution(book, caution):
            rest = with_fields(book.protocol, cautions=with_item(book.protocol.cautions, index, change.record))
            yield Mutant(change.kind, f"caution {index + 1}{change.detail}", rest, change.touched or _shown_in(book, *caution.clauses))
    for index, adviser in enumerate(book.protocol.advisers):
        for change in _adviser(book, adviser):
            all_ = book.protocol.advisers
            rest = with_fields(book.protocol, advisers=with_item(all_, index, change.record) if change.record else without_item(all_, index))
            yield Mutant(change.kind, f"adviser {index + 1}{change.detail}", rest, _everywhere(book))
    for position in book.positions:
        yield from _clause(book, position.clause)
    yield from _moved(book)


def group_of(kind: str) -> str:
    """The sort of judgement in which a kind of mutant is a slip."""
    return next(group for begins, group in GROUPS.items() if kind.startswith(begins))


def _of_the_file(book: Book) -> Iterator[Mutant]:
    protocol = book.protocol
    for status in (one for one in STATUSES if one != protocol.status):
        yield Mutant("status changed", f"{protocol.status} to {status}", with_fields(protocol, status=status), _everywhere(book))


def _caution(book: Book, caution: Caution) -> Iterator[Change]:
    ids = [position.clause.id for position in book.positions]
    for index, clause in enumerate(caution.clauses):
        other = successor(ids, clause)
        touched = _shown_in(book, *caution.clauses, other)
        yield Change("caution moved", f", {clause} to {other}", with_fields(caution, clauses=with_item(caution.clauses, index, other)), touched)
    kind = successor(CAUTIONS, caution.kind)
    yield Change("caution of another kind", f", {caution.kind} to {kind}", with_fields(caution, kind=kind))
    for change in situation_changes(book, caution):
        yield change._replace(kind=f"caution {change.kind}")


def _adviser(book: Book, adviser: Adviser) -> Iterator[Change]:
    yield Change("adviser dropped", "", None)
    for other in siblings(book, adviser.role):
        yield Change("adviser swapped", f", {adviser.role} to {other}", with_fields(adviser, role=other))
    if adviser.when:
        yield Change("adviser always", "", with_fields(adviser, when=None))
        yield Change("adviser when cut", "", with_fields(adviser, when=_cut(adviser.when)))
    if adviser.join:
        join = "and" if adviser.join == "or" else "or"
        yield Change("adviser join changed", f", {adviser.join} to {join}", with_fields(adviser, join=join))


def _clause(book: Book, clause: Clause) -> Iterator[Mutant]:
    changed: Iterable[tuple[str, int, Change]] = chain(
        (("contacts", index, change) for index, contact in enumerate(clause.contacts) for change in _contact(book, contact)),
        (("duties", index, change) for index, duty in enumerate(clause.duties) for change in _duty(book, duty)),
        (("rules", index, change) for index, rule in enumerate(clause.rules) for change in _rule(rule, len(clause.items))),
    )
    for field, index, change in changed:
        rest = with_fields(clause, **{field: with_item(getattr(clause, field), index, change.record)})
        where = f"{clause.id}, {field} {index + 1}{change.detail}"
        yield Mutant(change.kind, where, with_clause(book.protocol, clause, rest), _shown_in(book, clause.id))


def _contact(book: Book, contact: Contact) -> Iterator[Change]:
    for other in siblings(book, contact.role) if contact.role else ():
        yield Change("contact swapped", f", {contact.role} to {other}", with_fields(contact, role=other))
    if contact.when:
        yield Change("when dropped", "", with_fields(contact, when=None))
        yield Change("when cut", "", with_fields(contact, when=_cut(contact.when)))
    if limit := contact.limit:
        yield Change("limit dropped", "", with_fields(contact, limit=None))
        yield Change("limit cut", "", with_fields(contact, limit=with_fields(limit, words=_cut(limit.words))))
        for other in siblings(book, limit.binds):
            yield Change("limit swapped", f", {limit.binds} to {other}", with_fields(contact, limit=with_fields(limit, binds=other)))
    yield Change("one_of_many changed", "", with_fields(contact, one_of_many=not contact.one_of_many))
    if contact.situations:
        yield Change("contact in all", "", with_fields(contact, situations=()))


def _duty(book: Book, duty: Duty) -> Iterator[Change]:
    for index, role in enumerate(duty.binds):
        for other in siblings(book, role):
            yield Change("duty binds swapped", f", {role} to {other}", with_fields(duty, binds=with_item(duty.binds, index, other)))
        if len(duty.binds) > 1:
            yield Change("duty binds fewer", f", {role}", with_fields(duty, binds=without_item(duty.binds, index)))
    side = {"member": "officer", "officer": "member"}
    if len(duty.binds) == 1 and duty.binds[0] in side:
        yield Change("duty binds other side", "", with_fields(duty, binds=(side[duty.binds[0]],)))
    force = successor(FORCES, duty.force)
    yield Change("duty force changed", f", {duty.force} to {force}", with_fields(duty, force=force))


def _rule(rule: Rule, items: int) -> Iterator[Change]:
    if rule.items:
        yield Change("items dropped", "", with_fields(rule, items=()))
        other = successor([str(number + 1) for number in range(items)], rule.items[0])
        if other not in rule.items:
            yield Change("items swapped", f", {rule.items[0]} to {other}", with_fields(rule, items=with_item(rule.items, 0, other)))


def _moved(book: Book) -> Iterator[Mutant]:
    """The protocol with each rule at another clause, the next that has rules and one further on."""
    clauses = [position.clause for position in book.positions if position.clause.rules]
    for place, clause in enumerate(clauses):
        for index, rule in enumerate(clause.rules):
            if rule.silent or rule.items:
                continue
            for further in (1, ELSEWHERE):
                to = clauses[(place + further) % len(clauses)]
                left = with_clause(book.protocol, clause, with_fields(clause, rules=without_item(clause.rules, index)))
                moved = with_clause(left, to, with_fields(to, rules=(*to.rules, rule)))
                yield Mutant("rule moved", f"{clause.id}, rule {index + 1} to {to.id}", moved, frozenset(rule.situations))


def _cut(words: str) -> str:
    """Words without the last, or without the last half where there is only one."""
    return words.rpartition(" ")[0] or words[: (len(words) + 1) // 2]


def _shown_in(book: Book, *clauses: str) -> frozenset[str]:
    return frozenset(situation for clause in clauses for situation in situations_of(book, book.clause(clause))) or _everywhere(book)


def _everywhere(book: Book) -> frozenset[str]:
    return frozenset(book.vocabulary.situations)
