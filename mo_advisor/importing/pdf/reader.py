"""A protocol as a PDF: its paragraphs put together from the places of its words."""

from __future__ import annotations

import time
from typing import Any

from mo_advisor.errors import BadFile
from mo_advisor.importing.pdf import columns, notes, packed, paragraphs, ruled, running, shapes, tables
from mo_advisor.importing.pdf.hyphens import Hyphens
from mo_advisor.importing.pdf.page import Line, joined, page_words
from mo_advisor.importing.source import Doubt, LeftOut, Paragraph, Source

LARGEST = 100_000_000  # bytes
PAGES = 600  # a whole constitution
WORDS = 5_000  # on one page
SECONDS = 120.0  # for a whole constitution it takes twenty
WORD_FILE = "ask for the Word document that it was made from"


def read(data: bytes, name: str) -> Source:
    """What a reader of the pages sees of the document. Raises BadFile for a scan, an encrypted, broken or boundless file, or without the extra."""
    try:
        import pypdfium2
    except ImportError:
        raise BadFile(f"{name} is a PDF, and reading one needs pypdfium2: run pip install 'mo-advisor[pdf]', or {WORD_FILE}.") from None
    if len(data) > LARGEST:
        raise BadFile(f"{name} is larger than {LARGEST // 10**6} MB: print only the pages of the protocol to a PDF of their own.")
    if packed.boundless(data):
        raise BadFile(f"{name} unpacks to more than a document of words has: print it to a new PDF, or {WORD_FILE}.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(name, str(error)) from None
    try:
        return _Pages(document, pypdfium2, name).source()
    finally:
        document.close()


def _unopened(name: str, said: str) -> BadFile:
    if "assword" in said or "ecurity" in said:
        return BadFile(f"{name} is encrypted: open it with its password and print it to a new PDF, or {WORD_FILE}.")
    return BadFile(f"{name} is broken, or no PDF: open it in a reader and print it to a new PDF, or {WORD_FILE}.")


class _Pages:
    """The pages of one document, read one after the other."""

    def __init__(self, document: Any, pypdfium2: Any, name: str) -> None:
        self.lines: list[list[Line]] = []
        self.heights: list[float] = []
        self.left_out: list[tuple[int, LeftOut]] = []
        self.empty: list[int] = []
        if len(document) > PAGES:
            raise BadFile(f"{name} has more than {PAGES} pages: print only the pages of the protocol to a PDF of their own.")
        end = time.monotonic() + SECONDS
        for number in range(1, len(document) + 1):
            try:
                self._read(document[number - 1], number, pypdfium2, name)
            except pypdfium2.PdfiumError:
                raise _unopened(name, "") from None
            if time.monotonic() > end:
                raise BadFile(f"{name} takes too long to read: print only the pages of the protocol to a PDF of their own.")
        self._told(name)

    def _read(self, page: Any, number: int, pypdfium2: Any, name: str) -> None:
        words, askew = page_words(page, pypdfium2.raw)
        if len(words) > WORDS:
            raise BadFile(f"{name} has a page of more than {WORDS} words, page {number}: print it to a new PDF, or {WORD_FILE}.")
        turned = words and words[0].y < 0
        base = min((word.y for word in words), default=0.0) - 40 if turned else 0.0
        self.heights.append(page.get_height())
        drawn = shapes.drawn(page, pypdfium2.raw)
        words, ruled_tables = ruled.taken_out(number, shapes.dotted([word._replace(y=word.y - base) for word in words], drawn.dots), drawn)
        lines = columns.lines(number, words)
        for table in ruled_tables:
            place = max((at for at, line in enumerate(lines, start=1) if line.y > table[0].y and line.x0 < table[-1].x1), default=0)
            lines[place:place] = table
        self.lines.append(lines)
        if askew:
            self.left_out.append((number, LeftOut("watermark", " ".join(askew))))
        if not lines:
            self.empty.append(number)
        page.close()

    def _told(self, name: str) -> None:
        """Refuse pages without words, or with letters that nobody can tell."""
        text = "".join(line.text for lines in self.lines for line in lines)
        if not text:
            raise BadFile(f"{name} is a scan, pictures of pages without words: {WORD_FILE}, or have it read by text recognition (OCR) first.")
        unknown = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in text)
        if unknown * 4 > len(text):
            raise BadFile(f"{name} does not say which letters its signs are: {WORD_FILE}, or have it read by text recognition (OCR) first.")

    def source(self) -> Source:
        """The document."""
        kinds = running.running(self.lines, self.heights)
        kept = [[line for line in lines if id(line) not in kinds] for lines in self.lines]
        its = paragraphs.shape([line for lines in kept for line in lines])
        at_foot = [note for lines in kept for note in notes.at_foot(lines, its.size)]
        noted = {id(line) for note in at_foot for line in note.lines}
        flow = [line for lines in kept for line in lines if id(line) not in noted]
        kinds.update({id(flow[place]): "contents" for place in running.contents(flow)})
        flow = [line for line in flow if id(line) not in kinds]
        rows = {id(row[0]): row for page in _by_page(flow) for table in tables.tables(page, its) for row in table}
        rows.update({id(row[0]): row for row in _ruled(flow)})
        marks = {(note.lines[0].page, note.mark) for note in at_foot}
        hyphens = Hyphens([line.text for line in flow])
        groups = _grouped(flow, rows, its)
        levels = paragraphs.levels(groups, its)
        made = [_paragraph(group, id(group[0]) in rows, marks, hyphens, levels, its) for group in groups]
        footnotes = [_note(note, hyphens) for note in at_foot]
        return Source(tuple(made), tuple(footnotes), tuple(self._apart(kinds, groups)), tuple(self._doubts(groups)))

    def _apart(self, kinds: dict[int, str], groups: list[list[Line]]) -> list[LeftOut]:
        """What is left out, each behind the paragraphs that begin before it."""
        first = {id(group[0]): place for place, group in enumerate(groups, start=1)}
        after, found = 0, []
        for number, lines in enumerate(self.lines, start=1):
            found += [entry._replace(after=after) for page, entry in self.left_out if page == number]
            for line in lines:
                after = first.get(id(line), after)
                if id(line) in kinds:
                    found.append(LeftOut(kinds[id(line)], line.text.replace("\xad", ""), after))
        return found

    def _doubts(self, groups: list[list[Line]]) -> list[Doubt]:
        found = []
        for page in self.empty:
            at = min(sum(group[0].page < page for group in groups), max(len(groups) - 1, 0))
            found.append(Doubt("hidden", None, at, f"Page {page} holds no words that can be read: see whether it is a picture of some."))
        return found


