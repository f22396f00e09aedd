"""Files that are no Word document, broken or hostile: one sentence each, soon, and that says what to do."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.errors import BadFile
from mo_advisor.importing.word import flow, package, xml
from mo_advisor.importing.word.reader import read
from tests.importing.word_files import W, abstract, docx, num, p, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
GOOD = docx(p("Members must be polite."))


def document(content: str, before: str = "") -> bytes:
    return zipped({"word/document.xml": f'{before}<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "is in Word's old format (.doc); open it in Word, save it as a Word Document (.docx)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password; open it in Word, take it off (File, Info, Protect Document)"),
        (b"", "is no Word document; open it in the program that made it, save it as a Word Document (.docx) and import that."),
        (b"{\\rtf1 Members}", "is no Word document"),
        (zipped({"mimetype": "x", "META-INF/manifest.xml": "<x/>"}), "is an OpenDocument file"),
        (zipped({"xl/workbook.xml": "<x/>"}), "is an Excel workbook"),
        (zipped({"word/document.xml": "<html/>"}), "is no Word document"),
        (GOOD[:300], "is damaged or was not wholly downloaded"),
        (GOOD[:60] + b"\xff" * 40 + GOOD[100:], "is damaged or was not wholly downloaded"),
        (document("<w:p>"), "is damaged or was not wholly downloaded"),
        (document(""), "holds no words that can be read"),
        (docx("<w:p><w:r><w:drawing/></w:r></w:p>", header=p("Scanned")), "holds no words that can be read"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence_that_says_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(BadFile) as refused:
        read(data, "protocol.docx")
    message = str(refused.value)
    assert message.startswith(f"protocol.docx {said}")
    assert message.endswith(" that.")
    assert "\n" not in message


def test_entities_and_files_elsewhere_are_refused() -> None:
    for definitions in ('<!ENTITY a "aa"><!ENTITY b "&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">'):
        with pytest.raises(BadFile, match="holds a DTD"):
            read(document("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", f"<!DOCTYPE x [{definitions}]>"), "a.docx")


def test_links_out_of_the_file_are_not_followed() -> None:
    link = '<Relationship Id="a" Type="x/styles" Target="http://example.org/styles.xml" TargetMode="External"/>'
    outside = '<Relationship Id="b" Type="x/numbering" Target="../../../etc/passwd"/><Relationship Id="c" Type="x/header" Target="/etc/passwd"/>'
    files = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{p("Members")}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}{outside}</Relationships>',
    }
    assert [each.text for each in read(zipped(files), "a.docx").paragraphs] == ["Members"]


def test_names_of_parts_may_be_written_otherwise() -> None:
    files = {"Word\\Document.xml": f'<w:document xmlns:w="{W}"><w:body>{p("Members")}</w:body></w:document>'}
    assert [each.text for each in read(zipped(files), "a.docx").paragraphs] == ["Members"]


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    for data in (zipped({"word/document.xml": b" " * 9_000_000}), zipped({str(part): "" for part in range(package.MOST_PARTS + 1)})):
        with pytest.raises(BadFile, match="holds far more than a document does"):
            read(data, "a.docx")


def test_a_million_paragraphs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadFile, match="holds far more than a document does"):
        read(document("<w:p><w:r/></w:p>" * 1_000_000), "a.docx")
    monkeypatch.setattr(flow, "MOST_PARAGRAPHS", 10)
    with pytest.raises(BadFile, match="holds far more than a document does"):
        read(document("<w:p/>" * 11), "a.docx")


def test_nesting_is_bounded_and_what_is_within_it_is_read() -> None:
    def nested(deep: int, before: str, after: str) -> bytes:
        return document(f"{before * deep}{p('Members')}{after * deep}<w:p/>")

    tables = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
    boxes = ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>")
    controls = ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")
    for before, after in (tables, boxes, controls):
        deep = (xml.DEEPEST - 6) // before.count("<")
        assert [each.text for each in read(nested(deep, before, after), "a.docx").paragraphs] == ["Members"]
        with pytest.raises(BadFile, match="is nested more deeply than any document is"):
            read(nested(50_000, before, after), "a.docx")


def test_a_locked_part_is_refused() -> None:
    data = bytearray(document(p("Members")))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        data[data.index(mark) + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    assert zipfile.is_zipfile(io.BytesIO(data))
    with pytest.raises(BadFile, match="is locked with a password"):
        read(bytes(data), "a.docx")


def test_styles_that_are_based_on_each_other_and_links_in_a_circle_end() -> None:
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>' for one, other in ("ab", "ba"))
    circle = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = abstract(0, more='<w:numStyleLink w:val="L"/>') + num(1, 0)
    referring = '<w:r><w:t>must</w:t><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{p(referring)}</w:footnote>'
    body = p("Members", style="a", num=1) + p(referring)
    found = read(docx(body, styles=styles + circle, numbering=numbering, footnotes=notes), "a.docx")
    assert [each.text for each in found.paragraphs] == ["Members", "must"]


def test_values_that_make_no_sense_are_passed_over() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="99"/><w:lvl w:ilvl="0"><w:start w:val="9999999999"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1 %9"/><w:pPr><w:ind w:left="wide" w:hanging="1e400"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    found = read(docx(p("Members", num=1, level=0) + p("Officers", num=1, level=-5), numbering=numbering), "a.docx")
    assert [(each.label, each.indent) for each in found.paragraphs] == [("I", 0.0), ("II", 0.0)]


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_file_with_wrong_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    with contextlib.suppress(BadFile):
        assert read(bytes(data), "a.docx").paragraphs
