"""What a reference means in one document. It never gives a clause that it does not name: near misses are offered, never taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from mo_advisor.citations import headings as heading
from mo_advisor.citations import numbers as numbering
from mo_advisor.citations.by_number import by_number, following, plain, row, span, unreadable
from mo_advisor.citations.by_words import by_words, counted, named, under_heading, ways
from mo_advisor.citations.citation import Citation
from mo_advisor.citations.documents import is_council, is_own, names_another
from mo_advisor.citations.found import Found, all_headings, elsewhere, nothing, short, unique, whose
from mo_advisor.citations.headings import Heading
from mo_advisor.citations.joining import is_year
from mo_advisor.citations.numbers import MOST_NEAR, within
from mo_advisor.citations.parser import parse
from mo_advisor.citations.parts import as_item, item_itself, part
from mo_advisor.citations.printed import ref_in_full
from mo_advisor.citations.tokens import components, tidy
from mo_advisor.citations.wording import EDITION, NEIGHBOUR, PAGES, PARAGRAPH
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position, Section, sections

LONGEST = 4000  # characters of what is asked for at once: a thousand references; how they lie to each other takes time that grows with their square


def find(book: Book, text: str) -> tuple[Found, ...]:
    """What a text asks for in one document: a heading, an id or what is said for it, exactly as printed; else each reference in it."""
    if len(text) > LONGEST:
        return (Found(short(text), note=f"“{short(text)}” is longer than {LONGEST:,} characters, and is not read; give fewer references at once."),)
    whole = tidy(text)
    if any(character.isalpha() for character in whole) and (printed := _as_it_stands(book, whole)):
        return (printed,)
    if refused := _endless(book, whole) or _other_edition(book, whole):
        return (refused,)
    found: list[Found] = []
    for reference in _in_documents(book, parse(text)):
        each = tuple(_each(book, reference))
        if reference.after and found and found[-1].positions and _one_with(book, found[-1], reference, each):
            asked = f"{found[-1].asked} {reference.asked}"
            found[-1] = (found[-1] if reference.words else each[0])._replace(asked=asked)
        elif reference.after and reference.words and found and not reference.document and (names := named(book, reference.words)):
            found[-1] = _not_under(book, found[-1], reference, names)
        elif reference.after and "." in reference.number and found and found[-1].section and len(each) == 1 and each[0].positions:
            found[-1] = _not_in(book, found[-1], each[0], reference)
        else:
            found.extend(each)
    return tuple(found)


def _in_documents(book: Book, references: tuple[Citation, ...]) -> Iterator[Citation]:
    """References, each in the document that words beside it name; these are not that where they are the heading of one of them."""
    own = {each.beside for each in references if each.beside and _own_beside(book, each)}
    for each in references:
        yield each._replace(document=each.beside) if each.beside and each.beside not in own else each


def _own_beside(book: Book, reference: Citation) -> bool:
    found = resolve(book, reference._replace(document=""))
    return is_own(book, reference.beside) or bool(found.positions and _is_title(book, found, reference.beside))


def _one_with(book: Book, before: Found, reference: Citation, each: tuple[Found, ...]) -> bool:
    """Whether words are the heading of the number before them, or a number stands under the heading before it: `Complaints, 7.3.1`."""
    if reference.words:
        return _is_title(book, before, reference.words)
    return bool(each[0].positions) and before.section is not None and set(each[0].positions) < set(before.positions)


def _not_under(book: Book, before: Found, reference: Citation, names: tuple[Heading, ...]) -> Found:
    """Nothing, for a heading stands right after a number that is not under it: `13.2 Correspondence`; both are offered."""
    asked = f"{before.asked} {reference.asked}"
    if not before.positions:
        return before._replace(asked=asked, near=unique((*before.near, *(name.ref for name in names))))
    return _titled(book, before._replace(asked=asked), Citation(asked, number=reference.after, title=reference.words))


def _not_in(book: Book, before: Found, found: Found, reference: Citation) -> Found:
    """Nothing, for a number stands after a heading that it is not under: `Political Groups, 10.2`; both are offered."""
    note = f"{whose(book)} has no {short(reference.number)} under “{short(before.asked)}”."
    return Found(f"{before.asked}, {reference.asked}", note=note, near=unique((*found.ref, *before.ref)))


def _endless(book: Book, whole: str) -> Found | None:
    """Nothing, for a range of which only the beginning is said: `20 to`."""
    begun = re.fullmatch(r"(.*[0-9)])\s+(?:up )?(?:to|through|thru|until|till)[ .]*", whole, re.IGNORECASE)
    if not begun:
        return None
    near = unique(ref for found in find(book, begun[1]) for ref in found.ref or found.near)
    return Found(whole, note=f"“{short(whole)}”: the end of the range is missing.", near=near[:MOST_NEAR])


def _other_edition(book: Book, whole: str) -> Found | None:
    """Nothing, for a number with the year of another edition: `10.2 (2015 edition)`."""
    dated = re.search(r"[\s(,]+(?:the )?((?:19|20)[0-9]{2}) (?:edition|version|draft)\b\)?", whole, re.IGNORECASE)
    if not dated or not any(character.isdigit() for character in whole[: dated.start()]) or dated[1] in book.protocol.edition:
        return None
    near = unique(ref for found in find(book, whole[: dated.start()]) for ref in found.ref)
    return Found(whole, note=f"“{short(whole)}” is of another edition; only {whose(book)} as loaded is read here.", near=near[:MOST_NEAR])


def _beside_number(book: Book, reference: Citation) -> Found | None:
    """Nothing, for words before a number that make it another clause or a page: `old 10.1`, `the paragraph after 10.2`, `pp 7-9`; else None."""
    said = components(reference.words)
    if not (said and reference.number) or said[-1] not in EDITION | NEIGHBOUR | PAGES or named(book, reference.words):
        return None
    meant = resolve(book, reference._replace(words="", document=""))
    near = meant.ref
    if said[-1] in PAGES:
        near = (f"{reference.number} to {reference.until}",) if near and reference.until else near or meant.near
        return Found(reference.asked, note=f"“{short(reference.asked)}”: pages are not known here; say the number of a clause.", near=near)
    if said[-1] in EDITION:
        note = f"“{short(reference.asked)}” is of another edition; only {whose(book)} as loaded is read here."
        return Found(reference.asked, note=note, near=near)
    return Found(reference.asked, note=f"“{short(reference.asked)}” is not {short(reference.number)} itself; say its own number.", near=near)


def _as_it_stands(book: Book, whole: str) -> Found | None:
    """What is printed just so."""
    printed = _by_print(book).get(whole.casefold(), ())
    if len(printed) != 1:
        return None
    (only,) = printed
    return Found(whole, within(book, [only]), only) if isinstance(only, Section) else Found(whole, (only,))


@lru_cache(maxsize=4)
def _by_print(book: Book) -> Mapping[str, tuple[Section | Position, ...]]:
    """What each heading, id and full reference stands for, in small letters."""
    found: dict[str, list[Section | Position]] = {}
    for section in sections(book.protocol):
        found.setdefault(tidy(section.heading).casefold(), []).append(section)
    for position in book.positions:
        for said in {tidy(position.clause.id).casefold(), tidy(ref_in_full(book, position)).casefold()}:
            found.setdefault(said, []).append(position)
    return {said: tuple(printed) for said, printed in found.items()}


def _each(book: Book, reference: Citation) -> Iterator[Found]:
    """What a reference gives; words before a whole number that name nothing are told apart from it."""
    if reference.row and row(book, reference.asked, reference.row) is None:
        yield from (resolve(book, reference._replace(asked=number, number=number, row=())) for number in reference.row)
        return
    if refused := _beside_number(book, reference):
        yield refused
        return
    initials = any(len(word) > 1 and word.isupper() for word in reference.words.split())
    stray = not initials and "." in reference.number and reference.words[:1].islower() and not (reference.document or reference.within)
    if stray and not named(book, reference.words) and not resolve(book, reference).positions:
        yield resolve(book, Citation(reference.words, words=reference.words))
        yield resolve(book, reference._replace(words="", asked=reference.asked.removeprefix(reference.words).strip(" ,:-")))
    else:
        yield resolve(book, reference)


def resolve(book: Book, reference: Citation) -> Found:
    """What one reference gives in one document."""
    if reference.left_out:
        return _except(book, reference)
    reference = _without_own_name(book, reference)
    if reference.document and not _is_here(book, reference):
        return _elsewhere(book, reference)
    if reference.row and (either_way := row(book, reference.asked, reference.row)):
        return either_way
    reference = _as_printed(book, reference)
    reference = _without_council(book, reference)
    if reference.until:
        return _between(book, reference)
    found = part(book, _whole(book, reference), reference)
    if not found.positions and (item := as_item(reference)):
        found = item_itself(book, _whole(book, item), item) or found
    if reference.following and found.positions:
        return following(book, reference.asked, found)
    if reference.title and not found.positions and named(book, reference.title):
        return resolve(book, reference._replace(words=reference.title, title=""))
    return _titled(book, found, reference) if found.positions and reference.title else found


def _whole(book: Book, reference: Citation) -> Found:
    """What a reference gives before it is narrowed to a part."""
    if reference.counts:
        return _paragraph(book, reference)
    if reference.words:
        return by_words(book, reference)
    return by_number(book, reference) if reference.number else unreadable(book, reference.asked)


def _without_own_name(book: Book, reference: Citation) -> Citation:
    """A reference without the document's own name: `of the Protocol`, and what is left of `Complaints of the Protocol`."""
    if is_own(book, reference.document):
        return reference._replace(document="", words="" if is_own(book, reference.words) else reference.words)
    said = reference.document or reference.words
    if not said or (reference.document and reference.words not in ("", said)):
        return reference
    head = next((said[:at] for at in range(len(said)) if said.startswith(" of ", at) and is_own(book, said[at:])), "")
    words = next((words for words in (said, head) if words and _own_heading(book, words)), "")
    return reference._replace(document="", words=words) if words else reference


