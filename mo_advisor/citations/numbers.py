"""The numbers that a document prints: what has one, what stands under it, and which lie near one that is not there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import lru_cache

from mo_advisor.citations.tokens import components
from mo_advisor.errors import close_matches
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause, Position, Section, sections

Number = tuple[str, ...]
MOST_NEAR = 6
LONGEST_COMPARED = 80  # characters: comparing is slow, and no number or heading is longer by much


def number(book: Book, position: Position) -> Number:
    """The parts of a clause's number; none for a footnote, whose number is a mark, and for a clause without one."""
    return _numbers(book)[position.order]


def is_footnote(book: Book, position: Position) -> bool:
    """Whether a clause is one of the footnotes, which stand behind all others."""
    return position.order >= len(book.positions) - len(book.protocol.footnotes)


@lru_cache(maxsize=4)
def _numbers(book: Book) -> tuple[Number, ...]:
    """The number of each clause, in order."""
    return tuple(() if is_footnote(book, position) else components(_printed_as(position.clause)) for position in book.positions)


def _printed_as(clause: Clause) -> str:
    return clause.number or (clause.id if clause.id[0].isdigit() else "")


def section_number(section: Section) -> Number:
    """The parts of a heading's number; none where it has no number."""
    return components(section.number or "")


@lru_cache(maxsize=4)
def printed(book: Book) -> Mapping[Number, tuple[str, ...]]:
    """Every number that the document prints, each with the references to say for it."""
    found: dict[Number, dict[str, None]] = {}
    for section in sections(book.protocol):
        found.setdefault(section_number(section), {})[section.number or ""] = None
    for position in book.positions:
        found.setdefault(number(book, position), {})[position.clause.id] = None
    return {parts: tuple(refs) for parts, refs in found.items() if parts}


def continues(parts: Number, asked: Number) -> bool:
    """Whether a number is the one asked for or stands under it: 7.3.1 continues 7.3, and 7.30 does not."""
    return bool(asked) and parts[: len(asked)] == asked


def within(book: Book, chosen: Iterable[Section]) -> tuple[Position, ...]:
    """The clauses under any of some headings, at any depth, in order."""
    orders = {position.order for section in chosen for position in under(book).get(id(section), ())}
    return tuple(book.positions[order] for order in sorted(orders))


@lru_cache(maxsize=4)
def under(book: Book) -> Mapping[int, list[Position]]:
    """The clauses under each heading, at any depth, in order; by the heading's identity, since many may be of the same words."""
    found: dict[int, list[Position]] = {}
    for position in book.positions:
        for above in position.headings:
            found.setdefault(id(above), []).append(position)
    return found


def near(book: Book, asked: str) -> tuple[str, ...]:
    """The references nearest to a number that was not understood or is not printed: itself alone, else above it, beside it, then spelled like it."""
    parts, refs = components(asked[:LONGEST_COMPARED]), printed(book)
    above = (parts[:length] for length in range(len(parts) - 1, 0, -1))
    by_text = {".".join(found): found for found in refs}
    alike = close_matches(".".join(parts), by_text, MOST_NEAR, 0.75)
    if parts in refs:
        return refs[parts][:MOST_NEAR]
    found = [*[p for p in above if p in refs][:1], *_beside(parts, list(refs)), *(by_text[text] for text in alike)]
    return tuple(dict.fromkeys(ref for p in found for ref in refs[p]))[:MOST_NEAR]


def _beside(parts: Number, every: list[Number]) -> list[Number]:
    """The numbers just before and just after, under the same parent."""
    beside = sorted((p for p in every if p != parts and len(p) == len(parts) and p[:-1] == parts[:-1]), key=_size)
    at = bisect_left(beside, _size(parts), key=_size) if parts else 0
    return beside[max(at - 1, 0) : at + 1]


def _size(parts: Number) -> tuple[int, str]:
    return len(parts[-1]), parts[-1]
