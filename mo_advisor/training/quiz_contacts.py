"""Whom to contact first, as choices: those whom the document names for the asker, and others of whom none can be meant too."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from random import Random
from typing import NamedTuple, TypeVar

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.condition import who_is
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.identity import is_the_asker, is_the_subject
from mo_advisor.advice.verdict import any_holds
from mo_advisor.interview.kinds import RELATIVE
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact
from mo_advisor.training.quiz_choice import Choice, drawn
from mo_advisor.training.quiz_near import near_situations

T = TypeVar("T")
NOBODY = "nobody"
NOBODY_TEXT = "Nobody: the protocol names no one for you to contact"
MOST_RIGHT = 3
ALL_TOLD = 4  # right and wrong ones together, so that their number does not say how many are right
FEWEST_WRONG = 2
LONGEST_TITLE = 5  # words of a title that is taken from the table of roles; a longer one describes and does not name
POINTS = re.compile(r"\b(your|his|her|their|its|that|those|this|these|who|whose|whom|other|original|employee)\b", re.IGNORECASE)


class Post(NamedTuple):
    """Somebody whom the document names: a role, and the document's own words for it."""

    role: str
    title: str


def contact_choices(advice: Advice, dice: Random) -> tuple[Choice, ...]:
    """The choices, not shuffled yet. Nobody is among them, and is right where nobody is named for the asker."""
    first = first_contacts(advice)
    right = [Choice(_id(one), one.contact.title, True) for one in _offered(first)]
    count = max(FEWEST_WRONG, ALL_TOLD - len(right))
    wrong = [Choice(post.role, post.title, False) for post in _wrong(advice, first, dice)[:count]]
    return (*right, *wrong, Choice(NOBODY, NOBODY_TEXT, not first))


def first_contacts(advice: Advice) -> tuple[Named, ...]:
    """Those who are the asker's first step: the lowest of the asker's own steps in each route, and whoever may be turned to at any time."""
    yours = [one for one in advice.contacts if one.by == "you"]
    lowest: dict[str, int] = {}
    for one in yours:
        if one.contact.step:
            lowest[one.route] = min(int(one.contact.step), lowest.get(one.route, int(one.contact.step)))
    return tuple(one for one in yours if not one.contact.step or int(one.contact.step) == lowest[one.route])


def _id(one: Named) -> str:
    return one.contact.role or one.contact.procedure or ""


def _offered(first: Collection[Named]) -> list[Named]:
    """The right ones that are offered, each post once: those that are certain first, and bodies that are gone only where nobody else is."""
    there = [one for one in first if one.contact.defunct != "yes"]
    likely = sorted(there or first, key=lambda one: one.verdict.truth is None)
    return _each_once(likely, _id, lambda one: _plainly(one.contact.title))[:MOST_RIGHT]


def _each_once(found: Iterable[T], *keys: Callable[[T], str]) -> list[T]:
    """The first of those that are alike by any of the keys."""
    for key in keys:
        kept: dict[str, T] = {}
        for one in found:
            kept.setdefault(key(one), one)
        found = kept.values()
    return list(found)


def _wrong(advice: Advice, first: Collection[Named], dice: Random) -> list[Post]:
    """Posts that the document names elsewhere and that are surely none of the first, each once, the likeliest first."""
    right = {one.contact.role for one in first if one.contact.role}
    titles = {_plainly(one.contact.title) for one in first}
    open_ = _open_posts(advice, first)
    found = (post for _, post in drawn(_named_elsewhere(advice), lambda one: one[0], dice))
    told = (post for post in found if _names_one(advice.book, post) and _plainly(post.title) not in titles)
    fair = (post for post in told if _surely_wrong(advice, post.role, right, open_))
    return _each_once(fair, lambda post: post.role, lambda post: _plainly(post.title))