def _without_council(book: Book, reference: Citation) -> Citation:
    """A reference without the council's name before a number or a heading: `Somerset 7.3`, `Solihull Complaints 3`."""
    words = reference.words.split()
    if not words or named(book, reference.words):
        return reference
    for at in range(len(words), 0, -1):
        rest = " ".join(words[at:])
        if is_council(book, " ".join(words[:at])) and (named(book, rest) if rest else reference.number):
            return reference._replace(words=rest)
    return reference


def _own_heading(book: Book, words: str) -> bool:
    """Whether words are a clause's id, or a heading, and none that names a document other than this."""
    if any(components(position.clause.id) in ways(words) for position in book.positions if position.clause.id[0].isalpha()):
        return True
    return any(name.words in ways(words) for name in named(book, words)) and not names_another(words)


def _elsewhere(book: Book, reference: Citation) -> Found:
    """Nothing, for another document is meant; the number is offered, and what it would be in the part of that number: `Part 7, paragraph 3.1`."""
    number = "" if reference.within else reference.number
    place = next(iter(re.findall(r"(?<= )[0-9.]+$", reference.document)), "")
    place = "" if is_year(place) else place
    near = [ref for said in (f"{place}.{number}", number or place) for ref in plain(book, "", said.strip(".")).ref]
    return elsewhere(book, reference.asked, reference.document, near[:MOST_NEAR])


