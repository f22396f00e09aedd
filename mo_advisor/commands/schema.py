"""`mo-advisor schema`: the JSON Schema of what goes in and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mo_advisor.advice.schema import advice_schema, answers_schema
from mo_advisor.console import emit
from mo_advisor.errors import WrongUsage, nearest
from mo_advisor.protocol.schema import protocol_schema
from mo_advisor.records.json_schema import as_text
from mo_advisor.training.schema import pack_schema
from mo_advisor.vocabulary import Vocabulary, shared

OF: Mapping[str, Callable[[Vocabulary], dict[str, Any]]] = {
    "answers": answers_schema, "advice": advice_schema, "protocol": protocol_schema, "pack": pack_schema,
}


def run(of: str, output: Path | None, force: bool) -> int:
    """Prints one schema. Raises WrongUsage for one that there is not."""
    if of not in OF:
        raise WrongUsage(f"There is no schema of “{of}”{nearest(of, OF)}.")
    emit(as_text(OF[of](shared())), output, force, for_programs=True)
    return 0
