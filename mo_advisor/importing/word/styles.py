"""What a Word file's styles say, each with what it inherits from the style that it is based on."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from mo_advisor.importing.word.xml import on, value, whole

LEVELS = 9  # of a list, and of headings
HEADING = re.compile(r"heading ?([1-9])\b", re.IGNORECASE)
CONTENTS = re.compile(r"(toc|contents) ?([1-9]|heading)\b|table of figures\b", re.IGNORECASE)


class Numbered(NamedTuple):
    """Which list a style or paragraph says that it is in (0: in none), and at which level; each None where it does not say."""

    list: int | None = None
    level: int | None = None


class Style(NamedTuple):
    """One style, as it says itself and without what it inherits."""

    id: str
    name: str
    numbered: Numbered
    outline: int | None
    indents: dict[str, str]
    looks: Element | None


def numbered(properties: Element | None) -> Numbered:
    """The list and the level that the properties of a paragraph or style name."""
    place = properties.find("numPr") if properties is not None else None
    return Numbered(whole(value(place, "numId"), 2**31), whole(value(place, "ilvl"), LEVELS - 1))


def indents(properties: Element | None) -> dict[str, str]:
    """The indents that properties of a paragraph, style or level name."""
    found = properties.find("ind") if properties is not None else None
    return dict(found.attrib) if found is not None else {}


def outline(properties: Element | None) -> int | None:
    """The level of heading that they name, from 1; LEVELS + 1 is a paragraph that is expressly none."""
    level = whole(value(properties, "outlineLvl"), LEVELS)
    return None if level is None else level + 1


def says(looks: Element | None, what: str) -> bool | None:
    """Whether properties of text turn something (`b`, `vanish`) on or off; None where they do not say."""
    found = looks.find(what) if looks is not None else None
    return None if found is None else on(found)


class Styles:
    """The styles of one file, by id. A style that is not in it is the default one, but for the heading or contents that its id speaks of."""

    def __init__(self, part: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._looks: dict[tuple[str, str], bool | None] = {}
        for element in part.findall("style") if part is not None else ():
            style_id = element.get("styleId", "")
            self._elements[style_id] = element
            if element.get("type") == "paragraph" and on_attribute(element.get("default")):
                self._default = style_id

    def of(self, properties: Element | None) -> str:
        """The id of a paragraph's style."""
        return value(properties, "pStyle") or self._default

    def chain(self, style_id: str) -> tuple[Style, ...]:
        """A style, the one that it is based on, and so on."""
        if style_id not in self._chains:
            self._chains[style_id] = tuple(self._walk(style_id))
        return self._chains[style_id]

    def heading(self, style_id: str) -> int | None:
        """The level of heading, from 1."""
        for style in self.chain(style_id):
            named = HEADING.match(style.name)
            if style.outline is not None or named:
                return style.outline if style.outline is not None else int(named[1])  # type: ignore[index]
        return None

    def is_contents(self, style_id: str) -> bool:
        """Whether what has the style belongs to a list of contents."""
        own = self.chain(style_id)[:1]
        return bool(own and CONTENTS.match(own[0].name))

    def says(self, style_id: str, what: str) -> bool | None:
        """Whether a style or one that it is based on turns something on or off; the nearest counts."""
        if (style_id, what) not in self._looks:
            said = (says(style.looks, what) for style in self.chain(style_id))
            self._looks[style_id, what] = next((each for each in said if each is not None), None)
        return self._looks[style_id, what]

    def shows(self, what: str, looks: Element | None, paragraph: str) -> bool:
        """Whether text is bold (`b`) or hidden (`vanish`): its own properties say so, or its two styles, which undo each other if both do."""
        direct = says(looks, what)
        if direct is not None:
            return direct
        character = value(looks, "rStyle")
        return bool(self.says(paragraph, what)) != bool(character and self.says(character, what))

    def underlines(self, looks: Element | None, paragraph: str) -> bool:
        """Whether text is underlined; the nearest that says so counts."""
        character = value(looks, "rStyle")
        said = (says(looks, "u"), self.says(character, "u") if character else None, self.says(paragraph, "u"))
        return bool(next((each for each in said if each is not None), None))

    def _walk(self, style_id: str) -> list[Style]:
        found: list[Style] = []
        seen: set[str] = set()
        if style_id and style_id not in self._elements:
            found.append(Style(style_id, style_id, Numbered(), None, {}, None))
            style_id = self._default
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            element = self._elements[style_id]
            properties = element.find("pPr")
            name = value(element, "name") or style_id
            found.append(Style(style_id, name, numbered(properties), outline(properties), indents(properties), element.find("rPr")))
            style_id = value(element, "basedOn") or ""
        return found


def on_attribute(text: str | None) -> bool:
    """Whether an attribute that is on or off is on."""
    return text in ("1", "true", "on")
