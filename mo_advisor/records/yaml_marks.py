"""The nodes of a YAML text that was read as a file before, with the marks of where each stands: for what changes a text and leaves the rest of it.

Unlike in `yaml_nodes` nothing is refused here, and each node has the mark of its end besides.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Mapping = yaml.MappingNode
Listed = yaml.SequenceNode


def mapping_at(text: str) -> Mapping:
    """The outermost mapping of a text."""
    node = yaml.compose(text, Loader=LOADER)
    assert isinstance(node, Mapping)
    return node


def value_of(node: Any, key: str) -> Any:
    """The node at a key of a mapping; None where there is none."""
    return next((value for name, value in node.value if name.value == key), None) if isinstance(node, Mapping) else None


def keys(node: Mapping) -> tuple[str, ...]:
    """The keys of a mapping, in order."""
    return tuple(name.value for name, _ in node.value)


def scalars(node: Any) -> Iterator[Any]:
    """Every single value in a value, but for keys; none where there is no value."""
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for inner in node.value if node is not None else ():
        yield from scalars(inner[1] if isinstance(inner, tuple) else inner)


def is_list(node: Any) -> bool:
    """Whether a value is a list."""
    return isinstance(node, Listed)


def quoted(text: str) -> str:
    """A text as one value, between quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def end_of(text: str, node: Any) -> int:
    """Where a value ends, without the white space and the comments behind it, which the library may count in."""
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return len(text[: node.end_mark.index].rstrip())
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(text, last[1] if isinstance(last, tuple) else last)


def line_start(text: str, at: int) -> int:
    """Where the line begins in which a place stands."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line behind a place begins; the end of the text on its last line."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
