"""The kinds of value that a file may hold. Records declare their fields with these; the reader and the JSON Schema both follow them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

from mo_advisor.errors import Place
from mo_advisor.frozen import Frozen

if TYPE_CHECKING:
    import datetime


class Text(Frozen):
    """Words, as printed. `pattern`: what they must look like, with `looks` saying it plainly. `blank`: whether there may be none yet.

    `whole`: whether it is a whole number, which an editor may take for no text.
    """

    pattern: str = ""
    looks: str = ""
    blank: bool = False
    whole: bool = False


class Date(Frozen):
    """A day of the calendar, or a whole month or year: `2023-04-01`, `2012-03`, `2012`."""

    pattern: str = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
    looks: str = "a date such as 2023-04-01, 2012-03 or 2012"


class OneOf(Frozen):
    """One of a few fixed words."""

    values: tuple[str, ...]


class YesNo(Frozen):
    """Yes or no: written `yes` or `no` in a file, and read as a truth value."""

    values: tuple[str, ...] = ("yes", "no")


class Id(Frozen):
    """An id of a namespace: `role`, `situation`, `fact`, `clause`, `protocol`."""

    of: str


class Many(Frozen):
    """A list of values of one kind, with at least `least` of them."""

    kind: Any
    least: int = 1


class Map(Frozen):
    """A mapping from ids to values of one kind, with at least `least` of them."""

    key: Any
    value: Any
    least: int = 0


class Nested(Frozen):
    """A record, or one of several: the one whose first field is present. Called late, because a section holds sections."""

    records: Callable[[], tuple[type[Record], ...]]


class Alone(Frozen):
    """A record of which only one field is given, written as that field's value: situations in place of a rule. Called late, as `Nested` is."""

    record: Callable[[], type[Record]]
    key: str


class Either(Frozen):
    """A short form or a long one, told apart by how they are written: as a text, as a list, or as a mapping."""

    kinds: tuple[Any, ...]


class Conditions(Frozen):
    """A condition over ids of a namespace: a list (any of them), or nested `all_of`, `any_of`, `none_of`. none: the word for no condition, if any."""

    of: str
    none: str = ""


class Field(Frozen):
    """A declared field of a record.

    kind: what values it may hold. doc: what it means. required: whether a file must give it. key: its name in files. default: its value where
    a file leaves it out.
    """

    kind: Any
    doc: str
    required: bool
    key: str
    default: Any


def field(kind: Any, doc: str, *, required: bool = False, key: str = "", default: Any = ...) -> Any:
    """Declares a record's field. key: its name in files, where Python reserves the word. default: None, or empty for lists and maps."""
    if default is ...:
        default = () if isinstance(kind, Many) else MappingProxyType({}) if isinstance(kind, Map) else None
    return Field(kind, doc, required, key, default)


def first_day(written: str) -> datetime.date:
    """The day that a Date says, or the first of its month or year. Raises ValueError where the calendar has none."""
    import datetime  # most files have no date

    year, month, day = (*map(int, written.split("-")), 1, 1)[:3]
    return datetime.date(year, month, day)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Record:
    """An immutable record with declared fields, and the place in its file where it stands.

    A dataclass in all but its making: some twenty dataclasses with their many fields cost as much at start-up as reading a protocol does.
    """

    declared: ClassVar[Mapping[str, tuple[str, Field]]]  # by the key that files use: the name in Python, and the field
    required: ClassVar[frozenset[str]]  # the keys that a file must give
    _fields: ClassVar[Mapping[str, Field]]
    _defaults: ClassVar[Mapping[str, Any]]
    called: ClassVar[str]  # what messages and the schema call it
    at: Place = Place("")

    def __init_subclass__(cls, called: str = "") -> None:
        cls.called = called or cls.__name__.lower()
        cls._fields = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        cls._defaults = {name: of.default for name, of in cls._fields.items()}
        cls.required = frozenset(of.key or name for name, of in cls._fields.items() if of.required)
        cls.declared = {of.key or name: (name, of) for name, of in cls._fields.items()}

    def __init__(self, **given: Any) -> None:
        self.__dict__.update(self._defaults)
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        """Whether all fields are equal; the place does not count."""
        return other is self or (type(other) is type(self) and all(getattr(self, name) == getattr(other, name) for name in self._fields))

    def __hash__(self) -> int:
        """Of all fields but mappings; worked out once, since a record never changes."""
        known: int | None = self.__dict__.get("_hash")
        if known is None:
            known = self.__dict__["_hash"] = hash(tuple(getattr(self, name) for name, of in self._fields.items() if not isinstance(of.kind, Map)))
        return known

    def __getstate__(self) -> dict[str, Any]:
        """What a copy takes: all but the hash, which is not that of a copy with other values, nor of another process."""
        return {name: value for name, value in self.__dict__.items() if name != "_hash"}

    def __repr__(self) -> str:
        given = (f"{name}={getattr(self, name)!r}" for name, of in self._fields.items() if getattr(self, name) != of.default)
        return f"{type(self).__name__}({', '.join(given)})"
