"""Which kind of file a document is, by what is in it first and by its name second; and its reader."""

from __future__ import annotations

import io
import re
import zipfile
from importlib import import_module

from mo_advisor.errors import BadFile
from mo_advisor.importing.source import Source

LARGEST = 100_000_000  # bytes of a file; a constitution with its pictures is a tenth of it
LARGEST_TEXT = 1_000_000  # bytes of a text, which has no pictures; a protocol is a tenth of it
MOST = 10_000  # paragraphs; a protocol has a few hundred, and a whole constitution some thousands
READERS = {"docx": "word.reader", "html": "html.reader", "pdf": "pdf.reader", "text": "plain"}  # kind: the module of its reader
_COMMENTED = re.compile(rb"(<!--.*?-->\s*)+<(!doctype html|html)", re.S)
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
SAVE = "{name} is {what}; open it in the program that made it, save it as a Word document (.docx), and import that."
PICTURE = "{name} is a picture, and a picture has no words that can be read; import the Word file or the PDF that it was made from."


def read(data: bytes, name: str) -> Source:
    """The document in a file. Raises BadFile, in one sentence that says what to do, for whatever cannot be read."""
    kind = kind_of(data, name)
    if kind == "text" and len(data) > LARGEST_TEXT:
        raise BadFile(f"{name} is larger than {LARGEST_TEXT // 1_000_000} MB; save only the part that is the protocol, and import that.")
    module = import_module(f"mo_advisor.importing.{READERS[kind]}")
    source: Source = module.read(data, name)
    if len(source.paragraphs) > MOST:
        raise BadFile(f"{name} has more than {MOST:,} paragraphs; save only the part that is the protocol, and import that.")
    return source


def kind_of(data: bytes, name: str) -> str:
    """The kind of a file: docx, pdf, html or text. Raises BadFile for every other."""
    if not data.strip(b"\0 \t\r\n\f"):
        raise BadFile(f"{name} is empty; choose the file that holds the protocol.")
    if data.startswith(b"PK"):
        return _packed(data, name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if refused := _refused(data, name):
        raise BadFile(refused)
    return "html" if _is_html(data, name) else "text"


def _packed(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = set()
        if name.lower().endswith((".docx", ".docm")):
            return "docx"  # its reader says what is wrong with it
    word = name.lower().endswith((".docx", ".docm", ".dotx"))
    if any(part.lower() == "word/document.xml" for part in names) or ("[Content_Types].xml" in names and word):
        return "docx"
    what = "no Word document, but a package of another kind"
    if "mimetype" in names and "content.xml" in names:
        what = "an OpenDocument file (.odt)"
    elif any(part.startswith("xl/") for part in names):
        what = "an Excel workbook"
    elif any(part.startswith("ppt/") for part in names):
        what = "a PowerPoint presentation"
    elif any(part.startswith("Index/") for part in names):
        what = "an Apple Pages document"
    raise BadFile(SAVE.format(name=name, what=what))


def _refused(data: bytes, name: str) -> str | None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        what = "an encrypted Word document, or one in the old format (.doc)" if b"E\0n\0c\0r\0y\0p\0t" in data else "in Word's old format (.doc)"
        return SAVE.format(name=name, what=what)
    if data.startswith(b"{\\rtf"):
        return SAVE.format(name=name, what="in Rich Text Format (.rtf)")
    if data.startswith(PICTURES):
        return PICTURE.format(name=name)
    if name.lower().endswith((".doc", ".rtf", ".odt", ".pages", ".wpd")) and b"\0" in data[:4096]:
        return SAVE.format(name=name, what="in a format that cannot be read here")
    return None


def _is_html(data: bytes, name: str) -> bool:
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) or _COMMENTED.match(head):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml", ".aspx")) and b"<" in head
