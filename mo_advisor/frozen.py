"""Values that never change. A frozen dataclass in all but its making, which takes as long for twenty of them as Python takes to start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, dataclass_transform

F = TypeVar("F", bound="Frozen")


@dataclass_transform(frozen_default=True)
class Frozen:
    """A value whose fields are those that its class, and those above it, declare; what a class gives a field is its default."""

    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[Mapping[str, Any]] = {}
    _values: ClassVar[Callable[[Any], Any]]

    def __init_subclass__(cls) -> None:
        own = tuple(cls.__annotations__)
        cls._fields = (*cls._fields, *own)
        cls._defaults = {**cls._defaults, **{name: cls.__dict__[name] for name in own if name in cls.__dict__}}
        cls._values = attrgetter(*cls._fields)

    def __init__(self, *given: Any, **named: Any) -> None:
        fields = self.__dict__
        if not named and len(given) == len(self._fields):  # as where many are made
            fields.update(zip(self._fields, given, strict=True))
            return
        fields.update(self._defaults)
        fields.update(zip(self._fields, given, strict=False))
        fields.update(named)
        if len(fields) != len(self._fields) or len(given) > len(fields):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(self._fields)}, and not {', '.join(fields)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return other is self or (type(other) is type(self) and type(self)._values(other) == type(self)._values(self))

    def __hash__(self) -> int:
        return hash(type(self)._values(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._fields)})"


def replace(value: F, **fields: Any) -> F:
    """The same value with others in some fields."""
    if other := fields.keys() - set(value._fields):
        raise TypeError(f"{type(value).__name__} has no {', '.join(sorted(other))}")
    return type(value)(*[fields[name] if name in fields else getattr(value, name) for name in value._fields])