def _surely_wrong(advice: Advice, role: str, right: Iterable[str], open_: Iterable[str]) -> bool:
    """Whether a post can be neither a right one, nor one that is neither right nor wrong, nor anybody's in the story."""
    book = advice.book
    meant = any(_may_be_one(book, role, one) for one in right) or any(_share(book, role, one) for one in open_)
    return not (meant or _in_the_story(advice, role))


def _named_elsewhere(advice: Advice) -> Iterator[tuple[int, Post]]:
    """Whom else the document names, with how near that is: 0 in this advice, 1 in situations like it, 2 as a contact at all, 3 anywhere."""
    book = advice.book
    near = near_situations(book, advice.answers.what or "")
    for one in advice.contacts:
        yield from ((0, post) for post in _post(one.contact))
    for position in book.positions:
        close = any(position in book.concerning[situation] for situation in near)
        yield from ((1 if close else 2, post) for contact in position.clause.contacts for post in _post(contact))
    for role, note in book.protocol.roles.items():
        yield from ((3, Post(role, title)) for title in note.titles[:1] if len(title.split()) <= LONGEST_TITLE)


def _post(contact: Contact) -> Iterator[Post]:
    """The post that a contact is; a procedure, a body that is gone and the other party are none."""
    if contact.role and contact.defunct != "yes" and contact.part != "other-party":
        yield Post(contact.role, contact.title)


def _names_one(book: Book, post: Post) -> bool:
    """Whether a title says which post is meant: by its own name, and not as somebody's, nor as whoever is a Member or an Officer at all."""
    told = post.role not in RELATIVE and book.vocabulary.roles[post.role].parent is not None
    return told and any(letter.isupper() for letter in post.title) and not POINTS.search(post.title)


def _open_posts(advice: Advice, first: Iterable[Named]) -> set[str]:
    """The posts that are neither right nor wrong: those named for advice in general, and those that an answer which the card leaves open could
    make a first step."""
    certain = {one.route for one in first if one.verdict.truth is True}
    may_be_yours = (one for one in advice.contacts if one.by != "you" and _may_be_asker(advice, one.contact.by))
    may_be_first = (one for one in advice.contacts if one.by == "you" and one.route not in certain)
    return {
        *(adviser.role for adviser in advice.book.protocol.advisers),
        *(one.contact.role for one in (*may_be_yours, *may_be_first) if one.contact.role),
    }


def _may_be_asker(advice: Advice, takers: Iterable[str]) -> bool:
    return any_holds(who_is(advice.book.tree, advice.answers, role) for role in takers).truth is not False


def _in_the_story(advice: Advice, role: str) -> bool:
    """Whether a post is surely the asker's own, or that of somebody whom it is about."""
    book, answers = advice.book, advice.answers
    about = any(book.tree.truth(named, role) for named in answers.involved or ())
    return about or is_the_asker(book, answers, role).truth is True or is_the_subject(book, answers, role).truth is True


def _share(book: Book, role: str, other: str) -> bool:
    """Whether one person can have both roles because one is a kind of the other, or a third is a kind of both."""
    return not book.tree.below[role].isdisjoint(book.tree.below[other])


def _may_be_one(book: Book, role: str, other: str) -> bool:
    """Whether two roles may be one person's: they share a kind, or the vocabulary counts posts of theirs as one person's."""
    apart = {frozenset(pair) for pair in book.protocol.different_people}
    same = book.vocabulary.same_person - apart
    mine, theirs = _reach(book, role), _reach(book, other)
    return not mine.isdisjoint(theirs) or any(frozenset((one, two)) in same for one in mine for two in theirs)


def _reach(book: Book, role: str) -> frozenset[str]:
    """The roles that somebody named by a role may have; of one who is somebody's, such as a line manager, any of that kind."""
    return book.tree.kin(book.tree.above[role]) if role in RELATIVE else book.tree.below[role]


def _plainly(title: str) -> str:
    return re.sub(r"^(the|an?)\s+(relevant\s+|appropriate\s+)?", "", title.casefold())
