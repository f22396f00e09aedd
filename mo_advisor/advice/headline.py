"""What a worried person needs first of an advice: safety, whom to go to, and the decisive words of each clause that governs.

It is chosen from an advice and adds nothing: whatever is in it stands in the advice as well, in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.clauses import Match
from mo_advisor.advice.contacts import General, Named
from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.words import item_words, sentences
from mo_advisor.vocabulary import Notice

DANGER = ("danger", "abuse")  # the kinds of line that stand first, and again last
LIMITS = re.compile(
    r"\b(?:no|not|never|neither|nor|none|nobody|nothing|cannot|unless|except|excepting|without|only|but|if|where|when|until|provided|subject|however|"
    r"save|otherwise|rather|than)\b",
    re.IGNORECASE,
)  # words that turn a sentence round or bound it, without which a stretch of it may say what it does not
OPENING = 12  # words that stand for a clause that has neither a duty nor a title


class Decisive(NamedTuple):
    """The words of a clause that decide, a verbatim stretch of it. force: of a duty; None where they are the title or the opening words."""

    words: str
    force: str | None


class Governing(NamedTuple):
    """A clause that governs, with its decisive words in the file's order."""

    shown: ShownClause
    decisive: tuple[Decisive, ...]

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.shown.match.position.clause

    @property
    def words(self) -> tuple[str, ...]:
        """The decisive words, each said once."""
        every = tuple(dict.fromkeys(decisive.words for decisive in self.decisive))
        return tuple(words for words in every if not any(words != other and words in other for other in every))


class Headline(NamedTuple):
    """safety: the lines for danger. first: whom to go to first. advisers: whom the document names for advice in general, where that is used.

    rules: the clauses that govern.
    """

    safety: tuple[Notice, ...]
    first: tuple[Named, ...]
    advisers: tuple[General, ...]
    rules: tuple[Governing, ...]


def headline(advice: Advice) -> Headline:
    """The headline of an advice; of a situation that nobody has judged, safety alone."""
    safety = tuple(notice for notice in advice.notices if notice.kind in DANGER)
    if not advice.mapped:
        return Headline(safety, (), (), ())
    rules = (Governing(shown, decisive_words(shown.match)) for shown in advice.clauses)
    return Headline(safety, tuple(_first(advice)), fresh_advisers(advice) if uses_advisers(advice) else (), tuple(rules))


def yours(advice: Advice) -> tuple[Named, ...]:
    """The contacts that this caller is to take."""
    return tuple(named for named in advice.contacts if named.by == "you")


def uses_advisers(advice: Advice) -> bool:
    """Whether those count whom the document names for advice in general: with silence, or where it names nobody for this caller."""
    return advice.silent or not yours(advice)


def fresh_advisers(advice: Advice) -> tuple[General, ...]:
    """Whom the document names for advice in general, without those who stand among the contacts already."""
    already = {(named.contact.role, named.clause) for named in advice.contacts}
    return tuple(each for each in advice.advisers if (each.adviser.role, each.adviser.clause) not in already)


def tie(before: Named | None, named: Named) -> str:
    """The document's own word that ties somebody to the one before, or an empty string."""
    tied = before and (before.route, before.contact.step) == (named.route, named.contact.step)
    return (named.contact.join or "") if tied else ""


def decisive_words(match: Match) -> tuple[Decisive, ...]:
    """What a clause asks, in its own words and in their order: the duties that the file marks; the opening of each item that matters here, unless it
    holds one; where there is nothing of all that, the clause's title or its opening words."""
    return _decisive(match.position.clause, match.items)


@lru_cache(maxsize=4096)
def _decisive(clause: Clause, matched: tuple[int, ...]) -> tuple[Decisive, ...]:
    """`decisive_words` of a clause and the items that matter; kept, for many answers bring in the same clause."""
    pieces = [clause.title or "", clause.text, *map(item_words, clause.items), clause.closing or ""]
    found = [Decisive(_bounded(duty.words, pieces), duty.force) for duty in clause.duties]
    items = [item_words(clause.items[item - 1]) for item in matched] if len(matched) < len(clause.items) else []
    found += [Decisive(opening(item), None) for item in items if not any(duty.words in opening(item) for duty in clause.duties)]

    def place(decisive: Decisive) -> tuple[int, int]:
        found_in = ((number, piece.index(decisive.words)) for number, piece in enumerate(pieces) if decisive.words in piece)
        return next(found_in, (len(pieces), 0))  # words that run from one piece into the next stand last

    distinct = [each for each in dict.fromkeys(found) if not any(_within(each, other) for other in found)]
    return tuple(sorted(distinct, key=place)) or (Decisive(clause.title or opening(clause.text), None),)


def _within(decisive: Decisive, other: Decisive) -> bool:
    """Whether words that decide are said by others, which hold more, and no less strongly."""
    return decisive != other and decisive.words in other.words and decisive.force in (None, other.force)


def _bounded(words: str, pieces: Iterable[str]) -> str:
    """Words that decide; their whole sentence where what stands outside them may turn them round or bound them."""
    for piece in pieces:
        for sentence in sentences(piece):
            if words in sentence:
                return sentence if LIMITS.search(sentence.replace(words, "", 1)) else words
    return words


def opening(text: str) -> str:
    """The words with which a text opens, broken off between two words where it is long."""
    end = -1
    for _ in range(OPENING):
        end = text.find(" ", end + 1)
        if end < 0:
            return text
    return text[:end]


def _first(advice: Advice) -> Iterator[Named]:
    """Of the caller's own contacts those that no step of theirs comes before. Nobody is sent first to a body that is gone."""
    return (named for named in yours(advice) if named.step in (None, 1) and not named.contact.defunct)
