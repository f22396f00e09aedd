"""Which answers a protocol can tell apart, so that one stands for all that are judged alike.

A record states conditions on who asks, on who is involved and on facts, each over ids. Two roles that every id judges alike lead to the same
advice, and so do answers to a fact of which nothing speaks. Where it counts who holds a post, or takes a step, these ids are told apart too.

The proof groups answers once more, by itself (`proof/answer_classes.py`): it must not lean on what it holds to account.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.identity import is_the_asker, is_the_subject, ranks_below_the_asker, ranks_below_the_subject
from mo_advisor.advice.logic import Conditional, Verdict, unknown
from mo_advisor.frozen import Frozen
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Caution, Clause, Contact, Rule, Silence
from mo_advisor.records.condition import Condition, atoms_of

Side = tuple[str, ...] | None  # what `involved` may be answered
Judge = Callable[[str], Hashable]  # what can be told of a role: equal for two that are alike


class Distinctions(Frozen):
    """The ids by which some records tell answers apart.

    who: in conditions on the asker, and of those who take a step. involved: in conditions on whom it is about. facts: ids, in the vocabulary's order.
    posts: of contacts and advisers, whom the asker or the person complained of may be.
    """

    who: tuple[str, ...]
    involved: tuple[str, ...]
    facts: tuple[str, ...]
    posts: tuple[str, ...] = ()

    def only(self, answers: Answers) -> Answers:
        """The answers without those that turn nothing: to conditions alone, whoever holds a post."""
        facts = {fact: answers.facts[fact] for fact in self.facts if fact in answers.facts}
        return Answers(answers.who if self.who else None, answers.involved if self.involved else None, answers.what, facts)


def distinctions_of(book: Book, records: Iterable[Conditional], persons: bool = False) -> Distinctions:
    """What some records tell apart. persons: also whose post it is, and who takes a step."""
    records = tuple(records)
    who, involved, facts = (ids_in(getattr(record, part, None) for record in records) for part in ("who", "involved", "facts"))
    spoken_of = {written.partition("=")[0] for written in facts}
    known = tuple(fact for fact in book.facts if fact in spoken_of)
    if not persons:
        return Distinctions(who, involved, known)
    takers = (role for record in records if isinstance(record, Contact) for role in record.by)
    posts = (record.role for record in records if isinstance(record, Contact | Adviser) and record.role)
    return Distinctions(tuple(dict.fromkeys((*who, *takers))), involved, known, tuple(dict.fromkeys(posts)))


def ids_in(conditions: Iterable[Condition | None]) -> tuple[str, ...]:
    """Every id in some conditions, each once."""
    return tuple(dict.fromkeys(id_ for condition in conditions for id_ in atoms_of(condition)))


@lru_cache(maxsize=1024)
def distinctions_in(book: Book, situation: str) -> Distinctions:
    """Everything on which the advice in a situation can turn; what is for silences counts even where none is recorded."""
    clauses = [position.clause for position in book.concerning[situation]]
    rules = (rule for clause in clauses for rule in clause.rules if rule.silent or situation in rule.situations)
    limited: tuple[Contact | Caution, ...] = (*(contact for clause in clauses for contact in clause.contacts), *book.protocol.cautions)
    here = (record for record in limited if not record.situations or situation in record.situations)
    return distinctions_of(book, (*rules, *here, *book.silences[situation], *book.protocol.advisers), persons=True)


def bearing(book: Book, situation: str) -> tuple[Rule | Contact | Silence, ...]:
    """The rules, contacts and silences that bear on a situation."""
    clauses = (record for position in book.concerning[situation] for record in bearing_on(book, position.clause, situation))
    return (*clauses, *book.silences[situation])


def bearing_on(book: Book, clause: Clause, situation: str) -> tuple[Rule | Contact | Silence, ...]:
    """The records on which it turns whether a clause and its contacts are shown in a situation."""
    silences = book.silences[situation]
    rules = [rule for rule in clause.rules if situation in rule.situations or (rule.silent and silences)]
    if not rules:
        return ()
    contacts = [contact for contact in clause.contacts if not contact.situations or situation in contact.situations]
    bring: tuple[Rule | Contact, ...] = (*rules, *contacts)
    return (*bring, *(silences if any(record.silent for record in bring) else ()))


@lru_cache(maxsize=4096)
def told_apart(book: Book, clause: Clause, situation: str = "", persons: bool = False) -> Distinctions:
    """The answers on which it turns how a clause, and whom it names, stand: in a situation, or in any where none is given. persons: also whose post
    it is, and who takes a step."""
    if situation:
        return distinctions_of(book, bearing_on(book, clause, situation), persons)
    records: tuple[Rule | Contact, ...] = (*clause.rules, *clause.contacts)
    return distinctions_of(book, (*records, *(book.protocol.silent if any(record.silent for record in records) else ())), persons)


@lru_cache(maxsize=1024)
def told_by_silences(book: Book, situation: str) -> Distinctions:
    """The answers on which it turns whether a silence is recorded for a situation."""
    return distinctions_of(book, book.silences[situation])


def situations_of(book: Book, clause: Clause) -> tuple[str, ...]:
    """The situations in which a clause may be shown: those of its rules, and, where a rule is for silences, those with a silence."""
    for_silences = any(rule.silent for rule in clause.rules)
    named = {situation for rule in clause.rules for situation in rule.situations}
    return tuple(situation for situation in book.vocabulary.situations if situation in named or (for_silences and book.silences[situation]))


def every_record(book: Book) -> tuple[Rule | Contact | Silence, ...]:
    """Every rule, contact and silence of a protocol."""
    clauses = [position.clause for position in book.positions]
    rules = (rule for clause in clauses for rule in clause.rules)
    contacts = (contact for clause in clauses for contact in clause.contacts)
    return (*rules, *contacts, *book.protocol.silent)


@lru_cache(maxsize=64)
def used_facts(book: Book) -> frozenset[str]:
    """The facts on which anything in a protocol turns."""
    return frozenset(distinctions_of(book, (*every_record(book), *book.protocol.cautions)).facts)


def by_ids(book: Book, ids: Collection[str]) -> Judge:
    """How conditions over some ids judge a role."""
    return lambda role: tuple(book.tree.truth(role, id_) for id_ in ids)


def of_asker(book: Book, told: Distinctions) -> Judge:
    """What is told of a role that asks: two that are alike get the same advice."""
    judged = by_ids(book, told.who)
    return lambda role: (judged(role), *(_persons(book, Answers(who=role), post, is_the_asker, ranks_below_the_asker) for post in told.posts))


def of_involved(book: Book, situation: str, told: Distinctions) -> Judge:
    """What is told of a role that is involved in a situation."""
    return lambda role: _told_of_involved(book, situation, told, role)


@lru_cache(maxsize=16384)
def _told_of_involved(book: Book, situation: str, told: Distinctions, role: str) -> Hashable:
    about = Answers(involved=(role,), what=situation)
    return by_ids(book, told.involved)(role), *(_persons(book, about, post, is_the_subject, ranks_below_the_subject) for post in told.posts)


def _persons(book: Book, answers: Answers, post: str, *relations: Callable[[Book, Answers, str], Verdict]) -> tuple[bool | None, ...]:
    """In which of these relations somebody stands to a post."""
    return tuple(relation(book, answers, post).truth for relation in relations)


class Kinds:
    """Roles in groups that are judged alike, told apart as they are met: the first that was met of a kind stands for all of it."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._first: dict[Hashable, str] = {}
        self._known: dict[str, str] = {}

    def first(self, role: str) -> str:
        """The first that was met of the kind of a role."""
        if role not in self._known:
            self._known[role] = self._first.setdefault(self._judge(role), role)
        return self._known[role]


