"""What a reference means in one document. It never gives a clause that it does not name: near misses are offered, never taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from mo_advisor.citations import headings as heading
from mo_advisor.citations import numbers as numbering
from mo_advisor.citations.headings import Heading
from mo_advisor.citations.numbers import MOST_NEAR, section_number, within
from mo_advisor.citations.parser import ORDINALS, Citation, components, parse, tidy
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause, CrossReference, Position, Section, sections


class Found(NamedTuple):
    """What a reference gives in one document; nothing, where it has no positions.

    asked: the reference, tidied. positions: the clauses, whole, in the document's order. section: the heading, where what stands under
    one is given. matched: the items that a label names, counted from 1, by clause id. note: what must be said, in plain words.
    near: references that may have been meant instead.
    """

    asked: str
    positions: tuple[Position, ...] = ()
    section: Section | None = None
    matched: Mapping[str, tuple[int, ...]] = MappingProxyType({})
    note: str = ""
    near: tuple[str, ...] = ()


class Citing(NamedTuple):
    """A clause that refers to another, and the reference that it makes."""

    position: Position
    reference: CrossReference

    @property
    def wrong(self) -> bool:
        """Whether it cannot be meant as printed, so that it is shown and not followed."""
        return self.reference.wrong is not None


def find(book: Book, text: str) -> tuple[Found, ...]:
    """What a text asks for in one document: a heading or an id in words, exactly as printed; else each reference in it."""
    whole = tidy(text)
    named = [section for section in sections(book.protocol) if tidy(section.heading).casefold() == whole.casefold()]
    said = [position for position in book.positions if tidy(position.clause.id).casefold() == whole.casefold()]
    if any(character.isalpha() for character in whole) and len(named) + len(said) == 1:
        return (Found(whole, within(book, named) or tuple(said), named[0] if named else None),)
    return tuple(resolve(book, reference) for reference in parse(text))


def resolve(book: Book, reference: Citation) -> Found:
    """What one reference gives in one document."""
    reference = _as_printed(book, reference)
    if reference.until:
        return _between(book, reference)
    if not (reference.words or reference.number):
        note = f"“{_short(reference.asked)}” cannot be read as a reference."
        return Found(reference.asked, note=note, near=numbering.near(book, reference.asked))
    found = _by_words(book, reference) if reference.words else _by_number(book, reference)
    if found.positions and reference.which:
        found = _chosen(book, found, reference)
    return _labelled(book, found, reference) if found.positions and reference.label else found


def ref_in_full(book: Book, position: Position) -> str:
    """How to say where a clause stands: the number, or a reference that the document does not print, with a word that it does not."""
    clause = position.clause
    if clause in book.protocol.footnotes or clause.number == clause.id:
        return clause.id
    if clause.number:
        return f"{clause.id}; the document prints only {clause.number}"
    why = "it has no number in the document" if numbering.printed(book) else "the document has no numbers"
    stem, count = heading.stem(clause.id), clause.id.rpartition(" ")[2]
    if not (stem and count.isdecimal()):
        return f"{clause.id}; {why}"
    above = [section.heading for section in position.headings if components(section.heading)[: len(components(stem))] == components(stem)]
    return f"{above[-1] if above else stem}, paragraph {count}; {why}"


def references_to(book: Book, clause_id: str) -> tuple[Citing, ...]:
    """The cross-references in the document to a clause, or to a section that it stands in; wrong ones too, flagged."""
    names = {clause_id, *(section.number for section in book.by_id[clause_id].headings if section.number)}
    return tuple(Citing(position, cited) for position in book.positions for cited in position.clause.cites if names.intersection(cited.to))


def _as_printed(book: Book, reference: Citation) -> Citation:
    """A reference in the document's own terms, where it prints letters in its numbers: `7.3a` may be a number, and so may `A1`."""
    if reference.words[:1].isalpha():
        spellings: tuple[str, ...] = (f"{reference.words} {reference.number}",)
    else:
        spellings = (f"{reference.number}{reference.label}", f"{reference.number}({reference.label})") if reference.label else ()
    plain = not (reference.which or reference.until or reference.until_label or (reference.words and reference.label))
    number = next((said.strip() for said in spellings if plain and components(said) in numbering.printed(book)), "")
    return Citation(reference.asked, number=number) if number else reference


