"""The words of a page of a PDF, where they stand and how they look, and the lines that they make."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise
from typing import Any, NamedTuple

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st", 2: "-", 0xFFFE: "-", 0xAD: "\xad"}
UNSEEN = {*range(2), *range(3, 9), *range(14, 32), 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF}
BOLD = re.compile(r"bold|black|heavy|demi", re.I)
GAP = 0.18  # of the size of type: what is further apart is two words
MARKED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){1,5}|\d{1,3}(?=[.):])|[a-zA-Z](?=[.):])|[ivxIVX]{1,5}(?=[.):]))[.):]*|[•●▪■◦○➢▶·§]")
BARE = re.compile(r"\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|[-–—]")  # a mark only where a space wider than a word's follows


class Look(NamedTuple):
    """How words look. angle: in quarter turns, None where they stand askew."""

    size: float
    bold: bool
    angle: int | None


class Word(NamedTuple):
    """A word: x0 to x1 from the left, its base line from the foot of the page, in points. spaced: whether a space follows."""

    text: str
    x0: float
    x1: float
    y: float
    look: Look
    spaced: bool = False


class Line(NamedTuple):
    """Words on one base line. column: 0 where it runs over the whole page, 1 and 2 from the left where there are two, more in a ruled table. text_x:
    where the words begin behind the number or bullet. marked: whether there is one. row: which row of the page's ruled tables it stands in, 0 where
    in none."""

    page: int
    words: tuple[Word, ...]
    x0: float
    x1: float
    text_x: float
    y: float
    size: float
    bold: bool
    text: str
    column: int = 0
    marked: bool = False
    row: int = 0


def page_words(page: Any, raw: Any) -> tuple[list[Word], list[str]]:
    """The words of a page in the order of the file, and those that stand askew (a watermark); raw: pypdfium2's functions."""
    text = page.get_textpage()
    try:
        glyphs = _glyphs(text, raw)
    finally:
        text.close()
    words = _words(glyphs)
    turns = Counter(word.look.angle for word in words)
    usual = max((turn for turn in turns if turn is not None), key=lambda turn: turns[turn], default=0)
    askew = [word.text for word in words if word.look.angle != usual]
    upright = [_turned(word, usual) for word in words if word.look.angle == usual]
    return upright, askew


def _glyphs(text: Any, raw: Any) -> list[tuple[str, float, float, float, Look]]:
    """Each character: what it is, left, right, base line and look."""
    import ctypes

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    looks: dict[Any, Look] = {}
    found = []
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in UNSEEN:
            continue
        owner = raw.FPDFText_GetTextObject(text, at)
        key = ctypes.addressof(owner.contents) if owner else None
        if key not in looks:
            looks[key] = _look(text, at, raw)
        raw.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
        raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box))
        turned = looks[key].angle in (1, 3)
        left, right = (box.bottom, box.top) if turned else (box.left, box.right)
        letters = LIGATURES.get(code) or (chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd")
        found.append((letters, left, right, x.value if turned else y.value, looks[key]))
    return found


def _look(text: Any, at: int, raw: Any) -> Look:
    import ctypes

    matrix, flags, buffer = raw.FS_MATRIX(), ctypes.c_int(), ctypes.create_string_buffer(256)
    scale = 1.0
    if raw.FPDFText_GetMatrix(text, at, ctypes.byref(matrix)):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    raw.FPDFText_GetFontInfo(text, at, buffer, 256, ctypes.byref(flags))
    bold = raw.FPDFText_GetFontWeight(text, at) >= 600 or bool(BOLD.search(buffer.value.decode("utf-8", "replace")))
    quarters = raw.FPDFText_GetCharAngle(text, at) / (math.pi / 2)
    angle = round(quarters) % 4 if abs(quarters - round(quarters)) < 0.03 else None
    return Look(round(raw.FPDFText_GetFontSize(text, at) * scale, 1) or 1.0, bold, angle)


def _words(glyphs: list[tuple[str, float, float, float, Look]]) -> list[Word]:
    found: list[Word] = []
    letters, x0, x1, base, look = "", 0.0, 0.0, 0.0, Look(1.0, False, 0)
    for letter, left, right, y, its in glyphs:
        if letter.isspace():
            if letters:
                found.append(Word(letters, x0, x1, base, look, True))
            letters = ""
            continue
        near = abs(y - base) < 0.1 * look.size and its == look and -0.3 * look.size < left - x1 < GAP * look.size
        if letters and (near or look.angle is None):
            letters, x1 = letters + letter, max(x1, right)
            continue
        if letters:
            found.append(Word(letters, x0, x1, base, look))
        letters, x0, x1, base, look = letter, left, right, y, its
    return [*found, Word(letters, x0, x1, base, look)] if letters else found


def _turned(word: Word, turn: int | None) -> Word:
    """The word as it stands when the page is turned so that it can be read."""
    if turn == 1:
        return word._replace(y=-word.y)
    if turn == 2:
        return word._replace(x0=-word.x1, x1=-word.x0, y=-word.y)
    return word._replace(x0=-word.x1, x1=-word.x0) if turn == 3 else word


def rows(words: list[Word]) -> list[list[Word]]:
    """The words of a page, or of a column, by base line, from the top; raised marks with the line that they belong to."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if found and abs(found[-1][0].y - word.y) <= 0.2 * min(found[-1][0].look.size, word.look.size):
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in _raised(found)]


def _raised(found: list[list[Word]]) -> list[list[Word]]:
    """Put rows of small marks into the row that they stand in."""
    out: list[list[Word]] = []
    held: list[Word] = []
    for row in found:
        size = max(word.look.size for word in row)
        y = row[0].y
        small = [word for word in held if word.look.size < 0.85 * size and word.y - y < 0.65 * size]
        lost = [word for word in held if word not in small]
        if lost:
            out.append(lost)
        held = []
        if all(len(word.text) <= 4 for word in row) and not small:
            if out and size < 0.85 * max(word.look.size for word in out[-1]) and out[-1][0].y - y < 0.3 * out[-1][0].look.size:
                out[-1] += row  # lowered
            else:
                held = row
        else:
            out.append([*row, *small])
    return [*out, held] if held else out


def line(page: int, words: list[Word], column: int = 0) -> Line:
    """A line of these words, which stand in order."""
    sizes = Counter[float]()
    for word in words:
        sizes[word.look.size] += len(word.text)
    size = max(sizes, key=lambda each: (sizes[each], each))
    spoken = [word for word in words if any(letter.isalpha() for letter in word.text)]
    base = next(word.y for word in words if word.look.size == size)
    marked = len(words) > 1 and _marked(words[0], words[1])
    bold = bool(spoken) and all(word.look.bold for word in spoken)
    text_x = words[1].x0 if marked else words[0].x0
    return Line(page, tuple(words), words[0].x0, max(word.x1 for word in words), text_x, base, size, bold, joined(words), column, marked)


def _marked(first: Word, second: Word) -> bool:
    wide = second.x0 - first.x1 > 0.6 * second.look.size
    return MARKED.fullmatch(first.text) is not None or (wide and BARE.fullmatch(first.text) is not None)


def joined(words: list[Word]) -> str:
    """The words with the spaces between them."""
    if not words:
        return ""
    text = [words[0].text]
    for before, word in pairwise(words):
        gap = (word.x0 - before.x1) / max(before.look.size, word.look.size)
        apart = gap > GAP or (before.spaced and gap > 0.05)  # a space that takes no room is PDFium's, before a raised mark
        text += [" " if apart else "", word.text]
    return "".join(text)
