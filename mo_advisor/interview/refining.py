"""What to ask once it is known who asks and what happened: whom it is about, a narrower role, or a fact, where that can still change the advice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.effect import Outcome, outcome
from mo_advisor.interview.kinds import can_be_named, narrower, spoken
from mo_advisor.interview.menus import NONE_OR_UNSURE, UNSURE, involved_menu, single_kind
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.interview.settling import INVOLVED, INVOLVED_EXACTLY, WHO_EXACTLY, dimensions, matters
from mo_advisor.protocol.book import Book

TEXTS = {
    WHO_EXACTLY: "Is the person who asks one of these?",
    INVOLVED_EXACTLY: "Is it one of these whom it is about, or who is on the other side?",
}
COMPLAINT = "Is it about one of these?"
HELP = "What the protocol says depends on it."


def open_questions(book: Book, answers: Answers, asked: Collection[str]) -> tuple[str, ...]:
    """The ids of the questions that can still change the advice: whom it is about, who asks more exactly, whom more exactly, then the facts.

    Posts that the question whom it is about named already are not asked for again.
    """
    settled = {*asked, INVOLVED_EXACTLY} if _posts_were_offered(book, answers, asked) else set(asked)
    found = dimensions(book, answers, settled)
    return tuple(one.question for one in found if matters(book, one, (other for other in found if other is not one)))


def _posts_were_offered(book: Book, answers: Answers, asked: Collection[str]) -> bool:
    kind = single_kind(book, answers)
    return kind is not None and INVOLVED in asked and answers.involved is not None and all(role in book.tree.below[kind] for role in answers.involved)


def refining_question(book: Book, answers: Answers, question: str) -> Question:
    """One of the open questions, with what may be answered."""
    if question == INVOLVED:
        kind = single_kind(book, answers)
        posts = involved_posts(book, replace(answers, involved=(kind,))) if kind else ()
        return Question(INVOLVED, involved_menu(book, answers, posts))
    if question == WHO_EXACTLY:
        return _narrowing(book, question, TEXTS[question], asker_posts(book, answers))
    if question == INVOLVED_EXACTLY:
        complaint = book.vocabulary.situations[answers.what or ""].complaint
        return _narrowing(book, question, COMPLAINT if complaint else TEXTS[question], involved_posts(book, answers))
    return fact_question(book, question)


def asker_posts(book: Book, answers: Answers) -> tuple[str, ...]:
    """The narrower roles of the asker that the open conditions name, as far as they change what the protocol says."""
    if answers.who is None:
        return ()
    roles = [role for role in narrower(book, answers.who) if book.vocabulary.roles[role].asks]
    found = telling(book, roles, lambda role: outcome(book, replace(answers, who=role), False), outcome(book, answers, False))
    return _named(found, spoken(book, answers.what or "").who)


def involved_posts(book: Book, answers: Answers) -> tuple[str, ...]:
    """The narrower roles of the one person or body involved that open conditions and contacts name, as far as they change the advice."""
    if answers.involved is None or len(answers.involved) != 1:
        return ()
    roles = [role for role in narrower(book, answers.involved[0]) if can_be_named(book, answers.who, role)]
    found = telling(book, roles, lambda role: outcome(book, replace(answers, involved=(role,))), outcome(book, answers))
    told = spoken(book, answers.what or "")
    return _named(found, (*told.involved, *told.posts))


def _named(roles: tuple[str, ...], named: Collection[str]) -> tuple[str, ...]:
    """The roles that are named, or all where none is."""
    return tuple(role for role in roles if role in named) or roles


def telling(book: Book, roles: Iterable[str], come_to: Callable[[str], Outcome], now: Outcome) -> tuple[str, ...]:
    """The roles that change the advice, without those whose wider role changes it alike.

    Those that settle something come first, then those that only rule out; among each, one for each different advice, and then the rest.
    """
    found: list[tuple[str, Outcome]] = []
    for role in roles:
        made = come_to(role)
        if made != now and not any(made == other and role in book.tree.below[wider] for wider, other in found):
            found.append((role, made))
    known = now.certainties()

    def place(numbered: tuple[int, tuple[str, Outcome]]) -> tuple[bool, bool]:
        number, (_, made) = numbered
        return made.certainties() <= known, made in [earlier for _, earlier in found[:number]]

    return tuple(role for _, (role, _) in sorted(enumerate(found), key=place))


def _narrowing(book: Book, question: str, text: str, roles: tuple[str, ...]) -> Question:
    options = tuple(Option(role, book.vocabulary.roles[role].label) for role in roles)
    return Question(question, Menu(text, options, (NONE_OR_UNSURE,), HELP))


def fact_question(book: Book, fact: str) -> Question:
    """A follow-up question; it may always be left open."""
    asked = book.facts[fact]
    return Question(fact, Menu(asked.ask, tuple(Option(value, label) for value, label in asked.values.items()), (UNSURE,), HELP))
