"""The choices of a quiz, right and wrong: which clause governs, which says where to take it, whether any governs, and whom to contact first.

A wrong choice is a clause or a post that somebody is likely to take for an answer, the likeliest first, and among equals by chance; and one that
nobody could defend: no answer that a card leaves open can bring it into the advice, and no post is offered of which a right one can be meant too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from random import Random
from typing import NamedTuple, TypeVar

from mo_advisor.advice.advise import Advice, ShownClause, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import recorded
from mo_advisor.advice.close_situations import close_to
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.identity import is_the_asker, is_the_subject
from mo_advisor.advice.logic import any_holds, who_is
from mo_advisor.citations.printed import references_to
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause, Contact
from mo_advisor.protocol.words import words_of
from mo_advisor.training.showing import ShownCard

T = TypeVar("T")
NONE, YES, NO = "none", "yes", "no"
NONE_TEXT = "None of these: it has nothing specific on this"
YES_TEXT, NO_TEXT = "Yes", "No, it is silent"
CLAUSES_OFFERED = 4  # clauses, of which one governs unless the document is silent
BROAD = 4  # situations; a clause that governs more of them speaks of conduct in general
NOBODY = "nobody"
NOBODY_TEXT = "Nobody: the protocol has no one for you to contact"
MOST_RIGHT = 3  # posts
POSTS_OFFERED = 4  # right and wrong ones together, so that their number does not say how many are right
FEWEST_WRONG = 2  # posts
LONGEST_TITLE = 5  # words of a title that is taken from the table of roles; a longer one describes and does not name
POINTING = re.compile(r"\b(your|his|her|their|its|that|those|this|these|who|whose|whom|other|original|employee)\b", re.IGNORECASE)


class Choice(NamedTuple):
    """Something to choose. id: a role, a clause, a procedure's name, or one of the fixed answers. text: as it is offered. right: whether it is."""

    id: str
    text: str
    right: bool


class Post(NamedTuple):
    """Somebody whom the document names: a role, and the document's own words for it."""

    role: str
    title: str


def clause_choices(on: ShownCard, governs: ShownClause | None, dice: Random) -> tuple[Choice, ...]:
    """The choices, not shuffled yet. None of the clauses is among them, and is right where the document may be silent."""
    clauses = _offered_clauses(on, governs, dice)
    return (*clauses, Choice(NONE, NONE_TEXT, may_be_silent(on.advice))) if clauses else ()


def route_choices(on: ShownCard, dice: Random) -> tuple[Choice, ...]:
    """The choices, not shuffled yet, of clauses that say where to take it and do not govern; none at all where there is no such clause."""
    routes = _likeliest_first(on.advice.routes, lambda shown: int(shown.match.verdict.truth is None), dice)
    return _offered_clauses(on, routes[0], dice) if routes else ()


def _offered_clauses(on: ShownCard, right: ShownClause | None, dice: Random) -> tuple[Choice, ...]:
    clauses = [right.match.position.clause] if right else []
    wrong = _wrong_clauses(on, clauses, dice)[:CLAUSES_OFFERED - len(clauses)]
    return (*(Choice(clause.id, words_of(clause), True) for clause in clauses), *(Choice(clause.id, words_of(clause), False) for clause in wrong))


def coverage_choices(advice: Advice) -> tuple[Choice, ...]:
    """Whether the document covers it: yes where a clause governs, no where a silence is recorded; both where an open answer decides."""
    return Choice(YES, YES_TEXT, not advice.silent), Choice(NO, NO_TEXT, may_be_silent(advice))


def governing(advice: Advice, dice: Random) -> ShownClause | None:
    """One of the clauses that govern: of those that surely apply before those that may, of rules before duties."""
    ranked = _likeliest_first(advice.clauses, lambda shown: 2 * (shown.match.verdict.truth is None) + shown.match.weight, dice)
    return ranked[0] if ranked else None


def may_be_silent(advice: Advice) -> bool:
    """Whether the document is silent, or would be under an answer that the card leaves open, since no clause is certain to govern."""
    certain = any(shown.match.verdict.truth for shown in advice.clauses)
    return not certain and recorded(advice.book, advice.answers).truth is not False


def _wrong_clauses(on: ShownCard, right: Iterable[Clause], dice: Random) -> list[Clause]:
    """Clauses that govern other situations and that no answer brings into this one, the likeliest first; no two say the same."""
    book, what = on.advice.book, on.advice.answers.what
    near = set(_near_situations(book, what))
    contacts = {named.contact.role for named in on.advice.contacts if named.contact.role}
    defensible = _defensible(on)
    fair = (clause for clause in _governing_elsewhere(book) if clause.id not in defensible)
    said = {words_of(clause) for clause in right}
    found = []
    for clause in _likeliest_first(fair, lambda clause: _distance(clause, near, contacts), dice):
        if words_of(clause) not in said:
            said.add(words_of(clause))
            found.append(clause)
    return found


