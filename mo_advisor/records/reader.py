"""Reads a YAML file into the records of `model`: strictly, wholly, and with the place of every value.

Scalars are strings, whatever they look like. Everything that is wrong is collected and reported at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sized
from functools import partial
from typing import Any, TypeVar

from mo_advisor.errors import Invalid, Place, Problem, nearest, said_once
from mo_advisor.records.condition import Condition
from mo_advisor.records.fields import Alone, Conditions, Date, Either, Field, Id, Many, Map, Nested, OneOf, Record, Text, YesNo, first_day
from mo_advisor.records.mention import Mention
from mo_advisor.records.yaml_nodes import Listed, Mapped, Node, Scalar, compose

R = TypeVar("R", bound=Record)
HINTS, COMPARED = 40, 50_000  # hints in one file, and the names with which wrong ones are compared for them
QUOTED = 80  # characters of a wrong value that a message quotes
WORD = re.compile(r"[A-Za-z0-9-]{1,40}")


class Reading:
    """What reading a file has found so far: problems, and the ids that it mentions."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.mentions: list[Mention] = []
        self._hints = self._compared = 0

    def near(self, valid: Sized, hint: Callable[[], str]) -> str:
        """A hint that compares something wrong with all that is valid, as long as few have been worked out: of thousands nobody is shown the rest."""
        self._hints, self._compared = self._hints + 1, self._compared + len(valid)
        return hint() if self._hints <= HINTS and self._compared <= COMPARED else ""

    def report(self, place: Place, rule: str, message: str) -> None:
        """Adds an error."""
        self.problems.append(Problem(place, "error", rule, message))

    def raise_if_any(self) -> None:
        """Raises Invalid with everything found, if anything was."""
        if self.problems:
            raise Invalid(said_once(self.problems))


def read_record(record: type[R], text: str, file: str) -> tuple[R, Reading]:
    """Reads one document into a record, and gives the reading with its mentions. Raises Invalid with every problem of its form."""
    reading = Reading(file)
    node = compose(text, file)
    if isinstance(node, Problem):
        raise Invalid([node])
    value = _nested(reading, record, node)
    reading.raise_if_any()
    return value, reading


def _place(reading: Reading, node: Node) -> Place:
    return node.place(reading.file)


def _value(reading: Reading, kind: Any, node: Node, name: str) -> Any:
    """A value of a kind, or None with a problem."""
    return READERS.get(type(kind), _scalar)(reading, kind, node, name)


def _scalar(reading: Reading, kind: Text | Date | OneOf | Id, node: Node, name: str) -> str | None:
    if not isinstance(node, Scalar):
        reading.report(_place(reading, node), "type", f"`{name}` must be text, not a {node.called}")
        return None
    value: str = node.value
    if not value and isinstance(kind, Text) and kind.blank:
        return value
    problem = _wrong_text(value) or _wrong_kind(kind, value)
    if problem:
        reading.report(_place(reading, node), "value", f"`{name}` {problem}")
        return None
    if isinstance(kind, Id):
        reading.mentions.append(Mention(kind.of, value, _place(reading, node)))
    return value


