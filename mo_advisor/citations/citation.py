"""One reference as asked for."""

from __future__ import annotations

from typing import NamedTuple


class Citation(NamedTuple):
    """One reference as asked for; with neither words nor a number nor a count it could not be read, and finds nothing.

    asked: what was typed, tidied. words: of a heading, or of an id such as `Definition: Members`. number: as typed, without a final dot.
    until: the last number of a range, in full. which: an ordinal, where the document prints a number more than once. label: of an
    item, its parts joined by dots (`a`, `a.ii`). until_label: the last label of a range inside one clause. within: the number of the section
    that it is said to be in. items: bullets, counted from 1, -1 the last. counts: paragraphs, counted likewise. sentence: whether a sentence of
    it was meant. title: words that were given as its heading. document: words that name the document. level: how deep its own mark reaches.
    short: what precedes the number, if it is short for a longer one (`10.5 and 6`: 10). sure: whether it can hardly be meant otherwise.
    after: what stands right before: a number of which these words may be the heading, or a heading under which this number may be.
    until_which: an ordinal of the last number of a range. beside: words right after it that name a document, unless they are its heading.
    row: bare numbers with nothing but a space or a comma between them, this the last: `7 3`. following: whether what comes after is meant
    too: `24ff`. kept, left_out: what stands before and after `except`; such a reference has nothing else.
    """

    asked: str
    words: str = ""
    number: str = ""
    until: str = ""
    which: str = ""
    label: str = ""
    until_label: str = ""
    until_which: str = ""
    within: str = ""
    items: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    sentence: bool = False
    title: str = ""
    document: str = ""
    level: int = 0
    short: str = ""
    sure: bool = False
    after: str = ""
    beside: str = ""
    row: tuple[str, ...] = ()
    following: bool = False
    kept: str = ""
    left_out: str = ""

    @property
    def partial(self) -> bool:
        """Whether it says which part of a clause, and not yet of which."""
        return not (self.number or self.words or self.counts) and bool(self.label or self.items or self.sentence)
