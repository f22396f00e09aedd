"""The words of the pages themselves, in English or in another language; the council's document is never translated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from mo_advisor.errors import Problem
from mo_advisor.records.fields import Record, Text, field
from mo_advisor.records.reader import read_record
from mo_advisor.records.yaml_nodes import Mapped, Scalar, compose

ENGLISH = Path(__file__).with_name("english.yaml")
HOLE = "{}"  # where the page puts a number or a name in
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # as HTML takes it, BCP 47
Words = Mapping[str, str]


def english() -> Words:
    """The words that come with the program."""
    node = compose(ENGLISH.read_text(encoding="utf-8"), ENGLISH.name)
    if isinstance(node, Problem) or not isinstance(node, Mapped):
        raise AssertionError(f"{ENGLISH.name} is no mapping")
    return {key.value: value.value for key, value in node.pairs() if isinstance(key, Scalar) and isinstance(value, Scalar)}


def in_language(text: str, file: str) -> Words:
    """The words of another language, which has each that English has. Raises Invalid with every problem."""
    own = english()
    fields = {name: field(Text(), "Words of the pages.", required=True) for name in own}
    language: type[Record] = type("Language", (Record,), fields, called="language")
    read, reading = read_record(language, text, file)
    words = {name: str(getattr(read, name)) for name in own}
    for name, text in own.items():
        if words[name].count(HOLE) != text.count(HOLE):
            reading.report(read.at, "language", f"`{name}` needs {HOLE} {text.count(HOLE)} times, where the page puts something in: “{text}”")
    if not LANGUAGE.fullmatch(words["lang"]):
        reading.report(read.at, "language", f"`lang` is the code of a language, such as cy for Welsh, and not “{words['lang']}”")
    reading.raise_if_any()
    return words
