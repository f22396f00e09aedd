"""Values that never change: made like dataclasses, equal by their fields, and copied with others in some of them."""

from __future__ import annotations

import pickle
from functools import cached_property

import pytest

from mo_advisor.frozen import Frozen, replace


class Card(Frozen):
    number: int
    title: str = "untitled"

    @cached_property
    def told(self) -> str:
        return f"{self.number} {self.title}"


class Marked(Card):
    mark: str = "-"


def test_fields_come_in_order_with_those_of_the_class_above_first() -> None:
    assert Marked(7, "Seven", "x") == Marked(mark="x", title="Seven", number=7)
    assert repr(Marked(7)) == "Marked(number=7, title='untitled', mark='-')"


def test_what_was_worked_out_is_no_part_of_a_value() -> None:
    one, other = Card(7), Card(7)
    assert one.told == "7 untitled"
    assert one == other
    assert hash(one) == hash(other)
    assert replace(one, number=8).told == "8 untitled"
    assert pickle.loads(pickle.dumps(one)) == other


def test_another_kind_is_never_equal() -> None:
    assert Card(7, "Seven") != Marked(7, "Seven")


@pytest.mark.parametrize("given", [(), (1, "a", "b")])
def test_too_few_and_too_many_are_refused(given: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Card(*given)  # type: ignore[arg-type]


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError):
        replace(Card(7), colour="red")


def test_it_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Card(7).number = 8  # type: ignore[misc]
