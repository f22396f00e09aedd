"""A page as parts. A part says what it is; how that looks in a format is its writer's business.

Parts that are made of plainer ones (`Contact`, `Particulars`, `DrawnTree`) give these as `parts`, for a format that has no better way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from mo_advisor.protocol.model import Clause


class Strong(NamedTuple):
    """Words that a reader's eye should find first."""

    text: str


class Ref(NamedTuple):
    """The citation of something, and the anchor where it stands on the page, if it does."""

    text: str
    anchor: str


Line = tuple[str | Strong | Ref, ...]


class Heading(NamedTuple):
    """A heading. level: 1 for the page's one title, then 2 and so on, none left out. anchor: where links to it lead. style: as of a paragraph."""

    level: int
    text: str
    anchor: str = ""
    style: str = ""


class Paragraph(NamedTuple):
    """One paragraph. style: what it is (`faint`, `caution`, `message`, ...). close: whether text leaves no blank line before it."""

    line: Line
    style: str = ""
    close: bool = False


class Listing(NamedTuple):
    """A list; each item is one part or several. style: what it lists. numbered: whether its items are counted."""

    items: tuple[tuple[Part, ...], ...]
    style: str = ""
    numbered: bool = False


class Contact(NamedTuple):
    """Somebody whom the document names. join: the word that stands before them, if any. notes: what is said of them.

    opens: whether they are the first of those whom such words tie, and not tied to the one before.
    """

    join: str
    title: str
    cited: Ref
    notes: tuple[Paragraph, ...]
    opens: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """The contact in a line, and the notes below it."""
        tied = (f"{self.join} ",) if self.join else ()
        return Paragraph((*tied, Strong(self.title), " [", self.cited, "]")), *self.notes


class Quote(NamedTuple):
    """A clause, whole, with its citation; and what is said about it besides, which is not the document's."""

    clause: Clause
    anchor: str
    notes: tuple[Part, ...] = ()


class Typed(NamedTuple):
    """Something to type, exactly so. label: what it does, if that is said. close: as of a paragraph."""

    text: str
    label: str = ""
    close: bool = False


class Particulars(NamedTuple):
    """Labels with their values; a value that is empty is to be filled in by hand. style: what they are (`hashes`, `signature`, `marks`)."""

    pairs: tuple[tuple[str, str], ...]
    style: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """A list of them."""
        return (Listing(tuple((paragraph(f"{label}: {value or '_' * 20}"),) for label, value in self.pairs)),)


class Table(NamedTuple):
    """Rows of cells, under the names of their columns if these have names."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


class Headed(NamedTuple):
    """A heading and what stands under it. style: why it is set apart from the rest (`danger`, `outside`, `caution`), if it is."""

    parts: tuple[Part, ...]
    style: str = ""


class Sheet(NamedTuple):
    """Parts that begin a new page where they are printed; the first of them is a heading."""

    parts: tuple[Part, ...]


class Room(NamedTuple):
    """Room to write by hand: so many ruled lines, which hold no words and are read to nobody."""

    lines: int


class LeafLine(NamedTuple):
    """One line at a leaf. style: `clauses`, `silent`, `unmapped`, `contact`, `advice` or `background`. label: what it tells."""

    style: str
    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"


class DrawnLeaf(NamedTuple):
    """What all answers on the way to it come to, line by line. style: `silent` or `unmapped`, if it is."""

    lines: tuple[LeafLine, ...]
    style: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """A list of its lines."""
        return (Listing(tuple((Paragraph((Strong(line.label), f": {line.text}")),) for line in self.lines)),)


class DrawnFork(NamedTuple):
    """A question, and where each answer leads."""

    question: str
    branches: tuple[tuple[str, DrawnFork | DrawnLeaf], ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The question, and a list of the answers with what follows from each."""
        return paragraph(self.question), Listing(tuple((Paragraph((Strong(answer),)), *then.parts) for answer, then in self.branches))


class DrawnTree(NamedTuple):
    """What is to be decided about one situation. anchor: its id. level: of its heading."""

    level: int
    label: str
    anchor: str
    root: DrawnFork | DrawnLeaf

    @property
    def parts(self) -> tuple[Part, ...]:
        """A heading, and what stands at the root."""
        return Heading(self.level, f"{self.label} [{self.anchor}]", self.anchor), *self.root.parts


class Either(NamedTuple):
    """Parts that text, which has neither links nor headings of many sizes, says in fewer lines or not at all."""

    text: tuple[Part, ...]
    elsewhere: tuple[Part, ...]


