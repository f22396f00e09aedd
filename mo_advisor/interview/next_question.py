"""What can still change the advice: exactly, by trying what the questions that are still open may be answered.

A question matters where two definite answers to it lead to different advice, whatever else is still open being answered alike, "not sure"
included. An answer to who or to whom may turn out to be any narrower role. What no open condition depends on is not tried: an answer never
makes an advice depend on more (the contract's property 7).

What to ask once it is known who asks and what happened: whom it is about, a narrower role, or a fact, where that can still change the advice.
What to ask next, and what an answer comes to: pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOBODY, NOT_SURE
from mo_advisor.advice.clauses import match, recorded
from mo_advisor.advice.contacts import advisers, contacts
from mo_advisor.advice.distinctions import asker_kinds, can_be_named, narrower, side_kinds, spoken
from mo_advisor.advice.logic import applies
from mo_advisor.advice.outcome import Outcome, outcome
from mo_advisor.interview.menus import NONE_OR_UNSURE, UNSURE, involved_menu, single_kind, what_menu, who_menu
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.protocol.book import Book

WHO_EXACTLY, INVOLVED, INVOLVED_EXACTLY = "who-exactly", "involved", "involved-exactly"


class Dimension(NamedTuple):
    """Something that is still open, and what it may come to: how it stands now, then the definite answers."""

    question: str
    now: Answers
    may_be: tuple[Answers, ...]

    def put(self, chosen: Answers, into: Answers) -> Answers:
        """The answers with this one question answered as in `chosen`."""
        if self.question == WHO_EXACTLY:
            return replace(into, who=chosen.who)
        if self.question in (INVOLVED, INVOLVED_EXACTLY):
            return replace(into, involved=chosen.involved)
        value = chosen.facts.get(self.question)
        return replace(into, facts={**into.facts, self.question: value}) if value else into


def in_play(book: Book, answers: Answers) -> frozenset[str]:
    """The unanswered questions on which anything at all depends: `who`, `involved`, facts.

    Whether somebody who is named may be the asker does not count: nobody is asked for more about themselves than the clauses need.
    """
    found = match(book, answers)
    matches = (*found.governing, *found.background)
    named, _ = contacts(book, answers, matches)
    general, _ = advisers(book, answers)
    verdicts = [recorded(book, answers), *(one.verdict for one in matches), *(one.offers for one in matches), *(one.holds for one in named)]
    verdicts += [applies(caution, book, answers) for caution in book.protocol.cautions]
    verdicts += [applies(adviser, book, answers) for adviser in book.protocol.advisers]
    conditions = frozenset().union(*(verdict.depends for verdict in verdicts))
    persons = frozenset().union(*(one.clash.depends for one in named), *(one.verdict.depends for one in general))
    return conditions | (persons & {INVOLVED})


def dimensions(book: Book, answers: Answers, asked: Collection[str]) -> tuple[Dimension, ...]:
    """What is still open and in play, once it is known what happened: whom it is about, who asks more exactly, whom more exactly, the facts."""
    playing = in_play(book, answers)
    return tuple(_dimensions(book, answers, asked, playing))


def _dimensions(book: Book, answers: Answers, asked: Collection[str], playing: frozenset[str]) -> Iterator[Dimension]:
    assert answers.what
    if "involved" in playing and INVOLVED not in asked and answers.involved is None:
        kinds = side_kinds(book, answers.what, answers.who, None)
        yield Dimension(INVOLVED, answers, tuple(replace(answers, involved=side) for side in ((), *((kind,) for kind in kinds))))
    if "who" in playing and WHO_EXACTLY not in asked and answers.who is not None:
        kinds = asker_kinds(book, answers.what, answers.who)
        yield Dimension(WHO_EXACTLY, answers, tuple(replace(answers, who=kind) for kind in kinds))
    if "involved" in playing and INVOLVED_EXACTLY not in asked and answers.involved is not None and len(answers.involved) == 1:
        kinds = side_kinds(book, answers.what, answers.who, answers.involved[0])
        yield Dimension(INVOLVED_EXACTLY, answers, tuple(replace(answers, involved=(kind,)) for kind in kinds))
    for fact in spoken(book, answers.what).facts:
        if fact in playing and fact not in asked and fact not in answers.facts:
            values = book.facts[fact].values
            yield Dimension(fact, answers, tuple(replace(answers, facts={**answers.facts, fact: value}) for value in values))


def matters(book: Book, dimension: Dimension, others: Iterable[Dimension]) -> bool:
    """Whether two definite answers lead to different advice, under some answers to the others."""
    others = tuple(others)
    self_too = dimension.question != WHO_EXACTLY

    def differ(completed: Answers) -> bool:
        made = (outcome(book, dimension.put(chosen, completed), self_too) for chosen in dimension.may_be)
        first = next(made, None)
        return any(other != first for other in made)

    return any(differ(completed) for completed in completions(dimension.now, others))


def completions(answers: Answers, others: Iterable[Dimension]) -> Iterator[Answers]:
    """The answers with the other questions answered in every way; as they stand now, first."""
    others = tuple(others)
    for chosen in product(*((other.now, *other.may_be) for other in others)):
        completed = answers
        for other, one in zip(others, chosen, strict=True):
            completed = other.put(one, completed)
        yield completed


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
        complaint = book.vocabulary.situations[answers.what].complaint
        return _narrowing(book, question, COMPLAINT if complaint else TEXTS[question], involved_posts(book, answers))
    return fact_question(book, question)


def asker_posts(book: Book, answers: Answers) -> tuple[str, ...]:
    """The narrower roles of the asker that the open conditions name, as far as they change what the protocol says."""
    if answers.who is None:
        return ()
    roles = [role for role in narrower(book, answers.who) if book.vocabulary.roles[role].asks]
    found = telling(book, roles, lambda role: outcome(book, replace(answers, who=role), False), outcome(book, answers, False))
    return _named(found, spoken(book, answers.what).who)


def involved_posts(book: Book, answers: Answers) -> tuple[str, ...]:
    """The narrower roles of the one person or body involved that open conditions and contacts name, as far as they change the advice."""
    if answers.involved is None or len(answers.involved) != 1:
        return ()
    roles = [role for role in narrower(book, answers.involved[0]) if can_be_named(book, answers.who, role)]
    found = telling(book, roles, lambda role: outcome(book, replace(answers, involved=(role,))), outcome(book, answers))
    told = spoken(book, answers.what)
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


NARROWER = {"who": WHO_EXACTLY, "involved": INVOLVED_EXACTLY}


def next_question(book: Book, answers: Answers, asked: Collection[str]) -> Question | None:
    """The question to ask, or None where nothing is left that could change the advice.

    First who asks, then what happened; then, of the questions that can still change the advice, the one that settles most. asked: the ids of
    the questions that are settled, be it by "not sure"; none of them comes again, so every interview ends.
    """
    if "who" not in asked:
        return Question("who", who_menu(book.vocabulary))
    if not answers.what:
        return Question("what", what_menu(book, answers))
    best = _best(book, answers, frozenset(asked))
    return refining_question(book, answers, best) if best else None


@lru_cache(maxsize=8192)
def _best(book: Book, answers: Answers, asked: frozenset[str]) -> str | None:
    """The open question after which the fewest are left open, on average over its answers; of equals, the first."""
    found = open_questions(book, answers, asked)
    return min(found, key=lambda question: left_open(book, answers, asked, question)) if len(found) > 1 else next(iter(found), None)


def left_open(book: Book, answers: Answers, asked: Collection[str], question: str) -> float:
    """How many questions are left open after this one, on average over the definite answers on its first list."""
    menu = refining_question(book, answers, question).menu
    values = [option.value for option in menu.options if option.opens is None]
    left = [len(open_questions(book, with_answer(answers, question, value), {*asked, question})) for value in values]
    return sum(left) / len(left)


def with_answer(answers: Answers, question: str, value: str) -> Answers:
    """The answers with one more. "Not sure" leaves open what it was asked of; to a narrowing question it leaves the wider role."""
    unsure = value == NOT_SURE
    if question == "what":
        return replace(answers, what=value)
    if question == "who":
        return replace(answers, who=None if unsure else value)
    if question == "involved":
        return replace(answers, involved=None if unsure else () if value == NOBODY else (value,))
    if unsure:
        return answers
    if question == WHO_EXACTLY:
        return replace(answers, who=value)
    if question == INVOLVED_EXACTLY:
        return replace(answers, involved=(value,))
    return replace(answers, facts={**answers.facts, question: value})


def settled_by(given: Collection[str]) -> frozenset[str]:
    """The questions that need not be asked after flags or an answers file: what they give, and narrower forms of it."""
    return frozenset(given) | {NARROWER[question] for question in given if question in NARROWER}
