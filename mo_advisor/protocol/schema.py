"""The JSON Schema (draft-07) of files, out of the same table of fields that the reader follows; and that of protocol files.

`python -m mo_advisor.protocol.schema` prints it; it is shipped as `mo_advisor/protocol.schema.json`, which editors read through
`# yaml-language-server: $schema=...`.
"""

from __future__ import annotations

from typing import Any

from mo_advisor.protocol.model import Protocol
from mo_advisor.records.json_schema import as_text, schema_of
from mo_advisor.vocabulary import Vocabulary, shared


def protocol_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of a protocol file, as a plain record."""
    ids = {"role": vocabulary.roles, "situation": vocabulary.situations}
    return schema_of(Protocol, "A council's Member/Officer Protocol for mo-advisor", ids, {"condition": _condition()})


def schema_text() -> str:
    """The schema of protocol files as it is shipped."""
    return as_text(protocol_schema(shared()))


def _condition() -> dict[str, Any]:
    ids = {"type": "array", "minItems": 1, "items": {"anyOf": [{"type": "string"}, {"$ref": "#/definitions/condition"}]}}
    parts = dict.fromkeys(("all_of", "any_of", "none_of"), ids)
    return {
        "description": "A list of ids, any of which must hold; or nested all_of, any_of and none_of.",
        "anyOf": [ids, {"type": "object", "properties": parts, "additionalProperties": False, "minProperties": 1}],
    }


if __name__ == "__main__":
    print(schema_text(), end="")
