"""What a file leaves unsaid or says shortly, said in full: whoever uses a protocol sees one form of it, whichever its author wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mo_advisor.errors import Place
from mo_advisor.protocol.force import force_of
from mo_advisor.protocol.model import WEIGHTS, Adviser, Clause, Contact, Duty, Protocol, Rule, Section, Silence, positions
from mo_advisor.protocol.role_tree import Cycle, RoleTree, tree
from mo_advisor.records.condition import Condition
from mo_advisor.records.reader import Reading
from mo_advisor.records.variants import with_fields
from mo_advisor.vocabulary import Vocabulary

LONGEST_PART = 3  # digits of a part of a number
NO_CONDITION = Condition()  # what `anyone` is read as


def in_full(protocol: Protocol, reading: Reading, vocabulary: Vocabulary) -> Protocol:
    """A protocol with everything in its long form and every default in its place; what is said neither shortly nor at length is reported."""
    full = _Full(protocol, reading)
    whole = with_fields(
        protocol,
        advisers=tuple(adviser for short in protocol.advisers for adviser in full.advisers(short)),
        silent=tuple(with_fields(silence, who=full.who(silence.who)) for silence in protocol.silent),
        document=full.contents(protocol.document),
        footnotes=full.contents(protocol.footnotes),
    )
    return with_fields(whole, silent=(*whole.silent, *_to_others(whole, vocabulary)))


class _Full:
    """Says records of one protocol in full."""

    def __init__(self, protocol: Protocol, reading: Reading) -> None:
        self.reading = reading
        self.askers = Condition(any_of=protocol.askers.are) if protocol.askers else None

    def contents(self, nodes: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(self._section(node) if isinstance(node, Section) else self._clause(node) for node in self._gathered(nodes))

    def _gathered(self, nodes: tuple[Any, ...]) -> Iterator[Section | Clause]:
        """Nodes in their order; a heading that has no contents of its own has the clauses that follow it, up to the next heading."""
        place = 0
        while place < len(nodes):
            node, place = nodes[place], place + 1
            if isinstance(node, Section) and not node.contents:
                end = next((after for after in range(place, len(nodes)) if not isinstance(nodes[after], Clause)), len(nodes))
                if end == place:
                    self._report(node.at, "section must have `contents`, or clauses that follow it")
                node, place = with_fields(node, contents=nodes[place:end]), end
            yield node

    def who(self, given: Condition | None) -> Condition | None:
        """A condition on the asker: the file's askers where none is given; none for `anyone`."""
        return self.askers if given is None else None if given == NO_CONDITION else given

    def _section(self, section: Section) -> Section:
        return with_fields(section, number=section.number or _number_of(section.heading), contents=self.contents(section.contents))

    def _clause(self, clause: Clause) -> Clause:
        if not (clause.id or clause.number):
            self._report(clause.at, "clause must have `number`, or `id` where the document prints none")
        shorts = (rule for rule in (clause.rule, clause.duty, clause.route, clause.background) if rule)
        return with_fields(
            clause,
            id=clause.id or clause.number or "",
            duties=tuple(duty for short in clause.duties for duty in _duties(short)),
            rules=tuple(rule for short in (*shorts, *clause.rules) for rule in self._rules(short)),
            contacts=tuple(contact for short in clause.contacts for contact in self._contacts(short)),
            rule=None, duty=None, route=None, background=None,
        )

    def _rules(self, short: Rule) -> Iterator[Rule]:
        """One rule for each weight under which its situations are listed."""
        listed = [(weight, situations) for weight in WEIGHTS if (situations := getattr(short, weight))]
        if listed and (short.situations or short.silent or short.weight):
            self._report(short.at, "a rule has situations under `rule`, `duty`, `route` or `background`, or else `situations` and `weight`; not both")
        usual = "background" if short.silent else "rule"
        for weight, situations in listed or [(short.weight or usual, short.situations)]:
            yield with_fields(short, situations=situations, weight=weight, who=self.who(short.who), rule=(), duty=(), route=(), background=())

    def _contacts(self, short: Contact) -> Iterator[Contact]:
        if short.whom and (short.role or short.title or short.procedure):
            self._report(short.at, "a contact has `whom`, or else `role` with `title`, or `procedure`; not both")
        elif not (short.whom or short.title or short.procedure):
            self._report(short.at, "contact must have `whom`: the role id, and the document's own name for them")
        who = None if short.who == NO_CONDITION else short.who
        for role, title in short.whom.items() or [(short.role, short.title or short.procedure)]:
            yield with_fields(short, role=role, title=title, who=who, whom={})

    def advisers(self, short: Adviser) -> Iterator[Adviser]:
        if bool(short.whom) == bool(short.role and short.title) or (short.whom and (short.role or short.title)):
            self._report(short.at, "adviser must have `whom`: the role id, and the document's own name for them")
        for role, title in short.whom.items() or [(short.role, short.title)]:
            yield with_fields(short, role=role, title=title, who=self.who(short.who), whom={})

    def _report(self, place: Place, message: str) -> None:
        self.reading.report(place, "missing-key", message)


