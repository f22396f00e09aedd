"""The numbers, letters and marks that stand before a paragraph, and which of them follows which."""

from __future__ import annotations

import re
from typing import NamedTuple

MARKS = "•●○◦▪▫■□‣⁃∙·◆◇►▶▸➢➤✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc*–—-"
_BULLET = re.compile(rf"(?:([{re.escape(MARKS)}])(?:\s+|$)|(o)\s+(?=\w))")
_DECIMAL = re.compile(
    r"(?P<open>[(\[]?)(?P<number>\d{1,3}(?:\.\d{1,3})+[A-Za-z]?|\d{1,3}[A-Za-z]?)(?P<close>[.)\]:]{0,2})"
    r"(?:(?P<space>\s+)|$|(?=[A-Z“‘\"'(–-]))")
_LETTER = re.compile(r"(?P<open>\(?)(?P<number>[a-z]{1,2}|[A-Z]{1,2}|[ivxlc]{1,7}|[IVXLC]{1,7})(?P<close>[.)])(?:\s+|$|(?=[A-Z“‘\"']))")
_NAMED = re.compile(
    r"(?P<name>section|article|part|appendix|annex|schedule|chapter|paragraph|para|clause|rule|standing order|so|§+)\.?\s*"
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*[A-Za-z]?|[IVXLC]{1,7}|[A-Z])(?P<close>\s*[.:)–—-](?=\s)|)(?:\s+|$)", re.I)
_MIXED = re.compile(r"(?P<name>[A-Z]{1,3})(?P<by>[ .]?)(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<close>[.):]?)(?:\s+|$)")
_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
_NAMES = re.compile(
    r"(\b(paragraphs?|paras?|sections?|clauses?|parts?|articles?|rules?|items?|Act)|\b(paragraphs?|paras?|sections?|clauses?|parts?|articles?|rules?|"
    r"items?|in|to|and|or|of|see|with|under|by|the|Act)\s+\d+(\.\d+)*)(\s*\([a-z\d]{1,4}\))*\s*$", re.I)
_BEFORE_NUMBER = re.compile(r"\b(in|to|and|or|of|see|with|under|by|least|than|within|the)\s*$", re.I)
_MORE = re.compile(r"(and|or|to)\s+\(|(above|below)\b")


class Label(NamedTuple):
    """What stands before a paragraph.

    kind: decimal, letter, named, mixed or bullet. printed: as it stands there. number: without what only parts it from the text. style: what labels
    of one list have in common. parts: its values, from the left; of a letter the place in the alphabet, and roman its value as a roman numeral, if
    it is one. firm: whether nothing else than a label can stand so; else it has to fit among the others.
    """

    kind: str
    printed: str
    number: str
    style: str
    parts: tuple[int, ...] = ()
    roman: int | None = None
    firm: bool = True

    @property
    def last(self) -> int:
        """The value that counts up."""
        return self.parts[-1] if self.parts else 0


def roman(text: str) -> int | None:
    """The value of a roman numeral as lists use them, up to 89; None where it is none."""
    rest, value = text.lower(), 0
    if rest.startswith("l"):
        rest, value = rest[1:], 50
    elif rest.startswith("xl"):
        rest, value = rest[2:], 40
    for sign, worth in _ROMAN:
        for _ in range(3 if worth in (1, 10) else 1):
            if rest.startswith(sign):
                rest, value = rest[len(sign):], value + worth
    return value if text and not rest else None


def letter(text: str) -> int | None:
    """The place of a letter in the alphabet; 27 for `aa`, 28 for `bb`."""
    if len(text) == 1 and text.isascii() and text.isalpha():
        return ord(text.lower()) - 96
    return ord(text[0].lower()) - 70 if len(text) == 2 and text[0].lower() == text[1].lower() and text.isascii() and text.isalpha() else None


def split(text: str) -> tuple[Label | None, str]:
    """A typed label at the start of a text, and the text after it; a dash before a number is no mark, but what some converter left."""
    found, rest = _bullet(text)
    if found:
        inner, after = _numbered(rest)
        if inner and (inner.firm or len(inner.parts) > 1) and (inner.kind != "decimal" or len(inner.parts) > 1 or found.style == "-"):
            return inner, after
        return found, rest
    return _numbered(text)


