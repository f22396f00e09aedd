"""Every follow-up question that the protocols share is put by one of them.

Holds for all protocols together, so it is looked at only where no file is named. A fact of the vocabulary on which nothing turns in any protocol is
never asked, and echoing an answer to it would look as if it had counted: a warning. EVERY-FACT stands here for a value of each shared fact.

Passes:

    document:
      - id: "1"
        text: "Members must be polite."
        rules: [{situations: [not-covered], facts: {any_of: EVERY-FACT}}]

Fails:

    document:
      - id: "1"
        text: "Members must be polite."
        rules: [{situations: [not-covered]}]
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mo_advisor.errors import Place, Problem
from mo_advisor.vocabulary import shared

RULE = "unused-facts"
VOCABULARY = Place("vocabulary.yaml", 0)


def problems(used: Collection[frozenset[str]]) -> Iterator[Problem]:
    """The shared facts on which nothing turns in any of some protocols. used: for each of them the facts on which something does."""
    every = frozenset().union(*used)
    for fact in shared().facts if used else ():
        if fact not in every:
            yield Problem(VOCABULARY, "warning", RULE, f"no protocol that is loaded turns on the fact {fact}")