def _left_out(book: Book, reference: Citation, before: int) -> set[int]:
    """The places of what is left out; of a paragraph too that is counted in what is kept: `Complaints except paragraph 3`."""
    together = find(book, f"{reference.kept}, {reference.left_out}")
    alone = find(book, reference.left_out)
    return {p.order for found in (*alone, *(together[before:] or together[:1])) if not found.matched for p in found.positions}


def _except(book: Book, reference: Citation) -> Found:
    """Nothing, for something is left out; what remains is offered, in stretches that can be cited."""
    once = not any(each.left_out for each in parse(reference.left_out))
    every = find(book, reference.kept) if reference.kept and once else ()
    kept = [position for found in every for position in found.positions]
    left_out = _left_out(book, reference, len(every)) & {position.order for position in kept} if kept else set()
    stretches: list[list[Position]] = []
    for position in kept:
        if position.order in left_out and len(left_out) < len(kept):
            continue
        if stretches and stretches[-1][-1].order == position.order - 1:
            stretches[-1].append(position)
        else:
            stretches.append([position])
    near = (f"{each[0].clause.id} to {each[-1].clause.id}" if len(each) > 1 else each[0].clause.id for each in stretches)
    note = f"“{short(reference.asked)}” leaves something out; nothing is taken."
    return Found(reference.asked, note=note, near=unique((*near, *(ref for found in every if not kept for ref in found.near)))[:MOST_NEAR])


def _is_here(book: Book, reference: Citation) -> bool:
    """Whether what sounds like another document is an id, or a heading under which the number is printed in full."""
    if reference.words != reference.document:
        return False
    said = components(f"{reference.words} {reference.number}")
    if any(components(position.clause.id) == said for position in book.positions):
        return True
    return "." in reference.number and bool(by_words(book, reference).positions)


