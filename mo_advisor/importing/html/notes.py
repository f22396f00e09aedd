"""Footnotes on a web page: the mark in the text, and the note that it leads to."""

from __future__ import annotations

import re
from typing import Any

MARK = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivx]{1,4})\s*[\])]?")
NOTE = re.compile(r"\b(footnotes?|endnotes?|fn|ftn|edn|noteref|fnref|ftnref)\d*\b", re.I)
BLOCKS = {"p", "li", "div", "dd", "aside", "section", "td", "footer"}


class Notes:
    """refs: the mark of each element that is one in the text, by its identity. notes: the mark of each element that is a note. back: links from
    a note to its mark, and the mark before the note."""

    def __init__(self, elements: list[Any]) -> None:
        self.refs: dict[int, str] = {}
        self.notes: dict[int, str] = {}
        self.back: set[int] = set()
        named = {name: node for node in reversed(elements) for name in _names(node)}
        place = {id(node): at for at, node in enumerate(elements)}
        for node in elements:
            if node.name == "a":
                self._link(node, named, place)
        self._by_place(elements)

    def _link(self, node: Any, named: dict[str, Any], place: dict[int, int]) -> None:
        href = (node.attrs or {}).get("href") or ""
        target = named.get(href[1:]) if href.startswith("#") else None
        mark = MARK.fullmatch(words(node).strip())
        if target is None or not mark or place[id(target)] < place[id(node)]:
            return
        raised = any(near.name == "sup" for near in (node, node.parent, *(node.children or ())))
        if not (raised or NOTE.search(re.sub(r"[-_]", " ", href)) or (node.attrs or {}).get("role") == "doc-noteref"):
            return
        block = target
        while block.name not in BLOCKS and block.parent is not None:
            block = block.parent
        if block.parent is None or id(block) in self.notes:
            return
        self.refs[id(node)] = self.notes[id(block)] = mark[1]
        self.back |= {id(each) for each in inside(block) if each.name in ("a", "sup") and _is_back(each, mark[1])}

    def _by_place(self, elements: list[Any]) -> None:
        """Raised marks without links: a later paragraph that begins with the same raised mark is the note."""
        if self.refs:
            return
        waiting: dict[str, Any] = {}
        for node in elements:
            mark = MARK.fullmatch(words(node).strip()) if node.name == "sup" else None
            if mark and _opens(node):
                if mark[1] in waiting:
                    self.refs[id(waiting.pop(mark[1]))] = self.notes[id(node.parent)] = mark[1]
                    self.back.add(id(node))
            elif mark:
                waiting.setdefault(mark[1], node)


def words(node: Any) -> str:
    """All the text in an element."""
    return "".join(each.data for each in inside(node) if each.name == "#text")


def inside(node: Any) -> list[Any]:
    """An element and all that is in it, each before what is in it."""
    found, stack = [], [node]
    while stack:
        at = stack.pop()
        found.append(at)
        stack += reversed(at.children or ())
    return found


def _names(node: Any) -> list[str]:
    attrs = node.attrs or {}
    return [name for name in (attrs.get("id"), attrs.get("name") if node.name == "a" else None) if name]


def _is_back(node: Any, mark: str) -> bool:
    text = words(node).strip()
    link = node.name == "a" and ((node.attrs or {}).get("href") or "").startswith("#")
    return text.strip("[]().") == mark or (link and not re.search(r"[^\W\d_]{2}", text)) or (link and bool(re.match(r"(back|return)\b", text, re.I)))


def _opens(node: Any) -> bool:
    """Whether nothing stands before the element in its paragraph."""
    if node.parent is None or node.parent.name not in BLOCKS:
        return False
    first = next((child for child in node.parent.children if child.name != "#text" or child.data.strip()), None)
    return first is node
