"""Pages as text: what stands under a heading stands close below it and further in; a page of sheets, to be printed, keeps its parts apart."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.words import every_item
from mo_advisor.render.page import (
    Contact,
    DrawnFork,
    DrawnLeaf,
    DrawnTree,
    Headed,
    Heading,
    Listing,
    Page,
    Paragraph,
    Part,
    Particulars,
    Quote,
    Sheet,
    Table,
    Typed,
    elsewhere,
    in_text,
    plain,
)
from mo_advisor.render.words import clause_label

IN = 2  # columns by which what belongs to something stands further in
ACROSS = "—" * 20  # a line between sheets
CLOSED = (".", ".”", ":”")  # how a sentence ends
SHEET_HEADINGS = ("title", "title", "heading", "number")  # how a heading of each level is painted on a sheet; those of deeper ones as the last
PAINTED = {"message": "title", "running": "faint", "story": "words"}  # how a part's style is painted, where that has another name
UNMARKED = {  # lists whose items have no mark, and by how much what wraps stands further in
    "labelled": 3, "reading": 0, "answers": 4, "whom": 2, "whom-close": 2, "rules": 2,
}
APART = ("reading", "whom")  # lists that stand apart from what is before them
UNWRAPPED = ("problem", "command")  # the styles of lines that other programs read, or that are copied


class Block(NamedTuple):
    """One paragraph or line. style: what it is, for painting. indent: of the whole; hang: of what wraps, besides.

    gap: whether a blank line stands before it.
    """

    text: str
    style: str = ""
    indent: int = 0
    hang: int = 0
    gap: bool = False


def to_text(page: Page) -> str:
    """A page as text that is not wrapped."""
    return "\n".join(line for line, _ in page_lines(page)) + "\n"


def page_lines(page: Page, width: int | None = None) -> list[tuple[str, str]]:
    """The lines of a page, each with its style; wrapped to a width, or not at all."""
    return _laid(_sheets(page.parts, page.running) if page.style == "sheets" else _blocks(page.parts), width)


def lay_out(parts: Iterable[Part], width: int | None = None) -> list[tuple[str, str]]:
    """The lines of some parts, each with its style; wrapped to a width, or not at all."""
    return _laid(_blocks(parts), width)


def _laid(blocks: Iterable[Block], width: int | None) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for block in blocks:
        if block.gap and lines and lines[-1][0]:
            lines.append(("", ""))
        lines += [(line, block.style) for line in _wrapped(block, width)]
    return lines


def _wrapped(block: Block, width: int | None) -> list[str]:
    first, rest = " " * block.indent, " " * (block.indent + block.hang)
    if width is None or block.style in UNWRAPPED:
        return [(first + block.text).rstrip()]
    return textwrap.wrap(
        block.text, max(width, 20), initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False,
        replace_whitespace=False, drop_whitespace=True,
    ) or [""]


def _blocks(parts: Iterable[Part], indent: int = 0, headed: Headed | None = None) -> Iterator[Block]:
    """Parts one below the other. headed: that whose heading they stand under."""
    before: Part | None = None
    quoted = False
    for part in in_text(parts):
        match part:
            case Heading():
                yield Block(part.text, part.style or ("above" if headed else "heading"), indent, gap=not (headed and before is None))
            case Paragraph():
                yield _paragraph(part, indent, headed, apart=quoted)
            case Headed():
                yield from _headed(part, indent)
            case Listing():
                yield from _listing(part, indent + IN * bool(headed and isinstance(before, Paragraph)), headed)
            case Sheet():
                yield from _blocks(part.parts)
            case Quote():
                yield from _quoted(part, gap=not headed or (quoted and not isinstance(before, Heading)))
            case _:
                yield from _special(part, indent)
        before = part
        quoted = quoted or isinstance(part, Quote)


def _quoted(part: Quote, gap: bool) -> Iterator[Block]:
    """A clause, and what is said about it below. gap: whether it stands apart from what is before it."""
    first, *rest = clause_blocks(part.clause)
    yield from (first._replace(gap=gap), *rest)
    yield from (Block(plain(note.line), note.style, indent=2 * IN, hang=IN) for note in in_text(part.notes) if isinstance(note, Paragraph))


def _paragraph(part: Paragraph, indent: int, headed: Headed | None, apart: bool) -> Block:
    """A paragraph: apart from what stands before it, or under a heading close below that, further in where it is not the document's.

    apart: whether it stands apart all the same, as what follows a clause does.
    """
    style = PAINTED.get(part.style, part.style)
    if headed is None:
        return Block(plain(part.line), style, indent, gap=not part.close)
    outside = part.style == "outside"
    return Block(plain(part.line), style or _paint(headed), indent + IN * outside, 0 if headed.style else IN, gap=apart)


def _paint(headed: Headed | None) -> str:
    return headed.style if headed and headed.style in ("danger", "caution") else ""


def _headed(part: Headed, indent: int) -> Iterator[Block]:
    heading, *rest = in_text(part.parts)
    assert isinstance(heading, Heading)
    yield Block(heading.text, heading.style or ("danger" if part.style == "danger" else "heading"), indent, gap=True)
    yield from _blocks(rest, indent + IN, part)


def _listing(part: Listing, indent: int, headed: Headed | None) -> Iterator[Block]:
    if part.style == "clauses":
        yield Block(", ".join(_first_words(item) for item in part.items), "faint", indent, hang=IN)
    elif part.style == "contacts":
        contacts = [contact for item in part.items for contact in item if isinstance(contact, Contact)]
        for before, contact in zip((None, *contacts), contacts, strict=False):
            said = before.notes if before and contact.join and not contact.opens else ()
            yield from _contact(contact._replace(notes=tuple(note for note in contact.notes if note.style or note not in said)), indent)
    elif part.style == "contents":
        for first, *rest in part.items:
            assert isinstance(first, Paragraph)
            yield Block(plain(first.line), "" if indent else "heading", indent, hang=IN, gap=not indent)
            yield from _blocks(rest, indent + IN)
    else:
        yield from _items(part, indent, headed)


def _first_words(item: Sequence[Part]) -> str:
    first = item[0]
    assert isinstance(first, Paragraph)
    return plain(first.line)


def _items(part: Listing, indent: int, headed: Headed | None) -> Iterator[Block]:
    """Items one by one, each after its mark. Large ones, which a room reads, stand apart and as far out as they can."""
    large = part.style == "large"
    for number, (first, *rest) in enumerate(part.items, start=1):
        assert isinstance(first, Paragraph)
        mark = f"{number}. " if part.numbered else "" if part.style in UNMARKED else "- "
        style = "faint" if part.style == "reading" else PAINTED.get(first.style, first.style) or _paint(headed)
        gap = number > 1 if large else part.style in APART and number == 1
        yield Block(f"{mark}{plain(first.line)}", style, 0 if large else indent, hang=UNMARKED.get(part.style, len(mark)), gap=gap)
        yield from _blocks(rest, indent + len(mark))


def _contact(part: Contact, indent: int) -> Iterator[Block]:
    """A contact in one line: the word that ties it to the one before, and all that is said of it; below it what is not the document's."""
    said = [plain(note.line) for note in part.notes if note.style != "outside"]
    tied = f"{part.join} " if part.join else ""
    line = " ".join(note if note.endswith(CLOSED) else f"{note}." for note in said)
    yield Block(f"{tied}{part.title}  [{part.cited.text}]{f'  {line}' if line else ''}", "", indent, hang=IN)
    yield from (Block(plain(note.line), note.style, indent + IN, hang=IN) for note in part.notes if note.style == "outside")