def _as_printed(book: Book, reference: Citation) -> Citation:
    """A reference in the document's own terms, where it prints letters in its numbers: `7.3a` may be a number, and so may `A1`."""
    if reference.words[:1].isalpha():
        spellings: tuple[str, ...] = tuple(f"{''.join(way)} {reference.number}" for way in ways(reference.words) if len(way) == 1)
    else:
        lettered = reference.label[:1].isalpha()  # `1(1)` is no 11
        spellings = (
            (*((f"{reference.number}{reference.label}",) if lettered else ()), f"{reference.number}({reference.label})") if reference.label else ()
        )
    plainly = not (reference.which or reference.until or reference.until_label or reference.within or reference.counts or reference.items)
    plainly = plainly and not (reference.words and reference.label)
    number = next((said.strip() for said in spellings if plainly and components(said) in numbering.printed(book)), "")
    return Citation(reference.asked, number=number, title=reference.title) if number else reference


def _paragraph(book: Book, reference: Citation) -> Found:
    """A paragraph that is counted: under a heading, in a section, or by its own number in a document that numbers them through."""
    if reference.words:
        names = named(book, reference.words)
        scope = by_words(book, Citation(reference.asked, words=reference.words))
        scope = under_heading(book, reference.asked, reference.words, names) if scope.positions and names else scope
        return counted(book, reference, scope) if scope.positions else scope
    if reference.within:
        scope = plain(book, reference.asked, reference.within)
        if scope.positions and not scope.section:
            return nothing(book, reference.asked, f"paragraphs to count in {reference.within}", scope.ref)
        return counted(book, reference, scope) if scope.positions else scope
    numbers = [(str(count),) for count in reference.counts]
    own = tuple(p for p in book.positions if numbering.number(book, p) in numbers)
    if len(own) == len(numbers):
        return Found(reference.asked, own)
    note = f"“{short(reference.asked)}”: paragraphs are counted under a heading; say which."
    return Found(reference.asked, note=note, near=all_headings(book) if not numbering.printed(book) else ())


def _between(book: Book, reference: Citation) -> Found:
    """Everything from one end of a range to the other; both must be there, in this order."""
    first = resolve(book, reference._replace(until="", until_which=""))
    last = resolve(book, reference._replace(until="", until_which="", number=reference.until, which=reference.until_which))
    for end in (first, last):
        if not end.positions:
            return end._replace(asked=reference.asked)
    if not _shortened(reference):
        return span(book, reference.asked, (first, reference.number), (last, reference.until))
    last_part = reference.until.rpartition(".")[2]
    alone = plain(book, reference.asked, last_part)
    if reference.until == reference.number:
        note = f"{whose(book)} does not print {last_part} after {reference.number}."
        return Found(reference.asked, note=note, near=unique((*first.ref, *alone.ref)))
    found = span(book, reference.asked, (first, reference.number), (last, reference.until))
    if "-" in reference.asked:  # `6.9-11` is short for 6.9 to 6.11 wherever people write it
        return found
    onward = reference.level < PARAGRAPH and reference.number.count(".") == 1 and alone.positions
    if found.positions and alone.positions and onward and alone.positions[0].order > found.positions[-1].order:
        near = tuple(f"{found.positions[0].clause.id} to {each.positions[-1].clause.id}" for each in (found, alone))
        return Found(reference.asked, note=f"“{short(reference.asked)}” can be read in more than one way; none is taken.", near=near)
    return found._replace(note=found.note or f"{last_part} is read as {reference.until}.")


def _shortened(reference: Citation) -> bool:
    """Whether the end of a range was completed from its beginning: `3.9 to 10`; not `7.3-.5`, which says so itself."""
    said = re.findall(r"[0-9.]*[0-9]", reference.asked)[1:]
    return "." in reference.until and not reference.within and not {reference.until, f".{reference.until.rpartition('.')[2]}"} & set(said)


def _titled(book: Book, found: Found, reference: Citation) -> Found:
    """What was found, if it is headed as the reference says."""
    if _is_title(book, found, reference.title):
        return found
    names = named(book, reference.title)
    if not names and names_another(reference.title):
        return elsewhere(book, found.asked, reference.title, found.ref)
    note = f"{whose(book)} has no {short(reference.number)} under “{names[0].printed if names else short(reference.title)}”."
    return Found(found.asked, note=note, near=unique((*found.ref, *(name.ref for name in names))))


def _is_title(book: Book, found: Found, words: str) -> bool:
    """Whether words are, or begin, a heading that all of what was found stands under, or what stands on a clause's own line."""
    above = set.intersection(*({id(section) for section in position.headings} for position in found.positions))
    if any(name.section and id(name.section) in above for name in heading.named(book, components(words))):
        return True
    return all(position.clause.title and components(position.clause.title) == components(words) for position in found.positions)
