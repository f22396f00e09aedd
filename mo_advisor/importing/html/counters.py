"""Counters as a browser keeps them: the numbers of lists and of CSS, and how they are printed."""

from __future__ import annotations

import re
from typing import Any

from mo_advisor.importing.romans import roman

PIECE = re.compile(r""""((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|(counters?)\(\s*([^()]*?)\s*\)|([\w-]+(?:\([^()]*\))?)""", re.S)
ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))", re.S)
GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
LATIN = "abcdefghijklmnopqrstuvwxyz"
BULLETS = {"disc", "circle", "square", "disclosure-open", "disclosure-closed"}
PLACES = {"inside", "outside", "initial", "inherit", "unset"}  # words of `list-style` that name no style
TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
AFFIXES = (("prefix", '""'), ("suffix", '". "'))
LARGEST = 10**6  # a number beyond it is no clause's, and would be thousands of roman letters


class Counters:
    """The counters that are in force at one place of a page; `enter` and `leave` go with its elements."""

    def __init__(self) -> None:
        self.values: dict[str, list[int]] = {}
        self.scopes: list[list[str]] = [[]]  # the counters that the children of each open element made

    def enter(self) -> None:
        """Go into an element."""
        self.scopes.append([])

    def leave(self) -> None:
        """Leave it: what its children counted ends with it."""
        for name in self.scopes.pop():
            self.values[name].pop()

    def reset(self, name: str, value: int) -> None:
        """Begin a counter for an element, what follows beside it and what is in them."""
        if name in self.scopes[-1]:
            self.values[name][-1] = value
        else:
            self.scopes[-1].append(name)
            self.values.setdefault(name, []).append(value)

    def set(self, name: str, value: int) -> None:
        """Give the innermost counter of that name a value."""
        if not self.values.get(name):
            self.reset(name, 0)
        self.values[name][-1] = value

    def add(self, name: str, by: int) -> None:
        """Count on."""
        self.set(name, (self.values.get(name) or [0])[-1] + by)

    def shown(self, content: str, styles: dict[str, dict[str, str]]) -> tuple[str, bool]:
        """What `content` prints, and whether a counter is in it."""
        text, counted = [], False
        for double, single, kind, inner, _ in PIECE.findall(content):
            if kind:
                text.append(self._counted(kind, inner, styles))
                counted = True
            else:
                text.append(unescaped(double or single))
        return "".join(text), counted

    def _counted(self, kind: str, inner: str, styles: dict[str, dict[str, str]]) -> str:
        found = re.match(r"""([^\s,]+)\s*(?:,\s*(?:"([^"]*)"|'([^']*)')\s*)?(?:,\s*([\w-]+))?""", inner)
        if not found:
            return ""
        name, double, single, style = found.groups()
        values = self.values.get(name) or [0]
        between = unescaped(double or single or "")
        return between.join(numeral(value, style or "decimal", styles) for value in (values if kind == "counters" else values[-1:]))


def unescaped(text: str) -> str:
    """A CSS string without its backslashes."""
    return ESCAPE.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2] or "", text)


def numeral(value: int, style: str, styles: dict[str, dict[str, str]]) -> str:
    """A number in a style of CSS, one of the page's own among them; in digits where the style cannot show it."""
    own = styles.get(style)
    if own:
        system = own.get("system", "symbolic").split()
        if system[0] == "extends" and system[-1] not in styles:
            return numeral(value, system[-1], {})
        symbols = [unescaped(double or single or word) for double, single, _, _, word in PIECE.findall(own.get("symbols", ""))]
        return _lettered(value, symbols) if symbols and value > 0 else str(value)
    if style == "decimal-leading-zero":
        return f"{value:02d}"
    if not 0 < value < LARGEST:
        return str(value)
    if style.endswith("-roman"):
        return roman(value).upper() if style.startswith("upper") else roman(value)
    letters = GREEK if style == "lower-greek" else LATIN if style.endswith(("-alpha", "-latin")) else ""
    text = _lettered(value, letters) if letters else str(value)
    return text.upper() if style.startswith("upper") else text


def marker(value: int, style: str, styles: dict[str, dict[str, str]]) -> str:
    """What stands before an item of a list in that style; empty where nothing does, `•` where it is a bullet."""
    if style[:1] in "\"'":
        return unescaped(style[1:-1]).strip()
    if style == "none" or style in BULLETS:
        return "" if style == "none" else "•"
    own = styles.get(style, {})
    prefix, suffix = ("".join(double or single for double, single, *_ in PIECE.findall(own.get(part, default))) for part, default in AFFIXES)
    return (unescaped(prefix) + numeral(value, style, styles) + unescaped(suffix)).strip()


def list_style(said: dict[str, str], attrs: dict[str, str | None]) -> str:
    """The style in which a list or an item is numbered, by its CSS (`list-style: lower-alpha inside`) or its attribute; empty where neither says."""
    short = next((word for word in said.get("list-style", "").split() if word not in PLACES and not word.startswith("url(")), "")
    return said.get("list-style-type") or short or TYPES.get(attrs.get("type") or "", "")


def first(node: Any) -> int:
    """The number of a list's first item."""
    said = (node.attrs or {}).get("start") or ""
    if re.fullmatch(r"\s*-?\d{1,6}\s*", said):
        return int(said)
    return sum(child.name == "li" for child in node.children) if "reversed" in (node.attrs or {}) else 1


def _lettered(value: int, letters: list[str] | str) -> str:
    text = ""
    while value:
        value, place = divmod(value - 1, len(letters))
        text = letters[place] + text
        if len(letters) == 1 and len(text) > 50:
            break
    return text