def _by_number(book: Book, reference: Citation) -> Found:
    """What prints a number, and what stands under it, by headings or by longer numbers."""
    asked, said = components(reference.number), reference.number
    under = [section for section in sections(book.protocol) if numbering.continues(section_number(section), asked)]
    inside = {p.order for p in within(book, [section for section in under if section_number(section) == asked])}
    positions = tuple(p for p in book.positions if numbering.continues(numbering.number(book, p), asked) or p.order in inside)
    if not positions:
        return _no_number(book, reference)
    section = next((section for section in under if within(book, [section]) == positions), None)
    same = sum(numbering.number(book, position) == asked for position in positions)
    note = f"{_whose(book)} prints {said} more than once; each is given." if same > 1 else ""
    if asked not in numbering.printed(book):
        note = f"{_whose(book)} has no {said} of its own; this is what stands under it."
    return Found(reference.asked, positions, section, note=note)


def _no_number(book: Book, reference: Citation) -> Found:
    if not numbering.printed(book):
        return Found(reference.asked, note=f"{_whose(book)} has no numbers; its headings are offered instead.", near=_all_headings(book))
    return Found(reference.asked, note=f"{_whose(book)} has no {_short(reference.number)}.", near=numbering.near(book, reference.number))


def _between(book: Book, reference: Citation) -> Found:
    """Everything from one end of a range to the other; both must be there, in this order."""
    first = resolve(book, reference._replace(until=""))
    last = resolve(book, reference._replace(until="", number=reference.until))
    for end in (first, last):
        if not end.positions:
            return end._replace(asked=reference.asked)
    start, stop = first.positions[0].order, last.positions[-1].order
    if start > last.positions[0].order or first.positions[-1].order > stop:
        note = f"{_whose(book)} does not print {reference.until} after {reference.number}."
        return Found(reference.asked, note=note, near=_unique((*_ref(first), *_ref(last))))
    between = tuple(position for position in book.positions if start <= position.order <= stop)
    return Found(reference.asked, between, note=" ".join(_unique(note for note in (first.note, last.note) if note)))


def _chosen(book: Book, found: Found, reference: Citation) -> Found:
    """One of several clauses of the same number."""
    same = [p for p in found.positions if numbering.number(book, p) == components(reference.number)]
    index = ORDINALS.index(reference.which)
    if len(same) > 1 and index < len(same):
        return Found(found.asked, (same[index],))
    note = f"{_whose(book)} has no {reference.which} clause {reference.number}."
    return Found(found.asked, note=note, near=_ref(found))


def _labelled(book: Book, found: Found, reference: Citation) -> Found:
    """The clauses of the number itself that have an item with the label, whole, with the item marked."""
    own = ((), components(reference.number))
    clauses = [p.clause for p in found.positions if found.section is None and numbering.number(book, p) in own]
    matched = {clause.id: items for clause in clauses if (items := _items(clause, reference))}
    if matched:
        return found._replace(positions=tuple(p for p in found.positions if p.clause.id in matched), matched=matched)
    said = " ".join(part for part in (reference.words, reference.number, reference.which) if part)
    labels = ["".join(f"({part})" for part in label.split(".")) for label in (reference.label, reference.until_label) if label]
    bare = any(item.label is None for clause in clauses for item in clause.items)
    note = f"In {_whose(book)} {said} has no {' to '.join(labels)}{'; its items have no letters' if bare else ''}."
    return Found(found.asked, note=note, near=_ref(found))


def _items(clause: Clause, reference: Citation) -> tuple[int, ...]:
    """The items with a label, or from it to the last label asked for, counted from 1; none unless both are there."""
    labels = [".".join(components(item.label or "")) for item in clause.items]
    first = [item for item, label in enumerate(labels, 1) if label == reference.label]
    last = [item for item, label in enumerate(labels, 1) if label == reference.until_label]
    if not reference.until_label:
        return tuple(first)
    return tuple(range(first[0], last[-1] + 1)) if first and last else ()


