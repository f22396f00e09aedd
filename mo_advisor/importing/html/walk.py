"""A web page as it is read from top to bottom: its paragraphs with what a browser prints before them, and what is left out."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from mo_advisor.importing.html import counters
from mo_advisor.importing.html.furniture import LINK, PHRASE, UNREAD, UNSEEN, Page, named
from mo_advisor.importing.html.notes import Notes
from mo_advisor.importing.html.style import Styles, pairs, points
from mo_advisor.importing.html.text import Piece, lines, spaced
from mo_advisor.importing.source import Doubt, LeftOut, Paragraph

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}
BOLD = {"b", "strong", "u", "th"}
STRUCK = {"del", "s", "strike"}
TYPED = re.compile(r"\(?[0-9A-Za-z]{1,4}(\.[0-9A-Za-z]{1,3}){0,5}[.)]*")  # a number in a cell of its own
GOOGLE = re.compile(r"\blst-kix_\w+-(\d)\b")
LEVEL = re.compile(r"\blevel(\d)\b")
DOUBTS = {
    "hidden": "Words with a number stand here that the page hides: see whether they belong to the document.",
    "deleted": "Words are struck out here, and were left out: see whether they still hold.",
}
LARGE_CELL = 150  # words in one cell of a table beyond which it lays out a page and is no row of a table


class Block(NamedTuple):
    """A paragraph on its way. jump: whether it is one link to a place on the page. note: the mark of the footnote that it is of."""

    paragraph: Paragraph
    jump: bool = False
    note: str = ""


class Frame:
    """An element that is open: what holds for the words in it, taken over from the element around it."""

    heading: int | None = None
    strong = False
    link = ""
    depth: int | None = None
    indent: float | None = None
    pre = False
    note = ""
    within = False
    style = ""  # of the list

    def __init__(self, node: Any, outer: Frame | None) -> None:
        self.__dict__.update(outer.__dict__ if outer else {})
        self.node = node
        self.block = False
        self.hung: Piece | None = None
        self.cells: list[int] = []  # where in what was read each cell of this row, or each part of this list of terms, ended
        self.begun = 0


class Reading:
    """What has been read so far; `read` goes through a page once, without recursion, so that depth costs nothing."""

    def __init__(self, page: Page, styles: Styles, notes: Notes) -> None:
        self.page, self.styles, self.notes = page, styles, notes
        self.counters = counters.Counters()
        self.entries: list[Block | LeftOut | Doubt] = []
        self._pieces: list[Piece] = []
        self._marks: list[str] = []
        self._label: str | None = None
        self._bullet = False
        self._hung = False  # whether the label is words of the page, which are read as such where none follow it
        self._frames: list[Frame] = []

    def read(self, body: Any) -> None:
        """Read the page."""
        stack: list[tuple[Any, bool]] = [(body, True)]
        while stack:
            node, arriving = stack.pop()
            if node.name == "#text":
                self._text(node.data)
            elif not arriving:
                self._leave(self._frames.pop())
            elif node.name not in UNSEEN and node.name[0] not in "#!" and self._enter(node):
                stack.append((node, False))
                stack += [(child, True) for child in reversed(node.children or ())]

    def _text(self, data: str) -> None:
        frame = self._frames[-1]
        self._pieces += [Piece(spaced(data, frame.pre), frame.strong, frame.link)]

    def _enter(self, node: Any) -> bool:
        """Open an element; False where nothing in it is read."""
        outer = self._frames[-1] if self._frames else None
        said = self.styles.of(node)
        kind = self._left_out(node, said, outer)
        if kind:
            self._leave_out(kind, node)
            return False
        if id(node) in self.notes.refs:
            self._marks.append(self.notes.refs[id(node)])
            return False
        if node.name == "br":
            self._pieces.append(Piece("\n"))
            return False
        frame = Frame(node, outer)
        frame.block = node.name in BLOCKS or said.get("display") in ("block", "list-item", "flex", "grid", "table", "table-row")
        if frame.block and not self._joins(node):
            self._flush()
        self._frames.append(frame)
        self._describe(frame, said)
        self._number(frame, said)
        self.counters.enter()
        self._made_before(node)
        frame.begun = len(self.entries)
        return True

    def _joins(self, node: Any) -> bool:
        """Whether the element goes on with the line of a number that stands alone in Word's markup."""
        return node.name == "p" and not self._pieces and self._label is not None

    def _left_out(self, node: Any, said: dict[str, str], outer: Frame | None) -> str | None:
        attrs = node.attrs or {}
        if not self.page.measures[id(node)].words:
            return None
        unseen = said.get("display") == "none" or said.get("visibility") == "hidden" or "hidden" in attrs or node.name == "noscript"
        if unseen and (node.name == "noscript" or not self.page.accordion(node)):
            return "hidden"
        if UNREAD.search(named(node)) and not self.page.measures[id(node)].clauses:
            return "navigation"
        if node.name in STRUCK:
            return "deleted"
        if id(node) in self.notes.back:
            return "back to the text"
        if node.name == "button" and not (outer and (outer.heading or self.page.accordion(node) or "aria-expanded" in attrs)):
            return "navigation"
        return self.page.furniture(node, bool(outer and outer.within))

    def _leave_out(self, kind: str, node: Any) -> None:
        inline = node.name not in BLOCKS
        if not inline:
            self._flush()
        if kind == "deleted" or (kind == "hidden" and self.page.measures[id(node)].clauses):
            self.entries.append(Doubt("tracked" if kind == "deleted" else kind, None, 0, DOUBTS[kind]))
        self.entries.append(LeftOut(kind, _shown(node)))

    def _describe(self, frame: Frame, said: dict[str, str]) -> None:
        """What the element says of the words in it."""
        node, attrs = frame.node, frame.node.attrs or {}
        level = attrs.get("aria-level") or "2" if attrs.get("role") == "heading" else node.name[1:] if re.fullmatch(r"h[1-6]", node.name) else ""
        if level.isdigit():
            frame.heading = int(level)
        elif node.name == "summary" and self.page.measures[id(node)].words <= 20:
            frame.heading = frame.heading or 2
        weight = said.get("font-weight", "")
        if weight:
            frame.strong = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
        elif node.name in BOLD or "underline" in said.get("text-decoration", ""):
            frame.strong = True
        if node.name == "a" and attrs.get("href") and id(node) not in self.page.presses:
            frame.link = "here" if attrs["href"].startswith("#") else "away"
        frame.pre = frame.pre or node.name in ("pre", "textarea")
        frame.note = self.notes.notes.get(id(node), frame.note)
        frame.within = frame.within or node is self.page.main
        if node.name in ("ol", "ul"):
            google = GOOGLE.search(attrs.get("class") or "")
            frame.depth = int(google[1]) if google else 0 if frame.depth is None else frame.depth + 1
        level_said = LEVEL.search(said.get("mso-list", ""))
        if level_said:
            frame.depth = int(level_said[1]) - 1
        away = sum(points(said.get(name, "")) for name in ("margin-left", "padding-left", "text-indent"))
        away += 30.0 if node.name in ("blockquote", "dd") else 0.0
        if away:
            frame.indent = (frame.indent or 0.0) + away

    def _number(self, frame: Frame, said: dict[str, str]) -> None:
        """Count the element, and keep what the browser prints before it."""
        node, attrs = frame.node, frame.node.attrs or {}
        if node.name in ("ol", "ul", "menu"):
            frame.style = counters.list_style(said, attrs)
            self.counters.reset("list-item", counters.first(node) - (-1 if "reversed" in attrs else 1))
        for name, value in pairs(said.get("counter-reset", ""), 0):
            self.counters.reset(name, value)
        if node.name == "li":
            backwards = node.parent.name == "ol" and "reversed" in (node.parent.attrs or {})
            self.counters.add("list-item", -1 if backwards else 1)
            if re.fullmatch(r"\s*-?\d{1,6}\s*", attrs.get("value") or ""):
                self.counters.set("list-item", int(attrs["value"]))
        for name, value in pairs(said.get("counter-increment", ""), 1):
            if name != "list-item" or node.name != "li":
                self.counters.add(name, value)
        for name, value in pairs(said.get("counter-set", ""), 0):
            self.counters.set(name, value)
        if node.name == "li" and said.get("display", "list-item") == "list-item":
            style = counters.list_style(said, attrs) or frame.style or ("decimal" if node.parent.name == "ol" else "disc")
            made = self.styles.of(node, "marker").get("content")
            printed = self.counters.shown(made, self.styles.counter_styles)[0] if made else counters.marker(
                self.counters.values["list-item"][-1], style, self.styles.counter_styles
            )
            self._print(printed.strip())
        if "ignore" in said.get("mso-list", "").lower():
            frame.hung = Piece("")
            self._pieces.append(frame.hung)

    def _made_before(self, node: Any) -> None:
        """What a style sheet makes before the element's words: a number is its label, other words are the page's dress."""
        made = self.styles.of(node, "before")
        for name, value in pairs(made.get("counter-reset", ""), 0):
            self.counters.reset(name, value)
        for name, value in pairs(made.get("counter-increment", ""), 1):
            self.counters.add(name, value)
        content = made.get("content", "")
        if not content or content in ("none", "normal"):
            return
        text, counted = self.counters.shown(content, self.styles.counter_styles)
        if counted or (node.name == "li" and not any(letter.isalnum() for letter in text)):
            self._print(text.strip())

    def _print(self, printed: str) -> None:
        if not printed:
            return
        if any(piece.text.strip() for piece in self._pieces):
            self._pieces.append(Piece(f" {printed} "))
        elif not any(letter.isalnum() for letter in printed):
            self._bullet = self._label is None
        elif self._label is not None:
            self._pieces.append(Piece(f"{printed} "))
        else:
            self._label, self._bullet = printed, False

    def _leave(self, frame: Frame) -> None:
        node = frame.node
        if frame.hung is not None:
            self._hang(frame.hung)
        if frame.block:
            self._frames.append(frame)
            if node.name == "li" or len(self._frames) == 1:
                self._unhang()
            self._flush()
            self._frames.pop()
        self.counters.leave()
        outer = self._frames[-1] if self._frames else None
        if node.name == "li":
            self._label, self._bullet = None, False
        elif node.name in ("td", "th", "dt") and outer:
            outer.cells.append(len(self.entries))
        elif node.name == "tr":
            self._row(frame.begun, frame.cells)
        elif node.name == "dd" and outer and outer.cells:
            self._row(outer.begun, [*outer.cells, len(self.entries)], term=True)
        if node.name == "dd" and outer:
            outer.cells, outer.begun = [], len(self.entries)

    def _hang(self, hung: Piece) -> None:
        """Take the number that Word wrote before a paragraph, behind that piece, as what it prints."""
        start = next((at for at, piece in enumerate(self._pieces) if piece is hung), None)
        if start is None:
            return
        printed = " ".join("".join(piece.text for piece in self._pieces[start:]).split())
        del self._pieces[start:]
        if any(letter.isalnum() for letter in printed) and printed != "o":
            self._hung = self._label is None
            self._print(printed)
        else:
            self._bullet = True

    def _unhang(self) -> None:
        """Read a number that Word wrote, and that no words followed, as words."""
        if self._hung and self._label is not None and not any(piece.text.strip() for piece in self._pieces):
            self._pieces.append(Piece(self._label))
            self._label = None

    def _flush(self) -> None:
        """End the paragraph that is open."""
        pieces, self._pieces = self._pieces, []
        paragraphs = lines(pieces)
        if not paragraphs or not self._frames:
            return
        frame = self._frames[-1]
        marks, self._marks = tuple(self._marks), []
        label, self._label, self._hung = self._label, None, False
        bullet, self._bullet = self._bullet, False
        for place, line in enumerate(paragraphs):
            plain = label is None and not frame.note and frame.heading is None
            if plain and (PHRASE.fullmatch(line.text) or (line.link and LINK.fullmatch(line.text))):
                self.entries.append(LeftOut("navigation", line.text))
                continue
            notes = marks if place == len(paragraphs) - 1 else ()
            paragraph = Paragraph(line.text, label, bullet, frame.depth, frame.heading, line.strong, frame.indent, notes)
            self.entries.append(Block(paragraph, line.link == "here", frame.note))
            label, bullet = None, False

    def _row(self, begun: int, ends: list[int], term: bool = False) -> None:
        """Make one paragraph of the cells of a row, or of a term and what it means, where it is a row and not the layout of a page."""
        if len(ends) < 2:
            return
        starts = [begun, *ends[:-1]]
        read = [self.entries[start:end] for start, end in zip(starts, ends, strict=True)]
        cells = [[entry for entry in cell if isinstance(entry, Block)] for cell in read]
        full = [cell for cell in cells if cell]
        if len(full) < 2 or any(block.paragraph.heading for cell in full for block in cell):
            return
        numbered = len(full) == 2 and len(full[0]) == 1 and TYPED.fullmatch(full[0][0].paragraph.text)
        laid_out = any(sum(len(block.paragraph.text.split()) for block in cell) > LARGE_CELL for cell in full)
        if not numbered and (laid_out or (term and (len(full[-1]) > 1 or len(full[0][0].paragraph.text.split()) > 12))):
            return
        rest = full[1][1:] if numbered else []
        joined = [full[0], full[1][:1]] if numbered else full
        apart = [entry for cell in read for entry in cell if not isinstance(entry, Block)]
        self.entries[begun : ends[-1]] = [_joined(joined), *rest, *apart]


def _joined(cells: list[list[Block]]) -> Block:
    text = "\t".join("\n".join(_typed(block.paragraph) for block in cell) for cell in cells)
    blocks = [block for cell in cells for block in cell]
    first = blocks[0].paragraph
    strong = all(block.paragraph.strong for block in blocks)
    marks = tuple(mark for block in blocks for mark in block.paragraph.notes)
    return Block(first._replace(text=text, label=None, bullet=False, strong=strong, notes=marks), False, blocks[0].note)


def _typed(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text


def _shown(node: Any) -> str:
    """The words of an element that is left out, those of its parts kept apart."""
    text, stack = [], [node]
    while stack:
        at = stack.pop()
        if at.name == "#text":
            text.append(at.data)
        elif at.name not in UNSEEN:
            text += " " if at.name in BLOCKS or at.name == "br" else ""
            stack += reversed(at.children or ())
    return " ".join(spaced("".join(text), False).split())
