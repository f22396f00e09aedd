"""The numbers that Word prints before paragraphs. They are in no file: they are counted here, as Word counts them when it shows the page.

The count belongs to the abstract list, so that lists which share one go on counting; a list's own start counts where it is first used at a level.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from mo_advisor.importing.word.characters import tidy
from mo_advisor.importing.word.numerals import WRITERS, written
from mo_advisor.importing.word.styles import LEVELS, Numbered, Style, Styles, indents, numbered
from mo_advisor.importing.word.xml import on, value, whole

HIGHEST = 32_767  # Word's own limit
PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """How one level of a list is numbered.

    form: the format of its number. text: what is printed, `%2` standing for the number of the second level. restart: after the use of which level
    or one above it the count begins anew, from 0; None: after any above; -1: never. legal: whether the levels above are printed in figures too.
    style: which paragraph style has this level. shown: whether what is printed can be seen. indents: those of its paragraphs.
    """

    form: str
    text: str
    start: int
    restart: int | None
    legal: bool
    style: str | None
    shown: bool
    indents: dict[str, str]


class Label(NamedTuple):
    """What is printed before a paragraph.

    text: the number, None where there is none. bullet: whether it is a mark. level: how deep in the list, None where it is in none.
    sure: whether it can be relied on, or that was said of its list before.
    indent: how far it stands from the margin, in points; None where nothing says so.
    """

    text: str | None = None
    bullet: bool = False
    level: int | None = None
    sure: bool = True
    indent: float | None = None


class List(NamedTuple):
    """One list (`num`): the abstract list that counts for it, its levels with its own changes, and where it starts levels anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of one file, and how far each has counted."""

    def __init__(self, part: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts = {each.get("abstractNumId", ""): each for each in (part.findall("abstractNum") if part is not None else ())}
        self._numbers = {whole(each.get("numId"), 2**31): each for each in (part.findall("num") if part is not None else ())}
        self._lists: dict[int, List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()
        self._lost: set[Numbered] = set()

    def place(self, properties: Element | None) -> Numbered | None:
        """The list and level of a paragraph; None where it is in no list. The two are inherited each by itself."""
        own = numbered(properties)
        chain = self._styles.chain(self._styles.of(properties))
        number = own.list if own.list is not None else next((style.numbered.list for style in chain if style.numbered.list is not None), None)
        if not number:
            return None
        level = own.level if own.level is not None else self._level_of_style(number, chain)
        return Numbered(number, level)

    def label(self, properties: Element | None) -> Label:
        """What is printed before the next paragraph, which is counted."""
        place = self.place(properties)
        indent = self._indent(properties, place)
        if place is None or place.list is None or place.level is None:
            return Label(indent=indent)
        found = self._list(place.list)
        if found is None or place.level not in found.levels:
            once = place not in self._lost
            self._lost.add(place)
            return Label(level=place.level, sure=not once, indent=indent)
        counts = self._count(place.list, found, place.level)
        level = found.levels[place.level]
        text, sure = _printed(found, place.level, counts)
        is_mark = level.form == "bullet" or bool(text and not any(character.isalnum() for character in text))
        return Label(None if is_mark or not level.shown else text or None, is_mark and level.shown, place.level, sure, indent)

    def _level_of_style(self, number: int, chain: tuple[Style, ...]) -> int:
        """The level that the list ties to the nearest style, or that the nearest style names."""
        found = self._list(number)
        tied = {level.style: depth for depth, level in found.levels.items() if level.style} if found else {}
        for style in chain:
            if style.id in tied:
                return tied[style.id]
            if style.numbered.level is not None:
                return style.numbered.level
        return 0

    def _list(self, number: int) -> List | None:
        if number not in self._lists:
            self._lists[number] = self._resolved(number)
        return self._lists[number]

    def _resolved(self, number: int) -> List | None:
        element = self._numbers.get(number)
        abstract = self._abstract(element)
        if element is None or abstract is None:
            return None
        levels, starts = _levels(abstract), {}
        for override in element.findall("lvlOverride"):
            depth = whole(override.get("ilvl"), LEVELS - 1)
            own = override.find("lvl")
            start = whole(value(override, "startOverride"), HIGHEST)
            if depth is not None and own is not None:
                levels[depth] = _level(own)
            if depth is not None and start is not None:
                starts[depth] = start
        return List(abstract.get("abstractNumId", ""), levels, starts)

    def _abstract(self, element: Element | None) -> Element | None:
        """The abstract list of a list; one that only names a list style is that style's."""
        seen = set()
        while element is not None:
            abstract = self._abstracts.get(value(element, "abstractNumId") or "")
            link = value(abstract, "numStyleLink")
            if abstract is None or not link or link in seen:
                return abstract
            seen.add(link)
            tied = next((style.numbered.list for style in self._styles.chain(link) if style.numbered.list), None)
            element = self._numbers.get(tied)
            if element is None:
                return next((each for each in self._abstracts.values() if value(each, "styleLink") == link), abstract)
        return None

    def _count(self, number: int, found: List, depth: int) -> list[int]:
        """Counts one paragraph at a level, and gives the counts of all levels; a level above that has not been used stands at its start."""
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        starts = [found.starts.get(each, found.levels[each].start if each in found.levels else 1) for each in range(LEVELS)]
        count = counts[depth]
        anew = depth in found.starts and (number, depth) not in self._begun
        counts[depth] = starts[depth] if anew or count is None else min(count + 1, HIGHEST)
        self._begun.add((number, depth))
        for below in range(depth + 1, LEVELS):
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or depth <= restart:
                counts[below] = None
        return [starts[each] if count is None else count for each, count in enumerate(counts)]

    def _indent(self, properties: Element | None, place: Numbered | None) -> float | None:
        """How far the first line, or the number before it, stands from the margin. What is nearest to the paragraph counts.

        A list that a style puts it in stands behind that style.
        """
        found = self._list(place.list) if place and place.list else None
        of_level = found.levels[place.level].indents if found and place and place.level in found.levels else {}
        direct = numbered(properties).list is not None
        layers = [indents(properties), *([of_level] if direct else [])]
        for style in self._styles.chain(self._styles.of(properties)):
            layers.append(style.indents)
            if not direct and style.numbered.list is not None:
                layers.append(of_level)
        left = _first(layers, ("left", "start"))
        of_first = (layer for layer in layers if "hanging" in layer or "firstLine" in layer)
        hanging, first = next(((layer.get("hanging"), layer.get("firstLine")) for layer in of_first), (None, None))
        if left is None and hanging is None and first is None:
            return None
        return points(left) + (-points(hanging) if hanging is not None else points(first))


