"""Word files: `read` gives what the page says, with the numbers that Word prints on it and that are in no file."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from mo_advisor.errors import BadFile
from mo_advisor.importing.source import Doubt, LeftOut, Paragraph, Source
from mo_advisor.importing.word.characters import tidy
from mo_advisor.importing.word.flow import Flow, Shared
from mo_advisor.importing.word.notes import PARTS, Notes, words
from mo_advisor.importing.word.numbering import Numbering
from mo_advisor.importing.word.package import Package
from mo_advisor.importing.word.styles import Styles
from mo_advisor.importing.word.text import Fields
from mo_advisor.importing.word.xml import too_much

CONTENTS = re.compile(r"(table of )?contents:?|index", re.IGNORECASE)
MOST_CHARACTERS = 4_000_000  # a thousand pages


def read(data: bytes, name: str) -> Source:
    """Reads a .docx file. Raises BadFile, with a sentence that says what to do, for any other file and for one without words."""
    package = Package(data, name)
    shared = _shared(package)
    body = _story(shared, package.document)
    _settle(body)
    footnotes = _footnotes(shared, body)
    if not body.paragraphs:
        raise BadFile(f"{name} holds no words that can be read; if it is pictures of pages, ask for the document that was printed and import that.")
    if sum(len(paragraph.text) for paragraph in body.paragraphs) > MOST_CHARACTERS:
        raise too_much(name)
    margins = [_margin(shared, kind, package, len(body.paragraphs)) for kind in ("header", "footer")]
    last = len(body.paragraphs) - 1
    return Source(
        paragraphs=tuple(body.paragraphs),
        footnotes=tuple(footnotes),
        left_out=(*margins[0], *body.left_out, *margins[1]),
        doubts=tuple(doubt._replace(at=min(doubt.at, last)) for doubt in body.doubts),
    )


def _shared(package: Package) -> Shared:
    settings = package.part("settings")
    parts = {kind: package.part(part) for kind, part in PARTS.items()}
    notes = Notes(parts, [*([settings] if settings is not None else []), *package.document.iter("sectPr")])
    styles = Styles(package.part("styles"))
    return Shared(package.name, styles, Numbering(package.part("numbering"), styles), notes, [0])


def _story(shared: Shared, root: Element) -> Flow:
    return Flow(shared, Fields(root)).read(root)


def _settle(flow: Flow) -> None:
    """Takes out the heading of a list of contents, and paragraphs that are a number without words, each with a doubt."""
    kept: list[Paragraph] = []
    left_out: list[LeftOut] = []
    doubts: list[Doubt] = []
    places: list[int] = []  # of each paragraph, and of the end, among those that are kept
    listed = {left.after for left in flow.left_out if left.kind == "contents"}
    for paragraph in flow.paragraphs:
        places.append(len(kept))
        if not paragraph.text:
            message = f"The page prints the number {paragraph.label} with no words after it, and it is left out."
            doubts.append(Doubt("gap", paragraph.label, len(kept), message))
        elif CONTENTS.fullmatch(paragraph.text) and _next(flow.paragraphs, len(places)) in listed:
            left_out.append(LeftOut("contents", paragraph.text, len(kept)))
        else:
            kept.append(paragraph)
    places.append(len(kept))
    left_out += [left._replace(after=places[left.after]) for left in flow.left_out]
    doubts += [doubt._replace(at=places[min(doubt.at, len(places) - 1)]) for doubt in flow.doubts]
    flow.paragraphs = kept
    flow.left_out = sorted(left_out, key=lambda left: left.after)
    flow.doubts = sorted(doubts, key=lambda doubt: doubt.at)


def _next(paragraphs: list[Paragraph], at: int) -> int:
    """The place of the first paragraph with words, from a place on."""
    return next((place for place in range(at, len(paragraphs)) if paragraphs[place].text), len(paragraphs))


def _footnotes(shared: Shared, body: Flow) -> list[Paragraph]:
    """The notes that the text refers to, in order, each one paragraph under its mark; what is left out of them joins what is left out of the body."""
    found: list[Paragraph] = []
    places = {mark: at for at, paragraph in enumerate(body.paragraphs) for mark in paragraph.notes}
    end, done = len(body.paragraphs), 0
    while done < len(shared.notes.met):  # a note may refer to another
        for met in list(shared.notes.met.values())[done:]:
            done += 1
            flow = _story(shared, met.element)
            if not met.kind:
                found.append(Paragraph(_lines(flow), label=met.mark))
                body.left_out += [left._replace(after=end) for left in flow.left_out]
                body.doubts += [doubt._replace(at=places.get(met.mark, end)) for doubt in flow.doubts]
            elif met.kind != "comment":
                body.left_out.append(LeftOut(met.kind, tidy(words(met.element)), end))
    unmet = ((kind, tidy(words(element))) for kind, element in shared.notes.unmet())
    body.left_out += [LeftOut(kind, text, end) for kind, text in unmet if text]
    return found


def _margin(shared: Shared, kind: str, package: Package, end: int) -> list[LeftOut]:
    """The headers or footers, each once."""
    stories = [_story(shared, part) for part in package.parts(kind)]
    found = dict.fromkeys(left for story in stories for left in ((kind, _lines(story)), *((left.kind, left.text) for left in story.left_out)))
    return [LeftOut(its_kind, text, 0 if kind == "header" else end) for its_kind, text in found if text]


def _lines(flow: Flow) -> str:
    """All words of a story that is no part of the text, a line for each paragraph."""
    return "\n".join(f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text for paragraph in flow.paragraphs)
