"""A change inside a YAML text touches the lines that it is about, and nothing else."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.records.yaml_edit import flow_list, flow_mapping, quoted, with_item, with_key, without_item, without_key
from mo_advisor.records.yaml_marks import mapping_at, value_of
from tests.conftest import examples

TEXT = """\
a: one   # first
listed:
  # above
  - x
  - y  # why

block: >-
  some words
  and more

flow: {k: v, l: [1, 2]}
"""
PRINTED = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))


def read(text: str) -> object:
    return yaml.load(text, Loader=yaml.BaseLoader)


def test_a_new_key_stands_at_the_end_or_before_what_comes_later() -> None:
    assert with_key(TEXT, mapping_at(TEXT), "new", "[1]") == f"{TEXT}new: [1]\n"
    assert with_key(TEXT, mapping_at(TEXT), "new", "[1]", ("flow", "block")) == TEXT.replace("block:", "new: [1]\nblock:")


def test_a_value_is_replaced_and_the_comment_behind_it_stays() -> None:
    assert with_key(TEXT, mapping_at(TEXT), "a", '"two"') == TEXT.replace("a: one ", 'a: "two" ')
    assert with_key(TEXT, mapping_at(TEXT), "listed", "[z]") == TEXT.replace("listed:\n  # above\n  - x\n  - y  # why", "listed: [z]  # why")
    assert with_key(TEXT, mapping_at(TEXT), "block", "short") == TEXT.replace(">-\n  some words\n  and more", "short")


def test_a_key_goes_with_its_lines() -> None:
    assert without_key(TEXT, mapping_at(TEXT), "a") == TEXT.replace("a: one   # first\n", "")
    assert without_key(TEXT, mapping_at(TEXT), "block") == TEXT.replace("block: >-\n  some words\n  and more\n", "")
    assert without_key(TEXT, mapping_at(TEXT), "none") == TEXT


def test_an_item_goes_behind_the_last_and_comes_off_again() -> None:
    longer = with_item(TEXT, mapping_at(TEXT), "listed", "z")
    assert longer == TEXT.replace("  - y  # why\n", "  - y  # why\n  - z\n")
    assert without_item(longer, mapping_at(longer), "listed", 2) == TEXT
    assert read(with_item(TEXT, mapping_at(TEXT), "new", "z")) == {**read(TEXT), "new": ["z"]}  # type: ignore[dict-item]


def test_what_stands_in_brackets_is_changed_there() -> None:
    inside = value_of(mapping_at(TEXT), "flow")
    assert with_key(TEXT, inside, "m", "[3]") == TEXT.replace("l: [1, 2]", "l: [1, 2], m: [3]")
    assert with_item(TEXT, inside, "l", "3") == TEXT.replace("[1, 2]", "[1, 2, 3]")
    assert without_item(TEXT, inside, "l", 0) == TEXT.replace("[1, 2]", "[2]")
    assert without_item(TEXT, inside, "l", 1) == TEXT.replace("[1, 2]", "[1]")
    assert without_key(TEXT, inside, "k") == TEXT.replace("k: v, ", "")


def test_the_first_key_of_an_item_can_go() -> None:
    text = "l:\n  - a: 1\n    b: 2\n"
    item = value_of(mapping_at(text), "l").value[0]
    assert without_key(text, item, "a") == "l:\n  - b: 2\n"


def test_a_file_without_a_last_line_break_and_one_of_another_system() -> None:
    assert with_key("a: 1", mapping_at("a: 1"), "b", "2") == "a: 1\nb: 2\n"
    windows = "a: 1\r\nb: 2\r\n"
    assert read(with_key(windows, mapping_at(windows), "c", "3")) == {"a": "1", "b": "2", "c": "3"}


def test_long_lists_are_broken_and_read_the_same() -> None:
    many = [f"situation-number-{'x' * (number % 7)}" for number in range(40)]
    text = with_key("a: 1\n", mapping_at("a: 1\n"), "many", flow_list(many))
    assert read(text) == {"a": "1", "many": many}
    assert max(map(len, text.split("\n"))) <= 120


@examples(100)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.text(PRINTED, max_size=30), max_size=4))
def test_any_text_is_written_as_it_is(record: dict[str, str]) -> None:
    assert read(flow_mapping(record.items())) == record


@examples(60)
@given(st.lists(st.sampled_from(["yes", "not-covered", "7.10", "a: b", "# c", "“q”", "it's", ""]), min_size=1, max_size=5))
def test_what_is_put_in_comes_off_without_a_trace(items: list[str]) -> None:
    text = TEXT
    for item in items:
        text = with_item(text, mapping_at(text), "listed", quoted(item))
    assert read(text)["listed"] == ["x", "y", *items]  # type: ignore[index]
    for _ in items:
        text = without_item(text, mapping_at(text), "listed", 2)
    assert text == TEXT
