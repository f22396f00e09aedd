"""An advice with what was explained of it besides: why clauses are not in it, and what other answers would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.as_json import advice_record, certainty, why_record
from mo_advisor.frozen import Frozen

if TYPE_CHECKING:  # most advice is explained no further
    from mo_advisor.advice.changes import Changes, Value
    from mo_advisor.advice.difference import WhatIf
    from mo_advisor.advice.outcome import Part
    from mo_advisor.advice.why_not import Way, WhyNot
    from mo_advisor.citations.found import Found

MOST = 5  # ways that are shown of a clause; the others are counted


class Asked(Frozen):
    """A reference that was asked about, and for each of its clauses why it is not in the advice."""

    found: Found
    answers: tuple[WhyNot, ...]


class Explained(Frozen):
    """An advice, with what was explained of it."""

    advice: Advice
    why_not: tuple[Asked, ...] = ()
    what_if: WhatIf | None = None

    @property
    def found(self) -> bool:
        """Whether every reference names something."""
        return all(asked.found.positions for asked in self.why_not)


def explained_record(explained: Explained) -> dict[str, Any]:
    """The advice, every key of the contract; and what was explained, each as a key more, only where it was asked for."""
    record = advice_record(explained.advice)
    if explained.why_not:
        record["why_not"] = [_asked_record(explained.advice, asked) for asked in explained.why_not]
    if explained.what_if:
        record["what_if"] = _what_if_record(explained.advice, explained.what_if)
    return record


def _asked_record(advice: Advice, asked: Asked) -> dict[str, Any]:
    found = asked.found
    clauses = [_why_not_record(advice, answer) for answer in asked.answers]
    return {"asked": found.asked, "note": found.note, "near": list(found.near), "clauses": clauses}


def _why_not_record(advice: Advice, answer: WhyNot) -> dict[str, Any]:
    return {
        "id": answer.position.clause.id,
        "shown": _place(answer.shown.match.governs) if answer.shown else None,
        "why": why_record(advice, answer.shown) if answer.shown else [],
        "ways": [_way_record(advice, way) for way in answer.ways[:MOST]],
        "more": max(0, len(answer.ways) - MOST),
        "considered": answer.position.clause.considered,
    }


def _place(governs: bool) -> str:
    return "clauses" if governs else "general"


def _way_record(advice: Advice, way: Way) -> dict[str, Any]:
    return {"changes": _changes_record(advice, way.changes), "shown": _place(way.match.governs), **certainty(way.match.verdict, advice.book)}


def _changes_record(advice: Advice, changes: Changes) -> list[dict[str, Any]]:
    from mo_advisor.advice.changes import value_of

    return [{"fact": question, "from": _plain(value_of(advice.answers, question)), "to": _plain(value)} for question, value in changes.items()]


def _plain(value: Value) -> str | list[str] | None:
    return list(value) if isinstance(value, tuple) else value


def _what_if_record(advice: Advice, what_if: WhatIf) -> dict[str, Any]:
    from mo_advisor.advice.reference_code import refer

    found = what_if.difference
    return {
        "changes": _changes_record(advice, what_if.changes),
        "answers": what_if.advice.answers.record(),
        "reference": refer(what_if.advice.book, what_if.advice.answers),
        "gained": [_part_record(held.part, held.certain) for held in found.gained],
        "lost": [_part_record(held.part, held.certain) for held in found.lost],
        "becomes_certain": [_part_record(part, True) for part in found.becomes_certain],
        "becomes_uncertain": [_part_record(part, False) for part in found.becomes_uncertain],
    }


def _part_record(part: Part, certain: bool) -> dict[str, Any]:
    return {"kind": part.kind, "title": part.title or None, "clauses": list(part.clauses), "certainty": "applies" if certain else "may-apply"}
