"""A protocol on a council's web page, or saved from a word processor as one."""

from __future__ import annotations

from typing import Any

from mo_advisor.errors import BadFile
from mo_advisor.importing.html.furniture import CONTENTS, Page
from mo_advisor.importing.html.notes import MARK, Notes, inside, words
from mo_advisor.importing.html.style import Styles
from mo_advisor.importing.html.text import decoded
from mo_advisor.importing.html.walk import Block, Reading
from mo_advisor.importing.source import Doubt, LeftOut, Paragraph, Source

LARGEST = 20_000_000  # bytes; the longest constitution on one page is a tenth of it
MOST = 300_000  # elements
DEEPEST = 600  # a browser stops nesting at 512
BOUNDLESS = "{} has more parts, or deeper within each other, than a page that people read: save only the protocol's part of it."
JUMPS = 3  # links in a row to places on the page that make a list of contents


def read(data: bytes, name: str) -> Source:
    """What a reader of the page sees of the document. Raises BadFile where it is too large, nested without end, or has no words."""
    from justhtml import JustHTML

    if len(data) > LARGEST:
        raise BadFile(f"{name} is larger than {LARGEST // 10**6} MB: save the page without its pictures, or only the part that is the protocol.")
    text = decoded(data)
    if text.count("<") > 2 * MOST + 1000:
        raise BadFile(BOUNDLESS.format(name))
    root = JustHTML(text, sanitize=False, scripting_enabled=False).root
    body, elements = _elements(root, name)
    styles = Styles(root, [words(node) for node in inside(root) if node.name == "style"], _names(elements), len(elements))
    reading = Reading(Page(body, elements), styles, Notes(elements))
    reading.read(body)
    source = _source(reading)
    if not source.paragraphs:
        raise BadFile(f"{name} shows no words of its own: open the page in a browser, wait until the protocol is seen, and save it from there.")
    return source


def _elements(root: Any, name: str) -> tuple[Any, list[Any]]:
    """The body and all elements in it, each before what is in it."""
    body = next(node for node in inside(root) if node.name in ("body", "frameset"))
    found: list[Any] = []
    stack = [(body, 0)]
    while stack:
        node, depth = stack.pop()
        if depth > DEEPEST or len(found) > MOST:
            raise BadFile(BOUNDLESS.format(name))
        if node.name != "#text":
            found.append(node)
        stack += [(child, depth + 1) for child in reversed(node.children or ())]
    return body, found


def _names(elements: list[Any]) -> set[str]:
    found: set[str] = set()
    for node in elements:
        attrs = node.attrs or {}
        found.update((attrs.get("class") or "").split(), [attrs.get("id") or ""])
    return found


def _source(reading: Reading) -> Source:
    """What was read, with contents lists and footnotes apart."""
    paragraphs: list[Paragraph] = []
    footnotes: list[Paragraph] = []
    left_out: list[LeftOut] = []
    doubts: list[Doubt] = []
    contents = _contents(reading.entries)
    for at, entry in enumerate(reading.entries):
        if isinstance(entry, Doubt):
            doubts.append(entry._replace(at=len(paragraphs)))
        elif isinstance(entry, LeftOut):
            left_out.append(entry._replace(after=len(paragraphs)))
        elif at in contents:
            left_out.append(LeftOut("contents", entry.paragraph.text, len(paragraphs)))
        elif entry.note:
            _note(footnotes, entry)
        else:
            paragraphs.append(entry.paragraph)
    last = max(len(paragraphs) - 1, 0)
    doubts = [doubt._replace(at=min(doubt.at, last)) for doubt in doubts]
    return Source(tuple(paragraphs), tuple(footnotes), tuple(entry for entry in left_out if not _is_mark(entry)), tuple(dict.fromkeys(doubts)))


def _is_mark(entry: LeftOut) -> bool:
    """Whether what is left out is the mark of a footnote, which the note has for its label, or nothing."""
    return not entry.text or (entry.kind == "back to the text" and MARK.fullmatch(entry.text) is not None)


def _note(footnotes: list[Paragraph], entry: Block) -> None:
    """Add a paragraph to the notes; a second one of the same note joins the first."""
    paragraph = entry.paragraph._replace(label=entry.note)
    if footnotes and footnotes[-1].label == entry.note:
        before = footnotes.pop()
        paragraph = before._replace(text=f"{before.text}\n{paragraph.text}")
    footnotes.append(paragraph)


def _contents(entries: list[Block | LeftOut | Doubt]) -> set[int]:
    """Which of the entries are a list of links to places on the page, and the heading over it."""
    found: set[int] = set()
    run: list[int] = []
    for at, entry in enumerate([*entries, LeftOut("end", "")]):
        if isinstance(entry, Block) and entry.jump and entry.paragraph.heading is None:
            run.append(at)
            continue
        if len(run) >= JUMPS:
            found.update(run)
            before = entries[run[0] - 1] if run[0] else None
            if isinstance(before, Block) and CONTENTS.fullmatch(before.paragraph.text):
                found.add(run[0] - 1)
        run = []
    return found
