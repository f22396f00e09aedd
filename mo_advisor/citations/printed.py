"""What the tool prints of references: how to say where a clause stands, and which clauses refer to it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mo_advisor.citations import headings as heading
from mo_advisor.citations import numbers as numbering
from mo_advisor.citations.tokens import components
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import CrossReference, Position


class Citing(NamedTuple):
    """A clause that refers to another, and the reference that it makes."""

    position: Position
    reference: CrossReference

    @property
    def wrong(self) -> bool:
        """Whether it cannot be meant as printed, so that it is shown and not followed."""
        return self.reference.wrong is not None


def ref_in_full(book: Book, position: Position) -> str:
    """How to say where a clause stands: the number, or a reference that the document does not print, with a word that it does not."""
    clause = position.clause
    if numbering.is_footnote(book, position) or clause.number == clause.id:
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
    return tuple(citing for citing in _citing(book) if names.intersection(citing.reference.to))


@lru_cache(maxsize=8)
def _citing(book: Book) -> tuple[Citing, ...]:
    """Every cross-reference in the document."""
    return tuple(Citing(position, cited) for position in book.positions for cited in position.clause.cites)
