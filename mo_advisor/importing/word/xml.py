"""The XML of a Word file as a plain tree.

The file's makers may not be trusted. Word files may hold no DTD (Open Packaging Conventions), so that one is refused outright, and with it every
entity, bomb of entities and external file. How much there may be, and how deeply nested, is bounded before anything recurses over the tree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from mo_advisor.errors import BadFile

MOST_TAGS = 2_000_000  # a whole constitution has some 400,000
DEEPEST = 200  # a text box in a table in a text box is some 50 deep
PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc.",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m.",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m.",
}
OFF = ("0", "false", "off", "none")


def read_xml(data: bytes, name: str) -> Element:
    """The root of the tree. A name of Word's own has no prefix (`p`), one of another namespace has one (`mc.Choice`).

    Strict and transitional files are alike. Raises BadFile, with `name` in its sentence.
    """
    if data.count(b"<") > MOST_TAGS:
        raise too_much(name)
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = _refuse(f"{name} holds a DTD, which no Word file may; open it in Word, save it as .docx and import that.")
    parser.StartElementHandler, parser.EndElementHandler = _handlers(builder, name)
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise damaged(name) from None
    return builder.close()


def damaged(name: str) -> BadFile:
    """What is said of a file that is a Word file no longer."""
    return BadFile(f"{name} is damaged or was not wholly downloaded; open it in Word, let Word repair it, save it as .docx and import that.")


def too_much(name: str) -> BadFile:
    """What is said of a file that would take too long or too much memory."""
    return BadFile(f"{name} holds far more than a document does; copy the protocol into a Word document of its own and import that.")


def on(element: Element | None) -> bool:
    """Whether a property that is on or off stands there and is on."""
    return element is not None and element.get("val", "1").lower() not in OFF


def value(element: Element | None, path: str) -> str | None:
    """The value of the property at a path below an element; None where there is none."""
    found = element.find(path) if element is not None else None
    return found.get("val") if found is not None else None


def whole(text: str | None, most: int) -> int | None:
    """A whole number from 0 to `most`; None where it is missing or none."""
    try:
        number = int(text or "")
    except ValueError:
        return None
    return number if 0 <= number <= most else None


def _refuse(sentence: str) -> Callable[..., None]:
    def handler(*_: Any) -> None:
        raise BadFile(sentence)

    return handler


def _handlers(builder: TreeBuilder, name: str) -> tuple[Callable[[str, list[str]], None], Callable[[str], None]]:
    """What is done where an element starts and ends: its names are made short, and its depth is counted."""
    names: dict[str, str] = {}
    kept: dict[str, str] = {}  # the names of attributes; empty for one that says nothing of the document
    depth = 0

    def start(full: str, given: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise BadFile(f"{name} is nested more deeply than any document is; open it in Word, save it as .docx and import that.")
        if full not in names:
            names[full] = _short(full)
        attributes = {}
        for at in range(0, len(given), 2):
            key = given[at]
            if key not in kept:
                kept[key] = _attribute(key)
            if kept[key]:
                attributes[kept[key]] = given[at + 1]
        builder.start(names[full], attributes)

    def end(full: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(names[full])

    return start, end


def _short(full: str) -> str:
    space, _, local = full.rpartition(" ")
    return PREFIXES.get(space, "-") + local


def _attribute(full: str) -> str:
    """The name of an attribute of Word's own or without a namespace; empty for others, and for marks of who saved when (`rsidR`)."""
    space, _, local = full.rpartition(" ")
    return local if (not space or PREFIXES.get(space) == "") and not local.startswith("rsid") else ""
