"""The words of one paragraph of a Word file, each stretch with what became of it: read, struck out, hidden, in a list of contents."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from mo_advisor.importing.word.characters import picture
from mo_advisor.importing.word.notes import Notes
from mo_advisor.importing.word.styles import Styles
from mo_advisor.importing.word.xml import on, value

PROPERTIES = frozenset(
    ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "smartTagPr", "customXmlPr", "ffData", "rubyPr")
)  # they hold no words
WRITTEN = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
STRUCK = ("del", "moveFrom")
PUT_IN = ("ins", "moveTo")
CONTENTS = ("TOC", "TOA", "INDEX")
COUNTING = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM")  # fields whose number is in no file


class Piece(NamedTuple):
    """A stretch of text. kind: as in LeftOut, or empty where it is read. note: whether it is the mark of a note and no text."""

    text: str
    kind: str = ""
    strong: bool = False
    put_in: bool = False
    note: bool = False


class Fate(NamedTuple):
    """What the elements around some text make of it: why it is left out, if it is, and whether a tracked change put it in."""

    kind: str = ""
    put_in: bool = False

    def struck(self) -> Fate:
        """In a deletion."""
        return self._replace(kind=self.kind or "deleted")

    def within(self, element: Element) -> Fate:
        """Within an element that may be a tracked change or a content control."""
        if element.tag in STRUCK:
            return self.struck()
        if element.tag in PUT_IN:
            return self._replace(put_in=True)
        if element.tag == "sdt":
            return self._replace(kind=self.kind or _control(element))
        return self


class Field:
    """A field that has begun and not ended: its code so far, and what is around it."""

    def __init__(self, kind: str) -> None:
        self.code = ""
        self.around = kind
        self.kind = kind or "field"  # until its result begins


class Fields:
    """The fields that text stands in; they begin and end anywhere, in whatever paragraph. Those that never end are none."""

    def __init__(self, root: Element) -> None:
        self._open: list[Field] = []
        self._whole = _paired(root)

    @property
    def kind(self) -> str:
        """Why text here is left out, if it is."""
        return self._open[-1].kind if self._open else ""

    def mark(self, element: Element) -> str:
        """Passes the mark at which a field begins, ends, or goes over to its result. Gives the name of a field that has ended."""
        if element not in self._whole:
            return ""
        what = element.get("fldCharType")
        if what == "begin":
            self.begin()
        elif what == "separate":
            self.result()
        elif what == "end":
            return self.end()
        return ""

    def begin(self, code: str = "") -> None:
        """A field begins."""
        self._open.append(Field(self.kind))
        self.add(code)

    def add(self, code: str) -> None:
        """A piece of its code."""
        if self._open:
            self._open[-1].code += code

    def result(self) -> None:
        """Its result begins."""
        if self._open:
            field = self._open[-1]
            field.kind = field.around or ("contents" if _name(field) in CONTENTS else "")

    def end(self) -> str:
        """It ends."""
        return _name(self._open.pop()) if self._open else ""


class Words:
    """The pieces of a paragraph, the text boxes that are tied to it, and whether a number is printed in it that is in no file."""

    def __init__(self, styles: Styles, notes: Notes, fields: Fields) -> None:
        self._styles, self._notes, self._fields = styles, notes, fields
        self._style = ""
        self._strong = self._hidden = False
        self._own_mark: str | None = None
        self.pieces: list[Piece] = []
        self.boxes: list[tuple[Element, Fate]] = []
        self.unsure = False

    def read(self, paragraph: Element, style: str, fate: Fate) -> None:
        """Adds the words of a paragraph."""
        self._style = style
        self._within(paragraph, fate)

    def _within(self, element: Element, fate: Fate) -> None:
        for child in element:
            if child.tag not in PROPERTIES:
                self._child(child, fate)

    def _child(self, child: Element, fate: Fate) -> None:
        tag = child.tag
        if tag == "r":
            self._run(child, fate)
        elif tag in ("t", "m.t", "delText"):
            self._add((child.text or "").replace("\n", " "), fate.struck() if tag == "delText" else fate)
        elif tag in WRITTEN:
            self._add(WRITTEN[tag], fate)
        elif tag == "sym":
            self._add(_symbol(child), fate)
        elif tag in ("fldChar", "instrText", "delInstrText", "fldSimple"):
            self._field(child, fate)
        elif tag in ("footnoteReference", "endnoteReference", "commentReference"):
            self._reference(child, fate)
        elif tag == "txbxContent":
            self.boxes.append((child, fate._replace(kind=self._kind(fate))))
        elif tag == "mc.AlternateContent":
            self._within(alternative(child), fate)
        else:
            self._within(child, fate.within(child))

    def _run(self, run: Element, fate: Fate) -> None:
        looks = run.find("rPr")
        around = self._strong, self._hidden
        self._strong = self._styles.shows("b", looks, self._style) or self._styles.underlines(looks, self._style)
        self._hidden = self._styles.shows("vanish", looks, self._style)
        self._within(run, fate)
        self._own_mark = None
        self._strong, self._hidden = around

    def _add(self, text: str, fate: Fate) -> None:
        kind = self._kind(fate)
        if self._own_mark is not None and text.strip():
            self.pieces.append(Piece(self._notes.called(self._own_mark, text.strip()), kind, note=True))
            self._own_mark = None
        else:
            self.pieces.append(Piece(text, kind, self._strong, fate.put_in))

    def _kind(self, fate: Fate) -> str:
        if self._fields.kind == "contents":
            return "contents"
        return fate.kind or self._fields.kind or ("hidden" if self._hidden else "")

    def _field(self, element: Element, fate: Fate) -> None:
        if element.tag == "fldSimple":
            self._fields.begin(element.get("instr", ""))
            self._fields.result()
            self._within(element, fate)
            ended = self._fields.end()
        elif element.tag == "fldChar":
            ended = self._fields.mark(element)
        else:
            self._fields.add(element.text or "")
            ended = ""
        if ended in COUNTING and not self._kind(fate):
            self.unsure = True

    def _reference(self, element: Element, fate: Fate) -> None:
        key = element.tag.removesuffix("Reference") + " " + element.get("id", "")
        if element.tag == "commentReference":
            self.pieces.append(Piece(f"{self._notes.comment(key)}\n", "comment"))
        elif self._kind(fate):
            self._notes.leave_out(key, self._kind(fate))
        elif element.get("customMarkFollows") in ("1", "true", "on"):
            self._own_mark = key
        else:
            self.pieces.append(Piece(self._notes.mark(key), note=True))


def alternative(element: Element) -> Element:
    """The one of several forms of the same thing that is read: the first that holds words, so that each is read once."""
    forms = [form for form in element if form.tag in ("mc.Choice", "mc.Fallback")]
    return next((form for form in forms if next(form.iter("t"), None) is not None), forms[0] if forms else element)


def _control(element: Element) -> str:
    """Why a content control is left out: it holds the contents, or nothing but the prompt to fill it in."""
    if "table of contents" in (value(element, "sdtPr/docPartObj/docPartGallery") or "").lower():
        return "contents"
    return "placeholder" if on(element.find("sdtPr/showingPlcHdr")) else ""


def _symbol(element: Element) -> str:
    try:
        code = int(element.get("char", ""), 16)
    except ValueError:
        return ""
    in_pictures = code >= 0xF000 or element.get("font", "").lower().startswith(("symbol", "wingdings", "webdings"))
    return picture(code) if in_pictures else chr(code)


def _name(field: Field) -> str:
    words = field.code.split(maxsplit=1)
    return words[0].upper() if words else ""


def _paired(root: Element) -> set[Element]:
    """The marks of all fields that begin and end."""
    found: set[Element] = set()
    begun: list[list[Element]] = []
    for element in root.iter("fldChar"):
        what = element.get("fldCharType")
        if what == "begin":
            begun.append([element])
        elif begun:
            begun[-1].append(element)
            if what == "end":
                found.update(begun.pop())
    return found
