"""The JSON Schema comes out of the same table as the reader, is the one that is shipped, and agrees with the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from mo_advisor.errors import Invalid
from mo_advisor.protocol.library import PACKAGE, shipped_folder
from mo_advisor.protocol.model import Protocol
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.protocol.schema import protocol_schema, schema_text
from mo_advisor.records.fields import Nested, OneOf, Record, YesNo
from mo_advisor.vocabulary import shared
from tests.conftest import HEADER, SHIPPED

VALIDATOR = jsonschema.Draft7Validator(protocol_schema(shared()))
CLAUSE = 'document: [{id: "1", text: a}]\n'


def faults(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, Loader=yaml.BaseLoader))]


def test_it_is_a_schema_of_draft_07() -> None:
    jsonschema.Draft7Validator.check_schema(protocol_schema(shared()))
    assert protocol_schema(shared())["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_shipped_schema_is_the_one_that_the_table_gives() -> None:
    assert (PACKAGE / "protocol.schema.json").read_text(encoding="utf-8") == schema_text()


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_every_shipped_file_is_valid_by_it_and_names_it(protocol_id: str) -> None:
    path = shipped_folder() / f"{protocol_id}.yaml"
    text = path.read_text(encoding="utf-8")
    assert faults(text) == []
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named
    assert (path.parent / named[1]).resolve() == (PACKAGE / "protocol.schema.json").resolve()


WRONG = {
    "an unknown key": HEADER + "extra: a\n" + CLAUSE,
    "a missing key": HEADER,
    "a wrong choice": HEADER.replace("in-force", "current") + CLAUSE,
    "an unknown role": HEADER + "advisers: [{role: nobody, title: a, clause: '1'}]\n" + CLAUSE,
    "an unknown situation": HEADER + 'document: [{id: "1", text: a, rules: [{situations: [nope]}]}]\n',
    "a list in place of text": HEADER.replace("Protocol", "[a]") + CLAUSE,
    "an empty list": HEADER + "document: []\n",
    "an odd id": HEADER.replace("tiny", "Tiny One") + CLAUSE,
    "an empty condition": HEADER + 'document: [{id: "1", text: a, rules: [{situations: [not-covered], who: {}}]}]\n',
}


@pytest.mark.parametrize("name", WRONG)
def test_what_the_schema_refuses_the_reader_refuses(name: str) -> None:
    assert faults(WRONG[name])
    with pytest.raises(Invalid):
        read_protocol(WRONG[name], "f.yaml", shared())


def test_every_field_says_what_it_means() -> None:
    definitions = protocol_schema(shared())["definitions"]
    for name, definition in definitions.items():
        assert definition["description"], name
        for key, of in definition.get("properties", {}).items():
            assert name == "condition" or len(of["description"]) > 8, (name, key)


def test_the_examples_in_the_documentation_are_valid() -> None:
    text = (Path(PACKAGE).parent / "docs" / "protocol-files.md").read_text(encoding="utf-8")
    whole = re.findall(r"(?ms)^```yaml\n(schema.*?)^```", text)
    assert len(whole) == 1
    assert read_protocol(whole[0], "doc.yaml", shared()).id == "anytown"
    assert faults(whole[0]) == []
    assert "text_sha256" in json.dumps(protocol_schema(shared()))


def declared(record: type[Record], seen: set[type[Record]]) -> Iterator[tuple[str, str]]:
    """Every key of a record and of those inside it, and every fixed word that a key may hold, each with the record that has it."""
    if record in seen:
        return
    seen.add(record)
    for key, (_, of) in record.declared.items():
        yield record.called, key
        yield from (pair for kind in kinds(of.kind) for pair in inside(kind, record, seen))


def inside(kind: Any, record: type[Record], seen: set[type[Record]]) -> Iterator[tuple[str, str]]:
    if isinstance(kind, OneOf | YesNo):
        yield from ((record.called, value) for value in kind.values)
    if isinstance(kind, Nested):
        yield from (pair for inner in kind.records() for pair in declared(inner, seen))


def kinds(kind: Any) -> Iterator[Any]:
    """A kind and the kinds inside it."""
    yield kind
    for inner in (*getattr(kind, "kinds", ()), *(getattr(kind, name) for name in ("kind", "value") if hasattr(kind, name))):
        yield from kinds(inner)


def test_the_documentation_names_every_key_and_every_value() -> None:
    text = (Path(PACKAGE).parent / "docs" / "protocol-files.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[\w/-]+", " ".join(re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^```yaml.*?^```", "", text)))))
    blocks = set(re.findall(r"[\w/-]+", " ".join(re.findall(r"(?ms)^```yaml.*?^```", text))))
    every = list(declared(Protocol, set()))
    assert len(every) > 150
    assert [(record, word) for record, word in every if word not in named and not (record == "signoff" and word in blocks)] == []
