"""The JSON Schema (draft-07) of a file, out of the same table of fields that the reader follows."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Mapping
from typing import Any

from mo_advisor.records.fields import Alone, Conditions, Date, Either, Id, Many, Map, Nested, OneOf, Record, Text, YesNo

Ids = Mapping[str, Iterable[str]]  # the namespaces of which all ids are known, each with these


def schema_of(record: type[Record], title: str, ids: Ids, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of files that hold one such record. definitions: those that its fields need besides those of records."""
    whole = _record(record, ids, definitions)
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **whole, "definitions": definitions}


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it is shipped."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _record(record: type[Record], ids: Ids, definitions: dict[str, Any]) -> dict[str, Any]:
    declared = record.declared
    return {
        "type": "object",
        "description": (inspect.getdoc(record) or "").split("\n\n")[0].replace("\n", " "),
        "properties": {
            key: {"description": of.doc, **_kind(of.kind, ids, definitions)} for key, (_, of) in declared.items()
        },
        "required": [key for key, (_, of) in declared.items() if of.required],
        "additionalProperties": False,
    }


def _kind(kind: Any, ids: Ids, definitions: dict[str, Any]) -> dict[str, Any]:
    match kind:
        case Text():
            return _text(kind)
        case Date():
            return {"type": "string", "pattern": f"^{kind.pattern}$"}
        case OneOf() | YesNo():
            return {"type": "string", "enum": list(kind.values)}
        case Id():
            return {"type": "string", "enum": list(ids[kind.of])} if kind.of in ids else {"type": "string", "minLength": 1}
        case Many():
            return {"type": "array", "items": _kind(kind.kind, ids, definitions), "minItems": kind.least}
        case Map():
            names = _kind(kind.key, ids, definitions)
            least = {"minProperties": kind.least} if kind.least else {}
            return {"type": "object", "propertyNames": names, "additionalProperties": _kind(kind.value, ids, definitions), **least}
        case Either():
            return {"anyOf": [_kind(option, ids, definitions) for option in kind.kinds]}
        case Alone():
            return _kind(kind.record().declared[kind.key][1].kind, ids, definitions)
        case Conditions():
            condition = {"$ref": "#/definitions/condition"}
            return {"anyOf": [{"type": "string", "enum": [kind.none]}, condition]} if kind.none else {"allOf": [condition]}
        case _:
            return _nested(kind, ids, definitions)


def _text(kind: Text) -> dict[str, Any]:
    if kind.pattern:
        return {"type": ["string", "integer"] if kind.whole else "string", "pattern": f"^{kind.pattern}$"}
    return {"type": "string"} if kind.blank else {"type": "string", "minLength": 1}


def _nested(kind: Nested, ids: Ids, definitions: dict[str, Any]) -> dict[str, Any]:
    references = []
    for record in kind.records():
        name = record.called
        if name not in definitions:
            definitions[name] = {}  # taken before it is filled, because a section holds sections
            definitions[name] = _record(record, ids, definitions)
        references.append({"$ref": f"#/definitions/{name}"})
    return {"allOf": references} if len(references) == 1 else {"anyOf": references}


