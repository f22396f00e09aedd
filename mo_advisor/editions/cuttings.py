"""Stretches of a YAML text, taken over as they stand: comments, quotation marks and line breaks of whoever wrote them, with a few values changed.

Nothing here knows what a protocol is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import yaml

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Edit(NamedTuple):
    """A stretch of a text, and what stands in its place."""

    start: int
    end: int
    text: str


class Cuttings:
    """A text that was read as a protocol file, with its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = yaml.compose(text, Loader=LOADER)

    def raw(self, start: int, end: int, edits: Iterable[Edit] = ()) -> str:
        """A stretch of the text, with the edits that fall into it; of two that overlap the wider one counts."""
        parts: list[str] = []
        at = start
        for edit in sorted(set(edits), key=lambda each: (each.start, -each.end)):
            if at <= edit.start and edit.end <= end:
                parts += [self.text[at : edit.start], edit.text]
                at = edit.end
        return "".join(parts) + self.text[at:end]

    def pair(self, node: Any, key: str, edits: Iterable[Edit] = ()) -> str:
        """A key of a mapping with its value and the comments before it, as lines that stand at the margin."""
        place = next(at for at, (name, _) in enumerate(node.value) if name.value == key)
        name, value = node.value[place]
        if node.flow_style:
            return f"{name.value}: {self.raw(value.start_mark.index, self.end(value), edits)}\n"
        start = self.line_end(self.end(node.value[place - 1][1])) if place else name.start_mark.index
        lines = self.raw(start, self.line_end(self.end(value)), edits)
        return _at_margin(lines if place else " " * name.start_mark.column + lines, name.start_mark.column)

    def item(self, node: Any, edits: Iterable[Edit] = ()) -> str:
        """A value of a list, as lines that stand at the margin but for the first, which follows the dash."""
        column = node.start_mark.column
        return _at_margin(" " * column + self.raw(node.start_mark.index, self.end(node), edits), column) + "\n"

    def without_key(self, node: Any, key: str) -> Edit:
        """Takes a key out of a mapping in which it is not the first."""
        place = next(at for at, (name, _) in enumerate(node.value) if name.value == key)
        before, value = node.value[place - 1][1], node.value[place][1]
        if node.flow_style:
            return Edit(self.end(before), self.end(value), "")
        return Edit(self.line_end(self.end(before)), self.line_end(self.end(value)), "")

    def without_items(self, listed: Any, gone: Sequence[int]) -> Iterator[Edit]:
        """Takes some values out of a list in which others stay."""
        for place in gone:
            node = listed.value[place]
            if not listed.flow_style:
                yield Edit(self.text.rfind("\n", 0, node.start_mark.index) + 1, self.line_end(self.end(node)), "")
            elif place + 1 < len(listed.value):
                yield Edit(node.start_mark.index, listed.value[place + 1].start_mark.index, "")
            else:
                kept = max(at for at in range(len(listed.value)) if at not in gone)
                yield Edit(self.end(listed.value[kept]), self.end(node), "")

    def instead(self, node: Any, value: str) -> Edit:
        """Puts a text in place of a single value."""
        return Edit(node.start_mark.index, self.end(node), quoted(value))

    def end(self, node: Any) -> int:
        """Where a value ends, without the white space and the comments behind it, which the library may count in."""
        if isinstance(node, yaml.ScalarNode):
            return len(self.text[: node.end_mark.index].rstrip()) if node.style in ("|", ">") else int(node.end_mark.index)
        if node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def line_end(self, at: int) -> int:
        """Where the line behind a place begins; the end of the text on its last line."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1


def value_of(node: Any, key: str) -> Any:
    """The value at a key of a mapping, or None."""
    return next((value for name, value in node.value if name.value == key), None) if isinstance(node, yaml.MappingNode) else None


def keys(node: Any) -> tuple[str, ...]:
    """The keys of a mapping, in order."""
    return tuple(name.value for name, _ in node.value)


def scalars(node: Any) -> Iterator[Any]:
    """Every single value in a value, but for keys."""
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for inner in node.value:
        yield from scalars(inner[1] if isinstance(inner, tuple) else inner)


def is_list(node: Any) -> bool:
    """Whether a value is a list."""
    return isinstance(node, yaml.SequenceNode)


def indented(lines: str, column: int) -> str:
    """Lines that stand at the margin, further in."""
    return "".join(f"{' ' * column}{line}" if line.strip() else line for line in lines.splitlines(keepends=True))


def quoted(text: str) -> str:
    """A text as one value, between quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def _at_margin(lines: str, column: int) -> str:
    def nearer(line: str) -> str:
        return line[min(column, len(line) - len(line.lstrip(" "))) :]

    whole = lines if lines.endswith("\n") or not lines else lines + "\n"
    text = "".join(map(nearer, whole.splitlines(keepends=True)))
    return text if lines.endswith("\n") else text.rstrip("\n")