@lru_cache(maxsize=4096)
def _kinds_of_askers(book: Book, told: Distinctions) -> Kinds:
    return Kinds(of_asker(book, told))


@lru_cache(maxsize=4096)
def _kinds_of_involved(book: Book, situation: str, told: Distinctions) -> Kinds:
    return Kinds(of_involved(book, situation, told))


def as_told(book: Book, told: Distinctions, answers: Answers) -> Answers:
    """The answers as far as they are told apart: without those that turn nothing, and with one role in the place of all that are alike.

    A condition on who is involved asks whether any of them meets it, so one of a kind is enough. Where it counts who holds a post, several people
    are left as they are, since together they may be told apart where none of them is alone.
    """
    who, side = (answers.who if told.who or told.posts else None), (answers.involved if told.involved or told.posts else None)
    if who:
        who = _kinds_of_askers(book, told).first(who)
    if side and (len(side) == 1 or not told.posts):
        side = tuple(dict.fromkeys(map(_kinds_of_involved(book, answers.what if told.posts else "", told).first, side)))
    return Answers(who, side, answers.what, {fact: answers.facts[fact] for fact in told.facts if fact in answers.facts})


def alike(roles: Iterable[str], judge: Judge) -> list[tuple[str, ...]]:
    """Roles in groups that cannot be told apart, each in the order given."""
    groups: dict[Hashable, list[str]] = {}
    for role in roles:
        groups.setdefault(judge(role), []).append(role)
    return [tuple(group) for group in groups.values()]