def _by_words(book: Book, reference: Citation) -> Found:
    """A clause whose id is said; else what stands under a heading, or what has the number there."""
    words, number = components(reference.words), components(reference.number)
    said = ((*words, *number), heading.written_out((*words, *number)))
    exact = tuple(p for p in book.positions if p.clause.id[0].isalpha() and components(p.clause.id) in said)
    if exact:
        return Found(reference.asked, exact)
    names = heading.named(book, words)
    if len({tuple(p.order for p in name.positions) for name in names}) != 1 and not _same_words(names):
        return _no_heading(book, reference, names)
    begun = names[0].words not in (words, heading.written_out(words))
    note = f"Taken as “{names[0].printed}”, the only heading that begins so." if begun else ""
    whole = _union(book, names)
    found = Found(reference.asked, whole, next((n.section for n in names if n.section and n.positions == whole), None), note=note)
    return _counted(book, found, names, reference) if number else found


def _same_words(names: Iterable[Heading]) -> bool:
    return len({name.words for name in names}) == 1


def _union(book: Book, names: Iterable[Heading]) -> tuple[Position, ...]:
    orders = {position.order for name in names for position in name.positions}
    return tuple(position for position in book.positions if position.order in orders)


def _counted(book: Book, found: Found, names: tuple[Heading, ...], reference: Citation) -> Found:
    """The paragraph counted under a heading, or what prints the number there; the heading itself, where the number is its own."""
    number = components(reference.number)
    if any(name.section and section_number(name.section) == number for name in names):
        return found
    exact = [section for section in sections(book.protocol) if section_number(section) == number]
    orders = {p.order for p in (*within(book, exact), *(p for p in book.positions if numbering.number(book, p) == number))}
    positions = tuple(p for p in found.positions if p.order in orders or _is_counted(p, names, reference.number))
    if positions:
        return Found(reference.asked, positions, note=found.note)
    note = f"{_whose(book)} has no {_short(reference.number)} under “{names[0].printed}”."
    return Found(reference.asked, note=note, near=tuple(position.clause.id for position in found.positions)[:MOST_NEAR])


def _is_counted(position: Position, names: Iterable[Heading], count: str) -> bool:
    """Whether a clause without a printed number has an id of one of the headings, or of its first words, and this count."""
    stem, last = components(heading.stem(position.clause.id)), position.clause.id.rpartition(" ")[2]
    return bool(stem and not position.clause.number and last == count) and any(name.words[: len(stem)] == stem for name in names)


def _no_heading(book: Book, reference: Citation, names: tuple[Heading, ...]) -> Found:
    said = _short(f"{reference.words} {reference.number}".strip())
    if names:
        note = f"In {_whose(book)} more than one heading begins “{_short(reference.words)}”."
        return Found(reference.asked, note=note, near=_unique(name.ref for name in names))
    numbers = numbering.printed(book).get(components(reference.number), ())
    spelled = numbering.near(book, said) if not said[:1].isalpha() else ()
    near = _unique((*numbers, *spelled, *heading.near(book, components(reference.words))))
    near = near[:MOST_NEAR] if numbering.printed(book) else _unique((*near, *_all_headings(book)))
    return Found(reference.asked, note=f"{_whose(book)} has no “{said}”.", near=near)


def _all_headings(book: Book) -> tuple[str, ...]:
    return _unique(section.heading for section in sections(book.protocol))


def _ref(found: Found) -> tuple[str, ...]:
    """How to ask for what was found, in short."""
    if found.section:
        return (heading.ref(found.section),)
    return tuple(position.clause.id for position in found.positions)[:MOST_NEAR]


def _whose(book: Book) -> str:
    return f"{book.protocol.council}’s protocol"


def _short(said: str) -> str:
    return said if len(said) <= 60 else f"{said[:60]}…"


def _unique(refs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(refs))