def clause_blocks(clause: Clause) -> Iterator[Block]:
    """The clause's words, every one, as they are printed in the document; its citation before them."""
    yield Block(f"{clause_label(clause)}  {clause.title or clause.text}", "words", IN, hang=IN, gap=True)
    if clause.title:
        yield Block(clause.text, "words", 2 * IN)
    for place, _, item in every_item(clause.items):
        mark = item.label or "•"
        yield Block(f"{mark} {item.text}", "words", (1 + len(place)) * IN, hang=len(mark) + 1)
    if clause.closing:
        yield Block(clause.closing, "words", 2 * IN)


def _special(part: Part, indent: int) -> Iterator[Block]:
    match part:
        case Typed(label=""):
            yield from (Block(line, "command", indent + IN) for line in part.text.split("\n"))
        case Typed():
            yield Block(f"{part.label}: {part.text}", "command", indent, gap=not part.close)
        case Particulars():
            yield from _particulars(part, indent)
        case Table():
            yield from _table(part)
        case DrawnTree():
            yield Block(f"{part.label}  [{part.anchor}]", "name", indent, hang=IN, gap=True)
            yield from _node(part.root, indent + IN)
        case Contact():
            yield from _contact(part, indent)
        case _:  # room to write: a terminal has none
            return


def _particulars(part: Particulars, indent: int) -> Iterator[Block]:
    hashes = part.style == "hashes"
    for number, (label, value) in enumerate(part.pairs):
        yield Block(f"{label}: {value or '_' * 20}", "faint" if hashes else "", indent, hang=IN, gap=not (hashes or number))


