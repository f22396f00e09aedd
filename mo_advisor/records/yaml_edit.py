"""Changes inside a YAML text, which leave every other character of it as it is: comments, quotation marks and line breaks of whoever wrote it.

A round-trip library writes the whole file anew, in its own line breaks, and takes a second for it; here only the lines that change are written. Each
function takes a text and nodes of that very text, and gives the changed text; `yaml_marks.mapping_at` gives the nodes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from mo_advisor.records import yaml_marks
from mo_advisor.records.yaml_marks import Mapping, end_of, is_list, line_end, line_start, value_of

LONGEST = 120  # characters of a line that is written
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz-")  # of which a word may stand without quotation marks
RESERVED = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n", "-", ""))


def texts(node: Any) -> tuple[str, ...]:
    """The single values of a list; none of what is no list."""
    return tuple(inner.value for inner in node.value if isinstance(inner, yaml.ScalarNode)) if is_list(node) else ()


def with_key(text: str, node: Mapping, key: str, value: str, before: Sequence[str] = ()) -> str:
    """With a value, as YAML of one or of several lines, at a key of a mapping. before: keys in front of which a new one is put, if one is there."""
    old = next(((name, value) for name, value in node.value if name.value == key), None)
    if old is not None:
        space = "" if value.startswith("\n") else " "
        return f"{text[: old[0].end_mark.index]}:{space}{_hung(value, _column(node))}{text[end_of(text, old[1]) :]}"
    if node.flow_style:
        return _into_flow(text, node, f"{key}: {_flat(value)}")
    indent = " " * _column(node)
    line = f"{key}:{'' if value.startswith(chr(10)) else ' '}{_hung(value, len(indent))}"
    later = next((name for name, _ in node.value if name.value in before), None)
    if later is not None and later is not node.value[0][0]:
        at = line_start(text, later.start_mark.index)
        return f"{text[:at]}{indent}{line}\n{text[at:]}"
    at = line_end(text, end_of(text, node))
    return f"{_whole_line(text[:at])}{indent}{line}\n{text[at:]}"


def without_key(text: str, node: Mapping, key: str) -> str:
    """Without a key of a mapping, and its value; the text itself where it is not there."""
    place = next((place for place, (name, _) in enumerate(node.value) if name.value == key), None)
    if place is None:
        return text
    name, value = node.value[place]
    if node.flow_style:
        return _out_of_flow(text, node, [pair[0] for pair in node.value], [pair[1] for pair in node.value], place)
    start = line_start(text, name.start_mark.index)
    if text[start : name.start_mark.index].strip():  # the first key of an item, behind its dash
        following = node.value[place + 1][0].start_mark.index
        return text[: name.start_mark.index] + text[following:]
    return text[:start] + text[line_end(text, end_of(text, value)) :]


def with_item(text: str, node: Mapping, key: str, item: str, before: Sequence[str] = ()) -> str:
    """With one more item, as YAML of one line, at the end of the list at a key."""
    old = value_of(node, key)
    if old is None:
        dashed = f"\n  - {item}"
        return with_key(text, node, key, dashed if not node.flow_style else f"[{item}]", before)
    if old.flow_style:
        return _into_flow(text, old, item)
    at = line_end(text, end_of(text, old))
    return f"{_whole_line(text[:at])}{' ' * old.start_mark.column}- {item}\n{text[at:]}"


def without_item(text: str, node: Mapping, key: str, place: int) -> str:
    """Without the item at a place of the list at a key; without the key, where it was the only one."""
    listed = value_of(node, key)
    if len(listed.value) == 1:
        return without_key(text, node, key)
    if listed.flow_style:
        return _out_of_flow(text, listed, listed.value, listed.value, place)
    item = listed.value[place]
    return text[: line_start(text, item.start_mark.index)] + text[line_end(text, end_of(text, item)) :]


def flow_list(values: Iterable[str]) -> str:
    """Some texts as a list in brackets, in lines that are not too long."""
    line = f"[{', '.join(map(quoted, values))}]"
    return "\n".join(textwrap.wrap(line, LONGEST - 20, break_long_words=False, break_on_hyphens=False, subsequent_indent="  ")) or "[]"


def flow_mapping(pairs: Iterable[tuple[str, object]]) -> str:
    """Some keys with their texts, lists or mappings, as one line in braces."""
    return f"{{{', '.join(f'{key}: {_flow(value)}' for key, value in pairs)}}}"


def quoted(text: str) -> str:
    """A text as one YAML value: an id as it is, anything else in quotation marks."""
    return text if text not in RESERVED and not set(text) - PLAIN else yaml_marks.quoted(text)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return flow_mapping(value.items())
    if isinstance(value, str):
        return quoted(value)
    assert isinstance(value, Iterable)
    return f"[{', '.join(map(_flow, value))}]"


def _flat(value: str) -> str:
    return " ".join(value.split("\n"))


def _hung(value: str, columns: int) -> str:
    """A value of several lines, all after the first as deep as their mapping."""
    return value.replace("\n", "\n" + " " * columns)


def _column(node: Mapping) -> int:
    return int(node.value[0][0].start_mark.column)


def _whole_line(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _into_flow(text: str, node: Any, item: str) -> str:
    """With something more before the closing bracket."""
    close = int(node.end_mark.index) - 1
    before = text[:close].rstrip()
    between = " " if before.endswith(",") else ", " if node.value else ""
    return f"{before}{between}{item}{text[close:]}"


def _out_of_flow(text: str, node: Any, firsts: Sequence[Any], lasts: Sequence[Any], place: int) -> str:
    """Without what stands at a place between brackets, nor the comma beside it."""
    if place + 1 < len(firsts):
        return text[: firsts[place].start_mark.index] + text[firsts[place + 1].start_mark.index :]
    start = end_of(text, lasts[place - 1]) if place else int(node.start_mark.index) + 1
    return text[:start] + text[end_of(text, lasts[place]) :]