def _wrong_text(value: str) -> str | None:
    stripped = value.strip()
    if not stripped:
        return "is empty"
    if "\n" in value or "\r" in value:
        return "has a line break; write long text as `>-`, and not as `|`"
    if value != stripped:
        return "begins or ends with a space"
    if value.isprintable():
        return None
    wrong = next((character for character in value if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")), None)
    return f"has a control or invisible character (U+{ord(wrong):04X})" if wrong else None


def _wrong_kind(kind: Text | Date | OneOf | Id, value: str) -> str | None:
    if isinstance(kind, OneOf) and value not in kind.values:
        return f"is “{_short(value)}”; it must be one of {', '.join(kind.values)}"
    if isinstance(kind, Text | Date) and kind.pattern and not re.fullmatch(kind.pattern, value):
        return f"is “{_short(value)}”; it must be {kind.looks}"
    return _wrong_date(value) if isinstance(kind, Date) else None


def _short(value: str) -> str:
    return value if len(value) <= QUOTED else f"{value[:QUOTED]}…"


def _wrong_date(value: str) -> str | None:
    try:
        first_day(value)
    except ValueError:
        return f"is “{value}”; the calendar has no such day"
    return None


def _many(reading: Reading, kind: Many, node: Node, name: str) -> tuple[Any, ...]:
    if not isinstance(node, Listed):
        what_to_write = _in_brackets(name, node) if isinstance(kind.kind, Id | Text) else ""
        reading.report(_place(reading, node), "type", f"`{name}` must be a list, not a {node.called}{what_to_write}")
        return ()
    if len(node.nodes) < kind.least:
        reading.report(_place(reading, node), "value", f"`{name}` must have at least {kind.least}; leave it out if there are none")
    values = (_value(reading, kind.kind, child, name) for child in node.nodes)
    return tuple(value for value in values if value is not None)


def _in_brackets(name: str, node: Node) -> str:
    """How a single word would be written where a list is wanted."""
    return f"; write `{name}: [{node.value}]`" if isinstance(node, Scalar) and WORD.fullmatch(node.value) else ""


def _either(reading: Reading, kind: Either, node: Node, name: str) -> Any:
    """By the form of the node; where no form fits, the last says what is wrong."""
    fitting = next((option for option in kind.kinds if isinstance(node, _form(option))), None)
    if fitting is not None:
        return _value(reading, fitting, node, name)
    forms = " or a ".join(_form(option).called for option in kind.kinds)
    reading.report(_place(reading, node), "type", f"`{name}` must be a {forms}, not a {node.called}{_in_brackets(name, node)}")
    return None


def _form(kind: Any) -> type[Node]:
    """How a value of a kind is written."""
    return _form(_field_alone(kind).kind) if isinstance(kind, Alone) else FORMS.get(type(kind), Scalar)


def _field_alone(kind: Alone) -> Field:
    return kind.record().declared[kind.key][1]


def _alone(reading: Reading, kind: Alone, node: Node, name: str) -> Record | None:
    value = _value(reading, _field_alone(kind).kind, node, name)
    return None if value is None else kind.record()(at=_place(reading, node), **{kind.record().declared[kind.key][0]: value})


def _map(reading: Reading, kind: Map, node: Node, name: str) -> dict[str, Any]:
    values = {}
    if isinstance(node, Mapped) and len(node.nodes) < 2 * kind.least:
        reading.report(_place(reading, node), "value", f"`{name}` must have at least {kind.least}")
    for key, child in _pairs(reading, node, name):
        identifier = _scalar(reading, kind.key, key, name)
        value = _value(reading, kind.value, child, f"{name}: {key.value}")
        if identifier is not None and value is not None:
            values[identifier] = value
    return values


def _pairs(reading: Reading, node: Node, name: str) -> list[tuple[Scalar, Node]]:
    """The keys and values of a mapping whose keys are text and differ; others are reported and left out."""
    if not isinstance(node, Mapped):
        reading.report(_place(reading, node), "type", f"`{name}` must be a mapping (key: value), not a {node.called}")
        return []
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for key, child in node.pairs():
        if not isinstance(key, Scalar):
            reading.report(_place(reading, key), "type", f"a key of `{name}` must be text")
        elif key.value in pairs:
            reading.report(_place(reading, key), "duplicate-key", f"`{key.value}` stands twice in `{name}`")
        else:
            pairs[key.value] = (key, child)
    return list(pairs.values())


def _nested_of(reading: Reading, kind: Nested, node: Node, name: str) -> Any:
    if not isinstance(node, Mapped):
        reading.report(_place(reading, node), "type", f"`{name}` must hold mappings (key: value), not a {node.called}")
        return None
    records = kind.records()
    if len(records) == 1:
        return _nested(reading, records[0], node)
    keys = {key.value for key, _ in node.pairs() if isinstance(key, Scalar)}
    record = next((r for r in records if next(iter(r.declared)) in keys), records[-1])
    return _nested(reading, record, node)


def _nested(reading: Reading, record: type[R], node: Node) -> R:
    """A record out of a mapping. Where something is wrong, it is reported and the record holds what could be read."""
    declared = record.declared
    name = record.called
    given: dict[str, Any] = {"at": _place(reading, node)}
    seen = set()
    for key, child in _pairs(reading, node, name):
        if key.value not in declared:
            near = reading.near(declared, partial(nearest, key.value, declared))
            reading.report(_place(reading, key), "unknown-key", f"{name} has no `{key.value}`{near}")
            continue
        seen.add(key.value)
        field_name, of = declared[key.value]
        value = _value(reading, of.kind, child, key.value)
        if value is not None:
            given[field_name] = value
    for required in record.required - seen if isinstance(node, Mapped) else ():
        reading.report(_place(reading, node), "missing-key", f"{name} must have `{required}`")
    return record(**given)


def _condition(reading: Reading, kind: Conditions, node: Node, name: str) -> Condition:
    if isinstance(node, Scalar) and node.value == kind.none:
        return Condition()
    if isinstance(node, Mapped) and node.nodes:
        parts = {}
        for key, child in _pairs(reading, node, name):
            if key.value not in ("all_of", "any_of", "none_of"):
                reading.report(_place(reading, key), "unknown-key", f"a condition has no `{key.value}`; it has all_of, any_of and none_of")
            elif not isinstance(child, Listed) or not child.nodes:
                reading.report(_place(reading, child), "type", f"`{key.value}` must be a list with at least one id or condition")
            else:
                parts[key.value] = tuple(_atom(reading, kind, part, name) for part in child.nodes)
        return Condition(**parts)
    if isinstance(node, Listed) and node.nodes:
        return Condition(any_of=tuple(_atom(reading, kind, part, name) for part in node.nodes))
    reading.report(_place(reading, node), "type", f"`{name}` must be a list of ids, or all_of, any_of and none_of{_in_brackets(name, node)}")
    return Condition()


def _atom(reading: Reading, kind: Conditions, node: Node, name: str) -> str | Condition:
    if not isinstance(node, Scalar):
        return _condition(reading, kind, node, name)
    return _scalar(reading, Id(kind.of), node, name) or ""


def _yes_no(reading: Reading, kind: YesNo, node: Node, name: str) -> bool | None:
    written = _scalar(reading, OneOf(kind.values), node, name)
    return None if written is None else written == "yes"


FORMS: dict[type, type[Node]] = {Many: Listed, Map: Mapped, Nested: Mapped}
READERS: dict[type, Callable[[Reading, Any, Node, str], Any]] = {
    Many: _many, Map: _map, Nested: _nested_of, Conditions: _condition, Either: _either, Alone: _alone, YesNo: _yes_no,
}
