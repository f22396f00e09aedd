"""Which part of what was found is meant: one of several clauses of the same number, a lettered or counted item, a sentence."""

from __future__ import annotations

from mo_advisor.citations import numbers as numbering
from mo_advisor.citations.by_number import bases, between, plain
from mo_advisor.citations.citation import Citation
from mo_advisor.citations.found import Found, either, nothing, unique, whose
from mo_advisor.citations.numbers import MOST_NEAR
from mo_advisor.citations.tokens import components
from mo_advisor.citations.wording import ORDINALS, PART
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.words import every_item

Places = tuple[tuple[int, ...], ...]


def part(book: Book, found: Found, reference: Citation) -> Found:
    """What was found, narrowed to the part that the reference names."""
    if found.positions and reference.which:
        found = _chosen(book, found, reference)
    if found.positions and reference.label:
        found = _labelled(book, found, reference)
    if found.positions and reference.items:
        found = _counted_items(book, found, reference)
    if found.positions and reference.sentence:
        found = _sentence(found)
    return found


def as_item(reference: Citation) -> Citation | None:
    """`3.8(2)` and `3.8 point 3` as items of 3.8; None for any other reference."""
    if reference.label.isdecimal() and reference.number and not reference.words and reference.until_label.isdecimal() == bool(reference.until_label):
        first, last = int(reference.label), int(reference.until_label or reference.label)
        return reference._replace(label="", until_label="", items=tuple(range(first, last + 1)[:200]))
    if reference.level == PART and reference.within and reference.number.isdecimal() and not reference.label and not reference.until:
        return reference._replace(number=reference.within, within="", items=(int(reference.number[:4]),))
    return None


def item_itself(book: Book, found: Found, reference: Citation) -> Found | None:
    """The item that a number in brackets or after `point` counts, in the one clause of the number, where its items have no letters of their own."""
    found = _chosen(book, found, reference) if reference.which else found
    own = [p for p in found.positions if numbering.number(book, p) == components(reference.number)]
    if len(found.positions) != 1 or len(own) != 1 or found.section or any(item.label for item in own[0].clause.items):
        return None
    items = _places(own[0].clause, reference.items)
    said = " to ".join(str(item) for (item,) in dict.fromkeys((items[0], items[-1]))) if items else ""
    note = f"Read as item {said} of {own[0].clause.id}, which prints no numbers before its items."
    return found._replace(matched={own[0].clause.id: items}, note=note) if items else None


def _chosen(book: Book, found: Found, reference: Citation) -> Found:
    """One of several clauses of the same number."""
    same = [p for p in found.positions if numbering.number(book, p) == components(reference.number)]
    index = ORDINALS.index(reference.which)
    if len(same) > 1 and index < len(same):
        return Found(found.asked, (same[index],))
    return nothing(book, found.asked, f"{reference.which} clause {reference.number}", found.ref)


def _clauses(found: Found) -> list[Clause]:
    """The clauses of which a part can be meant: those of the number itself, or the only one under a heading."""
    numbers = {position.clause.number for position in found.positions}
    if len(found.positions) > 1 and (found.section or len(numbers) > 1 or None in numbers):
        return []
    return [position.clause for position in found.positions]


def _labelled(book: Book, found: Found, reference: Citation) -> Found:
    """The clauses that have an item with the label, whole, with the item marked; or what has the longer number: 7(3) is 7.3."""
    own = ((), components(reference.number))
    alone = [
        p.clause
        for p in found.positions
        if found.section is None and (numbering.number(book, p) in own or (len(found.positions) == 1 and reference.within))
    ]
    matched = {clause.id: items for clause in alone if (items := _items(clause, reference))}
    if matched:
        return found._replace(positions=tuple(p for p in found.positions if p.clause.id in matched), matched=matched)
    first, _, rest = reference.label.partition(".")
    if first.isdecimal():
        return _bracketed(book, found, reference, first, rest)
    said = " ".join(part for part in (reference.words, reference.within, reference.number, reference.which) if part)
    labels = ["".join(f"({part})" for part in label.split(".")) for label in (reference.label, reference.until_label) if label]
    bare = any(item.label is None for clause in alone for item in clause.items)
    note = f"In {whose(book)} {said} has no {' to '.join(labels)}{'; its items have no letters' if bare else ''}."
    return Found(found.asked, note=note, near=found.ref)


