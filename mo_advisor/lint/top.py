"""Where the conduct of the top post is complained of, somebody is named to take it to, or the gap is said.

The top post is the one above which the vocabulary puts nobody. Where whoever the document names is that very post, and nobody else remains, a
caution of the kind `gap` must say so: whoever complains would not notice that something is missing.

Passes:

    cautions:
      - {kind: gap, text: "Nobody is named for a concern about the Chief Executive.", clauses: ["1"], involved: [chief-executive]}
    document:
      - id: "1"
        text: "A complaint about an Officer is made to the Chief Executive."
        rules: [{situations: [complain-about-officer]}]
        contacts: [{role: chief-executive, title: the Chief Executive, do: is made to}]

Fails:

    document:
      - id: "1"
        text: "A complaint about an Officer is made to the Chief Executive."
        rules: [{situations: [complain-about-officer]}]
        contacts: [{role: chief-executive, title: the Chief Executive, do: is made to}]
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book

RULE = "top"


def problems(book: Book) -> Iterator[Problem]:
    """Situations in which a complaint about the top post leads nowhere, and nothing says so."""
    for post in _top_posts(book):
        for situation in book.vocabulary.situations.values():
            if situation.complaint and set(situation.party) & book.tree.above[post] and any(p.clause.contacts for p in book.concerning[situation.id]):
                askers = [role.id for role in book.vocabulary.governed if _leads_nowhere(book, role.id, post, situation.id)]
                if askers:
                    message = f"{situation.id}: about the {post} nobody is named for {' or '.join(askers)}, and no caution of kind `gap` says so"
                    yield Problem(book.protocol.at, "error", RULE, message)


def _top_posts(book: Book) -> list[str]:
    below = frozenset().union(*book.vocabulary.senior_to.values())
    return [post for post in book.vocabulary.senior_to if post not in below]


def _leads_nowhere(book: Book, who: str, post: str, situation: str) -> bool:
    """Whether whoever is named is left out, because it is about that very post, so that nobody remains; and no gap is said."""
    about = advise(book, Answers(who, (post,), situation))
    said = {caution.kind for caution in about.cautions}
    return not _named(about) and "left-out" in said and "gap" not in said


def _named(advice: Advice) -> bool:
    """Whether somebody is named to whom the caller may turn."""
    return any(named.by == "you" for named in advice.contacts) or bool(advice.advisers)
