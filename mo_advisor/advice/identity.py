"""Whether a post that the document names is held by the asker, or by the person whom it is about; and whether it would fit them at all.

Only answers establish that: the very role that was named, or one that the protocol file says is the same person's. Where a post merely may be
theirs it is marked, and nobody's help is taken away on a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.logic import FAILS, HOLDS, Verdict, any_holds, unknown
from mo_advisor.protocol.book import Book

Relation = Callable[[Book, str, str], bool]  # of somebody's role and a post


def is_the_subject(book: Book, answers: Answers, post: str) -> Verdict:
    """Whether a post is held by the person whose conduct is complained of. Only situations marked as complaints have such a person.

    It is the involved role of the situation's party kind; where none such is named, somebody of that kind. Whoever was wronged is not the subject.
    """
    situation = book.vocabulary.situations[answers.what] if answers.what else None
    if situation is None or not situation.complaint or (post in (answers.involved or ()) and post in book.tree.kin(situation.victim)):
        return FAILS
    return _of_the_subject(book, answers.what, answers.involved, post, is_the_same, may_be_the_same)


def is_the_asker(book: Book, answers: Answers, post: str) -> Verdict:
    """Whether a post is the asker's own. The holder of a post knows which others are theirs, so what one person may hold elsewhere does not count."""
    return _of_the_asker(book, answers.who, post, is_the_same, _is_own)


def _is_own(book: Book, role: str, post: str) -> bool:
    return post in book.tree.above[role] or is_the_same(book, role, post)


def ranks_below_the_subject(book: Book, answers: Answers, post: str) -> Verdict:
    """Whether a post ranks below that of the person complained of, so that it is not offered as if it fitted."""
    return _of_the_subject(book, answers.what, answers.involved, post, ranks_below, ranks_below)


def ranks_below_the_asker(book: Book, answers: Answers, post: str) -> Verdict:
    """Whether a post ranks below the asker's own, so that it cannot be their superior's."""
    return _of_the_asker(book, answers.who, post, ranks_below, ranks_below)


@lru_cache(maxsize=16384)
def _of_the_asker(book: Book, who: str | None, post: str, surely: Relation, perhaps: Relation) -> Verdict:
    """Whether a post stands in a relation to the asker: surely where the role that was named does, else perhaps where any that it may be does."""
    if who is not None and surely(book, who, post):
        return HOLDS
    asking = book.asking if who is None else (role for role in book.tree.below[who] if role in book.asking or role == who)
    return unknown("who") if any(perhaps(book, role, post) for role in asking) else FAILS


@lru_cache(maxsize=32768)
def _of_the_subject(book: Book, what: str, involved: tuple[str, ...] | None, post: str, surely: Relation, perhaps: Relation) -> Verdict:
    """Whether a post stands in a relation to the subject: surely where the role that was named does, else perhaps where any that it may be does."""
    situation = book.vocabulary.situations[what] if what else None
    if situation is None or not situation.complaint:
        return FAILS
    party = book.tree.kin(situation.party)
    accusable = party - book.tree.kin(situation.victim)
    named = [role for role in involved or () if not accusable.isdisjoint(book.tree.below[role])]
    if not named and involved and _outsiders(book).issuperset(involved):
        return FAILS
    verdicts = [_related(book, role, accusable, post, surely, perhaps) for role in named]
    if not any(book.tree.below[role] <= accusable for role in named):  # a narrower role may yet be none that is complained of
        verdicts.append(_perhaps(any(perhaps(book, role, post) for role in party)))
    return any_holds(verdicts)


def _related(book: Book, role: str, accusable: frozenset[str], post: str, surely: Relation, perhaps: Relation) -> Verdict:
    if role in accusable and surely(book, role, post):
        return HOLDS
    return _perhaps(any(perhaps(book, narrower, post) for narrower in book.tree.below[role] & accusable))


def _perhaps(may_be: bool) -> Verdict:
    return unknown("involved") if may_be else FAILS


def _outsiders(book: Book) -> frozenset[str]:
    return book.tree.kin(book.vocabulary.audiences["outsider"])


def is_the_same(book: Book, role: str, post: str) -> bool:
    """Whether somebody named by a role is known to hold a post: the very one, or one that the file says is the same person's."""
    return role == post or any({role, post} <= set(posts) for posts in book.protocol.same_people)


@lru_cache(maxsize=32768)
def may_be_the_same(book: Book, role: str, post: str) -> bool:
    """Whether somebody of a role may hold a post: it is the same, a wider one, or one that one person may hold too."""
    pair = frozenset((role, post))
    apart = any(pair == frozenset(posts) for posts in book.protocol.different_people)
    return post in book.tree.above[role] or is_the_same(book, role, post) or (pair in book.vocabulary.same_person and not apart)


def ranks_below(book: Book, role: str, post: str) -> bool:
    """Whether a post ranks below a role."""
    return post in book.vocabulary.senior_to.get(role, ())


def audiences_of(book: Book, who: str | None) -> Iterable[str]:
    """Whom lines may be for that are for this asker; every one where it is not sure who asks."""
    for audience, roles in book.vocabulary.audiences.items():
        if who is None or any(role in roles for role in book.tree.above[who]):
            yield audience