def _bracketed(book: Book, found: Found, reference: Citation, first: str, rest: str) -> Found:
    """A number in brackets: of a clause one level down, where it is printed; else the items and clauses that it could count are offered."""
    numbers = {found.section.number} if found.section else {position.clause.number for position in found.positions}
    number = next(iter(numbers)) if len(numbers) == 1 else None
    for base in bases(number or reference.number):
        longer = f"{base}.{first}"
        if reference.until_label.isdecimal() and not rest and plain(book, found.asked, longer).positions:
            return between(book, found.asked, longer, f"{base}.{reference.until_label}")
        if components(longer) in numbering.printed(book):
            below = plain(book, found.asked, longer)
            return _labelled(book, below, reference._replace(number=longer, label=rest)) if rest else below
    same = [p.clause.id for p in found.positions if numbering.number(book, p) == components(reference.number)]
    second = [same[int(first) - 1]] if 1 < len(same) >= int(first) > 0 else []
    items = [f"{clause.id}, item {first}" for clause in _clauses(found) if 0 < int(first) <= len(clause.items)]
    which = f" ({reference.which})" if reference.which else ""
    said = f"{reference.number}{which}({first})".strip()
    return nothing(book, found.asked, said, (*second, *(items or found.ref)))


def _items(clause: Clause, reference: Citation) -> Places:
    """The items with a label, or from it to the last label asked for; none unless both are there."""
    first = _with_label(clause, reference.label)
    if not reference.until_label or not first:
        return first
    beside = ".".join((*reference.label.split(".")[:-1], reference.until_label))
    last = _with_label(clause, beside) or _with_label(clause, reference.until_label)
    level = [placed.place for placed in every_item(clause.items) if len(placed.place) == len(first[0])]
    return tuple(place for place in level if first[0] <= place <= last[-1]) if last else ()


def _with_label(clause: Clause, label: str) -> Places:
    """The items with a label: printed in full, those that it is inside first, or its own alone where no other has the same."""
    every = [placed for placed in every_item(clause.items) if placed.item.label]
    whole = [placed.place for placed in every if [*label.split(".")] == [part for own in placed.labels for part in components(own)]]
    own = [placed.place for placed in every if components(placed.labels[-1]) == (label,)]
    return tuple(whole or (own if len(own) == 1 else ()))


def _counted_items(book: Book, found: Found, reference: Citation) -> Found:
    """The clauses with so many items, whole, with those that are meant marked."""
    listed = [p for p in found.positions if p.clause.items] if reference.words and not reference.number else []
    found = Found(found.asked, tuple(listed), note=found.note) if len(listed) == 1 else found
    matched = {clause.id: items for clause in _clauses(found) if (items := _places(clause, reference.items))}
    if matched:
        return found._replace(positions=tuple(p for p in found.positions if p.clause.id in matched), matched=matched)
    alone = _clauses(found)
    if len(alone) == 1 and alone[0].items and (there := tuple(item for item in reference.items if _places(alone[0], (item,)))):
        return _too_few(book, found.asked, alone[0], there, reference.items)
    said = ", ".join(str(item) if item > 0 else "last" for item in reference.items)
    inside = [p.clause for p in found.positions if _places(p.clause, reference.items)]
    offered = [f"{clause.id}, {'item ' + said if reference.items[0] > 0 else 'last item'}" for clause in inside]
    return nothing(book, found.asked, f"item {said} in what this names", unique((*offered[:MOST_NEAR], *(() if offered else found.ref))))


def _too_few(book: Book, asked: str, clause: Clause, there: tuple[int, ...], items: tuple[int, ...]) -> Found:
    """Nothing, for some of the items are there and others are not; those that are there are offered."""
    missing = " or ".join(str(item) for item in items if item not in there)
    note = f"In {whose(book)} {clause.id} has {len(clause.items)} items, and no item {missing}."
    return Found(asked, note=note, near=(f"{clause.id}, {'items' if len(there) > 1 else 'item'} {', '.join(map(str, there))}",))


def _places(clause: Clause, items: tuple[int, ...]) -> Places:
    """The places of items counted from 1, the last by -1; none unless all are there."""
    count = len(clause.items)
    places = tuple(item if item > 0 else count + 1 + item for item in items)
    return tuple((place,) for place in places) if count and all(0 < place <= count for place in places) else ()


def _sentence(found: Found) -> Found:
    if not _clauses(found):
        return either(found.asked, (Found("", (position,)) for position in found.positions))
    return found._replace(note=f"{found.note} Sentences are not counted; the clause is given whole.".strip())
