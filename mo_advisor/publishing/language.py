"""The words of the pages themselves, in English or in another language; the council's document is never translated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mo_advisor.errors import Problem
from mo_advisor.records.fields import Record, Text, field
from mo_advisor.records.reader import read_record
from mo_advisor.records.yaml_nodes import Mapped, Scalar, compose

ENGLISH = Path(__file__).with_name("english.yaml")
Words = Mapping[str, str]


def english() -> Words:
    """The words that come with the program."""
    node = compose(ENGLISH.read_text(encoding="utf-8"), ENGLISH.name)
    if isinstance(node, Problem) or not isinstance(node, Mapped):
        raise AssertionError(f"{ENGLISH.name} is no mapping")
    return {key.value: value.value for key, value in node.pairs() if isinstance(key, Scalar) and isinstance(value, Scalar)}


def in_language(text: str, file: str) -> Words:
    """The words of another language, which has each that English has. Raises Invalid with every problem."""
    names = tuple(english())
    fields = {name: field(Text(), "Words of the pages.", required=True) for name in names}
    language: type[Record] = type("Language", (Record,), fields, called="language")
    read, _ = read_record(language, text, file)
    return {name: getattr(read, name) for name in names}
