"""The JSON Schemas (draft-07) of what goes into the advice and what comes out, for other programs that ask and quote.

That of the answers follows the table of fields that the reader follows. That of the advice says what `as_json` writes; keys may be added to it, so
none that it does not know is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mo_advisor.advice.answers_file import NOT_SURE, AnswersFile
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.model import CAUTIONS, FORCES, JOINS, PARTS, STATUSES, WHOSE
from mo_advisor.records.json_schema import schema_of
from mo_advisor.vocabulary import Vocabulary

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT: Schema = {"type": "string"}
YES_NO: Schema = {"type": "boolean"}
HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
COUNT: Schema = {"type": "integer", "minimum": 1}
CERTAINTIES = ("applies", "may-apply")
PERSONS = ("asker", "subject")
ADDED_CAUTIONS = ("left-out", "status", "review")  # those that no file holds


def answers_schema(vocabulary: Vocabulary) -> Schema:
    """The schema of an answers file. Facts are left open, because a protocol may add its own."""
    ids = {"role": [*vocabulary.roles, NOT_SURE], "situation": vocabulary.situations}
    return schema_of(AnswersFile, "Answers for mo-advisor", ids, {})


def advice_schema(vocabulary: Vocabulary) -> Schema:
    """The schema of an advice as JSON."""
    role, situation = _one_of(vocabulary.roles), _one_of(vocabulary.situations)
    verdict = {"certainty": _one_of(CERTAINTIES), "depends_on": _many(TEXT)}
    definitions = {
        "item": _record(label=_or_null(TEXT), text=TEXT, items=_many(_ref("item")), optional=("items",)),
        "clause": _clause(role, verdict),
        "contact": _contact(role, verdict),
        "adviser": _record(role=role, join=_or_null(_one_of(JOINS)), title=TEXT, when=_or_null(TEXT), clause=TEXT, **verdict),
        "caution": _record(
            kind=_one_of((*CAUTIONS, *ADDED_CAUTIONS)), text=TEXT, clauses=_many(TEXT), since=_or_null(TEXT), source=_or_null(TEXT),
            optional=("since", "source"),
        ),
    }
    whole = _record(
        schema={"const": SCHEMA},
        protocol=_protocol(),
        answers=_record(who=role, involved=_many(role), what=situation, facts=_map(TEXT), optional=("who", "involved")),
        reference=TEXT, mapped=YES_NO, silent=YES_NO, message=TEXT,
        headline=_headline(role),
        clauses=_many(_ref("clause")), routes=_many(_ref("clause")), general=_many(_ref("clause")),
        contacts=_many(_ref("contact")), advisers=_many(_ref("adviser")), cautions=_many(_ref("caution")),
        notices=_many(_record(kind=_one_of(vocabulary.notices), text=TEXT, source=_or_null(TEXT), as_of=_or_null(TEXT))),
        open_questions=_many(TEXT),
        local=_many(_record(role=role, name=_or_null(TEXT), telephone=_or_null(TEXT), email=_or_null(TEXT), as_of=TEXT)),
    )
    return {"$schema": DRAFT, "title": "Advice of mo-advisor", **whole, "definitions": definitions}


def _protocol() -> Schema:
    signed = _record(by=TEXT, on=TEXT, review_by=_or_null(TEXT), wording_unchanged=YES_NO, mapping_unchanged=YES_NO)
    return _record(id=TEXT, council=TEXT, title=TEXT, edition=TEXT, status=_one_of(STATUSES), sha256=HASH, signed_off=_or_null(signed))


def _headline(role: Schema) -> Schema:
    parts = _one_of((*PARTS, "advises"))
    first = _record(
        title=TEXT, role=_or_null(role), clause=TEXT, part=parts, certainty=_one_of(CERTAINTIES), when=_or_null(TEXT), join=_or_null(_one_of(JOINS)),
    )
    return _record(safety=_many(TEXT), first=_many(first), rules=_many(_record(clause=TEXT, words=TEXT, force=_or_null(_one_of(FORCES)))))


def _clause(role: Schema, verdict: Schema) -> Schema:
    return _record(
        id=TEXT, number=_or_null(TEXT), ref=TEXT, heading=_many(TEXT), text=TEXT, items=_many(_ref("item")), closing=TEXT,
        matched_items=_many(COUNT),
        duties=_many(_record(words=TEXT, force=_one_of(FORCES), binds=_many(role))),
        **verdict,
        why=_many(_record(fact=TEXT, value={"anyOf": [TEXT, _many(role)]})),
    )


def _contact(role: Schema, verdict: Schema) -> Schema:
    return _record(
        route=TEXT, step=_or_null(COUNT), join=_or_null(_one_of(JOINS)), part=_one_of(PARTS), by=_or_null({"anyOf": [{"const": "you"}, role]}),
        of=_or_null(_one_of(WHOSE)), role=_or_null(role), procedure=_or_null(TEXT), title=TEXT, do=TEXT, when=_or_null(TEXT),
        limit=_or_null(_record(words=TEXT, binds=role, title=_or_null(TEXT), due=_or_null(TEXT))),
        clause=TEXT, defunct=YES_NO, one_of_many=YES_NO, **verdict, other_than=_or_null(_one_of(PERSONS)),
    )


def _record(*, optional: Iterable[str] = (), **properties: Schema) -> Schema:
    """A mapping that has all of these keys, but perhaps not the optional ones."""
    return {"type": "object", "properties": properties, "required": [key for key in properties if key not in set(optional)]}


def _many(each: Schema) -> Schema:
    return {"type": "array", "items": each}


def _map(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value}


def _one_of(ids: Iterable[str]) -> Schema:
    return {"enum": list(ids)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}
