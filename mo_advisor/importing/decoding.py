"""Bytes of a text file as text, whatever they were saved as."""

from __future__ import annotations

import codecs
import re

from mo_advisor.errors import BadFile

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f]")  # of which a text has next to none, and whatever is no text a tenth
TYPESET = re.compile(r"\w[’‘]\w|(?<![\w’])[“‘]\w|[\w.,;:!?][”’](?!\w)|\s[–—]\s|\d–\d|(?<!\S)[•●]\s|\w…(?!\w)")  # signs where a typesetter puts them

STRAY = re.compile(r"(?<=[a-z])[À-ÖØ-ÞŒŠŸ‘“”–—…•¥](?=[a-z])")


def decoded(data: bytes, name: str) -> str:
    """The text, its lines ended by line feeds. Raises BadFile where the bytes are no text."""
    text = _text(data)
    if text is None or text.count("\0") > len(text) // 100:
        raise BadFile(f"{name} is not text that can be read; open it in the program that made it and save it as .docx, or as plain text in UTF-8.")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n")


def _text(data: bytes) -> str | None:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _as(data, encoding)
    if len(data) > 3 and data[1::2].count(0) > len(data) // 4:
        return _as(data, "utf-16-le")
    if len(data) > 3 and data[::2].count(0) > len(data) // 4:
        return _as(data, "utf-16-be")
    text = _as(data, "utf-8")
    if text is None:
        text = _as(data, "cp1252") or data.decode("latin-1")
        old = data.decode("mac-roman")  # of which every byte is a letter in windows-1252 too, but not where signs stand
        text = max(text, old, key=_likely)
        return None if len(UNPRINTED.findall(text)) > len(text) // 50 else text
    return text


def _likely(text: str) -> int:
    """How many signs stand where they belong, less the capitals and signs that stand within words."""
    return len(TYPESET.findall(text)) - len(STRAY.findall(text))


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