def _table(part: Table) -> Iterator[Block]:
    """The first column to the left, and the others to the right under their names; to the left where columns have none."""
    first = max(len(str(row[0])) for row in part.rows) + IN
    width = max(map(len, part.columns), default=0) + 1
    for number, (name, *cells) in enumerate(row for row in (part.columns, *part.rows) if row):
        if part.columns:
            yield Block(f"{name:{first}}{''.join(f'{cell:>{width}}' for cell in cells)}", "" if number else "faint", IN)
        else:
            yield Block(f"{name:{first}}{' '.join(map(str, cells))}", "", IN, hang=first, gap=not number)


def _node(node: DrawnFork | DrawnLeaf, indent: int) -> Iterator[Block]:
    """One answer a line, what follows from it further in."""
    if isinstance(node, DrawnLeaf):
        for line in node.lines:
            yield Block(str(line), "caution" if line.style in ("silent", "unmapped") else "", indent, hang=IN)
        return
    yield Block(node.question, "faint", indent, hang=IN)
    for answer, then in node.branches:
        yield Block(f"- {answer}", "number", indent, hang=IN)
        yield from _node(then, indent + 2 * IN)


def _sheets(parts: Iterable[Part], running: str) -> Iterator[Block]:
    """The parts of a page of sheets, a line across before every sheet, and at its end what runs at the foot."""
    for part in elsewhere(parts):
        match part:
            case Heading():
                yield Block(part.text, SHEET_HEADINGS[min(part.level, len(SHEET_HEADINGS)) - 1], gap=True)
            case Paragraph():
                yield Block(plain(part.line), PAINTED.get(part.style, part.style), gap=True)
            case Listing():
                yield from _sheet_items(part, running)
            case Contact():
                yield from _sheets(part.parts, running)
            case Headed():
                yield from _sheets(part.parts, running)
            case Sheet():
                yield Block(ACROSS, "faint", gap=True)
                yield from _sheets(part.parts, running)
                yield Block(running, "faint", gap=True)
            case _:
                yield from _blocks([part])


def _sheet_items(part: Listing, running: str) -> Iterator[Block]:
    """Items one by one, each after its mark; what an item holds besides its first line stands below that."""
    for number, item in enumerate(part.items, start=1):
        mark = f"{number}. " if part.numbered else "- "
        first, *rest = _sheets(item, running)
        yield first._replace(text=f"{mark}{first.text}", indent=IN, hang=len(mark), gap=number == 1 or bool(rest))
        yield from (block._replace(indent=block.indent + IN + len(mark), gap=False) for block in rest)