def _governing_elsewhere(book: Book) -> Iterator[Clause]:
    """The clauses that govern some situation; not those that speak of whatever is not covered, since they fit anything."""
    for position in book.positions:
        rules = position.clause.rules
        if any(rule.governs for rule in rules) and not any(rule.silent for rule in rules):
            yield position.clause


def _distance(clause: Clause, near: set[str], contacts: set[str]) -> int:
    """How bad a wrong choice a clause makes: 0 for the rule of a situation like it; 3, and only for want of others, where it could be defended.

    That is where it is so general that it speaks of nearly anything.
    """
    ruled = [rule for rule in clause.rules if rule.governs]
    if len({situation for rule in ruled for situation in rule.situations}) > BROAD:
        return 3
    alike = [rule for rule in ruled if near.intersection(rule.situations)]
    if any(rule.weight == "rule" for rule in alike):
        return 0
    return 1 if alike or contacts.intersection(contact.role or "" for contact in clause.contacts) else 2


def _defensible(on: ShownCard) -> frozenset[str]:
    """The clauses that could be defended as an answer: those that either side is shown, or would be whatever the card leaves open or answers
    otherwise; those that these refer to; and those that a caution names beside them."""
    advices = [on.advice, *([on.other] if on.other else [])]
    book = on.advice.book
    open_ = [advise(book, Answers(what=advice.answers.what)) for advice in advices]
    shown = {clause for advice in (*advices, *open_) for clause in _in(advice)}
    cited = {
        position.clause.id for position in book.positions
        if any(citing.position.clause.id in shown and not citing.wrong for citing in references_to(book, position.clause.id))
    }
    return frozenset(shown | cited | {clause for advice in advices for caution in advice.cautions for clause in caution.clauses})


def _in(advice: Advice) -> Iterator[str]:
    yield from (shown.match.position.clause.id for shown in advice.shown)
    yield from (clause for named in advice.contacts for clause in (named.clause, named.route))


def contact_choices(advice: Advice, dice: Random) -> tuple[Choice, ...]:
    """The choices, not shuffled yet. Nobody is among them, and is right where nobody is named for the asker."""
    first = first_contacts(advice)
    right = [Choice(_id(named), named.contact.title, True) for named in _offered(first)]
    count = max(FEWEST_WRONG, POSTS_OFFERED - len(right))
    wrong = [Choice(post.role, post.title, False) for post in _wrong_posts(advice, first, dice)[:count]]
    return (*right, *wrong, Choice(NOBODY, NOBODY_TEXT, not first))


def first_contacts(advice: Advice) -> tuple[Named, ...]:
    """Those who are the asker's first step: the first of the asker's own steps in each route, and whoever may be turned to at any time."""
    return tuple(named for named in advice.contacts if named.by == "you" and named.step in (None, 1))


def _id(named: Named) -> str:
    return named.contact.role or named.contact.procedure or ""


def _offered(first: Collection[Named]) -> list[Named]:
    """The right ones that are offered, each post once: those that are certain first, and bodies that are gone only where nobody else is."""
    there = [named for named in first if not named.contact.defunct]
    likely = sorted(there or first, key=lambda named: named.verdict.truth is None)
    return _each_once(likely, _id, lambda named: _bare_title(named.contact.title))[:MOST_RIGHT]


def _each_once(found: Iterable[T], *keys: Callable[[T], str]) -> list[T]:
    """The first of those that are alike by any of the keys."""
    for key in keys:
        kept: dict[str, T] = {}
        for item in found:
            kept.setdefault(key(item), item)
        found = kept.values()
    return list(found)


def _wrong_posts(advice: Advice, first: Collection[Named], dice: Random) -> list[Post]:
    """Posts that the document names elsewhere and that are surely none of the first, each once, the likeliest first."""
    right = {named.contact.role for named in first if named.contact.role}
    titles = {_bare_title(named.contact.title) for named in first}
    open_ = _open_posts(advice, first)
    found = (post for _, post in _likeliest_first(_named_elsewhere(advice), lambda ranked: ranked[0], dice))
    told = (post for post in found if _names_one(advice.book, post) and _bare_title(post.title) not in titles)
    fair = (post for post in told if _surely_wrong(advice, post.role, right, open_))
    return _each_once(fair, lambda post: post.role, lambda post: _bare_title(post.title))


