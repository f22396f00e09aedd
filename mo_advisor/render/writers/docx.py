"""Pages as Word files: real headings, lists and a footer, in British English. The same page gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Written

from mo_advisor.console import clean
from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.words import every_item
from mo_advisor.render.page import (
    Contact,
    DrawnTree,
    Either,
    Headed,
    Heading,
    Line,
    Listing,
    Page,
    Paragraph,
    Part,
    Particulars,
    Quote,
    Room,
    Sheet,
    Strong,
    Table,
    Typed,
)
from mo_advisor.render.words import clause_label
from mo_advisor.render.writers.docx_styles import CITED, CLAUSE, CLAUSE_ITEM, INDENTS, RULED, STYLES, add_styles

LANGUAGE = "en-GB"
NO_DAY = datetime(1980, 1, 1)  # the first that an archive can hold: a file says nothing of when it was made
FURTHER_IN = 6.35  # millimetres, for each list in a list
LONGEST = 255  # characters of a title in a file's properties
LEFT_OVER = ("/thumbnail", "/customXml", "/stylesWithEffects", "/extended-properties")  # of the library's own sample, which is not ours
NOT_IN_XML = str.maketrans({0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"})


def to_docx(page: Page) -> bytes:
    """A page as a Word file."""
    document = Document()
    add_styles(document, LANGUAGE)
    _describe(document, page.title)
    _foot(document, page.running or page.title)
    writer = _Writer(document)
    writer.write(page.parts)
    return _packed(document)


def _describe(document: Word, title: str) -> None:
    """The file's own properties: its title and language, and nothing of who made it, when or with what."""
    core = document.core_properties
    core.title, core.language = _text(title)[:LONGEST], LANGUAGE
    core.author = core.comments = core.last_modified_by = ""
    core.created = core.modified = NO_DAY
    for owner in (document.part.package, document.part):
        for left_over in [key for key, relation in owner.rels.items() if relation.reltype.endswith(LEFT_OVER)]:
            owner.rels.pop(left_over)


def _foot(document: Word, running: str) -> None:
    """What stands at the foot of every page, with its number."""
    first = document.sections[0].footer.paragraphs[0]
    first.add_run(_text(running))
    second = document.sections[0].footer.add_paragraph("page ", style="Footer")
    _field(second, "PAGE")
    second.add_run(" of ")
    _field(second, "NUMPAGES")


def _field(paragraph: Written, name: str) -> None:
    """Something that Word works out itself, on every page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


class _Writer:
    """Writes the parts of one page, one below the other. What writes gives the paragraphs that it has written."""

    def __init__(self, document: Word) -> None:
        self.document = document
        self.depth = 0  # of lists in lists
        self.default = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        self.styles = {style.name: None if style == self.default else style.style_id for style in document.styles}

    def write(self, parts: Iterable[Part], within: str = "") -> list[Written]:
        """Parts in their order. within: the style of paragraphs inside a list; outside of lists each has its own."""
        return [written for part in parts for written in self._part(part, within)]

    def _part(self, part: Part, within: str) -> list[Written]:
        match part:
            case Heading():
                return [self._styled(self.document.add_paragraph(_text(part.text)), f"Heading {part.level}")]
            case Paragraph():
                return [self._paragraph(part.line, within or STYLES.get(part.style, "Normal"))]
            case Listing():
                return self._listing(part)
            case Quote():
                return [*self._clause(part.clause), *self.write(part.notes)]
            case Typed():
                label = [self._paragraph((f"{part.label}:",), within or "Normal")] if part.label else []
                return [*label, self._paragraph((part.text,), within or "Normal")]
            case Table():
                return self._table(part)
            case Contact() | Particulars() | DrawnTree() | Headed():
                return self.write(part.parts, within)
            case Either():
                return self.write(part.elsewhere, within)
            case Sheet():
                first, *rest = self.write(part.parts)
                first.paragraph_format.page_break_before, first.paragraph_format.space_before = True, Pt(0)
                return [first, *rest]
            case Room():  # a line stands above, between and below these
                return [self._paragraph((), RULED) for _ in range(max(part.lines - 1, 1))]

    def _paragraph(self, line: Line, style: str) -> Written:
        paragraph = self._styled(self.document.add_paragraph(), style)
        for span in line:
            run = paragraph.add_run(_text(span if isinstance(span, str) else span.text))
            run.bold = True if isinstance(span, Strong) else None
        return paragraph

    def _styled(self, paragraph: Written, style: str) -> Written:
        """A paragraph with a style, by its id: for a name the library goes through all styles anew, which takes most of its time."""
        paragraph._p.style = self.styles[style]
        return paragraph

    def _table(self, table: Table) -> list[Written]:
        rows = [row for row in (table.columns, *table.rows) if row]
        made = self.document.add_table(len(rows), len(rows[0]), "Table Grid")
        for cells, row in zip(made.rows, rows, strict=True):
            for cell, told in zip(cells.cells, row, strict=True):
                cell.text = _text(str(told))
        return [self._paragraph((), "Normal")]

    def _listing(self, listing: Listing) -> list[Written]:
        """The first paragraph of every item is counted or marked; what an item holds besides stands as far in, and a list in a list further in."""
        self.depth += 1
        items = [self.write(item, "List Continue") for item in listing.items]
        self.depth -= 1
        count = self._count() if listing.numbered else None
        for first, *_ in items:
            self._styled(first, "List Bullet" if count is None else "List Number")
            if count is not None:
                first._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = count
            if self.depth:
                first.paragraph_format.left_indent = Mm(FURTHER_IN * (self.depth + 1))
        return [written for item in items for written in item]

    def _count(self) -> int:
        """The id of a new count, which begins at one; without it one list would go on where another ended."""
        numbering = self.document.part.numbering_part.element
        usual = self.document.styles["List Number"].element.pPr.numPr.numId.val
        count = numbering.add_num(numbering.num_having_numId(usual).abstractNumId.val)
        count.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(count.numId)

    def _clause(self, clause: Clause) -> list[Written]:
        """A clause whole: its citation, then its words and nothing else."""
        written = []
        for words, style, depth in ((clause_label(clause), CITED, 0), *_words(clause)):
            if words:
                written.append(self._paragraph((words,), style))
            if depth:
                written[-1].paragraph_format.left_indent = Mm(INDENTS[style] + FURTHER_IN * depth)
        return written


def _words(clause: Clause) -> Iterator[tuple[str | None, str, int]]:
    """A clause's words, and nothing else, in their order, each with its style and how much further in than other items it stands.

    An item without a label of its own is marked as in any list.
    """
    yield clause.title, CLAUSE, 0
    yield clause.text, CLAUSE, 0
    for place, _, item in every_item(clause.items):
        words, style = (f"{item.label} {item.text}", CLAUSE) if item.label else (item.text, CLAUSE_ITEM)
        yield words, style, len(place) - 1
    yield clause.closing, CLAUSE, 0


def _text(text: str) -> str:
    """Words without any character that a reader would obey or that XML cannot hold."""
    return clean(text).translate(NOT_IN_XML)


def _packed(document: Word) -> bytes:
    """The file's bytes, packed anew: the library stamps every part of it with the clock."""
    stamped, packed = io.BytesIO(), io.BytesIO()
    document.save(stamped)
    with zipfile.ZipFile(stamped) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, NO_DAY.timetuple()[:6])
            part.create_system = 0  # not the machine's own
            target.writestr(part, source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
