"""Footnotes, endnotes and comments: the marks that Word prints for them, counted as they are met."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from mo_advisor.importing.word.numbering import HIGHEST
from mo_advisor.importing.word.numerals import written
from mo_advisor.importing.word.xml import value, whole

PARTS = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


class Met(NamedTuple):
    """A note that the text refers to: its mark, its content, and why it is left out if it is."""

    mark: str
    element: Element
    kind: str = ""


class Notes:
    """The notes of one file, by kind and id (`footnote 2`), and those met so far."""

    def __init__(self, parts: dict[str, Element | None], settings: Iterable[Element]) -> None:
        self._elements = {
            f"{kind} {element.get('id')}": element
            for kind, part in parts.items()
            for element in (part.findall(kind) if part is not None else ())
            if element.get("type") not in SEPARATORS
        }
        self._next = {"footnote": 1, "endnote": 1}
        self._forms = {"footnote": "decimal", "endnote": "lowerRoman"}
        for element in settings:
            self._set(element)
        self.met: dict[str, Met] = {}

    def mark(self, key: str) -> str:
        """The mark of a note that is met, which is counted."""
        kind = key.partition(" ")[0]
        if key in self.met and not self.met[key].kind:
            return self.met[key].mark
        number = self._next[kind]
        self._next[kind] += 1
        return self.called(key, written(number, self._forms[kind]))

    def called(self, key: str, mark: str) -> str:
        """The mark of a note that is met with one of its own, which is not counted."""
        if key in self._elements and not (key in self.met and not self.met[key].kind):
            self.met[key] = Met(mark, self._elements[key])
        return mark

    def leave_out(self, key: str, kind: str) -> None:
        """A note whose mark no reader sees."""
        if key in self._elements and key not in self.met:
            self.met[key] = Met("", self._elements[key], kind)

    def comment(self, key: str) -> str:
        """The words of a comment."""
        self.leave_out(key, "comment")
        return words(self._elements[key]) if key in self._elements else ""

    def unmet(self) -> list[tuple[str, Element]]:
        """The kind and content of those that nothing refers to."""
        return [(key.partition(" ")[0], element) for key, element in self._elements.items() if key not in self.met]

    def _set(self, settings: Element) -> None:
        """Takes the format and the first number of marks from the settings of the document or of a section."""
        for kind in ("footnote", "endnote"):
            chosen = settings.find(f"{kind}Pr")
            self._forms[kind] = value(chosen, "numFmt") or self._forms[kind]
            self._next[kind] = whole(value(chosen, "numStart"), HIGHEST) or self._next[kind]


def words(element: Element) -> str:
    """All words of an element, a line for each paragraph."""
    return "\n".join("".join(text.text or "" for text in paragraph.iter() if text.tag in ("t", "delText")) for paragraph in element.iter("p"))
