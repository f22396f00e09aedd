"""The paragraphs of one story of a Word file (the body, a cell, a text box, a note) in the order in which they are read."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from mo_advisor.importing.source import Doubt, LeftOut, Paragraph
from mo_advisor.importing.word.characters import tidy
from mo_advisor.importing.word.notes import Notes
from mo_advisor.importing.word.numbering import Label, Numbering
from mo_advisor.importing.word.rows import row
from mo_advisor.importing.word.styles import LEVELS, Styles, outline
from mo_advisor.importing.word.text import PROPERTIES, PUT_IN, STRUCK, Fate, Fields, Piece, Words, alternative
from mo_advisor.importing.word.xml import on, too_much

MOST_PARAGRAPHS = 50_000  # a whole constitution has some 10,000
ELSEWHERE = ("altChunk", "subDoc")  # what stands in another file
LONGEST = 60  # characters of a quotation in a message
NO_FIELD = "Word makes a number in these words that is not in the file (a field); look at the page and type the number in."
NO_LIST = "Its number comes from a list that the file does not hold or is of a kind not known here, and others may too; look at the page for it."


class Shared(NamedTuple):
    """What all stories of a file share. read: how many paragraphs were, in one place."""

    name: str
    styles: Styles
    numbering: Numbering
    notes: Notes
    read: list[int]


class Flow:
    """Paragraphs as they come, what is left out of them, and doubts. A paragraph whose mark is struck out or hidden runs on into the next."""

    def __init__(self, shared: Shared, fields: Fields, fate: Fate = Fate()) -> None:  # noqa: B008 - a tuple
        self._shared, self._fields, self._fate = shared, fields, fate
        self.paragraphs: list[Paragraph] = []
        self.left_out: list[LeftOut] = []
        self.doubts: list[Doubt] = []
        self._begin()

    def read(self, container: Element) -> Flow:
        """Adds all that a container holds."""
        self._blocks(container, self._fate)
        self._finish()
        return self

    def add(self, other: Flow, paragraphs: list[Paragraph] | None = None) -> None:
        """Adds what another has read, or what was made of its paragraphs."""
        base, made = len(self.paragraphs), other.paragraphs if paragraphs is None else paragraphs
        self.left_out += [left._replace(after=base + min(left.after, len(made))) for left in other.left_out]
        self.doubts += [doubt._replace(at=base + min(doubt.at, max(len(made) - 1, 0))) for doubt in other.doubts]
        self.paragraphs += made

    def _begin(self) -> None:
        self._words = Words(self._shared.styles, self._shared.notes, self._fields)
        self._label: Label | None = None
        self._last: Element | None = None

    def _blocks(self, container: Element, fate: Fate) -> None:
        for child in container:
            if child.tag == "p":
                self._paragraph(child, fate)
            elif child.tag == "tbl":
                self._table(child, fate)
            elif child.tag == "mc.AlternateContent":
                self._blocks(alternative(child), fate)
            elif child.tag in ELSEWHERE:
                self._doubt("hidden", None, "Words that stand in another file belong here, and were not read; copy them into the document.")
            elif child.tag not in PROPERTIES:
                self._blocks(child, fate.within(child))

    def _paragraph(self, element: Element, fate: Fate) -> None:
        self._shared.read[0] += 1
        if self._shared.read[0] > MOST_PARAGRAPHS:
            raise too_much(self._shared.name)
        properties = element.find("pPr")
        style = self._shared.styles.of(properties)
        if self._shared.styles.is_contents(style):
            fate = fate._replace(kind=fate.kind or "contents")
        before = len(self._words.pieces)
        self._words.read(element, style, fate)
        self._last = properties
        self._end(properties, style, fate.kind or self._fields.kind, self._words.pieces[before:])

    def _end(self, properties: Element | None, style: str, kind: str, own: list[Piece]) -> None:
        """Ends a paragraph at its mark, or lets it run on where the mark is struck out, hidden, or left out with all of the paragraph."""
        mark = properties.find("rPr") if properties is not None else None
        if mark is not None and any(mark.find(tag) is not None for tag in STRUCK):
            self._words.pieces += [Piece("\n", "deleted")] * any(piece.text.strip() for piece in own)
        elif kind and not _text(own):
            self._words.pieces.append(Piece("\n", kind))
        elif not kind and self._shared.styles.shows("vanish", mark, style):
            if self._label is None and _text(own):
                self._label = self._shared.numbering.label(properties)
            self._words.pieces += [Piece("\n", "hidden"), Piece(" ")]
        else:
            if mark is not None and any(mark.find(tag) is not None for tag in PUT_IN) and _text(own):
                self._words.pieces.append(Piece("", put_in=True))
            self._close(properties)

    def _finish(self) -> None:
        """Closes a paragraph that ran on and has nothing to run on into; without words it is none, and not counted."""
        if self._words.pieces or self._words.boxes:
            if not _text(self._words.pieces):
                self._label = Label()
            self._close(self._last)

    def _close(self, properties: Element | None) -> None:
        """Makes a paragraph of what was read since the last, with the properties of its mark; but the number of where it begins."""
        words, at = self._words, len(self.paragraphs)
        text = _text(words.pieces)
        empty_end = not text and properties is not None and properties.find("sectPr") is not None
        label = self._label or (Label() if empty_end else self._shared.numbering.label(properties))
        notes = tuple(piece.text for piece in words.pieces if piece.note and not piece.kind)
        if text or label.text:
            seen = [piece for piece in words.pieces if not piece.kind and not piece.note and piece.text.strip()]
            self.paragraphs.append(
                Paragraph(
                    text,
                    label=label.text,
                    bullet=label.bullet,
                    depth=label.level,
                    heading=self._heading(properties),
                    strong=bool(seen) and all(piece.strong for piece in seen),
                    indent=label.indent,
                    notes=notes,
                )
            )
        elif notes and self.paragraphs:
            self.paragraphs[-1] = self.paragraphs[-1]._replace(notes=self.paragraphs[-1].notes + notes)
        self._leave_out(words.pieces, at)
        if text and not label.sure:
            self._doubt("lost-number", label.text, NO_LIST, at)
        if text and words.unsure:
            self._doubt("lost-number", None, NO_FIELD, at)
        self._begin()
        for box, fate in words.boxes:
            self.add(Flow(self._shared, self._fields, fate).read(box))

    def _heading(self, properties: Element | None) -> int | None:
        own = outline(properties)
        level = own if own is not None else self._shared.styles.heading(self._shared.styles.of(properties))
        return None if level is None or level > LEVELS else level

    def _leave_out(self, pieces: list[Piece], at: int) -> None:
        """Keeps what is left out of a paragraph, stretch by stretch, and doubts what a tracked change or hidden text has changed in it."""
        if not any(piece.kind or piece.put_in for piece in pieces):
            return
        stretches: list[tuple[str, str]] = []
        for piece in pieces:
            if stretches and stretches[-1][0] == piece.kind:
                stretches[-1] = (piece.kind, stretches[-1][1] + piece.text)
            elif not piece.note:
                stretches.append((piece.kind, piece.text))
        for kind, text in ((kind, tidy(text)) for kind, text in stretches if kind):
            if text:
                self.left_out.append(LeftOut(kind, text, at))
        struck = _quoted([piece for piece in pieces if piece.kind == "deleted"])
        put_in = _quoted([piece for piece in pieces if not piece.kind and piece.put_in])
        if struck or put_in:
            said = " and ".join([f"{struck} is struck out"] * bool(struck) + [f"{put_in} is put in"] * bool(put_in))
            self._doubt("tracked", None, f"{said} by a tracked change, read here as accepted; see that the change was agreed.", at)
        hidden = [piece for piece in pieces if piece.kind == "hidden" and piece.text.strip()]
        if hidden:
            self._doubt("hidden", None, f"{_quoted(hidden)} is hidden text, which no reader of the page sees, and is left out.", at)

    def _doubt(self, kind: str, number: str | None, message: str, at: int | None = None) -> None:
        self.doubts.append(Doubt(kind, number, len(self.paragraphs) if at is None else at, message))

    def _table(self, table: Element, fate: Fate) -> None:
        self._finish()
        for element, its_fate in _inside(table, "tr", fate):
            cells = [Flow(self._shared, self._fields, cell_fate).read(cell) for cell, cell_fate in _inside(element, "tc", its_fate)]
            made = row([cell.paragraphs for cell in cells])
            whole = Flow(self._shared, self._fields)
            for cell in cells:
                whole.add(cell)
            self.add(whole, made)


def _inside(element: Element, tag: str, fate: Fate) -> list[tuple[Element, Fate]]:
    """The rows of a table or the cells of a row, within whatever content controls and tracked changes they stand, with what those make of them."""
    found: list[tuple[Element, Fate]] = []
    for child in element:
        if child.tag == tag:
            found.append((child, _of_part(child.find(f"{tag}Pr"), fate)))
        elif child.tag not in PROPERTIES:
            found += _inside(child, tag, fate.within(child))
    return found


def _of_part(properties: Element | None, fate: Fate) -> Fate:
    """What the properties of a row or cell make of it."""
    if properties is None:
        return fate
    if properties.find("del") is not None or properties.find("cellDel") is not None:
        return fate.struck()
    hidden = "hidden" if on(properties.find("hidden")) else ""
    return Fate(fate.kind or hidden, fate.put_in or properties.find("ins") is not None or properties.find("cellIns") is not None)


def _text(pieces: list[Piece]) -> str:
    return tidy("".join(piece.text for piece in pieces if not piece.kind and not piece.note))


def _quoted(pieces: list[Piece]) -> str:
    """The words of some pieces in quotation marks, cut short where they are many; of no words, what they part or join. Empty of no pieces."""
    text = " ".join(tidy("".join(piece.text for piece in pieces)).split())
    if not text:
        return "The end of a paragraph" if pieces else ""
    return f"“{text}”" if len(text) <= LONGEST else f"“{text[:LONGEST].rstrip()}…”"