def first_of_each(roles: Iterable[str], judge: Judge) -> tuple[str, ...]:
    """One role for each kind that can be told apart: the first."""
    return tuple(group[0] for group in alike(roles, judge))


def stand_in(book: Book, answers: Answers) -> Answers:
    """The answers that stand for all those that their situation, where there is one yet, cannot tell apart from these: they come to the same."""
    return as_told(book, distinctions_in(book, answers.what), answers) if answers.what else answers


@lru_cache(maxsize=1024)
def askers(book: Book, told: Distinctions) -> tuple[str, ...]:
    """One role for each kind of asker that can be told apart."""
    return first_of_each(book.asking, of_asker(book, told))


def sides(book: Book, situation: str, told: Distinctions, pairs: bool = False) -> tuple[tuple[str, ...], ...]:
    """Whom it may be about, where that can matter: nobody, one role for each kind that can be told apart; with `pairs`, any two of these."""
    if not told.involved and not told.posts:
        return ()
    single = first_of_each(book.vocabulary.roles, of_involved(book, situation, told))
    return ((), *((role,) for role in single), *(combinations(single, 2) if pairs else ()))


def choices(book: Book, facts: Sequence[str]) -> Iterator[dict[str, str]]:
    """Every way to answer these facts or leave them open."""
    for values in product(*((None, *book.facts[fact].values) for fact in facts)):
        yield {fact: value for fact, value in zip(facts, values, strict=True) if value is not None}


def distinct_answers(book: Book, situation: str, told: Distinctions, pairs: bool = False) -> Iterator[Answers]:
    """One set of answers for each way in which conditions can come out in a situation; the unanswered ones first.

    pairs: two at once may be involved.
    """
    for who, side in product((None, *askers(book, told)), (None, *sides(book, situation, told, pairs))):
        for facts in choices(book, told.facts):
            yield Answers(who, side, situation, facts)


@lru_cache(maxsize=4096)
def narrower_askers(book: Book, situation: str, wider: str) -> tuple[str, ...]:
    """Of the narrower roles of an asker one for each kind that the situation can tell apart; only roles that ask."""
    asking = (role for role in narrower(book, wider) if book.vocabulary.roles[role].asks)
    return first_of_each(asking, of_asker(book, distinctions_in(book, situation)))


@lru_cache(maxsize=4096)
def narrower_involved(book: Book, situation: str, who: str | None, wider: str | None) -> tuple[str, ...]:
    """Of the narrower roles of somebody involved, or of all roles, one for each kind that the situation can tell apart."""
    roles = narrower(book, wider) if wider else book.vocabulary.roles
    named = (role for role in roles if can_be_named(book, who, role))
    return first_of_each(named, of_involved(book, situation, distinctions_in(book, situation)))


def narrower(book: Book, role: str) -> tuple[str, ...]:
    """The narrower roles, each after those that it is a kind of; without those that the first list offered beside it, and that are not meant, and
    without whoever is none of them."""
    roles = book.vocabulary.roles
    below = [roles[other] for other in roles if other in book.tree.below[role] and other != role]
    inside = [other.id for other in below if other.parent is not None and not other.rest]
    return tuple(sorted(inside, key=lambda other: len(book.tree.above[other])))


def can_be_named(book: Book, who: str | None, role: str) -> bool:
    """Whether somebody can be this to the asker: what somebody is to an asker only, they are to those of their own kind."""
    if who is None or not book.vocabulary.roles[role].relative:
        return True
    wider = set(book.tree.above[role]) - {role}
    return bool(wider & book.tree.above[who])


@lru_cache(maxsize=4096)
def askers_by(book: Book, ids: tuple[str, ...]) -> tuple[str, ...]:
    """One role for each kind of asker that some ids can tell apart."""
    return first_of_each(book.asking, by_ids(book, ids))


def for_every_asker(book: Book, told: Distinctions, answers: Answers, verdict: Verdict, judge: Callable[[Answers], Verdict]) -> Verdict:
    """A verdict on the answers; where it is not known because who asks is not, what holds or fails of every asker that it may be.

    told: what the records tell apart that are judged. judge: gives the verdict on other answers.
    """
    if verdict.truth is not None or answers.who is not None or not answers.what or "who" not in verdict.depends:
        return verdict
    verdicts = {judge(Answers(role, answers.involved, answers.what, answers.facts)) for role in askers_by(book, told.who)}
    if len(verdicts) == 1:
        return verdicts.pop()
    return unknown("who", *(question for each in verdicts for question in each.depends))
