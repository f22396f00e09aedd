"""What stands on a council's web page beside the document: navigation, banners, share links, and what is hidden; never a numbered clause."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

UNSEEN = {"script", "style", "template", "head", "svg", "iframe", "object", "audio", "video", "canvas", "map", "datalist", "#comment", "!doctype"}
CONTROLS = {"select", "option", "textarea", "input", "dialog", "menu"}
LEAVES = {"p", "li", "td", "dd", "dt", "div", "section", "article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
NUMBERED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)\]]*\s+\S")
ENOUGH = 6  # words after its number that make a paragraph a clause and not a street address or an entry of a menu
FURNITURE = re.compile(
    r"\b(nav|navbar|navigation|menu|breadcrumbs?|crumbs?|skip|skiplinks?|share|sharing|social|addthis|sidebar|related|pagination|pager|search|"
    r"toolbar|print|newsletter|subscribe|login|siteinfo|atoz)\b"
)
SKIP = re.compile(r"\bskip\b|\bskiplinks?\b")
BANNER = re.compile(r"\b(cookies?|consent|gdpr|feedback|rating|helpful|survey|alert|footer|masthead|banner|copyright)\b")
UNREAD = re.compile(r"\b(sr only|visually ?hidden|screen reader text|screenreader|offscreen|element invisible|hidden accessible)\b")
ACCORDION = re.compile(r"\b(accordions?|collaps\w*|expand\w*|panel|tab|tabs|tabpanel|tab pane|toggle\w*|details|reveal|disclosure|show hide)\b")
PHRASE = re.compile(
    r"(back|return|go) to (the )?top( of (the )?page)?|top of (the )?page|skip to .{0,40}|jump to .{0,40}|"
    r"you are here:?.{0,200}|printer.friendly( version)?|"
    r"(print|share|email|save|listen to|tweet) (this|the) page( (on|to|by|via) .{0,30})?|"
    r"(open|close|show|hide|expand|collapse) all( sections?)?|(was|is) this page (useful|helpful).{0,40}|"
    r"(accept|reject)( all)? cookies|cookie settings|change text size|"
    r"(last|page) (updated|reviewed|modified|published):?.{0,40}|(opens|open) in (a )?new (window|tab)",
    re.I,
)
LINK = re.compile(r"top|print|share.{0,30}|email|save|(next|previous)( page)?|facebook|twitter|x|linkedin|whatsapp|search|menu|home|rss", re.I)
CONTENTS = re.compile(r"(table of )?contents( page| list)?:?|(on|in) this (page|section|document)|index|page contents|jump to:?", re.I)


class Measure(NamedTuple):
    """What is in an element: its words, those of them in links, how many links, how many of those to places on the page, its numbered clauses,
    its headings, and how it begins."""

    words: int = 0
    linked: int = 0
    links: int = 0
    jumps: int = 0
    clauses: int = 0
    headings: int = 0
    start: str = ""


class Page:
    """The elements of one page, measured once, and which of them are no part of the document."""

    def __init__(self, body: Any, elements: list[Any]) -> None:
        """elements: all of them, each before what is in it."""
        self.measures: dict[int, Measure] = {}
        for node in reversed(elements):
            self.measures[id(node)] = self._measure(node)
        self.whole = self.measures[id(body)]
        self.presses = {id(node) for node in elements if node.name == "a" and _toggles(node)}  # links that open a part and lead nowhere
        self.controlled = {value.lstrip("#") for node in elements for value in _targets(node)}
        self.main = _main(elements, self.measures)
        self.path = set()
        at = self.main
        while at is not None:
            self.path.add(id(at))
            at = at.parent

    def _measure(self, node: Any) -> Measure:
        inner = [self.measures.get(id(child)) or _text(child) for child in node.children or ()]
        sums = [sum(counts) for counts in zip(*(part[:6] for part in (Measure(), *inner)), strict=True)]
        words, linked, links, jumps, clauses, headings = sums
        start = next((part.start for part in inner if part.start), "")
        if node.name in UNSEEN:
            return Measure()
        if node.name == "a" and node.attrs and node.attrs.get("href") is not None:
            linked, links, jumps = words, links + 1, jumps + node.attrs["href"].startswith("#")
        numbered = NUMBERED.match(start) or (node.name == "li" and node.parent.name == "ol")
        if not clauses and node.name in LEAVES and numbered and words > ENOUGH and linked * 2 < words:
            clauses = 1
        return Measure(words, linked, links, jumps, clauses, headings + (node.name in ("h1", "h2")), start)

    def furniture(self, node: Any, within: bool) -> str | None:
        """The kind of what is left out if the element is none of the document; within: whether it stands in its main part."""
        measure = self.measures[id(node)]
        if not measure.words or measure.clauses or id(node) in self.path:
            return None
        tag, role, names = node.name, (node.attrs or {}).get("role") or "", named(node)
        prose = measure.words - measure.linked
        if tag in ("header", "footer") or role in ("banner", "contentinfo"):
            titled = tag == "header" and measure.headings and measure.linked * 2 < measure.words and prose < 60
            return None if titled or (within and tag == "header") else "header" if tag == "header" or role == "banner" else "footer"
        if tag in ("nav", "aside", *CONTROLS) or role in ("navigation", "search", "complementary", "dialog", "alertdialog", "menu"):
            return "navigation"
        if self.main is not None and not within and not (node.name in ("h1", "h2") or measure.headings):
            return "navigation"
        if tag == "a" and SKIP.search(names):
            return "navigation"
        if tag in ("a", "body", "html", "main", "article") or prose * 2 > self.whole.words:
            return None
        if tag == "form" and prose < 60:
            return "navigation"
        if (FURNITURE.search(names) and prose < 40) or (BANNER.search(names) and prose < 250):
            return "navigation"
        elsewhere = tag in ("div", "ul", "section", "table", "td") and measure.links > 3 and measure.linked * 5 > measure.words * 4
        return "navigation" if elsewhere and measure.jumps * 2 <= measure.links else None

    def accordion(self, node: Any) -> bool:
        """Whether the element is opened by a press, so that what it hides is read."""
        attrs = node.attrs or {}
        if attrs.get("id") in self.controlled or attrs.get("role") == "tabpanel" or "aria-labelledby" in attrs:
            return True
        near = (node, node.parent, node.parent.parent if node.parent is not None else None)
        return any(ACCORDION.search(named(each)) for each in near if each is not None and each.name not in ("body", "html", "#document"))


def named(node: Any) -> str:
    """The classes and id of an element as words."""
    attrs = node.attrs or {}
    text = f"{attrs.get('class') or ''} {attrs.get('id') or ''}"
    return re.sub(r"[-_\s]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)).lower().strip()


def _text(node: Any) -> Measure:
    if node.name != "#text" or not node.data.strip():
        return Measure()
    words = node.data.split()
    return Measure(words=len(words), start=" ".join(words[:2])[:20] if len(words) > 1 else words[0][:20] + " …")


def _toggles(node: Any) -> bool:
    attrs = node.attrs or {}
    return any(name in attrs for name in ("aria-expanded", "data-toggle", "data-bs-toggle", "aria-controls", "onclick"))


def _targets(node: Any) -> list[str]:
    attrs = node.attrs or {}
    toggles = _toggles(node)
    said = [attrs.get(name) for name in ("aria-controls", "data-target", "data-bs-target", *(("href",) if toggles else ()))]
    return [value for value in said if value]


def _main(elements: list[Any], measures: dict[int, Measure]) -> Any:
    """The one part of the page that is said to be the document, where it holds most of the words that are no links."""
    whole = measures[id(elements[0])]
    for wanted in ("main", "article"):
        found = [node for node in elements if node.name == wanted or (wanted == "main" and (node.attrs or {}).get("role") == "main")]
        if len(found) == 1:
            measure = measures[id(found[0])]
            if (measure.words - measure.linked) * 2 > whole.words - whole.linked:
                return found[0]
    return None
