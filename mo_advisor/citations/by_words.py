"""What words give: a clause whose id they are, or a heading and what is counted under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mo_advisor.citations import headings as heading
from mo_advisor.citations import numbers as numbering
from mo_advisor.citations.by_number import bases, plain
from mo_advisor.citations.citation import Citation
from mo_advisor.citations.found import Found, all_headings, nothing, one_reading, short, unique, whose
from mo_advisor.citations.headings import Heading, Words
from mo_advisor.citations.numbers import MOST_NEAR, section_number, within
from mo_advisor.citations.tokens import components
from mo_advisor.citations.wording import CARDINALS, LEADS, MARKS, PARAGRAPH, TRAILS, roman
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position, sections

BEFORE = LEADS | set(MARKS) | {"headed", "called", "entitled", "titled", "heading", "part"}
AFTER = {"section", "heading", "part", "paragraph", "paragraphs", "para", "provision", "provisions"} | TRAILS


def by_words(book: Book, reference: Citation) -> Found:
    """A clause whose id is said; else what stands under a heading, or what has the number there."""
    number = components(reference.number)
    for words in ways(reference.words):
        said = ((*words, *number), heading.written_out((*words, *number)))
        if exact := tuple(p for p in book.positions if p.clause.id[0].isalpha() and components(p.clause.id) in said):
            return Found(reference.asked, exact)
    if defined := heading.defined(book, (*components(reference.words), *number)):
        return Found(reference.asked, (defined,), note=f"Taken as “{defined.clause.id}”.")
    names = named(book, reference.words)
    if not _one_thing(names):
        return (not number and (_several(book, reference) or _said_last(book, reference))) or _no_heading(book, reference, names)
    under = under_heading(book, reference.asked, reference.words, names)
    return _numbered(book, under, names, reference) if number else under


def ways(words: str) -> Iterator[Words]:
    """Words as they are, and without what is said around a heading: `see the section on Complaints`, `the Complaints section`."""
    said = components(words)
    first = next((at for at, word in enumerate(said) if word not in BEFORE), 0)
    last = next((at for at in range(len(said), 0, -1) if said[at - 1] not in AFTER), len(said))
    yield from dict.fromkeys(way for way in (said, said[first:], said[:last], said[first:last]) if way)


def named(book: Book, words: str) -> tuple[Heading, ...]:
    """The headings that words name, however they are wrapped."""
    return next((names for way in ways(words) if (names := heading.named(book, way))), ())


def under_heading(book: Book, asked: str, words: str, names: tuple[Heading, ...]) -> Found:
    """Everything under a heading that was named; it is said where only its beginning was."""
    whole = _union(book, names)
    begun = not any(names[0].words in (way, heading.written_out(way)) for way in ways(words))
    note = f"Taken as “{names[0].printed}”, the only heading that begins so." if begun else ""
    return Found(asked, whole, next((name.section for name in names if name.section and name.positions == whole), None), note=note)


def counted(book: Book, reference: Citation, scope: Found) -> Found:
    """The paragraphs that are counted under a heading."""
    each = [_counted_once(book, reference, scope, count) for count in reference.counts]
    if missing := next((found for found in each if not found.positions), None):
        return missing
    orders = {position.order for found in each for position in found.positions}
    return Found(reference.asked, tuple(position for position in book.positions if position.order in orders), note=scope.note)


def _counted_once(book: Book, reference: Citation, scope: Found, count: int) -> Found:
    """The paragraph by its place, or by the number that it has there; both are offered, where they differ."""
    at = count - 1 if count > 0 else count
    number = (scope.section.number or "") if scope.section else ""
    readings = [Found(reference.asked, (scope.positions[at],))] if -len(scope.positions) <= at < len(scope.positions) else []
    for base in bases(number) if number and count > 0 else ():
        if components(said := f"{base}.{count}") in numbering.printed(book):
            readings.append(plain(book, reference.asked, said))
    under = scope.section.heading if scope.section else reference.words
    note = f"“{short(under)}” has {len(scope.positions)} {'paragraph' if len(scope.positions) == 1 else 'paragraphs'} in {whose(book)}."
    return one_reading(reference.asked, readings) or Found(reference.asked, note=note, near=scope.ref)


def _one_thing(names: tuple[Heading, ...]) -> bool:
    """Whether headings are one, or of the same words."""
    return len({tuple(p.order for p in name.positions) for name in names}) == 1 or len({name.words for name in names}) == 1


def _said_last(book: Book, reference: Citation) -> Found | None:
    """A count in words after a heading: `Complaints three`, `Complaints III`."""
    words, _, last = reference.words.rpartition(" ")
    number = CARDINALS.get(last.casefold()) or roman(last)
    return by_words(book, reference._replace(words=words, number=number)) if words and number else None


def _several(book: Book, reference: Citation) -> Found | None:
    """Several headings or ids, parted by commas or `and`."""
    parts = [part.strip() for part in reference.words.replace(" and ", ",").replace(" or ", ",").replace("&", ",").split(",") if part.strip()]
    if not 1 < len(parts) <= len(book.positions):
        return None
    each = [by_words(book, Citation(part, words=part)) for part in parts]
    if not all(found.positions for found in each):
        return None
    orders = {position.order for found in each for position in found.positions}
    notes = " ".join(unique(found.note for found in each if found.note))
    return Found(reference.asked, tuple(position for position in book.positions if position.order in orders), note=notes)


def _union(book: Book, names: Iterable[Heading]) -> tuple[Position, ...]:
    orders = {position.order for name in names for position in name.positions}
    return tuple(position for position in book.positions if position.order in orders)


def _numbered(book: Book, under: Found, names: tuple[Heading, ...], reference: Citation) -> Found:
    """What has a number under a heading: printed or counted there, or after the heading's own; the heading, where the number is its own."""
    number = components(reference.number)
    inside = {id(section) for name in names for section in sections(book.protocol) if set(within(book, [section])) < set(name.positions)}
    exact = [section for section in sections(book.protocol) if section_number(section) == number and id(section) in inside]
    orders = {p.order for p in (*within(book, exact), *(p for p in book.positions if numbering.number(book, p) == number))}
    readings = [under] if any(name.section and section_number(name.section) == number for name in names) else []
    readings += [
        Found(under.asked, tuple(p for p in under.positions if p.order in orders or _is_counted(p, names, reference.number)), note=under.note)
    ]
    longer = [f"{base}.{reference.number}" for name in names if name.section and name.section.number for base in bases(name.section.number)]
    longer = [said for said in longer if components(said) in numbering.printed(book)]
    readings += [plain(book, under.asked, said) for said in longer if reference.level]
    if found := one_reading(reference.asked, readings) or _in_its_place(reference, under):
        return found
    said = f"{short(reference.number)} under “{names[0].printed}”"
    return nothing(book, reference.asked, said, (*longer, *(position.clause.id for position in under.positions)))


