"""A text in pieces: numbers, words and signs. What is glued to a number and cannot belong to it makes one odd word of the whole."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from mo_advisor.citations.wording import CARDINALS, FOOTNOTE, ONE_SECTION, SUFFIXES, mark, roman

_PIECE = re.compile(r"((?<![^\s-])\.?[0-9]+(?:\.[0-9]+)*|[0-9]+(?:\.[0-9]+)*)|([^\W\d_]{2,}(?:['’-][^\W\d_]+)*['’]?|[^\W\d_])|\S")
_AFTER = frozenset("),](;/&[-.:?!\"'”’")  # signs that may follow a number at once
_BEFORE = frozenset("([,;/&-§¶#\"'“‘.:")  # and precede it


class Token(NamedTuple):
    """A piece. kind: number, word, sign or odd. text: in small letters. start, end: where it stands. glued: whether no space comes before it."""

    kind: str
    text: str
    start: int
    end: int
    glued: bool

    def __repr__(self) -> str:
        return self.text


def tidy(text: str) -> str:
    """A text with plain spaces, hyphens and digits, without invisible characters, and with stray spaces before dots closed up."""
    plain = text if text.isascii() and text.isprintable() else "".join(_plain(character) for character in text)
    words = " ".join(plain.split())
    return re.sub(r"(?<=[0-9]) \. ?(?=[0-9])|(?<=[0-9])[·‧](?=[0-9])", ".", words) if " ." in words or not words.isascii() else words


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    if category == "Cc" or character == "\N{ZERO WIDTH SPACE}":
        return " "
    if category in ("Cf", "Cs"):
        return "" if category == "Cf" else "\N{REPLACEMENT CHARACTER}"
    return chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else character


def components(number: str) -> tuple[str, ...]:
    """The parts of a number or of words, in small letters: `7.3(a)` is 7, 3, a; `7.3a` is 7, 3a; `Members’ Roles` is members, roles."""
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’‘]", "", number.casefold()).replace("&", " and ")))


def is_label(word: str) -> bool:
    """Whether a word can be the letter of an item: `a`, `iv`."""
    return word.isascii() and word.isalpha() and (len(word) == 1 or (len(word) <= 5 and not set(word) - set("ivx")))


def tokens(text: str) -> list[Token]:
    """The pieces of a tidied text, in order."""
    found: list[Token] = []
    chunk: list[Token] = []
    for piece in _PIECE.finditer(text):
        kind = "number" if piece[1] else "word" if piece[2] else "sign"
        glued = bool(chunk) and chunk[-1].end == piece.start()
        if not glued:
            found.extend(_whole(text, chunk, found[-1:]))
            chunk = []
        chunk.append(Token(kind, piece[0].casefold(), piece.start(), piece.end(), glued))
    found.extend(_whole(text, chunk, found[-1:]))
    return _each_in_brackets(_with_subsections(found))


def _with_subsections(found: list[Token]) -> list[Token]:
    """The same pieces, with `sub-section` for the `ss` after the number of one section: `s.7 ss.3`; `ss 7 and 8` are sections."""
    for at, token in enumerate(found):
        before = [piece for piece in found[max(at - 4, 0) : at] if piece.text not in (".", ",", "-", ":")][-2:]
        numbered = len(before) == 2 and before[0].text in ONE_SECTION and (before[1].kind == "number" or before[1].text in CARDINALS)
        if token.text == "ss" and numbered:
            found[at] = token._replace(text="sub-section")
    return found


def _each_in_brackets(found: list[Token]) -> list[Token]:
    """The same pieces, with brackets of its own for every label: `(a, b and c)` is `(a), (b) and (c)`, and `(a-c)` is `(a)-(c)`."""
    opened = False
    made: list[Token] = []
    for at, token in enumerate(found):
        before, after = (made[-1] if made else token), (found[at + 1] if at + 1 < len(found) else token)
        if token.text == "(":
            opened = _labels_in(found, at)
        elif token.text == ")":
            opened = False
        elif opened and token.kind == "word" and is_label(token.text):
            if before.text != "(":
                made.append(Token("sign", "(", token.start, token.start, False))
            made.append(token)
            if after.text != ")":
                made.append(Token("sign", ")", token.end, token.end, True))
            continue
        made.append(token)
    return made


def _labels_in(found: list[Token], at: int) -> bool:
    """Whether brackets open there that hold labels and nothing else, parted or from one to another."""
    for place in range(at + 1, min(at + 30, len(found))):
        token = found[place]
        if token.text == ")":
            return place > at + 2
        if token.text not in (",", "-", "/", "&", "and", "or", "to") and not (token.kind == "word" and is_label(token.text)):
            return False
    return False


def _whole(text: str, chunk: list[Token], before: list[Token]) -> list[Token]:
    """The pieces between two spaces; one odd piece, where a number among them stands where none can. `sections 7/8` are two."""
    chunk = _with_roman(text, chunk)
    two = len(chunk) == 3 and chunk[1].text == "/" and bool(before) and bool(mark(before[0].text))
    if two or all(_fits(chunk, at) for at, token in enumerate(chunk) if token.kind == "number"):
        return chunk
    start, end = chunk[0].start, chunk[-1].end
    return [Token("odd", text[start:end].casefold(), start, end, False)]


def _with_roman(text: str, chunk: list[Token]) -> list[Token]:
    """The same pieces, with `VII.3` as one number."""
    made: list[Token] = []
    for token in chunk:
        word, dot = made[-2:] if len(made) > 1 else (token, token)
        said = roman(text[word.start : word.end]) if (word.kind, dot.text, token.kind) == ("word", ".", "number") else ""
        if said and (len(made) == 2 or made[-3].kind == "sign"):
            made[-2:] = [Token("number", f"{said}.{token.text}", word.start, token.end, word.glued)]
        else:
            made.append(token)
    return made


def _fits(chunk: list[Token], at: int) -> bool:
    before = chunk[at - 1] if at else None
    after = chunk[at + 1] if at + 1 < len(chunk) else None
    return _fits_before(chunk, at, before) and (after is None or _fits_after(chunk, at, after))


def _fits_before(chunk: list[Token], at: int, before: Token | None) -> bool:
    if before is None:
        return True
    if before.kind == "word":
        return bool(mark(before.text)) or before.text in FOOTNOTE
    earlier = chunk[at - 2] if at > 1 else None
    if before.text == "-" and earlier is None:
        return before.start > 0
    if before.text in ".:":
        return earlier is not None and earlier.kind == "word" and (before.text == ":" or _fits_before(chunk, at - 1, earlier))
    return before.text in _BEFORE and not (before.text in "'’" and earlier is not None and earlier.kind == "number")


def _fits_after(chunk: list[Token], at: int, after: Token) -> bool:
    beyond = chunk[at + 2] if at + 2 < len(chunk) else None
    if after.kind == "word":
        ends = beyond is None or (beyond.kind == "sign" and (beyond.text != "." or at + 3 >= len(chunk)))
        return after.text == "of" or (ends and (after.text in SUFFIXES or after.text == "ff" or is_label(after.text)))
    if after.kind == "number" or after.text not in _AFTER:
        return False
    if beyond is None:
        return after.text not in "(["
    if after.text == "," and beyond.kind == "number" and "." in chunk[at].text and "." not in beyond.text:
        return False
    if after.text in "([" and beyond.kind == "number" and "." in beyond.text:
        return False
    if after.text == "/" and beyond.kind == "number":
        return any("." in token.text for token in chunk if token.kind == "number") or (at > 0 and bool(mark(chunk[at - 1].text)))
    return not (after.text in ".:?!" and beyond.kind == "number")
