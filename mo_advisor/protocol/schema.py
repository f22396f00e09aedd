"""The JSON Schema (draft-07) of protocol files, out of the same table of fields that the reader follows.

`python -m mo_advisor.protocol.schema` prints it; it is shipped as `mo_advisor/protocol.schema.json`, which editors read through
`# yaml-language-server: $schema=...`.
"""

from __future__ import annotations

import inspect
import json
from typing import Any

from mo_advisor.protocol.fields import Choice, Conditions, Id, Many, Map, Nested, Record, Text
from mo_advisor.protocol.model import Protocol
from mo_advisor.vocabulary import Vocabulary, shared


def protocol_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of a protocol file, as a plain record."""
    definitions: dict[str, Any] = {"condition": _condition()}
    whole = _record(Protocol, vocabulary, definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A council's Member/Officer Protocol for mo-advisor",
        **whole,
        "definitions": definitions,
    }


def schema_text() -> str:
    """The schema as it is shipped."""
    return json.dumps(protocol_schema(shared()), indent=1, ensure_ascii=False) + "\n"


def _record(record: type[Record], vocabulary: Vocabulary, definitions: dict[str, Any]) -> dict[str, Any]:
    declared = record.declared
    return {
        "type": "object",
        "description": (inspect.getdoc(record) or "").split("\n\n")[0].replace("\n", " "),
        "properties": {
            key: {"description": of.doc, **_kind(of.kind, vocabulary, definitions)} for key, (_, of) in declared.items()
        },
        "required": [key for key, (_, of) in declared.items() if of.required],
        "additionalProperties": False,
    }


def _kind(kind: Any, vocabulary: Vocabulary, definitions: dict[str, Any]) -> dict[str, Any]:
    match kind:
        case Text():
            return {"type": "string", "pattern": f"^{kind.pattern}$"} if kind.pattern else {"type": "string", "minLength": 1}
        case Choice():
            return {"type": "string", "enum": list(kind.values)}
        case Id():
            ids = {"role": vocabulary.roles, "situation": vocabulary.situations}.get(kind.of)
            return {"type": "string", "enum": list(ids)} if ids else {"type": "string", "minLength": 1}
        case Many():
            return {"type": "array", "items": _kind(kind.kind, vocabulary, definitions), "minItems": kind.least}
        case Map():
            names = _kind(kind.key, vocabulary, definitions)
            return {"type": "object", "propertyNames": names, "additionalProperties": _kind(kind.value, vocabulary, definitions)}
        case Conditions():
            return {"allOf": [{"$ref": "#/definitions/condition"}]}
        case _:
            return _nested(kind, vocabulary, definitions)


def _nested(kind: Nested, vocabulary: Vocabulary, definitions: dict[str, Any]) -> dict[str, Any]:
    references = []
    for record in kind.records():
        name = record.__name__.lower()
        if name not in definitions:
            definitions[name] = {}  # taken before it is filled, because a section holds sections
            definitions[name] = _record(record, vocabulary, definitions)
        references.append({"$ref": f"#/definitions/{name}"})
    return {"allOf": references} if len(references) == 1 else {"anyOf": references}


def _condition() -> dict[str, Any]:
    ids = {"type": "array", "minItems": 1, "items": {"anyOf": [{"type": "string"}, {"$ref": "#/definitions/condition"}]}}
    parts = dict.fromkeys(("all_of", "any_of", "none_of"), ids)
    return {
        "description": "A list of ids, any of which must hold; or nested all_of, any_of and none_of.",
        "anyOf": [ids, {"type": "object", "properties": parts, "additionalProperties": False, "minProperties": 1}],
    }


if __name__ == "__main__":
    print(schema_text(), end="")
