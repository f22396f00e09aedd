"""What to ask next, and what an answer comes to: pure.

A question matters where two definite answers to it lead to different advice, whatever else is still open being answered alike, "not sure"
included. That is exact, and found by trying: an answer to who or to whom may turn out to be any narrower role. What no open condition depends on is
not tried: an answer never makes an advice depend on more (the contract's property 7).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOBODY, NOT_SURE
from mo_advisor.advice.cautions import concerns, limited_to
from mo_advisor.advice.clauses import recorded
from mo_advisor.advice.contacts import advisers, clauses_and_contacts
from mo_advisor.advice.distinctions import can_be_named, distinctions_in, narrower, narrower_askers, narrower_involved, stand_in
from mo_advisor.advice.logic import applies
from mo_advisor.advice.outcome import Outcome, outcome
from mo_advisor.frozen import replace
from mo_advisor.interview.menus import NONE_OR_UNSURE, UNSURE, involved_menu, single_kind, what_menu, who_menu, with_none_of_these
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.protocol.book import Book

WHO_EXACTLY, INVOLVED, INVOLVED_EXACTLY = "who-exactly", "involved", "involved-exactly"
NARROWER = {"who": WHO_EXACTLY, INVOLVED: INVOLVED_EXACTLY}
WHO_TEXT = "Are you, or is whoever you ask for, one of these?"
INVOLVED_TEXT = "Is it one of these whom it is about, or who is on the other side?"
COMPLAINT_TEXT = "Is it about one of these?"
HELP = "What the protocol says depends on it."


class Undecided(NamedTuple):
    """A question that is still open. now: the answers as they stand. may_be: the answers with each definite answer to it."""

    question: str
    now: Answers
    may_be: tuple[Answers, ...]

    def answered(self, as_in: Answers, others: Answers) -> Answers:
        """Other answers with this question answered as in the first."""
        if self.question == WHO_EXACTLY:
            return replace(others, who=as_in.who)
        if self.question in (INVOLVED, INVOLVED_EXACTLY):
            return replace(others, involved=as_in.involved)
        value = as_in.facts.get(self.question)
        return replace(others, facts={**others.facts, self.question: value}) if value else others


def in_play(book: Book, answers: Answers) -> frozenset[str]:
    """The unanswered questions on which anything at all depends: `who`, `involved`, facts.

    Whether somebody who is named may be the asker does not count: nobody is asked for more about themselves than the clauses need.
    """
    return _in_play(book, stand_in(book, answers))


@lru_cache(maxsize=8192)
def _in_play(book: Book, answers: Answers) -> frozenset[str]:
    """`in_play` for the answers that stand for all that are alike."""
    found, named, _ = clauses_and_contacts(book, answers)
    matches = (*found.governing, *found.background)
    general, _ = advisers(book, answers)
    shown = {match.position.clause.id for match in matches} | {contact.clause for contact in named}
    verdicts = [recorded(book, answers), *(match.verdict for match in matches), *(match.offers for match in matches)]
    verdicts += [contact.holds for contact in named]
    verdicts += [applies(caution, book, answers) for caution in limited_to(book, answers.what) if concerns(caution, shown)]
    verdicts += [applies(adviser, book, answers) for adviser in book.protocol.advisers]
    conditions = frozenset().union(*(verdict.depends for verdict in verdicts))
    persons = frozenset().union(*(contact.clash.depends for contact in named), *(adviser.verdict.depends for adviser in general))
    return conditions | (persons & {INVOLVED})


def undecided(book: Book, answers: Answers, asked: Collection[str]) -> Iterator[Undecided]:
    """What is still open and in play, once it is known what happened: whom it is about, who asks more exactly, whom more exactly, the facts."""
    what, who, involved = answers.what, answers.who, answers.involved
    playing = in_play(book, answers)
    if INVOLVED in playing and INVOLVED not in asked and involved is None:
        kinds = narrower_involved(book, what, who, None)
        yield Undecided(INVOLVED, answers, tuple(replace(answers, involved=side) for side in ((), *((kind,) for kind in kinds))))
    if "who" in playing and WHO_EXACTLY not in asked and who is not None:
        yield Undecided(WHO_EXACTLY, answers, tuple(replace(answers, who=kind) for kind in narrower_askers(book, what, who)))
    if INVOLVED in playing and INVOLVED_EXACTLY not in asked and involved is not None and len(involved) == 1:
        kinds = narrower_involved(book, what, who, involved[0])
        yield Undecided(INVOLVED_EXACTLY, answers, tuple(replace(answers, involved=(kind,)) for kind in kinds))
    for fact in distinctions_in(book, what).facts:
        if fact in playing and fact not in asked and fact not in answers.facts:
            values = book.facts[fact].values
            yield Undecided(fact, answers, tuple(replace(answers, facts={**answers.facts, fact: value}) for value in values))


def matters(book: Book, question: Undecided, others: Iterable[Undecided]) -> bool:
    """Whether two definite answers lead to different advice, under some answers to the others."""
    others = tuple(others)
    persons = question.question != WHO_EXACTLY

    def differ(completed: Answers) -> bool:
        came = (outcome(book, question.answered(chosen, completed), persons) for chosen in question.may_be)
        first = next(came, None)
        return any(other != first for other in came)

    return any(differ(completed) for completed in completions(question.now, others))


def completions(answers: Answers, others: Sequence[Undecided]) -> Iterator[Answers]:
    """The answers with the other questions answered in every way; as they stand now, first."""
    for chosen in product(*((other.now, *other.may_be) for other in others)):
        completed = answers
        for other, as_in in zip(others, chosen, strict=True):
            completed = other.answered(as_in, completed)
        yield completed


def open_questions(book: Book, answers: Answers, asked: Collection[str]) -> tuple[str, ...]:
    """The ids of the questions that can still change the advice: whom it is about, who asks more exactly, whom more exactly, then the facts.

    Posts that the question whom it is about named already are not asked for again.
    """
    settled = {*asked, INVOLVED_EXACTLY} if _posts_were_offered(book, answers, asked) else set(asked)
    found = tuple(undecided(book, answers, settled))
    return tuple(each.question for each in found if matters(book, each, (other for other in found if other is not each)))


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
        return _narrowing(book, question, WHO_TEXT, asker_posts(book, answers))
    if question == INVOLVED_EXACTLY:
        complaint = book.vocabulary.situations[answers.what].complaint
        found = _narrowing(book, question, COMPLAINT_TEXT if complaint else INVOLVED_TEXT, involved_posts(book, answers))
        return replace(found, menu=with_none_of_these(book.vocabulary, found.menu, answers.involved))
    return fact_question(book, question)


def asker_posts(book: Book, answers: Answers) -> tuple[str, ...]:
    """The narrower roles of the asker that the open conditions name, as far as they change what the protocol says."""
    if answers.who is None:
        return ()
    roles = [role for role in narrower(book, answers.who) if book.vocabulary.roles[role].asks]
    found = telling(book, roles, lambda role: outcome(book, replace(answers, who=role), False), outcome(book, answers, False))
    return _named(found, distinctions_in(book, answers.what).who)


def involved_posts(book: Book, answers: Answers) -> tuple[str, ...]:
    """The narrower roles of the one person or body involved that open conditions and contacts name, as far as they change the advice."""
    if answers.involved is None or len(answers.involved) != 1:
        return ()
    roles = [role for role in narrower(book, answers.involved[0]) if can_be_named(book, answers.who, role)]
    found = telling(book, roles, lambda role: outcome(book, replace(answers, involved=(role,))), outcome(book, answers))
    told = distinctions_in(book, answers.what)
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
        came = come_to(role)
        if came != now and not any(came == other and role in book.tree.below[wider] for wider, other in found):
            found.append((role, came))
    known = now.settled()

    def place(numbered: tuple[int, tuple[str, Outcome]]) -> tuple[bool, bool]:
        number, (_, came) = numbered
        return came.settled() <= known, came in [earlier for _, earlier in found[:number]]

    return tuple(role for _, (role, _) in sorted(enumerate(found), key=place))


def _narrowing(book: Book, question: str, text: str, roles: tuple[str, ...]) -> Question:
    options = tuple(Option(role, book.vocabulary.roles[role].label, also=book.vocabulary.roles[role].names) for role in roles)
    return Question(question, Menu(text, options, (NONE_OR_UNSURE,), HELP))


def fact_question(book: Book, fact: str) -> Question:
    """A follow-up question; it may always be left open."""
    asked = book.facts[fact]
    return Question(fact, Menu(asked.ask, tuple(Option(value, label) for value, label in asked.values.items()), (UNSURE,), HELP))


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