def _in_its_place(reference: Citation, under: Found) -> Found | None:
    """The paragraph by its place, where a paragraph is said and none under the heading has the number."""
    if reference.level < PARAGRAPH or not reference.number.isdecimal() or not 0 < int(reference.number[:4]) <= len(under.positions):
        return None
    position = under.positions[int(reference.number) - 1]
    note = f"Counted under the heading, where it is paragraph {reference.number}; the document prints {position.clause.number}."
    return Found(reference.asked, (position,), note=note) if position.clause.number else None


def _is_counted(position: Position, names: Iterable[Heading], count: str) -> bool:
    """Whether a clause without a printed number has an id of one of the headings, or of its first words, and this count."""
    stem, last = components(heading.stem(position.clause.id)), position.clause.id.rpartition(" ")[2]
    return bool(stem and not position.clause.number and last == count) and any(name.words[: len(stem)] == stem for name in names)


def _no_heading(book: Book, reference: Citation, names: tuple[Heading, ...]) -> Found:
    said = short(f"{reference.words} {reference.number}".strip())
    if names:
        note = f"In {whose(book)} more than one heading begins “{short(reference.words)}”."
        return Found(reference.asked, note=note, near=unique(name.ref for name in names))
    parted = re.fullmatch(r"([0-9]+)/([0-9]+)", said)  # two clauses, a year, or a slip
    if parted and all(plain(book, reference.asked, each).positions for each in parted.groups()):
        return Found(reference.asked, note=f"“{said}” can be read in more than one way; none is taken.", near=parted.groups())
    numbers = numbering.printed(book).get(components(reference.number), ())
    spelled = numbering.near(book, said) if not said[:1].isalpha() else ()
    near = unique((*numbers, *spelled, *heading.near(book, min(ways(reference.words), key=len, default=()))))
    near = near[:MOST_NEAR] if numbering.printed(book) else unique((*near, *all_headings(book)))
    return Found(reference.asked, note=f"{whose(book)} has no “{said}”.", near=near)
