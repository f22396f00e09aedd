"""The words by which clauses are cited: headings without their numbers, and the short forms in the ids of clauses without a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mo_advisor.citations.numbers import LONGEST_COMPARED, section_number, under
from mo_advisor.citations.tokens import components
from mo_advisor.errors import close_matches
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position, Section, sections

Words = tuple[str, ...]
SHORT = {"fn": "footnote", "footnotes": "footnote", "def": "definition", "definitions": "definition"}


class Heading(NamedTuple):
    """Words to cite by. printed: as the document or the id has them. ref: what to type. section: the heading, if it is one."""

    words: Words
    printed: str
    ref: str
    section: Section | None
    positions: tuple[Position, ...]


def headings(book: Book) -> Iterator[Heading]:
    """Every heading in order, then the short forms that ids use (`Change of membership`, `Preamble`, `Definition`)."""
    stems: dict[str, list[Position]] = {}
    for position in book.positions:
        if found := stem(position.clause.id):
            stems.setdefault(found, []).append(position)
    for section in sections(book.protocol):
        words, number = components(section.heading), section_number(section)
        words = words[len(number) :] if words[: len(number)] == number else words
        yield Heading(words, section.heading, ref(section), section, tuple(under(book).get(id(section), ())))
    for found, positions in stems.items():
        same = next((section for section in positions[0].headings[::-1] if under(book)[id(section)] == positions), None)
        yield Heading(components(found), same.heading if same else found, ref(same) if same else found, same, tuple(positions))


def ref(section: Section) -> str:
    """What to type for a section: its number, else its heading."""
    return section.number or section.heading


def stem(clause_id: str) -> str:
    """The words before the count or the colon of an id that begins with words; nothing for others."""
    before, colon, _ = clause_id.partition(":")
    words, _, last = clause_id.rpartition(" ")
    counted = before if colon else words if last.isdecimal() else ""
    return counted if clause_id[0].isalpha() else ""


def named(book: Book, words: Words) -> tuple[Heading, ...]:
    """The headings of exactly these words; else those that begin with them; else those that do but for a plural or an article."""
    every = tuple(headings(book))
    exact = tuple(heading for heading in every if heading.words and heading.words in (words, written_out(words)))
    begun = exact or tuple(heading for heading in every if words and heading.words[: len(words)] == words)
    return begun or tuple(heading for heading in every if _loosely(words) and _loosely(heading.words)[: len(_loosely(words))] == _loosely(words))


def _loosely(words: Words) -> Words:
    """Words without the article before them and the plural of each."""
    return tuple(word.removesuffix("s") for at, word in enumerate(words) if at or word != "the")


def written_out(words: Words) -> Words:
    """Words with the usual short forms in full: `fn 1` is `footnote 1`, `definition of members` is `definition members`."""
    said = (SHORT.get(words[0], words[0]), *words[1:]) if words else words
    return ("definition", *said[2:]) if said[:2] == ("definition", "of") else said


def defined(book: Book, words: Words) -> Position | None:
    """The one definition whose term is said but for a plural, or by its initials: `definition of SLT`."""
    said = written_out(words[1:] if words[:1] == ("the",) else words)
    if said[:1] != ("definition",) or len(said) < 2:
        return None
    terms = [(p, components(p.clause.id)) for p in book.positions if components(p.clause.id)[:1] == ("definition",)]
    alike = [p for p, term in terms if _loosely(term) == _loosely(said)]
    initials = [p for p, term in terms if len(said) == 2 and len(term) > 2 and "".join(word[0] for word in term[1:]) == said[1]]
    found = alike or initials
    return found[0] if len(found) == 1 else None


def near(book: Book, words: Words) -> tuple[str, ...]:
    """References with headings, or ids of words, that share the words or are spelled like them."""
    texts = {" ".join(heading.words): heading.ref for heading in headings(book)}
    texts |= {" ".join(components(p.clause.id)): p.clause.id for p in book.positions if p.clause.id[0].isalpha()}
    sharing = [text for text in texts if _shares(text.split(), words)]
    alike = close_matches(" ".join(words)[:LONGEST_COMPARED], texts, 3, 0.6)
    return tuple(dict.fromkeys(texts[text] for text in (*alike, *sharing)))


def _shares(text: list[str], words: Iterable[str]) -> bool:
    long = {word for word in words if len(word) > 3}
    return bool(long) and long <= set(text)
