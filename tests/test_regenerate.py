"""What is generated is as it would be written now. The pages of the documentation are held to that one by one in `test_transcripts`."""

from __future__ import annotations

import pytest

from tests.regenerate import Generated, schemas_and_details

QUICK = ("protocol.schema.json", "pack.schema.json", "index.json", "solihull.yaml", "vocabulary.json", "solihull.json")
EVERY = [
    pytest.param(generated, id=generated.path.name, marks=[] if generated.path.name in QUICK else [pytest.mark.slow])
    for generated in schemas_and_details()
]


@pytest.mark.slow
@pytest.mark.parametrize("generated", EVERY)
def test_what_is_generated_is_current(generated: Generated) -> None:
    assert generated.current(), f"python -m tests.regenerate {generated.name}, and then judge: {generated.judge}"
