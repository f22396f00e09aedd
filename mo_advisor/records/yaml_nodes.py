"""YAML as plain nodes with their places: within bounds of size and depth, without aliases or tags, every scalar a string.

The nodes are built from the stream of events. The library's own composer would follow aliases before anybody could refuse them, keeps no place of
an alias, and recurses in C: up to libyaml 0.2.5, which the lowest PyYAML that is allowed brings, deep nesting ends the process. From 0.2.6 on libyaml
refuses more than a thousand levels in words of its own; `compose` sees to it that they are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from mo_advisor.errors import Place, Problem

LARGEST = 2_000_000  # characters; the longest real protocol is under 200,000 with its mapping
DEEPEST = 40  # levels of nesting; a clause in a subsection with a nested condition uses about 14
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNREADABLE = (yaml.YAMLError, ValueError, OverflowError)  # the last two are what the loader without libyaml says of characters that do not exist


class Node:
    """A value in a file, with the mark where it starts."""

    __slots__ = ("mark",)
    called = "value"

    def __init__(self, mark: Any) -> None:
        self.mark = mark

    def place(self, file: str) -> Place:
        """Where it starts."""
        return Place(file, self.mark.line + 1, self.mark.column + 1)


class Scalar(Node):
    """A single value, as text."""

    __slots__ = ("value",)
    called = "single value"

    def __init__(self, mark: Any, value: str) -> None:
        self.mark = mark
        self.value = value


class Listed(Node):
    """A list of nodes."""

    __slots__ = ("nodes",)
    called = "list"

    def __init__(self, mark: Any) -> None:
        self.mark = mark
        self.nodes: list[Node] = []


class Mapped(Node):
    """A mapping, as its keys and values in turn."""

    __slots__ = ("nodes",)
    called = "mapping"

    def __init__(self, mark: Any) -> None:
        self.mark = mark
        self.nodes: list[Node] = []

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Each key with its value."""
        return zip(self.nodes[::2], self.nodes[1::2], strict=True)


def compose(text: str, file: str) -> Node | Problem:
    """The one document in a text, as nodes; or the problem that keeps it from being read."""
    if len(text) > LARGEST:
        return Problem(Place(file), "error", "size", f"is larger than {LARGEST:,} characters")
    try:
        return _build(text, file)
    except UNREADABLE as error:
        if deep := _too_deep_before(error, text, file):
            return deep
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed"
        from mo_advisor.records.yaml_remedies import remedy  # a file that can be read has no use for it

        place = _place_of(error, file, text)
        what_to_do = remedy(reason, text.splitlines(), place.line - 1, place.column - 1)
        return Problem(place, "error", "yaml", f"is not YAML that can be read: {reason}{f'; {what_to_do}' if what_to_do else ''}")


def _too_deep_before(error: Exception, text: str, file: str) -> Problem | None:
    """The problem that a text is nested too deep, where it is so before the place at which the library gave up.

    The library reads ahead of the events that it gives, by as much as a thousand levels, and may come upon something that it refuses, such as more
    nesting than it takes itself, before it has shown the levels that are too many for us.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    try:
        before = _build(text[: mark.index], file)
    except UNREADABLE:
        return None
    return before if isinstance(before, Problem) and before.rule == "depth" else None


def _build(text: str, file: str) -> Node | Problem:
    """Builds the nodes from the stream of events: each goes into the list or mapping that is open, or is the top of a document."""
    top = Listed(None)
    open_: list[Listed | Mapped] = [top]
    next_event = LOADER(text).get_event
    while (event := next_event()) is not None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            open_[-1].nodes.append(Scalar(event.start_mark, event.value))
        elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            inner = Listed(event.start_mark) if kind is yaml.SequenceStartEvent else Mapped(event.start_mark)
            open_[-1].nodes.append(inner)
            open_.append(inner)
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            open_.pop()
            continue
        elif kind is not yaml.AliasEvent:
            continue  # the start or end of the stream or of a document
        if refused := _refused(event, len(open_) - 1):
            return Problem(Node(event.start_mark).place(file), "error", *refused)
    if len(top.nodes) > 1:
        return Problem(top.nodes[1].place(file), "error", "yaml", "has a second document; a file holds one")
    return top.nodes[0] if top.nodes else Problem(Place(file), "error", "empty", "has nothing in it")


def value_at_top(data: bytes, wanted: str) -> str | None:
    """The single value of a key of the outermost mapping, read no further than needed; None where there is none or the YAML cannot be read."""
    depth, key = 0, None
    try:
        for event in yaml.parse(data, Loader=LOADER):
            depth += isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
            depth -= isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
            if depth > DEEPEST:
                return None
            if depth != 1:
                key = None
            elif isinstance(event, yaml.ScalarEvent):
                if key == wanted:
                    return str(event.value)
                key = event.value if key is None else None
    except UNREADABLE:
        pass
    return None


def _refused(event: Any, depth: int) -> tuple[str, str] | None:
    """The rule that an event breaks, and a sentence."""
    if event.anchor is not None:
        return "alias", "anchors (&) and aliases (*) are not allowed; quote the value if it is text"
    if event.tag is not None:
        return "tag", "tags (!) are not allowed; quote the value if it is text"
    return ("depth", f"is nested more than {DEEPEST} levels deep") if depth > DEEPEST else None


def _place_of(error: Exception, file: str, text: str) -> Place:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return Place(file, mark.line + 1, mark.column + 1)
    position = getattr(error, "position", 0)  # a character that YAML does not allow, counted in bytes
    before = text.encode("utf-8", errors="replace")[:position].decode(errors="ignore")
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
