"""What a number gives: itself and what stands under it, in the section that it is said to be in, or completed from the one before."""

from __future__ import annotations

import re
from itertools import pairwise

from mo_advisor.citations import numbers as numbering
from mo_advisor.citations.citation import Citation
from mo_advisor.citations.found import Found, all_headings, either, nothing, one_reading, short, unique, whose
from mo_advisor.citations.numbers import LONGEST_COMPARED, MOST_NEAR, section_number, within
from mo_advisor.citations.tokens import components
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import sections


def by_number(book: Book, reference: Citation) -> Found:
    """What prints the number of a reference, as it is said."""
    if reference.within:
        return _nested(book, reference)
    return _completed(book, reference) if reference.short else plain(book, reference.asked, reference.number)


def plain(book: Book, asked: str, said: str) -> Found:
    """What prints a number, and what stands under it, by headings or by longer numbers."""
    number = components(said)
    inside = {p.order for p in within(book, [section for section in sections(book.protocol) if section_number(section) == number])}
    positions = tuple(p for p in book.positions if numbering.continues(numbering.number(book, p), number) or p.order in inside)
    if not positions:
        return no_number(book, asked, said)
    above = (section for section in positions[0].headings if numbering.continues(section_number(section), number))
    section = next((section for section in above if within(book, [section]) == positions), None)
    same = sum(numbering.number(book, position) == number for position in positions)
    note = f"{whose(book)} prints {said} more than once; each is given." if same > 1 else ""
    if number not in numbering.printed(book):
        note = f"{whose(book)} has no {said} of its own; this is what stands under it."
    return Found(asked, positions, section, note=note)


def no_number(book: Book, asked: str, said: str) -> Found:
    """Nothing, with what is near."""
    if not numbering.printed(book):
        return Found(asked, note=f"{whose(book)} has no numbers; its headings are offered instead.", near=all_headings(book))
    return nothing(book, asked, short(said), numbering.near(book, said))


def unreadable(book: Book, asked: str) -> Found:
    """Nothing, for what was typed is no reference; what is near it is offered, else what has or is near a number in it: `line 7`."""
    numbers = re.findall(r"[0-9]+(?:\.[0-9]+)*", asked[:LONGEST_COMPARED])
    near = numbering.near(book, asked) or (ref for said in numbers for found in (plain(book, asked, said),) for ref in found.ref or found.near)
    return Found(asked, note=f"“{short(asked)}” cannot be read as a reference.", near=unique(near)[:MOST_NEAR])


def bases(number: str) -> tuple[str, ...]:
    """The numbers that what stands in a section begins with: 7, and for a heading 7.0 its 7 too."""
    return unique((number, number.removesuffix(".0")))


def _nested(book: Book, reference: Citation) -> Found:
    """A number in a section: `Section 6, paragraph 7` is 6.7; `Section 7, para 7.3` is 7.3."""
    outer, number = ".".join(reference.within.split()), reference.number
    printed = numbering.printed(book)
    readings = [f"{base}.{number}" for base in bases(outer) if number.strip("0")]
    readings += [number for base in bases(outer) if len(components(number)) > 1 and numbering.continues(components(number), components(base))]
    found = one_reading(reference.asked, (plain(book, reference.asked, said) for said in unique(readings)))
    if found is None and (section := plain(book, reference.asked, outer)).section:
        inside = tuple(p for p in section.positions if numbering.number(book, p) == components(number))
        found = Found(reference.asked, inside) if inside else None
    if found:
        return found
    if not printed:
        return no_number(book, reference.asked, number)
    apart = [said for said in (*reference.within.split(), number) if components(said) in printed]
    return nothing(
        book, reference.asked, f"{outer}.{number}" if "." not in number else f"{number} in {outer}", (*numbering.near(book, outer)[:1], *apart)
    )


def _completed(book: Book, reference: Citation) -> Found:
    """A number after another: `10.5 and 6` is 10.6, where that is printed; 6 only where it must be."""
    full = f"{reference.short}.{reference.number}"
    printed = numbering.printed(book)
    long = plain(book, reference.asked, full) if components(full) in printed else None
    alone = plain(book, reference.asked, reference.number)
    own = alone if alone.positions else None
    if long and (reference.sure or not own):
        return long._replace(note=long.note or f"{reference.number} is read as {full}.")
    if long and own:
        return either(reference.asked, (long, own))
    if own and not reference.sure:
        return own
    return nothing(book, reference.asked, full, own.ref if own else numbering.near(book, full))


def following(book: Book, asked: str, first: Found) -> Found:
    """What was found and everything after it under the heading that it stands in; in the document, where it stands in none."""
    position, section = first.positions[0], first.section
    above = [heading for heading in position.headings if section is None or not set(first.positions) >= set(within(book, [heading]))]
    scope = within(book, above[-1:]) if above else book.positions[: len(book.positions) - len(book.protocol.footnotes)]
    inside = tuple(p for p in scope if p.order >= position.order)
    where = f"“{above[-1].heading}”" if above else "the document"
    return Found(asked, inside, note=f"Read as everything from {first.ref[0]} to the end of {where}.")


def row(book: Book, asked: str, numbers: tuple[str, ...]) -> Found | None:
    """Nothing, for bare numbers in a row may be one longer number, which is printed, or several; both are offered. None, where they cannot."""
    pairs = [(f"{first}.{second}", ".".join((*first.split(".")[:-1], second))) for first, second in pairwise(numbers)]
    said = unique((".".join(numbers), *(way for ways in pairs for way in ways if "." in way)))
    longer = [way for way in said if components(way) in numbering.printed(book)]
    if not longer:
        return None
    every = [plain(book, asked, number) for number in numbers]
    mark = "section " if any(found.section for found in every) else ""
    apart = [f"{mark}{numbers[0]} and {mark}{numbers[1]}"] if all(found.positions for found in every) and len(numbers) == 2 else []
    near = (*longer, *(apart or (ref for found in every for ref in found.ref)))
    return Found(asked, note=f"“{short(asked)}” can be read in more than one way; none is taken.", near=unique(near)[:MOST_NEAR])


def between(book: Book, asked: str, first: str, last: str) -> Found:
    """Everything from one number to another."""
    ends = plain(book, asked, first), plain(book, asked, last)
    return next((end for end in ends if not end.positions), None) or span(book, asked, (ends[0], first), (ends[1], last))


def span(book: Book, asked: str, first: tuple[Found, str], last: tuple[Found, str]) -> Found:
    """Everything from what was found for one number to what was found for another; nothing, where they stand the other way round."""
    start, stop = first[0].positions[0].order, last[0].positions[-1].order
    if start > last[0].positions[0].order or first[0].positions[-1].order > stop:
        note = f"{whose(book)} does not print {last[1]} after {first[1]}."
        dotted = f"{first[1]}.{last[1]}"  # `7-3`, typed for 7.3
        meant = (dotted,) if components(dotted) in numbering.printed(book) else ()
        return Found(asked, note=note, near=unique((*meant, *first[0].ref, *last[0].ref)))
    inside = tuple(position for position in book.positions if start <= position.order <= stop)
    return Found(asked, inside, note=" ".join(unique(end.note for end, _ in (first, last) if end.note)))