def points(text: str | None) -> float:
    """A length in points: of twentieths of a point where it bears no unit."""
    units = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
    text = text or "0"
    unit = units.get(text[-2:])
    try:
        length = float(text[:-2]) * unit if unit else float(text) / 20
    except ValueError:
        return 0.0
    return round(length, 2) if abs(length) < 10_000 else 0.0


def _first(layers: list[dict[str, str]], names: tuple[str, ...]) -> str | None:
    return next((layer[name] for layer in layers for name in names if name in layer), None)


def _levels(abstract: Element) -> dict[int, Level]:
    found = ((whole(element.get("ilvl"), LEVELS - 1), _level(element)) for element in abstract.findall("lvl"))
    return {depth: level for depth, level in found if depth is not None}


def _level(element: Element) -> Level:
    restart = whole(value(element, "lvlRestart"), LEVELS)
    start = whole(value(element, "start"), HIGHEST)
    return Level(
        form=_form(element),
        text=value(element, "lvlText") or "",
        start=1 if start is None else start,  # the standard says 0, and no program goes by it
        restart=None if restart is None else restart - 1,
        legal=on(element.find("isLgl")),
        style=value(element, "pStyle"),
        shown=not on(element.find("rPr/vanish")),
        indents=indents(element.find("pPr")),
    )


def _form(element: Element) -> str:
    """The format of a level's number. One of the writer's own (`001, 002, ...`) stands beside a plain one for older programs."""
    found = list(element.iter("numFmt"))
    own = next((each.get("format", "").split(",")[0].strip() for each in found if each.get("val") == "custom"), "")
    if own.isdigit():
        return own
    return next((each.get("val", "decimal") for each in reversed(found) if each.get("val") != "custom"), "decimal")


def _printed(found: List, depth: int, counts: list[int]) -> tuple[str, bool]:
    """What is printed at a level, and whether all formats in it are known."""
    level = found.levels[depth]
    sure = True

    def number(match: re.Match[str]) -> str:
        nonlocal sure
        at = int(match[1]) - 1
        if at > depth or at not in found.levels:
            return ""
        form = found.levels[at].form
        sure = sure and (form in WRITERS or form.isdigit())
        return written(counts[at], "decimal" if level.legal else form)

    text = level.text if level.form == "bullet" else PLACE.sub(number, level.text)
    return tidy(text), sure
