"""The JSON Schema (draft-07) of packs.

`python -m mo_advisor.training.schema` prints it; it is shipped as `mo_advisor/pack.schema.json`.
"""

from __future__ import annotations

from typing import Any

from mo_advisor.advice.answers_file import NOT_SURE
from mo_advisor.records.json_schema import as_text, schema_of
from mo_advisor.training.model import Pack
from mo_advisor.vocabulary import Vocabulary, shared


def pack_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of a pack, as a plain record. Facts are left open, because a protocol may add its own."""
    ids = {"role": [*vocabulary.roles, NOT_SURE], "situation": vocabulary.situations}
    return schema_of(Pack, "A pack of fictional cases for mo-advisor", ids, {})


if __name__ == "__main__":
    print(as_text(pack_schema(shared())), end="")
