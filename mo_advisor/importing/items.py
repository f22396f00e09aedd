"""The items of a clause: which list each belongs to, and which of two readings a letter has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mo_advisor.importing.document import Item
from mo_advisor.importing.labels import Label
from mo_advisor.importing.lines import Line

FEW = 4  # words that are taken for the end of the item before
STEP = 9.0  # points by which a list stands further in than the one that it is in


@dataclass
class Level:
    """A list that is open: its items, and the label, depth and indent of the last of them."""

    items: list[Item]
    label: Label
    value: int
    as_roman: bool
    depth: int | None
    indent: float | None


class Lists:
    """The lists that are open in one clause, the outermost first."""

    def __init__(self, items: list[Item], first: Label | None = None) -> None:
        self.top = items
        self.open: list[Level] = []
        if first is not None and first.kind == "letter":  # the lead-in has the first letter itself
            self.open.append(Level(items, first, 1, first.roman == 1 and first.last != 1, None, None))
        self.skipped: str | None = None

    def add(self, line: Line, following: Sequence[Label]) -> Item:
        """Hangs an item where it belongs. following: the labels after it, which say what an `(i)` is. `skipped` then says what is not in order."""
        label = line.label
        assert label is not None
        self.skipped = None
        printed = label.printed.rstrip(".") if label.kind == "decimal" else label.printed
        item = Item(line.text, None if label.kind == "bullet" else printed)
        level = self._bullets(line, label) if label.kind == "bullet" else self._labelled(line, label, following)
        level.items.append(item)
        return item

    def breaks_off(self, line: Line) -> bool:
        """Whether the last item breaks off, where all before it end as items do, and this one goes on with it."""
        if not self.open or len(self.open[-1].items) < 3 or not line.text[:1].islower() or len(line.text.split()) > FEW:
            return False
        *before, last = (item.text.rstrip() for item in self.open[-1].items)
        return all(text.endswith((";", "; and", "; or")) for text in before) and not last.endswith((";", ".", ",", ":", " and", " or"))

    def _inside(self) -> list[Item]:
        return self.open[-1].items[-1].items if self.open and self.open[-1].items else self.top

    def _push(self, line: Line, label: Label, value: int, as_roman: bool) -> Level:
        level = Level(self._inside(), label, value, as_roman, line.paragraph.depth, line.paragraph.indent)
        self.open.append(level)
        return level

    def _bullets(self, line: Line, label: Label) -> Level:
        for place in range(len(self.open) - 1, -1, -1):
            level = self.open[place]
            if level.label.kind != "bullet":
                continue
            deeper = _deeper(line, level)
            if deeper is True or (deeper is None and level.label.style != label.style and not self._seen(label, place)):
                return self._push(line, label, 0, False)
            if deeper is False or level.label.style == label.style:
                if deeper is False and _shallower(line, level) and place and any(other.label.kind == "bullet" for other in self.open[:place]):
                    continue
                del self.open[place + 1:]
                return level
        return self._push(line, label, 0, False)

    def _seen(self, label: Label, place: int) -> bool:
        return any(level.label.style == label.style for level in self.open[:place])

    def _labelled(self, line: Line, label: Label, following: Sequence[Label]) -> Level:
        for place in range(len(self.open) - 1, -1, -1):
            level = self.open[place]
            value = self._value(label, level, following)
            if level.label.style == label.style and value is not None and value == level.value + 1:
                return self._at(place, label, value)
        as_roman = label.kind == "letter" and label.roman is not None and (label.last == 0 or label.roman == 1 or _romans(following, label))
        value = (label.roman or 0) if as_roman else label.last
        if value > 1:
            for place in range(len(self.open) - 1, -1, -1):
                if self.open[place].label.style == label.style and self.open[place].as_roman == as_roman:
                    if value > self.open[place].value:
                        self.skipped = f"after {self.open[place].label.printed} comes {label.printed}"
                    else:
                        self.skipped = f"{label.printed} comes after {self.open[place].label.printed}"
                    return self._at(place, label, value)
            self.skipped = f"the list begins with {label.printed}"
        elif any(level.label.style == label.style and level.as_roman == as_roman for level in self.open):
            place = next(at for at, level in enumerate(self.open) if level.label.style == label.style and level.as_roman == as_roman)
            self.skipped = f"the list begins anew with {label.printed}"
            return self._at(place, label, value)
        return self._push(line, label, value, as_roman)

    def _at(self, place: int, label: Label, value: int) -> Level:
        del self.open[place + 1:]
        self.open[place].label, self.open[place].value = label, value
        return self.open[place]

    @staticmethod
    def _value(label: Label, level: Level, following: Sequence[Label]) -> int | None:
        """What a label counts in a list that is open; None where it must be the first of a list inside."""
        if label.kind != "letter":
            return label.last
        if level.as_roman:
            return label.roman
        if label.roman == 1 and label.last == level.value + 1 and _romans(following, label):
            return None  # (i) after (h), and (ii) after that
        return label.last


def _romans(following: Sequence[Label], label: Label) -> bool:
    """Whether the next label of the same style goes on from this one as a roman numeral, and not as a letter."""
    after = next((other for other in following if other.style == label.style), None)
    return after is not None and after.roman == (label.roman or 0) + 1 and after.last != label.last + 1


def _deeper(line: Line, level: Level) -> bool | None:
    """Whether an item stands further in than those of a list; None where nothing says so."""
    if line.paragraph.depth is not None and level.depth is not None:
        return line.paragraph.depth > level.depth
    if line.paragraph.indent is not None and level.indent is not None:
        return line.paragraph.indent > level.indent + STEP
    return None


def _shallower(line: Line, level: Level) -> bool:
    if line.paragraph.depth is not None and level.depth is not None:
        return line.paragraph.depth < level.depth
    if line.paragraph.indent is not None and level.indent is not None:
        return line.paragraph.indent < level.indent - STEP
    return False
