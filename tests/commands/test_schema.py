"""The JSON Schemas hold of everything that goes in and comes out, and say of every key what it may be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.advice.schema import advice_schema, answers_schema
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, Run, shipped

ALL = ("answers", "advice", "protocol", "pack")
DEEP = ("properties", "definitions")
PEOPLE: tuple[tuple[str | None, tuple[str, ...] | None], ...] = (
    ("officer", ("member",)), ("member", ("chief-executive",)), (None, None), ("resident", ()),
)


def strict(schema: Any) -> Any:
    """A schema that refuses every key that it does not know."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: {name: strict(inner) for name, inner in value.items()} if key in DEEP else strict(value) for key, value in schema.items()}
    return {**made, "additionalProperties": False} if "properties" in made else made


def wrong(validator: Draft7Validator, record: object) -> list[str]:
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in validator.iter_errors(record)]


def asked() -> Iterator[Answers]:
    for number, what in enumerate(shared().situations):
        who, involved = PEOPLE[number % len(PEOPLE)]
        yield Answers(who, involved, what)


@pytest.mark.slow
@pytest.mark.parametrize("protocol", SHIPPED)
def test_every_advice_is_as_its_schema_says_and_holds_nothing_else(protocol: str) -> None:
    validator = Draft7Validator(strict(advice_schema(shared())))
    for answers in asked():
        record = json.loads(json.dumps(advice_record(advise(shipped(protocol), answers))))
        assert wrong(validator, record) == [], answers


@pytest.mark.parametrize("key", ["headline", "contacts", "reference", "general"])
def test_an_advice_without_one_of_its_keys_is_refused(key: str) -> None:
    record = advice_record(advise(shipped("solihull"), Answers("officer", (), "interpretation")))
    del record[key]
    assert any(key in said for said in wrong(Draft7Validator(advice_schema(shared())), record))


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("{what: interpretation}", True),
        ("{protocol: somerset, who: not-sure, involved: [], what: interpretation, facts: {serious: 'yes'}}", True),
        ("{who: councillor}", False),
        ("{involved: member}", False),
        ("{whom: member}", False),
        ("{what: no-such-thing}", False),
    ],
)
def test_what_answers_may_be(written: str, right: bool) -> None:
    assert (wrong(Draft7Validator(answers_schema(shared())), yaml.safe_load(written)) == []) is right


@pytest.mark.parametrize("of", ALL)
def test_each_is_printed_and_is_a_schema(run: Run, of: str) -> None:
    made = run("schema", of)
    schema = json.loads(made.stdout)
    assert (made.returncode, made.stderr, schema["$schema"]) == (0, b"", "http://json-schema.org/draft-07/schema#")
    Draft7Validator.check_schema(schema)


def test_it_goes_to_a_file_and_another_name_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("schema", "pack", "-o", "pack.json").returncode == 0
    assert (tmp_path / "pack.json").read_bytes() == run("schema", "pack").stdout
    made = run("schema", "advices")
    assert (made.returncode, made.stdout) == (2, b"")
    assert "There is no schema of “advices”; did you mean advice?".encode() in made.stderr
