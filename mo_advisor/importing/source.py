"""What a document says before anybody knows what is a clause of it: its paragraphs as a reader of the page sees them, whatever file they came from.

Every reader of a format (`word`, `html`, `pdf`, `plain`) gives a `Source`; `structure` makes clauses of it.
"""

from __future__ import annotations

from typing import NamedTuple


class Paragraph(NamedTuple):
    """A paragraph, heading, item or table row in the order in which it is read.

    text: its words, white space made single, without what is given apart below; cells of a table row are parted by a tab, and a line that breaks
    within the paragraph by a line feed. A number or mark that was typed is still in it.
    label: the number or letter that the program prints before it (`7.3.1`, `(a)`, `iv.`), as it is shown; None where it prints none.
    bullet: whether the program prints a mark that is no number.
    depth: how deep in lists it stands, from 0, where the file says so; None where it is in no list or the file cannot say.
    heading: the level of heading, from 1, where the file says that it is one.
    strong: whether all of its words are bold or underlined, which unmarked headings are.
    indent: how far its first line stands from the left margin, in points, where the file says so.
    notes: the marks of the footnotes that stand in it, in order.
    page: the page, from 1, where there are pages.
    """

    text: str
    label: str | None = None
    bullet: bool = False
    depth: int | None = None
    heading: int | None = None
    strong: bool = False
    indent: float | None = None
    notes: tuple[str, ...] = ()
    page: int | None = None


class LeftOut(NamedTuple):
    """Words that are no part of the document. kind: contents, header, footer, navigation, report, deleted, hidden, comment, or another plain word.

    after: behind how many of the paragraphs they stood, so that they keep their place in the extracted text.
    """

    kind: str
    text: str
    after: int = 0


class Doubt(NamedTuple):
    """Something that a person must look at. kind: gap, duplicate, order, unnumbered, split, tracked, hidden, lost-number or wrapper.

    number: the number that it is about, where there is one. at: the paragraph that it is about, counted from 0. message: what to look at, in plain
    words.
    """

    kind: str
    number: str | None
    at: int
    message: str


class Source(NamedTuple):
    """A document as it was read. footnotes: each with its mark as its label. Nothing of the file's words is in none of the first three."""

    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[Paragraph, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Doubt, ...] = ()