def _surely_wrong(advice: Advice, role: str, right: Iterable[str], open_: Iterable[str]) -> bool:
    """Whether a post can be neither a right one, nor one that is neither right nor wrong, nor anybody's in the story."""
    book = advice.book
    meant = any(_may_be_one(book, role, post) for post in right) or any(_share(book, role, post) for post in open_)
    return not (meant or _in_the_story(advice, role))


def _named_elsewhere(advice: Advice) -> Iterator[tuple[int, Post]]:
    """Whom else the document names, with how near that is: 0 in this advice, 1 in situations like it, 2 as a contact at all, 3 anywhere."""
    book = advice.book
    near = _near_situations(book, advice.answers.what)
    for named in advice.contacts:
        yield from ((0, post) for post in _post(named.contact))
    for position in book.positions:
        close = any(position in book.concerning[situation] for situation in near)
        yield from ((1 if close else 2, post) for contact in position.clause.contacts for post in _post(contact))
    for role, note in book.protocol.roles.items():
        yield from ((3, Post(role, title)) for title in note.titles[:1] if len(title.split()) <= LONGEST_TITLE)


def _post(contact: Contact) -> Iterator[Post]:
    """The post that a contact is; a procedure, a body that is gone and the other party are none."""
    if contact.role and not contact.defunct and contact.part != "other-party":
        yield Post(contact.role, contact.title)


def _names_one(book: Book, post: Post) -> bool:
    """Whether a title says which post is meant: by its own name, and not as somebody's, nor as whoever is a Member or an Officer at all."""
    role = book.vocabulary.roles[post.role]
    told = not role.relative and role.parent is not None
    return told and any(letter.isupper() for letter in post.title) and not POINTING.search(post.title)


def _open_posts(advice: Advice, first: Iterable[Named]) -> set[str]:
    """The posts that are neither right nor wrong: those named for advice in general, those that are left out, those of a step of which the words do
    not say whose it is, and those that an answer which the card leaves open could make a first step."""
    certain = {named.route for named in first if named.verdict.truth is True}
    may_be_yours = (named for named in advice.contacts if not named.by or (named.by != "you" and _may_be_asker(advice, named.contact.by)))
    may_be_first = (named for named in advice.contacts if named.by == "you" and named.route not in certain)
    return {
        *(adviser.role for adviser in advice.book.protocol.advisers),
        *(left_out.role for left_out in advice.left_out),
        *(named.contact.role for named in (*may_be_yours, *may_be_first) if named.contact.role),
    }


def _may_be_asker(advice: Advice, takers: Iterable[str]) -> bool:
    return any_holds(who_is(advice.book.tree, advice.answers.who, role) for role in takers).truth is not False


def _in_the_story(advice: Advice, role: str) -> bool:
    """Whether a post is surely the asker's own, or that of somebody whom it is about."""
    book, answers = advice.book, advice.answers
    about = any(book.tree.truth(named, role) for named in answers.involved or ())
    return about or is_the_asker(book, answers, role).truth is True or is_the_subject(book, answers, role).truth is True


def _share(book: Book, role: str, other: str) -> bool:
    """Whether one person can have both roles because one is a kind of the other, or a third is a kind of both."""
    return not book.tree.below[role].isdisjoint(book.tree.below[other])


def _may_be_one(book: Book, role: str, other: str) -> bool:
    """Whether two roles may be one person's: they share a kind, or one person may hold posts of theirs, or is known to."""
    apart = {frozenset(pair) for pair in book.protocol.different_people}
    same = (book.vocabulary.same_person - apart) | {frozenset(pair) for pair in book.protocol.same_people}
    mine, theirs = _reach(book, role), _reach(book, other)
    return not mine.isdisjoint(theirs) or any(frozenset((my_role, their_role)) in same for my_role in mine for their_role in theirs)


def _reach(book: Book, role: str) -> frozenset[str]:
    """The roles that somebody named by a role may have; of one who is somebody's, such as a line manager, any of that kind."""
    return book.tree.kin(book.tree.above[role]) if book.vocabulary.roles[role].relative else book.tree.below[role]


def _bare_title(title: str) -> str:
    return re.sub(r"^(the|an?)\s+(relevant\s+|appropriate\s+)?", "", title.casefold())


def _likeliest_first(candidates: Iterable[T], nearness: Callable[[T], int], dice: Random) -> list[T]:
    """Candidates with the nearest (0) first; those that are equally near stand in an order of chance."""
    mixed = list(candidates)
    dice.shuffle(mixed)
    return sorted(mixed, key=nearness)


def _near_situations(book: Book, what: str) -> tuple[str, ...]:
    """The other situations of the same category, and those that the document answers with the same clauses."""
    situations = book.vocabulary.situations
    alike = [other.id for other in situations.values() if other.category == situations[what].category and other.id != what]
    return tuple(dict.fromkeys((*alike, *close_to(book, what))))
