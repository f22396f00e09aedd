"""Stretches of a YAML text, taken over as they stand: comments, quotation marks and line breaks of whoever wrote them, with a few values changed.

Nothing here knows what a protocol is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from mo_advisor.records.yaml_marks import end_of, keys, line_end, line_start, mapping_at, quoted


class Edit(NamedTuple):
    """A stretch of a text, and what stands in its place."""

    start: int
    end: int
    text: str


class Cuttings:
    """A text that was read as a protocol file, with its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = mapping_at(text)

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
        place = keys(node).index(key)
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
        """Takes a key out of a mapping in which others stay."""
        place = keys(node).index(key)
        if not place:
            return Edit(node.value[0][0].start_mark.index, node.value[1][0].start_mark.index, "")
        before, value = node.value[place - 1][1], node.value[place][1]
        if node.flow_style:
            return Edit(self.end(before), self.end(value), "")
        return Edit(self.line_end(self.end(before)), self.line_end(self.end(value)), "")

    def without(self, node: Any, gone: Sequence[int]) -> Iterator[Edit]:
        """Takes some values out of a list, or some keys out of a mapping, in which others stay."""
        parts = [part if isinstance(part, tuple) else (part, part) for part in node.value]
        places = [(first.start_mark.index, self.end(last)) for first, last in parts]
        for place in gone:
            start, end = places[place]
            if not node.flow_style:
                yield Edit(line_start(self.text, start), self.line_end(end), "")
            elif place + 1 < len(places):
                yield Edit(start, places[place + 1][0], "")
            else:
                yield Edit(max(places[at][1] for at in range(len(places)) if at not in gone), end, "")

    def instead(self, node: Any, value: str) -> Edit:
        """Puts a text in place of a single value."""
        return Edit(node.start_mark.index, self.end(node), quoted(value))

    def end(self, node: Any) -> int:
        """Where a value ends, without the white space and the comments behind it, which the library may count in."""
        return end_of(self.text, node)

    def line_end(self, at: int) -> int:
        """Where the line behind a place begins; the end of the text on its last line."""
        return line_end(self.text, at)


def indented(lines: str, column: int) -> str:
    """Lines that stand at the margin, further in."""
    return "".join(f"{' ' * column}{line}" if line.strip() else line for line in lines.splitlines(keepends=True))


def _at_margin(lines: str, column: int) -> str:
    def nearer(line: str) -> str:
        return line[min(column, len(line) - len(line.lstrip(" "))) :]

    whole = lines if lines.endswith("\n") or not lines else lines + "\n"
    text = "".join(map(nearer, whole.splitlines(keepends=True)))
    return text if lines.endswith("\n") else text.rstrip("\n")
