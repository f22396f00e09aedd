"""The few properties of CSS that decide what is read on a page: what is shown, how it is numbered, what is bold, how far it is indented."""

from __future__ import annotations

import re
from typing import Any

WANTED = (
    "display", "visibility", "list-style", "list-style-type", "counter-reset", "counter-increment", "counter-set", "content", "font-weight",
    "text-decoration", "text-decoration-line", "margin-left", "padding-left", "text-indent",
)  # fmt: skip
STRING = r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\''
MARK = re.compile(STRING + r"|[{};]")
DECLARATION = re.compile(rf"([\w-]+)\s*:\s*((?:{STRING}|\([^)]*\)|[^;\"'(])+)")
PSEUDO = re.compile(r"::?(before|after|marker)\s*$")
NESTED = re.compile(r"(?<![\w.#-])([a-z]\w*)([.#:\[][^\s>+~]*)?\s+(?=\1(?![\w-]))", re.I)  # `ol ol`: justhtml finds it only with something between
NAME = re.compile(r"[.#]([\w-]+)")
GROUPS = ("@media", "@supports", "@layer", "@container")
LENGTH = re.compile(r"^(-?[\d.]+)(pt|px|em|rem|cm|mm|in)?$")
POINTS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "cm": 28.35, "mm": 2.835, "in": 72.0, None: 0.0}
MOST_RULES = 300  # of those that speak of what is on the page: what a browser saved whole has a few dozen

MOST_TRIED = 1_500_000  # elements held against a rule, over all rules; half a minute's work


class Styles:
    """What style sheets and attributes say of the elements of one page."""

    def __init__(self, root: Any, sheets: list[str], names: set[str], elements: int) -> None:
        """root: the page. names: the ids and classes on it, so that rules for others cost nothing. elements: how many it has."""
        self.counter_styles: dict[str, dict[str, str]] = {}
        self._said: dict[tuple[int, str], list[tuple[tuple[int, int, int, int], str, str]]] = {}
        rules = []
        for sheet in sheets:
            for prelude, body in blocks(re.sub(r"/\*.*?\*/|<!--|-->", " ", sheet, flags=re.S)):
                if prelude.startswith("@counter-style"):
                    self.counter_styles[prelude.split()[-1]] = declarations(body)
                elif not prelude.startswith("@"):
                    rules += [(selector.strip(), body) for selector in prelude.split(",") if set(NAME.findall(selector)) <= names]
        for order, (selector, body) in enumerate(rules[:min(MOST_RULES, max(5, MOST_TRIED // max(1, elements)))]):
            self._apply(root, selector, declarations(body), order)

    def of(self, node: Any, pseudo: str = "") -> dict[str, str]:
        """What holds for an element, or for what is made before it (`before`, `marker`)."""
        said = {name: value for _, name, value in sorted(self._said.get((id(node), pseudo), ()))}
        if not pseudo and node.attrs and node.attrs.get("style"):
            said.update(declarations(node.attrs["style"]))
        return said

    def _apply(self, root: Any, selector: str, said: dict[str, str], order: int) -> None:
        from justhtml import SelectorError

        wanted = {name: value for name, value in said.items() if name in WANTED}
        made = PSEUDO.search(selector)
        plain = NESTED.sub(r"\g<0>* ", PSEUDO.sub("", selector).strip()) or "*"
        try:
            nodes = root.query(plain) if wanted else ()
        except SelectorError:
            return  # a state such as :hover, which no printed page shows
        weight = (len(re.findall("#", plain)), len(re.findall(r"[.\[:]", plain)), len(re.findall(r"(?:^|[\s>+~])[a-z]", plain)))
        for node in nodes:
            rows = self._said.setdefault((id(node), made[1] if made else ""), [])
            rows += [((*weight, order), name, value) for name, value in wanted.items()]


def blocks(sheet: str) -> list[tuple[str, str]]:
    """Each rule's selector and body, with those in groups for screens."""
    found, opened, start = [], list[str](), 0
    for mark in MARK.finditer(sheet):
        if mark[0] == "{":
            opened.append(sheet[start : mark.start()].strip())
        elif mark[0] == "}" and opened:
            prelude = opened.pop()
            if not prelude.startswith(GROUPS) and not any("print" in group for group in opened):
                found.append((prelude, sheet[start : mark.start()]))
        elif mark[0] != ";" or (opened and not opened[-1].startswith(GROUPS)):
            continue
        start = mark.end()
    return found


def declarations(body: str) -> dict[str, str]:
    """Properties and their values, in small letters but for what is quoted."""
    return {name.lower(): value.replace("!important", "").strip() for name, value in DECLARATION.findall(body)}


def points(value: str) -> float:
    """A length in points; nought where it is none that can be told."""
    found = LENGTH.match(value.strip())
    try:
        return float(found[1]) * POINTS[found[2]] if found else 0.0
    except ValueError:
        return 0.0


def pairs(value: str, default: int) -> list[tuple[str, int]]:
    """The counters that `counter-reset: a 1 b` and its kin name, each with its number."""
    found: list[tuple[str, int]] = []
    for word in value.split():
        if re.fullmatch(r"[+-]?\d{1,9}", word):
            found[-1:] = [(found[-1][0], int(word))] if found else []
        elif word not in ("none", "inherit", "initial", "unset"):
            found.append((word, default))
    return found
