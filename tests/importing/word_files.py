"""Small Word files, made of pieces of XML as Word writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(body: str, **parts: str) -> bytes:
    """A Word file. parts: the XML inside the other parts, by kind (`styles`, `numbering`, `footnotes`, `header`, `footer2`, ...)."""
    return zipped(files_of(body, parts))


def strict_docx(body: str, **parts: str) -> bytes:
    """The same in the strict form of the standard, whose namespaces are others."""
    files = files_of(body, parts)
    return zipped({part: text.replace(W, STRICT).replace(OFFICE, STRICT_OFFICE) for part, text in files.items()})


def files_of(body: str, parts: dict[str, str]) -> dict[str, str]:
    """The files in the zip that a Word file is."""
    roots = {"styles": "styles", "numbering": "numbering", "header": "hdr", "footer": "ftr", "settings": "settings"}
    files = {"word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"}
    relations = []
    for key, content in parts.items():
        kind = key.rstrip("0123456789")
        root = roots.get(kind, kind)
        files[f"word/{key}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>"
        relations.append(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{key}.xml"/>')
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{RELATIONS}">{"".join(relations)}</Relationships>'
    main = f'<Relationship Id="main" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    files["_rels/.rels"] = f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>'
    return files


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for part, text in files.items():
            package.writestr(part, text)
    return buffer.getvalue()


def r(text: str, looks: str = "") -> str:
    """A run of text. looks: its properties, such as `<w:b/>`."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str = "", *, style: str = "", num: int | None = None, level: int | None = None, properties: str = "", mark: str = "") -> str:
    """A paragraph of runs, or of plain text. num, level: its own list and level. mark: the properties of its mark, such as `<w:del/>`."""
    runs = content if content.startswith(("<w:", "<mc:", "<m:")) else r(content)
    level_of = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    number = f'<w:numId w:val="{num}"/>' if num is not None else ""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside += f"<w:numPr>{level_of}{number}</w:numPr>" if level_of or number else ""
    inside += properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p><w:pPr>{inside}</w:pPr>{runs}</w:p>"


def style(
    style_id: str, *, name: str = "", based_on: str = "", num: int | None = None, level: int | None = None, properties: str = "", looks: str = ""
) -> str:
    """A paragraph style."""
    level_of = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    number = f'<w:numId w:val="{num}"/>' if num is not None else ""
    numbering = f"<w:numPr>{level_of}{number}</w:numPr>" if level_of or number else ""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>{base}'
        f"<w:pPr>{numbering}{properties}</w:pPr><w:rPr>{looks}</w:rPr></w:style>"
    )


def lvl(level: int, text: str, form: str = "decimal", *, start: int = 1, more: str = "") -> str:
    """A level of a list. more: `<w:isLgl/>` and the like."""
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{escape(text)}"/></w:lvl>'


def abstract(number: int, *levels: str, more: str = "") -> str:
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    """A list of an abstract list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def start_at(level: int, start: int) -> str:
    """A list's own start of a level."""
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def table(*rows: list[str]) -> str:
    """A table of cells that each hold paragraphs."""
    return f"<w:tbl><w:tblPr/>{''.join('<w:tr>' + ''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in row) + '</w:tr>' for row in rows)}</w:tbl>"


def field(code: str, result: str) -> str:
    """A field with its result, as runs."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
