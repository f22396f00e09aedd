"""A rule stands at a clause whose words have something of its situation.

How people put a situation is held against each sentence of the clause and against the headings above it. Where twenty other situations fit all of
them better, the rule may have been meant for another clause. Looked at is what governs a situation exactly, in clauses that name nobody to turn to:
a clause on complaints, and whatever bears on many situations or is their background, shares no words with most of them. Even so this is a warning:
look again.

Passes:

    document:
      - {id: "1", text: "A Member must not speak to the press on behalf of the Council.", rules: [{situations: [press-contact-or-statement]}]}

Fails:

    document:
      - {id: "1", text: "A Member must not speak to the press on behalf of the Council.", rules: [{situations: [family-relationship]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.lint.naming import read_again
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.duties import LONGEST, sentences
from mo_advisor.protocol.model import Position, Rule
from mo_advisor.words.index import shipped
from mo_advisor.words.lexicon import OUT_OF_SCOPE
from mo_advisor.words.suggest import scored

RULE = "far"
BETTER = 20  # situations that may fit the words better; of the rules of mapped documents one in eighty has more


def problems(book: Book) -> Iterator[Problem]:
    """Rules at clauses whose words fit many other situations better."""
    for position in read_again(book):
        exactly = {situation: rule for rule in position.clause.rules for situation in _exactly(book, position, rule)}
        for situation in _left(position, set(exactly)):
            message = f"the words have little of {situation}; is the rule meant for another clause? Look at it again"
            yield Problem(exactly[situation].at, "warning", RULE, f"{position.clause.id}: {message}")


def _exactly(book: Book, position: Position, rule: Rule) -> Iterator[str]:
    """The situations that a rule governs exactly, where the clause speaks for itself: complaints and what has a note do not."""
    if rule.weight == "rule" and not position.clause.contacts and not rule.note:
        yield from (situation for situation in rule.situations if not book.vocabulary.situations[situation].complaint)


def _left(position: Position, situations: set[str]) -> list[str]:
    """Those of some situations that fit none of the words of a clause and the headings above it well."""
    left = set(situations)
    clause = position.clause
    for text in (*sentences(clause), *(heading.heading for heading in position.headings)):
        if not left:
            break
        scores = scored(text[:LONGEST], shipped())
        inside = sorted((score for situation, score in scores.items() if situation != OUT_OF_SCOPE), reverse=True)
        left -= {situation for situation in left if scores and inside.index(scores[situation]) <= BETTER}
    return sorted(left)
