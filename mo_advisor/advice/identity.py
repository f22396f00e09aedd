"""Whether a post that the document names is held by the asker, or by the person whom it is about."""

from __future__ import annotations

from collections.abc import Collection

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.logic import FAILS, HOLDS, Verdict, any_holds, unknown
from mo_advisor.protocol.book import Book


def is_the_subject(book: Book, answers: Answers, post: str) -> Verdict:
    """Whether a post is held by the person whose conduct is complained of. Only situations marked as complaints have such a person.

    It is the involved role of the situation's party kind; where none such is named, somebody of that kind, so any post in reach may be theirs.
    """
    situation = book.vocabulary.situations[answers.what] if answers.what else None
    if situation is None or not situation.complaint:
        return FAILS
    kind = book.tree.kin(situation.party)
    named = answers.involved or ()
    if any(role in kind for role in named):
        return any_holds(_same(book, role, post, "involved", kind) for role in named)
    held = {_counts_as(book, role, post) for role in kind}
    return HOLDS if held == {True} else unknown("involved") if True in held else FAILS


def is_the_asker(book: Book, answers: Answers, post: str) -> Verdict:
    """Whether a post is the asker's own."""
    if answers.who is None:
        return unknown("who") if any(_counts_as(book, role, post) for role in book.asking) else FAILS
    return _same(book, answers.who, post, "who", book.asking | {answers.who})


def _same(book: Book, named: str, post: str, question: str, among: Collection[str]) -> Verdict:
    """Whether the person named by a role holds a post: surely, surely not, or depending on a narrower role among these."""
    if named in among and _counts_as(book, named, post):
        return HOLDS
    return unknown(question) if any(role in among and _counts_as(book, role, post) for role in book.tree.below[named]) else FAILS


def _counts_as(book: Book, role: str, post: str) -> bool:
    return post in book.tree.above[role] or _one_person(book, role, post)


def _one_person(book: Book, role: str, post: str) -> bool:
    """Whether two posts count as one person's, unless the document shows that different people hold them."""
    pair = frozenset((role, post))
    return pair in book.vocabulary.same_person and not any(pair == frozenset(posts) for posts in book.protocol.different_people)
