"""Pages as Markdown: every word is escaped, so that a CommonMark renderer prints it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mo_advisor.console import clean
from mo_advisor.protocol.model import Clause, Item
from mo_advisor.render.page import (
    Contact,
    DrawnTree,
    Headed,
    Heading,
    Line,
    Listing,
    Page,
    Paragraph,
    Part,
    Particulars,
    Quote,
    Ref,
    Room,
    Sheet,
    Strong,
    Table,
    Typed,
    elsewhere,
)
from mo_advisor.render.words import clause_label

MEANING = re.compile(r"([\\`*_\[\]<>&#|~$])")  # characters that Markdown, or a common dialect of it, may obey anywhere
BREAK = "* * *"  # between sheets; hyphens would make a heading of a line above them
STARTING = re.compile(r"^([0-9]{1,9}(?=[.)](?: |$))|(?=[-+=]))(.)")  # what begins a list or an underline at the start of a line


def to_markdown(page: Page) -> str:
    """A page as Markdown, in the order of its parts. Contents are left out: Markdown has no links within a page that work everywhere."""
    return "\n\n".join(_blocks(page.parts, page.running)) + "\n"


def _blocks(parts: Iterable[Part], running: str = "") -> Iterator[str]:
    for part in elsewhere(parts):
        match part:
            case Heading():
                yield f"{'#' * part.level} {_line((part.text,))}"
            case Paragraph():
                yield _line(part.line)
            case Listing():
                yield _listing(part)
            case Quote():
                yield "\n".join(f"> {line}".rstrip() for line in _clause(part.clause).split("\n"))
                yield from _blocks(part.notes)
            case Typed():
                if part.label:
                    yield _line((f"{part.label}:",))
                yield _fenced(part.text)
            case Table():
                yield _table(part)
            case Headed() | Contact() | Particulars() | DrawnTree():
                yield from _blocks(part.parts)
            case Sheet():
                yield BREAK
                yield from _blocks(part.parts)
                yield _line((running,))
            case Room():
                pass


def _table(table: Table) -> str:
    """A table as GitHub and most others draw it; a renderer that draws none shows its lines."""
    columns = table.columns or ("",) * len(table.rows[0])
    return "\n".join([_row(columns), f"|{' --- |' * len(columns)}", *map(_row, table.rows)])


def _row(cells: Iterable[str | int]) -> str:
    return f"| {' | '.join(escaped(str(cell)) for cell in cells)} |"


def _listing(listing: Listing) -> str:
    items = ["\n\n".join(_blocks(item)) for item in listing.items]
    between = "\n\n" if any("\n\n" in item for item in items) else "\n"
    return between.join(_item(item, f"{number}. " if listing.numbered else "- ") for number, item in enumerate(items, start=1))


def _item(text: str, mark: str = "- ") -> str:
    """A list item: every line but the first stands in as far as the first one's words."""
    first, *rest = text.split("\n")
    return "\n".join([f"{mark}{first}", *(f"{' ' * len(mark)}{line}".rstrip() for line in rest)])


def _clause(clause: Clause) -> str:
    """A clause whole: its citation, lead-in, items and closing words."""
    opening: Line = (Strong(clause_label(clause)), " ", clause.text)
    blocks = [_line((Strong(f"{clause_label(clause)} {clause.title}"),)), _line((clause.text,))] if clause.title else [_line(opening)]
    if clause.items:
        blocks.append(_items(clause.items))
    if clause.closing:
        blocks.append(_line((clause.closing,)))
    return "\n\n".join(blocks)


def _items(items: Sequence[Item]) -> str:
    """Items of a clause, with those inside them."""
    written = ((_line((f"{item.label} {item.text}" if item.label else item.text,)), item.items) for item in items)
    return "\n".join(_item(f"{line}\n{_items(inner)}" if inner else line) for line, inner in written)


def _line(line: Line) -> str:
    """A line of words, none of which a renderer obeys or drops."""
    text = "".join(_span(span) for span in line)
    return STARTING.sub(r"\1\\\2", _edged(text), count=1)


def _span(span: str | Strong | Ref) -> str:
    if isinstance(span, Strong):
        return f"**{_edged(escaped(span.text))}**"
    return escaped(span.text if isinstance(span, Ref) else span)


def escaped(text: str) -> str:
    """Words as Markdown, within a line."""
    return MEANING.sub(r"\\\1", clean(text)).replace("\n", "&#10;")


def _edged(text: str) -> str:
    """Markdown whose spaces at either end are kept by a renderer."""
    inner = text.strip()
    before, _, after = text.partition(inner) if inner else ("", "", text)
    return f"{_kept(before)}{inner}{_kept(after)}"


def _kept(spaces: str) -> str:
    return "".join(f"&#{ord(space)};" for space in spaces)


def _fenced(text: str) -> str:
    """Something to type, between fences longer than any that it holds."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}\n{clean(text)}\n{fence}"
