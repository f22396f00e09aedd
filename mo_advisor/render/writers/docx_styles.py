"""How a Word file looks: its paper, and the styles that its paragraphs are named by. Black on white; nothing is said by colour."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Arial"
BLACK = RGBColor(0, 0, 0)
HEADINGS = (20, 16, 13, 11.5, 11)  # points, from the first level on
CITED, CLAUSE, CLAUSE_ITEM, RULED = "Clause number", "Clause", "Clause item", "Room to write"
STORY, MESSAGE, CAUTION = "Story", "Message", "Caution"
INDENTS = {CLAUSE: 8, CLAUSE_ITEM: 14}  # millimetres from the left margin
STYLES = {"story": STORY, "message": MESSAGE, "caution": CAUTION}  # by the style of a page's paragraph


def add_styles(document: Word, language: str) -> None:
    """Gives a document its paper and its styles. language: of every word in it."""
    _set_paper(document)
    _set_language(document, language)
    normal = _named(document, "Normal")
    _set_font(normal, 11)
    _space(normal, after=6, line=1.15)
    for level, size in enumerate(HEADINGS, start=1):
        heading = _named(document, f"Heading {level}")
        _set_font(heading, size, bold=True)
        _space(heading, before=10, after=4, line=1.1)
    _set_font(_named(document, "Footer"), 9)
    _space(_named(document, "List Number"), before=6, after=20)
    _add_own(document)


def _add_own(document: Word) -> None:
    """The styles that Word has not got."""
    _set_font(_added(document, STORY), 14)
    _set_font(_added(document, MESSAGE), 11, bold=True)
    _border(_added(document, CAUTION), "left")
    cited = _added(document, CITED)
    _set_font(cited, 11, bold=True)
    cited.paragraph_format.keep_with_next = True
    clause = _added(document, CLAUSE)
    clause.paragraph_format.left_indent = Mm(INDENTS[CLAUSE])
    _border(clause, "left")
    item = _added(document, CLAUSE_ITEM)
    item.base_style = clause
    _mark(document, item)
    ruled = _added(document, RULED)
    _border(ruled, "top", "bottom", "between")
    _space(ruled, after=0)
    ruled.paragraph_format.line_spacing_rule, ruled.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(24)


def _set_paper(document: Word) -> None:
    """A4, with margins that any printer can keep."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(16), Mm(22)
    section.footer_distance = Mm(9)


def _set_language(document: Word, language: str) -> None:
    """Tells whatever reads the document aloud, or checks its spelling, which language it is in."""
    for element in (*document.styles.element.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))):
        element.set(qn("w:val"), language)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # otherwise Word opens it as the file of an older Word


def _named(document: Word, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _added(document: Word, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    return style


def _set_font(style: ParagraphStyle, size: float, bold: bool = False) -> None:
    """A style's letters. The theme's own font, where the style names one, would go before this."""
    style.font.element.get_or_add_rPr().get_or_add_rFonts().attrib.clear()
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = FONT, Pt(size), bold or None, BLACK


def _space(style: ParagraphStyle, before: float = 0, after: float = 0, line: float | None = None) -> None:
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if line:
        layout.line_spacing = line


def _border(style: ParagraphStyle, *sides: str) -> None:
    """Lines at the sides of a style's paragraphs, named in the order top, left, bottom, between; `between` stands between two of them."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        border = OxmlElement(f"w:{side}")
        width, space = ("12", "6") if side == "left" else ("6", "0")
        for name, value in {"val": "single", "sz": width, "space": space, "color": "000000"}.items():
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    style.element.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")


def _mark(document: Word, style: ParagraphStyle) -> None:
    """Makes a style that of a list's items, with the marks of any other list."""
    marks = document.styles["List Bullet"].element.pPr.numPr.numId.val
    style.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = marks
    indent: tuple[Length, Length] = (Mm(INDENTS[CLAUSE_ITEM]), Mm(-6))
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = indent
