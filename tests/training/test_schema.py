"""The JSON Schema of packs comes out of the same table as the reader, is the one that is shipped, and agrees with the reader."""

from __future__ import annotations

import jsonschema
import pytest
import yaml
from hypothesis import given

from mo_advisor.errors import Invalid
from mo_advisor.protocol.library import PACKAGE
from mo_advisor.records.json_schema import as_text
from mo_advisor.training.library import shipped_packs
from mo_advisor.training.model import Pack
from mo_advisor.training.reader import read_pack
from mo_advisor.training.schema import pack_schema
from mo_advisor.training.writer import plain
from mo_advisor.vocabulary import shared
from tests.training.test_writer import PACKS

VALIDATOR = jsonschema.Draft7Validator(pack_schema(shared()))
PACK = """\
title: A pack
cards:
  - id: a
    title: A card
    story: ""
    roles: [member]
    answers: {who: member, involved: [], what: not-covered, facts: {serious: "yes"}}
    notes: {members: "", hard: Words.}
"""


def faults(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, Loader=yaml.BaseLoader))]


def test_it_is_a_schema_of_draft_07() -> None:
    jsonschema.Draft7Validator.check_schema(pack_schema(shared()))


def test_the_shipped_schema_is_the_one_that_the_table_gives() -> None:
    assert (PACKAGE / "pack.schema.json").read_text(encoding="utf-8") == as_text(pack_schema(shared()))


@pytest.mark.parametrize("pack_id", sorted(shipped_packs()))
def test_every_shipped_pack_is_valid_by_it(pack_id: str) -> None:
    assert faults(shipped_packs()[pack_id].read_text(encoding="utf-8")) == []


@given(PACKS)
def test_what_the_reader_takes_the_schema_takes(pack: Pack) -> None:
    assert not list(VALIDATOR.iter_errors(plain(pack)))


RIGHT = {
    "blank notes": PACK,
    "notes as one text": PACK.replace('{members: "", hard: Words.}', "Words."),
    "roles with people": PACK.replace("[member]", '{member: Councillor Finch, officer: ""}'),
    "somebody who is not sure": PACK.replace("who: member", "who: not-sure"),
    "the other side's answers": PACK + "    other-side: {who: officer, involved: [member], what: not-covered}\n",
}
WRONG = {
    "an unknown key": PACK + "extra: a\n",
    "no cards": "title: A pack\ncards: []\n",
    "no title": PACK.replace("title: A pack\n", ""),
    "no answers": PACK.replace("answers:", "other-side:"),
    "a blank title": PACK.replace("title: A card", 'title: ""'),
    "an odd id": PACK.replace("id: a", "id: A card"),
    "an unknown role": PACK.replace("[member]", "[nobody]"),
    "an unknown situation": PACK.replace("not-covered", "nope"),
    "a wrong choice": PACK + "    silent-on-purpose: maybe\n",
    "notes as a list": PACK.replace('{members: "", hard: Words.}', "[Words.]"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_the_schema_takes_the_reader_takes(name: str) -> None:
    assert faults(RIGHT[name]) == []
    assert read_pack(RIGHT[name], "pack.yaml", shared(), shared().facts).title == "A pack"


@pytest.mark.parametrize("name", WRONG)
def test_what_the_schema_refuses_the_reader_refuses(name: str) -> None:
    assert faults(WRONG[name])
    with pytest.raises(Invalid):
        read_pack(WRONG[name], "pack.yaml", shared(), shared().facts)


def test_every_field_says_what_it_means() -> None:
    definitions = {"pack": pack_schema(shared()), **pack_schema(shared())["definitions"]}
    for name, definition in definitions.items():
        assert definition["description"], name
        assert [key for key, of in definition["properties"].items() if len(of["description"]) <= 8] == [], name
