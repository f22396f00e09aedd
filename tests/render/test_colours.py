"""Colours that can be read on black and on white, and none where a terminal would show another."""

from __future__ import annotations

import io
from typing import Literal

import pytest
from rich.console import Console

from mo_advisor.commands.train import projector
from mo_advisor.render.colours import OF_STYLE
from mo_advisor.render.page import paragraph
from mo_advisor.render.writers import terminal

LEAST = 4.5  # to 1, as the Web Content Accessibility Guidelines ask of text


def luminance(colour: str) -> float:
    """How bright a colour is, from 0 for black to 1 for white."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, brighter = sorted((luminance(one), luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def test_the_measure_is_the_one_that_is_known() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffff00", "#ffffff") == pytest.approx(1.07, abs=0.01)


@pytest.mark.parametrize("ground", ["#000000", "#ffffff"])
@pytest.mark.parametrize("colour", sorted({*OF_STYLE.values(), *(look.removeprefix("bold ") for look in projector.COLOURS.values())}))
def test_every_colour_can_be_read(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= LEAST


Colours = Literal["standard", "256", "truecolor"]


@pytest.mark.parametrize(("colours", "shown"), [("256", True), ("truecolor", True), ("standard", False)])
def test_a_terminal_of_few_colours_is_sent_none(colours: Colours, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr("rich.console.Console", lambda **given: Console(file=written, force_terminal=True, color_system=colours, **given))
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal.show_parts([paragraph("Take care.", "caution")], plain=False)
    assert ("38;" in written.getvalue()) is shown
    assert "Take care." in written.getvalue()
