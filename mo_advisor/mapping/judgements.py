"""What has been judged of a document, as a value: for each situation the clauses that speak to it, for whom, and the silences. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from mo_advisor.protocol.model import Protocol, Rule, Silence, positions
from mo_advisor.records.condition import Condition

Who = tuple[str, ...]  # the roles of the askers that a judgement is for; none are named where it is for everybody to whom the file speaks
EVERYBODY: Who = ()


class Judged(NamedTuple):
    """What somebody made of a clause for a situation. weight: as of a rule."""

    clause: str
    weight: str
    who: Who = EVERYBODY

    @property
    def governs(self) -> bool:
        """Whether the clause governs the situation."""
        return self.weight in ("rule", "duty")


class Silent(NamedTuple):
    """That the document says nothing on a situation, and why that is no oversight. but: narrower roles to whom it does say something."""

    reason: str
    who: Who = EVERYBODY
    but: Who = ()


@dataclass(frozen=True)
class Judgement:
    """What has been judged of one situation. by_hand: clauses with rules that say more than can be said here, which are left as they are."""

    clauses: tuple[Judged, ...] = ()
    silences: tuple[Silent, ...] = ()
    by_hand: frozenset[str] = frozenset()

    def of(self, clause: str, who: Who = EVERYBODY) -> str:
        """The weight of a clause for some askers; an empty string where it has none."""
        return next((judged.weight for judged in self.clauses if (judged.clause, judged.who) == (clause, who)), "")

    def whom(self, clause: str) -> Who:
        """For whom a clause was judged first; everybody where it was not."""
        return next((judged.who for judged in self.clauses if judged.clause == clause), EVERYBODY)

    def with_clause(self, judged: Judged) -> Judgement:
        """With a clause, in place of what was said of it for the same askers. A silence for them falls away where it governs."""
        kept = self.without_clause(judged.clause, judged.who)
        silences = tuple(silent for silent in kept.silences if silent.who != judged.who) if judged.governs else kept.silences
        return replace(kept, clauses=(*kept.clauses, judged), silences=silences)

    def without_clause(self, clause: str, who: Who) -> Judgement:
        """Without what was said of a clause for some askers."""
        return replace(self, clauses=tuple(judged for judged in self.clauses if (judged.clause, judged.who) != (clause, who)))

    def with_silence(self, silent: Silent) -> Judgement:
        """With a silence, in place of another for the same askers."""
        return replace(self, silences=(*(old for old in self.silences if old.who != silent.who), silent))

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
                found[situation] = found.get(situation, Judgement()).with_silence(Silent(silence.reason, who, but))
    return found


def _with_rule(known: Judgement, clause: str, rule: Rule, who: Who | None) -> Judgement:
    if who is None or not _plain(rule):
        return replace(known, by_hand=known.by_hand | {clause})
    return replace(known, clauses=(*known.clauses, Judged(clause, rule.weight, who)))


def _who(condition: Condition | None, protocol: Protocol, but: Who = ()) -> Who | None:
    """The askers of a condition that is a list of roles, without some others; None where it is more than that."""
    askers = protocol.askers.are if protocol.askers else ()
    if condition is None:
        return None if askers else EVERYBODY
    named = tuple(part for part in condition.any_of if isinstance(part, str))
    if not named or condition != Condition(any_of=named, none_of=but):
        return None
    return EVERYBODY if set(named) == set(askers) and not but else named


def _plain(record: Rule | Silence) -> bool:
    """Whether a record says no more than a situation, for whom, and a weight or a reason."""
    more = (record.involved, record.facts)
    return more == (None, None) and not (isinstance(record, Rule) and (record.items or record.contacts is not None or record.silent))
