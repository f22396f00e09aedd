"""What to ask after the first three questions: a narrower role, or a fact, where what the protocol says still depends on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import product

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.silence import recorded
from mo_advisor.interview.effect import Effect, effect, effect_but_for_self
from mo_advisor.interview.menus import NONE_OR_UNSURE, UNSURE, who_menu
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.protocol.book import Book

WHO_EXACTLY, INVOLVED_EXACTLY = "who-exactly", "involved-exactly"
RELATIVE = ("line-manager",)  # roles that somebody has only towards an asker of the same kind
TEXTS = {
    WHO_EXACTLY: "More exactly: who is this question for?",
    INVOLVED_EXACTLY: "More exactly: whom is it about, or who is on the other side?",
}
HELP = "What the protocol says depends on it."


def refinement(book: Book, answers: Answers, asked: Collection[str]) -> Question | None:
    """The first question still open on which the advice depends: who asks, whom it is about, then the facts in their order."""
    return next(_open(book, answers, asked), None)


def _open(book: Book, answers: Answers, asked: Collection[str]) -> Iterator[Question]:
    advice = advise(book, answers)
    conditions, facts = depends(advice)
    if "who" in conditions and WHO_EXACTLY not in asked:
        yield from _narrowing(WHO_EXACTLY, book, narrower_askers(book, answers))
    if "involved" in {*conditions, *_clashes(advice)} and INVOLVED_EXACTLY not in asked:
        yield from _narrowing(INVOLVED_EXACTLY, book, narrower_involved(book, answers))
    unasked = [fact for fact in facts if fact not in asked]
    for fact in unasked:
        if fact_matters(book, answers, fact, [other for other in unasked if other != fact]):
            yield fact_question(book, fact)


def depends(advice: Advice) -> tuple[frozenset[str], tuple[str, ...]]:
    """On which questions the clauses and the contacts' conditions depend; and which of these are facts, in order.

    Whether a contact is the asker's own post does not count: nobody is asked for more than the clauses need. Where nothing is mapped, only
    a silence that may be recorded counts.
    """
    if advice.mapped:
        shown = (one.match.verdict for one in (*advice.clauses, *advice.general))
        found = frozenset().union(*(verdict.depends for verdict in (*shown, *(one.holds for one in advice.contacts))))
        return found, tuple(question for question in advice.open_questions if question in advice.book.facts)
    found = recorded(advice.book, advice.answers).depends
    return found, tuple(fact for fact in advice.book.facts if fact in found)


def _clashes(advice: Advice) -> frozenset[str]:
    """On what it depends whether a contact is the very person concerned."""
    return frozenset().union(*(one.clash.depends for one in advice.contacts)) if advice.mapped else frozenset()


def narrower_askers(book: Book, answers: Answers) -> tuple[str, ...]:
    """The narrower roles of the asker that change what the protocol says."""
    if answers.who is None:
        return ()
    offered = {option.value for option in who_menu(book.vocabulary).options}
    roles = [role for role in _below(book, answers.who) if book.vocabulary.roles[role].asks and role not in offered]
    return telling(book, roles, lambda role: effect_but_for_self(book, replace(answers, who=role)), effect_but_for_self(book, answers))


def narrower_involved(book: Book, answers: Answers) -> tuple[str, ...]:
    """The narrower roles of the one person or body involved that change the advice."""
    if answers.involved is None or len(answers.involved) != 1:
        return ()
    offered = {option.value for option in who_menu(book.vocabulary).options}
    roles = [role for role in _below(book, answers.involved[0]) if role not in offered and _can_be_named(book, answers, role)]
    return telling(book, roles, lambda role: effect(book, replace(answers, involved=(role,))), effect(book, answers))


def telling(book: Book, roles: Iterable[str], effect_of: Callable[[str], Effect], now: Effect) -> tuple[str, ...]:
    """The roles that change the advice, without those whose wider role changes it alike.

    Those that settle something come first, then those that only rule out; among each, one for each different advice, and then the rest.
    """
    found: list[tuple[str, Effect]] = []
    for role in roles:
        made = effect_of(role)
        if made != now and not any(made == other and role in book.tree.below[wider] for wider, other in found):
            found.append((role, made))
    known = now.certainties()

    def place(numbered: tuple[int, tuple[str, Effect]]) -> tuple[bool, bool]:
        number, (_, made) = numbered
        return made.certainties() <= known, made in [earlier for _, earlier in found[:number]]

    return tuple(role for _, (role, _) in sorted(enumerate(found), key=place))


def _below(book: Book, role: str) -> list[str]:
    """The narrower roles, each after those that it is a kind of."""
    inside = [other for other in book.vocabulary.roles if other in book.tree.below[role] and other != role]
    return sorted(inside, key=lambda other: len(book.tree.above[other]))


def _can_be_named(book: Book, answers: Answers, role: str) -> bool:
    if role not in RELATIVE or answers.who is None:
        return True
    wider = set(book.tree.above[role]) - {role}
    return bool(wider & book.tree.above[answers.who])


def _narrowing(question: str, book: Book, roles: tuple[str, ...]) -> Iterator[Question]:
    if roles:
        options = tuple(Option(role, book.vocabulary.roles[role].label) for role in roles)
        yield Question(question, Menu(TEXTS[question], options, (NONE_OR_UNSURE,), HELP))


def fact_question(book: Book, fact: str) -> Question:
    """A follow-up question; it may always be left open."""
    asked = book.facts[fact]
    return Question(fact, Menu(asked.ask, tuple(Option(value, label) for value, label in asked.values.items()), (UNSURE,), HELP))


def fact_matters(book: Book, answers: Answers, fact: str, others: Iterable[str]) -> bool:
    """Whether two values of a fact lead to different advice, now or under some answers to the other facts that are still open."""
    others = tuple(others)

    def differ(completed: Answers) -> bool:
        effects = [effect(book, answered(completed, fact, value)) for value in book.facts[fact].values]
        return any(made != effects[0] for made in effects)

    completions = product(*(book.facts[other].values for other in others))
    return differ(answers) or any(differ(_completed(answers, others, values)) for values in completions)


def _completed(answers: Answers, facts: Iterable[str], values: Iterable[str]) -> Answers:
    return replace(answers, facts={**answers.facts, **dict(zip(facts, values, strict=True))})


def answered(answers: Answers, fact: str, value: str) -> Answers:
    """The answers with one fact more."""
    return replace(answers, facts={**answers.facts, fact: value})
