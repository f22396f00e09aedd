"""Why a clause is not in the advice, and what if, as records."""

from __future__ import annotations

from typing import Any

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.as_json import certainty, why_record
from mo_advisor.advice.changes import Changes, Value, value_of
from mo_advisor.advice.difference import WhatIf
from mo_advisor.advice.outcome import Part
from mo_advisor.advice.reference_code import refer
from mo_advisor.advice.why_not import Way, WhyNot
from mo_advisor.render.views.explanation import MOST, Asked


def why_not_record(advice: Advice, asked: Asked) -> dict[str, Any]:
    """Why clauses are not in the advice, as the contract writes things."""
    found = asked.found
    return {"asked": found.asked, "note": found.note, "near": list(found.near), "clauses": [_why_not_record(advice, one) for one in asked.answers]}


def _why_not_record(advice: Advice, one: WhyNot) -> dict[str, Any]:
    return {
        "id": one.position.clause.id,
        "shown": _place(one.shown.match.governs) if one.shown else None,
        "why": why_record(advice, one.shown) if one.shown else [],
        "ways": [_way(advice, way) for way in one.ways[:MOST]],
        "more": max(0, len(one.ways) - MOST),
        "considered": one.position.clause.considered,
    }


def _place(governs: bool) -> str:
    return "clauses" if governs else "general"


def _way(advice: Advice, way: Way) -> dict[str, Any]:
    return {"changes": _changes(advice, way.changes), "shown": _place(way.match.governs), **certainty(way.match.verdict, advice.book)}


def _changes(advice: Advice, changes: Changes) -> list[dict[str, Any]]:
    return [{"fact": question, "from": _plain(value_of(advice.answers, question)), "to": _plain(value)} for question, value in changes.items()]


def _plain(value: Value) -> str | list[str] | None:
    return list(value) if isinstance(value, tuple) else value


def what_if_record(advice: Advice, one: WhatIf) -> dict[str, Any]:
    """What the advice gains and loses, as the contract writes things."""
    found = one.difference
    return {
        "changes": _changes(advice, one.changes),
        "answers": one.advice.answers.record(),
        "reference": refer(one.advice.book, one.advice.answers),
        "gained": [_part(held.part, held.certain) for held in found.gained],
        "lost": [_part(held.part, held.certain) for held in found.lost],
        "becomes_certain": [_part(part, True) for part in found.becomes_certain],
        "becomes_uncertain": [_part(part, False) for part in found.becomes_uncertain],
    }


def _part(part: Part, certain: bool) -> dict[str, Any]:
    return {"kind": part.kind, "title": part.title or None, "clauses": list(part.clauses), "certainty": "applies" if certain else "may-apply"}