def _number_of(heading: str) -> str | None:
    """The number with which a heading begins, as `7.3` or `Section 7`; none where that is a year, or part of a word such as `24-hour`."""
    first, *rest = heading.split(maxsplit=2)
    number = (rest[0] if rest and first.lower() in ("section", "part") else first).rstrip(".:)–—-")
    return number if all(part.isdecimal() and len(part) <= LONGEST_PART for part in number.split(".")) else None


def _duties(short: Duty) -> Iterator[Duty]:
    """One duty for each stretch of words, with the force that is given or that they say."""
    for words in (short.words,) if isinstance(short.words, str) else short.words:
        yield with_fields(short, words=words, force=short.force or force_of(words))


def _to_others(protocol: Protocol, vocabulary: Vocabulary) -> Iterator[Silence]:
    """The silence to everybody but the file's askers, in each situation in which nothing that governs and no other silence may be for one of them."""
    askers = protocol.askers
    if askers is None or askers.others is None:
        return
    try:
        roles = tree(vocabulary, protocol)
    except (Cycle, KeyError):
        return  # reported where the roles are
    others = [role.id for role in vocabulary.roles.values() if role.asks and not roles.above[role.id] & set(askers.are)]
    spoken = _spoken_of(protocol, others, roles)
    situations = tuple(situation for situation in vocabulary.situations if situation not in spoken)
    if situations and others:
        silence = Silence(situations=situations, who=Condition(none_of=askers.are), involved=None, facts=None, reason=askers.others)
        yield with_fields(silence, at=askers.at)


def _spoken_of(protocol: Protocol, others: list[str], roles: RoleTree) -> set[str]:
    """The situations in which a rule or duty, or a silence, may be for one of some roles."""
    rules = (rule for position in positions(protocol) for rule in position.clause.rules if rule.governs)
    spoken: set[str] = set()
    known: dict[Condition | None, bool] = {}
    records: tuple[Rule | Silence, ...] = (*rules, *protocol.silent)
    for record in records:
        if record.who not in known:
            known[record.who] = any(_may_be(record.who, role, roles) for role in others)
        if known[record.who]:
            spoken.update(record.situations)
    return spoken


def _may_be(condition: Condition | None, role: str, roles: RoleTree) -> bool:
    """Whether somebody of a role may meet a condition on the asker."""

    def truth(part: str | Condition) -> bool | None:
        if isinstance(part, Condition):
            return None if _may_be(part, role, roles) else False
        return roles.truth(role, part) if part in roles.above else False

    if condition is None:
        return True
    every, some, none = condition.all_of, condition.any_of, condition.none_of
    return (
        all(truth(part) is not False for part in every)
        and (not some or any(truth(part) is not False for part in some))
        and all(truth(part) is not True for part in none)
    )

