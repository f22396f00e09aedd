"""A Word file as a package: the document and the parts that belong to it, taken out of the zip within bounds. No link out of the file is followed."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from xml.etree.ElementTree import Element

from mo_advisor.errors import BadFile
from mo_advisor.importing.word.xml import damaged, read_xml, too_much

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how Word's old format begins, and a locked file of the new one
MOST_PARTS = 10_000
MOST_BYTES = 40_000_000  # of one part, unpacked
SMALL, TIGHTEST = 8_000_000, 200  # a part larger than the one is packed to more than a 200th, or it is a bomb
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError, IndexError)


class Package:
    """The parts of one Word file, each read when it is asked for. Raises BadFile."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._zip = _opened(data, name)
        self._names = {entry.replace("\\", "/").lstrip("/").lower(): entry for entry in self._zip.namelist()}
        main = next((target for kind, target in self._related("") if kind == "officeDocument"), "word/document.xml")
        document = self._part(main)
        if document is None or document.tag != "document":
            raise _no_word_file(self._names, name)
        self.document = document
        self._relations = self._related(main)

    def part(self, kind: str) -> Element | None:
        """The document's part of a kind (`styles`, `numbering`, `footnotes`, ...); None where it has none."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[Element]:
        """Its parts of a kind of which there may be several (`header`, `footer`), in the order in which the file names them."""
        found = [self._part(target) for its_kind, target in self._relations if its_kind == kind]
        return [part for part in found if part is not None]

    def _related(self, part: str) -> list[tuple[str, str]]:
        """What a part says belongs to it: the kind and the name of each. What lies outside of the file is not among it."""
        folder, base = posixpath.split(part)
        root = self._part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = []
        for entry in root.iter("Relationship") if root is not None else ():
            if entry.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
                found.append((entry.get("Type", "").rpartition("/")[2], target))
        return found

    def _part(self, part: str) -> Element | None:
        entry = self._names.get(part.lower())
        return None if entry is None else read_xml(_unpacked(self._zip, entry, self.name), self.name)


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    if data.startswith(OLE):
        raise _old_or_locked(data, name)
    if not data.startswith(b"PK"):
        raise _no_word_file({}, name)
    if data.count(b"PK\x01\x02") > MOST_PARTS:
        raise too_much(name)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except FAULTS:
        raise damaged(name) from None


def _unpacked(package: zipfile.ZipFile, entry: str, name: str) -> bytes:
    try:
        info = package.getinfo(entry)
        if info.file_size > MOST_BYTES or info.file_size > max(SMALL, TIGHTEST * info.compress_size):
            raise too_much(name)
        if info.flag_bits & 1:
            raise BadFile(f"{name} is locked with a password; make the document anew without one and import that.")
        return package.read(info)  # never more than its stated size
    except FAULTS:
        raise damaged(name) from None


def _old_or_locked(data: bytes, name: str) -> BadFile:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return BadFile(f"{name} is locked with a password; open it in Word, take it off (File, Info, Protect Document), save it and import that.")
    return BadFile(f"{name} is in Word's old format (.doc); open it in Word, save it as a Word Document (.docx) and import that.")


def _no_word_file(names: dict[str, str], name: str) -> BadFile:
    """What is said of a file that Word has not made; the commonest are named."""
    kinds = {"xl/workbook.xml": "an Excel workbook", "ppt/presentation.xml": "a PowerPoint file", "meta-inf/manifest.xml": "an OpenDocument file"}
    what = next((kind for part, kind in kinds.items() if part in names), "no Word document")
    return BadFile(f"{name} is {what}; open it in the program that made it, save it as a Word Document (.docx) and import that.")
