"""Holds a protocol's ids against the vocabulary and against each other, so that nothing in a loaded file dangles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mo_advisor.errors import Place, nearest
from mo_advisor.protocol.model import Clause, Contact, Protocol, Rule, positions, sections
from mo_advisor.protocol.role_tree import Cycle, tree
from mo_advisor.protocol.short_forms import in_full
from mo_advisor.protocol.words import but_for, words_of
from mo_advisor.records.mention import Mention
from mo_advisor.records.reader import Reading, read_record
from mo_advisor.vocabulary import Vocabulary

UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # marks without a shape that are no controls


def read_protocol(text: str, file: str, vocabulary: Vocabulary) -> Protocol:
    """Reads a protocol file whole, or raises Invalid with every problem that it has; it is never half used."""
    written, reading = read_record(Protocol, text, file)
    protocol = in_full(written, reading, vocabulary)
    clauses = [position.clause for position in positions(protocol)]
    _link(protocol, reading, vocabulary, {clause.id for clause in clauses})
    for clause, message in _alike(clauses):
        reading.report(clause.at, "duplicate-id", message)
    for clause in clauses:
        for place, message in _faults(clause):
            reading.report(place, "clause", f"{clause.id}: {message}")
    for place, message in _adviser_faults(protocol, {clause.id: clause for clause in clauses}):
        reading.report(place, "adviser", message)
    try:
        tree(vocabulary, protocol)
    except Cycle as cycle:
        reading.report(protocol.at, "role-cycle", f"these roles are each other's kind: {cycle}")
    except KeyError:
        pass  # a parent that is no role: reported as an unknown id already
    reading.raise_if_any()
    return protocol


def _alike(clauses: list[Clause]) -> Iterator[tuple[Clause, str]]:
    """Clauses whose id another has already, or one that nobody could tell from it by reading or typing; each with a sentence."""
    first: dict[str, Clause] = {}
    for clause in clauses:
        other = first.setdefault(as_typed(clause.id), clause)
        if other is not clause and other.id == clause.id:
            by_id = f"; tell them apart by `id`, as in `id: \"{clause.id} (second)\"`" if clause.number == clause.id else ""
            yield clause, f"another clause has the id “{clause.id}” already{by_id}"
        elif other is not clause:
            difference = "only by capitals, width or marks that cannot be seen"
            yield clause, f"the id “{clause.id}” differs from “{other.id}” {difference}; tell them apart by words"


def as_typed(clause_id: str) -> str:
    """What an id has in common with those that look the same or are typed the same."""
    if clause_id.isascii():
        return clause_id.casefold()
    import unicodedata

    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFKC", clause_id)).casefold().split())


def _link(protocol: Protocol, reading: Reading, vocabulary: Vocabulary, clause_ids: set[str]) -> None:
    facts = {fact: tuple(vocabulary.facts[fact].values) for fact in vocabulary.facts}
    for fact, own in protocol.facts.items():
        if not fact.startswith(f"{protocol.id}-"):
            reading.report(own.at, "fact", f"a fact of this file's own must be prefixed with its id: “{protocol.id}-{fact}”")
        facts[fact] = tuple(own.values)
    valid = {
        "role": set(vocabulary.roles),
        "situation": set(vocabulary.situations),
        "fact": {f"{fact}={value}" for fact, values in facts.items() for value in values},
        "clause": clause_ids,
        "reference": clause_ids | {section.number for section in sections(protocol) if section.number},
    }
    for mention in reading.mentions:
        _check_mention(mention, valid, reading, vocabulary)


def _check_mention(mention: Mention, valid: dict[str, set[str]], reading: Reading, vocabulary: Vocabulary) -> None:
    ids = valid[mention.of]
    if mention.id not in ids:
        called = "clause or section" if mention.of == "reference" else mention.of
        near = reading.near(ids, lambda: _meant(mention, ids, vocabulary))
        reading.report(mention.place, f"unknown-{mention.of}", f"there is no {called} “{mention.id}”{near}")


def _meant(mention: Mention, ids: set[str], vocabulary: Vocabulary) -> str:
    if mention.of not in ("role", "situation"):
        return nearest(mention.id, ids)
    from mo_advisor.words.names import did_you_mean, roles_called, situations_called  # who looks a clause up has no use for it

    return did_you_mean(mention.id, (roles_called if mention.of == "role" else situations_called)(vocabulary))


def _faults(clause: Clause) -> Iterator[tuple[Place, str]]:
    """What is wrong inside one clause, beyond the form of its fields."""
    words = words_of(clause)
    for duty in clause.duties:
        yield from _not_stretches(duty.at, words, duty.words)
    for reference in clause.cites:
        yield from _not_stretches(reference.at, words, reference.words)
        if not reference.to and not reference.wrong:
            yield reference.at, "a reference needs `to`, or `wrong` with the reason"
    for name in clause.names:
        yield from _not_stretches(clause.at, words, name)
    for rule in clause.rules:
        yield from _rule_faults(rule, len(clause.items))
    for contact in clause.contacts:
        yield from _contact_faults(contact, words)
    if clause.contacts and not any(rule.offers_contacts for rule in clause.rules):
        yield clause.at, "it has contacts, but no rule offers them"
    if clause.rules and clause.considered:
        yield clause.at, "it has rules, so `considered` (why it is never advice) cannot hold"


def _rule_faults(rule: Rule, items: int) -> Iterator[tuple[Place, str]]:
    if bool(rule.situations) == (rule.silent):
        yield rule.at, "a rule needs situations, under `rule`, `duty`, `route` or `background`; or `silent: \"yes\"` in their place"
    if rule.silent and rule.weight != "background":
        yield rule.at, "a rule for silences can only be background: a silence has no clauses"
    for item in rule.items:
        if int(item) > items:
            yield rule.at, f"there is no item {item}; the clause has {items}"


def _contact_faults(contact: Contact, words: str) -> Iterator[tuple[Place, str]]:
    if contact.title and bool(contact.role) == bool(contact.procedure):
        yield contact.at, "a contact needs `role` or `procedure`, one of the two"
    limit = (contact.limit.words, contact.limit.title, contact.limit.due) if contact.limit else ()
    yield from _not_stretches(contact.at, words, contact.title, contact.do, contact.when, *limit, contact.procedure)
    if contact.passive and contact.by:
        yield contact.at, "`passive` says that the words name nobody who takes the step, so `by` cannot name somebody"


def _adviser_faults(protocol: Protocol, clauses: dict[str, Clause]) -> Iterator[tuple[Place, str]]:
    for adviser in protocol.advisers:
        if adviser.clause in clauses:
            yield from _not_stretches(adviser.at, words_of(clauses[adviser.clause]), adviser.title, adviser.when)


def _not_stretches(place: Place, words: str, *stretches: str | None) -> Iterator[tuple[Place, str]]:
    for stretch in stretches:
        if stretch and stretch not in words:
            yield place, f"“{stretch}” is not a verbatim stretch of the clause{but_for(words, stretch)}"