def _by_page(flow: list[Line]) -> list[list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in flow:
        if line.column < ruled.FIRST:
            pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def _ruled(flow: list[Line]) -> list[list[Line]]:
    """The lines of each row of the ruled tables."""
    found: dict[tuple[int, int], list[Line]] = {}
    for line in flow:
        if line.row:
            found.setdefault((line.page, line.row), []).append(line)
    return list(found.values())


def _grouped(flow: list[Line], rows: dict[int, list[Line]], its: paragraphs.Shape) -> list[list[Line]]:
    """The lines of each paragraph, and of each row of a table."""
    groups: list[list[Line]] = []
    taken = {id(line) for row in rows.values() for line in row}
    fresh, listed = True, False
    for line in flow:
        if id(line) in rows:
            groups.append(rows[id(line)])
            fresh = True
        elif id(line) not in taken:
            if fresh or paragraphs.begins(groups[-1], line, its, listed):
                beside = listed and bool(groups) and abs(line.x0 - groups[-1][0].x0) < paragraphs.ALIKE
                listed = not line.marked and bool(groups) and (beside or paragraphs.lists(groups[-1], line))
                groups.append([line])
            else:
                groups[-1].append(line)
            fresh = False
    return groups


def _paragraph(
    group: list[Line], row: bool, marks: set[tuple[int, str]], hyphens: Hyphens, levels: dict[float, int], its: paragraphs.Shape
) -> Paragraph:
    first = group[0]
    raised = [word for line in group for word in notes.raised(line) if (line.page, word.text.strip("[]()")) in marks]
    lines = [line._replace(words=tuple(word for word in line.words if word not in raised)) for line in group]
    text = tables.text(lines, hyphens.joined) if row else hyphens.joined(joined(list(line.words)) for line in lines)
    return Paragraph(
        text,
        heading=levels.get(first.size) if sum(len(line.words) for line in group) <= 25 and not row else None,
        strong=all(line.bold for line in group),
        indent=round(first.x0 - its.left[first.column], 1),
        notes=tuple(word.text.strip("[]()") for word in raised),
        page=first.page,
    )


def _note(note: notes.Note, hyphens: Hyphens) -> Paragraph:
    text = hyphens.joined(line.text for line in note.lines)
    return Paragraph(text.lstrip("[(").removeprefix(note.mark).lstrip("]). "), label=note.mark, page=note.lines[0].page)