def named_in(before: str, label: Label, after: str) -> bool:
    """Whether a label stands in a sentence that names it, as in `under paragraph 4.2 (a) and (b)`, rather than before words of its own."""
    if before.endswith((", and", ", or", "; and", "; or")):
        return False
    if label.kind != "letter" and _BEFORE_NUMBER.search(before):
        return True
    return bool(_NAMES.search(before)) or (before[-1:].isalnum() and bool(_MORE.match(after)))


def of_program(label: str) -> Label:
    """A label that the program printed: always one, even where nothing is known of its form."""
    found, rest = _numbered(f"{label.strip()} ")
    if found and not rest.strip():
        return found._replace(firm=True)
    return Label("mixed", label.strip(), label.strip().rstrip(".:"), "other", ())


def _bullet(text: str) -> tuple[Label | None, str]:
    found = _BULLET.match(text)
    if not found:
        return None, text
    mark = found[1] or found[2]
    return Label("bullet", mark, "", "-" if mark in "-–—" else mark), text[found.end():]


def _numbered(text: str) -> tuple[Label | None, str]:
    for pattern, made in ((_NAMED, _named), (_DECIMAL, _decimal), (_LETTER, _lettered), (_MIXED, _mixed)):
        if (found := pattern.match(text)) and (label := made(found, text[found.end():])):
            return label, text[found.end():]
    return None, text


def _values(number: str) -> tuple[int, ...]:
    parts: list[int] = []
    for part in re.findall(r"\d+|[A-Za-z]+", number):
        parts.append(int(part) if part.isdigit() else letter(part[:1]) or 0)
    return tuple(parts)


def _decimal(found: re.Match[str], rest: str) -> Label | None:
    number, close = found["number"], found["close"]
    printed = found[0].split()[0] if found[0].split() else found[0]
    if found["open"] and not close:
        return None
    parts = _values(number)
    upper = not rest or not rest[0].islower()
    bare = not close and not found["open"]
    if number[-1].isalpha() and bare and len(parts) < 3 and "." not in number:
        return None if not upper or (number[-1].islower() and not rest) else Label("decimal", printed, number, "1", parts, firm=False)
    if found["space"] is None and rest and bare and len(parts) < 2 and rest[0] not in "–-":
        return None
    style = f"{found['open']}{'.'.join('1' for _ in parts)}{')' if ')' in close else ''}"
    firm = bool(found["open"]) or (len(parts) > 1 and upper) or (not bare and upper)
    return Label("decimal", printed, number, style, parts, firm=firm)


def _lettered(found: re.Match[str], _rest: str) -> Label | None:
    text, close = found["number"], found["close"]
    if found["open"] and close != ")":
        return None
    alone, as_roman = letter(text), roman(text)
    if alone is None and as_roman is None:
        return None
    if close == "." and len(text) > 1 and as_roman is None:
        return None
    style = f"{found['open']}{'A' if text.isupper() else 'a'}{close}"
    printed = found[0].strip()
    firm = bool(found["open"]) or close == ")" or text.islower()
    return Label("letter", printed, printed.rstrip(".") if close == "." else printed, style, (alone or 0,), as_roman, firm)


def _named(found: re.Match[str], rest: str) -> Label | None:
    name, number = found["name"], found["number"]
    value = _values(number) if number[0].isdigit() else (roman(number) or letter(number) or 0,)
    if not name[0].isupper() and name[0] != "§":
        return None
    parted = bool(found["close"].strip()) or not rest
    if not (parted or rest[0].isupper() or name[0] == "§"):
        return None
    printed = found[0].strip().rstrip(".:)–—- ") if found["close"] else found[0].strip()
    return Label("named", printed, printed, name.lower(), value, firm=parted or name[0] == "§")


def _mixed(found: re.Match[str], rest: str) -> Label | None:
    printed = f"{found['name']}{found['by']}{found['number']}"
    if rest and rest[0].islower():
        return None
    return Label("mixed", f"{printed}{found['close']}", printed, f"{found['name']}{found['by']}", _values(found["number"]), firm=False)