Part = Heading | Paragraph | Listing | Contact | Quote | Typed | Particulars | Table | Headed | Sheet | Room | DrawnTree | Either


class Box(NamedTuple):
    """A box of a drawing. kind: `document`, `topic`, `situation`, `question`, `leaf` or `silent` (nothing governs). lines: its words.

    name: its id. above: that of the box from which an arrow leads to it, if one does. label: what stands at the arrow, if anything.
    """

    name: str
    kind: str
    lines: tuple[str, ...]
    above: str = ""
    label: str = ""


class Page(NamedTuple):
    """A whole page. title: what it is, for a window's title bar. contents: links to its parts; none where it is short.

    running: what stands at the foot of every sheet, and of every printed page with the page's number. style: `sheets` to print and write on,
    `tree`, or that of any other page. record, table, drawing: the same as JSON has it, as a spreadsheet can hold it, and as boxes and arrows, where
    it can be had so; each made only when it is wanted.
    """

    title: str
    head: tuple[Part, ...]
    contents: tuple[Part, ...]
    body: tuple[Part, ...]
    foot: tuple[Part, ...]
    running: str = ""
    style: str = ""
    record: Callable[[], dict[str, Any]] | None = None
    table: Callable[[], Table] | None = None
    drawing: Callable[[], Iterable[Box]] | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that is read from its beginning to its end, without the links to it."""
        return *self.head, *self.body, *self.foot


def paragraph(text: str, style: str = "", close: bool = False) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((text,), style, close)


def listing(lines: Iterable[str], style: str = "", numbered: bool = False) -> Listing:
    """A list of plain words."""
    return Listing(tuple((paragraph(line),) for line in lines), style, numbered)


def plain(line: Line) -> str:
    """The words of a line alone."""
    return "".join(span if isinstance(span, str) else span.text for span in line)


def only_text(*parts: Part) -> Either:
    """Parts that text alone has."""
    return Either(parts, ())


def beyond_text(*parts: Part) -> Either:
    """Parts that text does without."""
    return Either((), parts)


def in_text(parts: Iterable[Part]) -> Iterator[Part]:
    """Parts as text has them."""
    for part in parts:
        if isinstance(part, Either):
            yield from in_text(part.text)
        else:
            yield part


def elsewhere(parts: Iterable[Part]) -> Iterator[Part]:
    """Parts as every other format has them."""
    for part in parts:
        if isinstance(part, Either):
            yield from elsewhere(part.elsewhere)
        else:
            yield part


def anchor(kind: str, cited: str) -> str:
    """Where something stands on the page, fit for an id and for a link; no two citations share one."""
    return f"{kind}-{re.sub(r'[^A-Za-z0-9.()-]', _coded, cited)}"


def _coded(match: re.Match[str]) -> str:
    return "_" if match[0] == " " else f":{ord(match[0]):x}:"


def joined(lines: Iterable[Line], between: str) -> Line:
    """Several lines as one."""

    def spans() -> Iterator[str | Strong | Ref]:
        for index, line in enumerate(lines):
            if index:
                yield between
            yield from line

    return tuple(spans())


def nested(parts: Iterable[Part], below: int, within: str) -> tuple[Part, ...]:
    """Parts of a page as they stand inside another: their headings so many levels lower, their anchors told apart by `within`."""

    def placed(part: Part) -> Part:
        match part:
            case Heading() | DrawnTree():
                return part._replace(level=part.level + below, anchor=part.anchor and f"{within}-{part.anchor}")
            case Paragraph():
                return _nested_line(part, within)
            case Listing():
                return part._replace(items=tuple(nested(item, below, within) for item in part.items))
            case Contact():
                return part._replace(cited=_nested_ref(part.cited, within), notes=tuple(_nested_line(note, within) for note in part.notes))
            case Quote():
                return part._replace(anchor=f"{within}-{part.anchor}", notes=nested(part.notes, below, within))
            case Headed() | Sheet():
                return part._replace(parts=nested(part.parts, below, within))
            case Either():
                return Either(nested(part.text, below, within), nested(part.elsewhere, below, within))
            case Typed() | Particulars() | Table() | Room():
                return part

    return tuple(placed(part) for part in parts)


def _nested_line(part: Paragraph, within: str) -> Paragraph:
    return part._replace(line=tuple(_nested_ref(span, within) if isinstance(span, Ref) else span for span in part.line))


def _nested_ref(ref: Ref, within: str) -> Ref:
    return ref._replace(anchor=f"{within}-{ref.anchor}")
