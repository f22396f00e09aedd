"""What has been judged of a document, as a value: for each situation the clauses that speak to it, for whom, and the silences. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mo_advisor.frozen import Frozen, replace
from mo_advisor.protocol.model import Protocol, Rule, Silence, positions
from mo_advisor.records.condition import Condition

Who = tuple[str, ...]  # the roles of the askers that a judgement is for; none are named where it is for everybody to whom the file speaks
EVERYBODY: Who = ()


class Only(NamedTuple):
    """Where alone a judgement holds, apart from who asks; everywhere, where nothing is named.

    about, but: roles whom it must be about, or may not be. facts, no_facts: answers to follow-up questions that must be given, or may not be, each as
    `fact=value`. One of those that must hold is enough.
    """

    about: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    no_facts: tuple[str, ...] = ()

    def apart(self, other: Only) -> bool:
        """Whether the two can never hold together, as far as their names say it."""
        pairs = ((self.about, other.but), (other.about, self.but), (self.facts, other.no_facts), (other.facts, self.no_facts))
        return any(must and set(must) <= set(may_not) for must, may_not in pairs)


EVERYWHERE = Only()


def elsewhere(found: Iterable[Only]) -> Only | None:
    """Where none of some conditions holds; None where that cannot be said in one."""
    rest = EVERYWHERE
    for only in found:
        if not any(only) or sum(map(bool, only)) > 1:
            return None
        rest = Only(
            tuple(role for role in only.but if role in rest.about) if rest.about and only.but else rest.about or only.but,
            tuple(dict.fromkeys((*rest.but, *only.about))),
            tuple(fact for fact in only.no_facts if fact in rest.facts) if rest.facts and only.no_facts else rest.facts or only.no_facts,
            tuple(dict.fromkeys((*rest.no_facts, *only.facts))),
        )
    return rest


class Judged(NamedTuple):
    """What somebody made of a clause for a situation. weight: as of a rule."""

    clause: str
    weight: str
    who: Who = EVERYBODY
    only: Only = EVERYWHERE

    @property
    def governs(self) -> bool:
        """Whether the clause governs the situation."""
        return self.weight in ("rule", "duty")


class Silent(NamedTuple):
    """That the document says nothing on a situation, and why that is no oversight. but: narrower roles to whom it does say something."""

    reason: str
    who: Who = EVERYBODY
    but: Who = ()
    only: Only = EVERYWHERE


class Judgement(Frozen):
    """What has been judged of one situation. by_hand: clauses with rules that say more than can be said here, which are left as they are."""

    clauses: tuple[Judged, ...] = ()
    silences: tuple[Silent, ...] = ()
    by_hand: frozenset[str] = frozenset()

    def of(self, clause: str, who: Who = EVERYBODY, only: Only = EVERYWHERE) -> str:
        """The weight of a clause for some askers, where something holds; an empty string where it has none."""
        return next((judged.weight for judged in self.clauses if (judged.clause, judged.who, judged.only) == (clause, who, only)), "")

    def first(self, clause: str) -> Judged:
        """What was judged of a clause first; of one that was not judged, nothing for everybody."""
        return next((judged for judged in self.clauses if judged.clause == clause), Judged(clause, ""))

    def with_clause(self, judged: Judged) -> Judgement:
        """With a clause, in place of what was said of it for the same askers and cases. A silence for them falls away where it governs."""
        if judged in self.clauses:
            return self
        kept = self.without_clause(judged.clause, judged.who, judged.only)
        silences = tuple(silent for silent in kept.silences if silent.who != judged.who or silent.only.apart(judged.only))
        return replace(kept, clauses=(*kept.clauses, judged), silences=silences if judged.governs else kept.silences)

    def without_clause(self, clause: str, who: Who, only: Only = EVERYWHERE) -> Judgement:
        """Without what was said of a clause for some askers, in cases that may be those."""
        kept = (judged for judged in self.clauses if (judged.clause, judged.who) != (clause, who) or judged.only.apart(only))
        return replace(self, clauses=tuple(kept))

    def with_silence(self, silent: Silent) -> Judgement:
        """With a silence, in place of others for the same askers and cases."""
        kept = (old for old in self.silences if old.who != silent.who or old.only.apart(silent.only))
        return replace(self, silences=(*kept, silent))

    def without_silences(self) -> Judgement:
        """Without any silence."""
        return replace(self, silences=())


Judgements = Mapping[str, Judgement]  # by situation


def judgements_of(protocol: Protocol) -> dict[str, Judgement]:
    """Everything that a file holds, by situation, in the order in which it stands there."""
    found: dict[str, Judgement] = {}
    for position in positions(protocol):
        for rule in position.clause.rules:
            for situation in rule.situations:
                known = found.get(situation, Judgement())
                found[situation] = _with_rule(known, position.clause.id, rule, _who(rule.who, protocol))
    for silence in protocol.silent:
        for situation in silence.situations:
            but = tuple(part for part in silence.who.none_of if isinstance(part, str)) if silence.who else ()
            who = _who(silence.who, protocol, but)
            if who is not None and _plain(silence):
                known = found.get(situation, Judgement())
                found[situation] = replace(known, silences=(*known.silences, Silent(silence.reason, who, but, _only(silence) or EVERYWHERE)))
    return found


def _with_rule(known: Judgement, clause: str, rule: Rule, who: Who | None) -> Judgement:
    if who is None or not _plain(rule):
        return replace(known, by_hand=known.by_hand | {clause})
    return replace(known, clauses=(*known.clauses, Judged(clause, rule.weight, who, _only(rule) or EVERYWHERE)))


def _who(condition: Condition | None, protocol: Protocol, but: Who = ()) -> Who | None:
    """The askers of a condition that is a list of roles, without some others; None where it is more than that."""
    askers = protocol.askers.are if protocol.askers else ()
    if condition is None:
        return None if askers else EVERYBODY
    named = tuple(part for part in condition.any_of if isinstance(part, str))
    if not named or condition != Condition(any_of=named, none_of=but):
        return None
    return EVERYBODY if set(named) == set(askers) and not but else named


def _only(record: Rule | Silence) -> Only | None:
    """Where alone a record holds; None where its conditions are more than lists of names."""
    named: list[tuple[str, ...]] = []
    for condition in (record.involved, record.facts):
        any_of, none_of = (condition.any_of, condition.none_of) if condition else ((), ())
        if condition and (condition.all_of or not all(isinstance(part, str) for part in (*any_of, *none_of))):
            return None
        named += [tuple(map(str, any_of)), tuple(map(str, none_of))]
    return Only(*named)


def _plain(record: Rule | Silence) -> bool:
    """Whether a record says no more than a situation, for whom, where alone, and a weight or a reason."""
    return _only(record) is not None and not (isinstance(record, Rule) and (record.items or record.contacts is not None or record.silent))
