"""The decision tree of a protocol: for each situation the answers that change what the document says, and what it then says.

It is grown by asking the engine for every set of answers that its conditions can tell apart, and by merging what comes to the same; nothing in it
is written by hand. It holds definite answers only: under "not sure" everything on which the branches agree is certain, and the rest may apply.
One person or body is involved, or nobody: for several, each of their branches is to be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOBODY
from mo_advisor.advice.clauses import Match, is_catch_all, match
from mo_advisor.advice.contacts import Named, contacts, numbered, own_clauses
from mo_advisor.advice.distinctions import alike, by_ids, distinctions_in
from mo_advisor.advice.identity import is_the_asker, is_the_subject, ranks_below_the_asker, ranks_below_the_subject
from mo_advisor.advice.logic import applies
from mo_advisor.analysis.exact_roles import Term, as_answered, exact, names, narrowest
from mo_advisor.frozen import Frozen, replace
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Contact

WHO, INVOLVED, WHO_EXACTLY = "who", "involved", "who-exactly"
SOMEBODY_ELSE = "somebody-else"  # an asker of none of the kinds whose relations the protocols govern


class Cited(NamedTuple):
    """A clause at a leaf. items: those that matter, from 1; none where all do."""

    clause: str
    items: tuple[int, ...] = ()


class Step(Frozen):
    """A contact at a leaf, its conditions met. unless: whose post it may be, `subject` or `asker`; misfit: why it may not fit, `below` (the person
    complained of) or `no-superior` (of the asker); of somebody who comes here. withdrawn: whether it surely is or does not, for all who do."""

    named: Named
    unless: tuple[str, ...] = ()
    misfit: str = ""
    withdrawn: bool = False


class Leaf(Frozen):
    """What the document says at the end of a branch; everything here is certain.

    silent: whether its silence is recorded; reasons: why. routes: where the asker can take it. catch_all: the clauses among `routes` and `general`
    that stand for matters on which it is silent. advisers: whom it names for advice in general, where it names nobody for the asker to go to.
    """

    mapped: bool
    silent: bool = False
    reasons: tuple[str, ...] = ()
    clauses: tuple[Cited, ...] = ()
    routes: tuple[Cited, ...] = ()
    general: tuple[Cited, ...] = ()
    catch_all: tuple[str, ...] = ()
    contacts: tuple[Step, ...] = ()
    advisers: tuple[Adviser, ...] = ()


class Edge(Frozen):
    """An answer. terms: how it is named. values: the narrowest roles, the kinds of asker or the fact's values that it stands for."""

    terms: tuple[Term, ...]
    values: tuple[str, ...]
    then: Node


class Fork(Frozen):
    """A question on which it turns: `who`, `involved`, `who-exactly` or a fact's id."""

    question: str
    edges: tuple[Edge, ...]


Node = Fork | Leaf


class Tree(NamedTuple):
    """The decision tree of one situation."""

    situation: str
    root: Node

    def leaves(self) -> Iterator[Leaf]:
        """Every leaf, in order."""
        return leaves(self.root)


def leaves(node: Node) -> Iterator[Leaf]:
    """The leaves under a node, in order."""
    if isinstance(node, Leaf):
        yield node
    else:
        yield from chain.from_iterable(leaves(edge.then) for edge in node.edges)


def trees(book: Book, situations: Sequence[str] = ()) -> Iterator[Tree]:
    """The trees of some situations, or of all, in the vocabulary's order."""
    yield from (_tree(book, situation) for situation in situations or book.vocabulary.situations)


@lru_cache(maxsize=512)
def _tree(book: Book, situation: str) -> Tree:
    """The tree of one situation; kept, since a tree takes long to grow and never changes."""
    ground = Ground(exact(book), situation)
    return Tree(situation, _noted(book, situation, _grown(ground), ground.asking, ground.sides))


class Ground:
    """What a tree grows out of. book: an exact one. kinds: kind of asker to the narrowest roles that are one. sides: who may be involved."""

    def __init__(self, book: Book, situation: str) -> None:
        self.book, self.situation = book, situation
        self.sides = (*narrowest(book), NOBODY)
        self.asking = tuple(role for role in narrowest(book) if book.vocabulary.roles[role].asks)
        self.kinds = _kinds(book, self.asking)

    def questions(self, kind: str) -> dict[str, list[tuple[str, ...]]]:
        """The questions after the kind of asker, in order, each with its answers; those that no condition can tell apart stand together."""
        told = distinctions_in(self.book, self.situation)
        roles = alike(self.sides[:-1], by_ids(self.book, told.involved))
        facts: dict[str, list[tuple[str, ...]]] = {fact: [(value,) for value in self.book.facts[fact].values] for fact in told.facts}
        return {INVOLVED: [*roles, (NOBODY,)], WHO_EXACTLY: alike(self.kinds[kind], by_ids(self.book, told.who)), **facts}

    def terms(self, question: str, kind: str, values: tuple[str, ...], rest: bool) -> tuple[Term, ...]:
        """How an answer is named among those beside it."""
        if question == INVOLVED:
            named = names(self.book, values, self.sides, rest and values != (NOBODY,))
            return (*named, *((Term(NOBODY),) if NOBODY in values else ()))
        if question == WHO_EXACTLY:
            return names(self.book, values, self.kinds[kind], rest and kind == SOMEBODY_ELSE)
        return tuple(map(Term, values))


def _kinds(book: Book, roles: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The kinds of people whose relations the protocols govern, and everybody else, each with its narrowest roles."""
    kinds = [role.id for role in book.vocabulary.governed]

    def kind_of(role: str) -> str:
        return max((kind for kind in kinds if kind in book.tree.above[role]), key=lambda kind: len(book.tree.above[kind]), default=SOMEBODY_ELSE)

    return {kind: tuple(role for role in roles if kind_of(role) == kind) for kind in (*kinds, SOMEBODY_ELSE)}


def _grown(ground: Ground) -> Node:
    grown: dict[Node, tuple[str, ...]] = {}
    for kind in ground.kinds:
        tree = _branch(ground, kind, ground.questions(kind), Answers(what=ground.situation))
        grown[tree] = (*grown.get(tree, ()), kind)
    edges = [Edge(tuple(map(Term, kinds)), tuple(chain.from_iterable(ground.kinds[kind] for kind in kinds)), then) for then, kinds in grown.items()]
    return _fork(WHO, sorted(edges, key=lambda edge: Term(SOMEBODY_ELSE) in edge.terms))


def _branch(ground: Ground, kind: str, questions: Mapping[str, list[tuple[str, ...]]], answers: Answers) -> Node:
    """What comes of some answers: a question where its answers make a difference, else what comes next."""
    if not questions:
        return _leaf(ground.book, answers, ground.kinds[kind])
    question, *others = questions
    later = {other: questions[other] for other in others}
    grown: dict[Node, tuple[str, ...]] = {}
    for values in questions[question]:
        tree = _branch(ground, kind, later, _with(answers, question, values[0]))
        grown[tree] = (*grown.get(tree, ()), *values)
    rest = _rest(ground, question, kind, grown)
    edges = [Edge(ground.terms(question, kind, values, then is rest), values, then) for then, values in grown.items() if then is not rest]
    last = [Edge(ground.terms(question, kind, grown[rest], True), grown[rest], rest)] if rest else []
    return _fork(question, [*edges, *last])


def _fork(question: str, edges: Sequence[Edge]) -> Node:
    return edges[0].then if len(edges) == 1 else Fork(question, tuple(edges))


def _rest(ground: Ground, question: str, kind: str, grown: Mapping[Node, tuple[str, ...]]) -> Node | None:
    """The branch of whoever is not named: nobody's, that of the kind as such, or the one that most come to. Facts have none."""
    if question == INVOLVED:
        return next(then for then, values in grown.items() if NOBODY in values)
    if question == WHO_EXACTLY:
        plain = {role for role in ground.kinds[kind] if as_answered(role) == kind}
        return max(grown, key=lambda then: (not plain.isdisjoint(grown[then]), len(grown[then])))
    return None


def _with(answers: Answers, question: str, value: str) -> Answers:
    if question == INVOLVED:
        return replace(answers, involved=() if value == NOBODY else (value,))
    if question == WHO_EXACTLY:
        return replace(answers, who=value)
    return replace(answers, facts={**answers.facts, question: value})


def _leaf(book: Book, answers: Answers, asking: Sequence[str]) -> Leaf:
    """What the document says where everything that matters is answered, whoever holds which post. asking: everybody of the asker's kind."""
    found = match(book, answers)
    if not found.mapped:
        return Leaf(mapped=False)
    steps = _steps(book, answers, (*found.governing, *found.background), asking)
    silences = [silence for silence in book.silences[answers.what] if applies(silence, book, answers).truth] if found.silent else []
    catch_all = [match for match in found.background if is_catch_all(match, book, answers)] if found.silent else []
    unnamed = found.silent or all(named.by != "you" for named in steps)
    return Leaf(
        mapped=True,
        silent=found.silent,
        reasons=tuple(silence.reason for silence in silences),
        clauses=tuple(map(_cited, found.governing)),
        general=tuple(map(_cited, found.background)),
        catch_all=tuple(match.position.clause.id for match in catch_all),
        contacts=tuple(map(Step, steps)),
        advisers=tuple(_advisers(book, answers, steps)) if unnamed else (),
    )


def _cited(found: Match) -> Cited:
    clause = found.position.clause
    return Cited(clause.id, found.items if len(found.items) < len(clause.items) else ())


def _steps(book: Book, answers: Answers, matches: Sequence[Match], asking: Sequence[str]) -> tuple[Named, ...]:
    """The contacts at a leaf, whoever holds which post: whether one of them is the very person is noted afterwards."""
    named, _ = contacts(book, answers, matches, persons=False)
    return tuple(replace(contact, by=_taken_by(book, contact.contact, asking)) for contact in named)


def _taken_by(book: Book, contact: Contact, asking: Sequence[str]) -> str:
    """Who takes a step: `you` only where it is for everybody who asks here; one asker among them reads their own role. Nobody where it is passive."""
    if contact.passive:
        return ""
    everybody = all(any(role in book.tree.above[as_answered(asker)] for role in contact.by) for asker in asking)
    return "you" if everybody or not contact.by else contact.by[0]


def _advisers(book: Book, answers: Answers, steps: Sequence[Named]) -> Iterator[Adviser]:
    already = {(named.contact.role, named.clause) for named in steps}
    for adviser in book.protocol.advisers:
        if applies(adviser, book, answers).truth and (adviser.role, adviser.clause) not in already:
            yield adviser


def _noted(book: Book, situation: str, node: Node, who: Sequence[str], sides: Sequence[str]) -> Node:
    """The same tree with a note at each contact whose post may be that of somebody who comes to this leaf. who, sides: who does."""
    if isinstance(node, Leaf):
        return _routed(replace(node, contacts=tuple(_noted_steps(book, situation, node.contacts, who, sides))))

    def within(edge: Edge) -> Node:
        asking = [role for role in who if role in edge.values] if node.question in (WHO, WHO_EXACTLY) else who
        about = [role for role in sides if role in edge.values] if node.question == INVOLVED else sides
        return _noted(book, situation, edge.then, asking, about)

    return replace(node, edges=tuple(replace(edge, then=within(edge)) for edge in node.edges))


def _routed(leaf: Leaf) -> Leaf:
    """The same leaf with its routes apart: what does not govern, and sends those who come here to somebody."""
    sending = own_clauses(step.named for step in leaf.contacts if not step.withdrawn)
    return replace(
        leaf,
        routes=tuple(cited for cited in leaf.general if cited.clause in sending),
        general=tuple(cited for cited in leaf.general if cited.clause not in sending),
    )


def _noted_steps(book: Book, situation: str, steps: Sequence[Step], who: Sequence[str], sides: Sequence[str]) -> Iterator[Step]:
    """The contacts of a leaf for those who come to it: by whom each step is taken, its number, and whose post it may be."""
    taken = (replace(step.named, by=_taken_by(book, step.named.contact, who)) for step in steps)
    noted = [_noted_step(book, situation, named, who, sides) for named in taken]
    shown = iter(numbered(step.named for step in noted if not step.withdrawn))
    return (step if step.withdrawn else replace(step, named=next(shown)) for step in noted)


def _noted_step(book: Book, situation: str, named: Named, who: Sequence[str], sides: Sequence[str]) -> Step:
    contact = named.contact
    if contact.role is None or contact.part == "other-party":
        return Step(named)
    post = contact.role
    about = [Answers(involved=(as_answered(role),) if role != NOBODY else (), what=situation) for role in sides]
    asking = [Answers(who=as_answered(role)) for role in who]
    may_be = {
        "subject": {is_the_subject(book, answers, post).truth for answers in about},
        "asker": {is_the_asker(book, answers, post).truth for answers in asking},
    }
    misfit, truths = "", set[bool | None]()
    if contact.of == "you":
        misfit, truths = "no-superior", {ranks_below_the_asker(book, answers, post).truth for answers in asking}
    elif contact.part == "receives":
        misfit, truths = "below", {ranks_below_the_subject(book, answers, post).truth for answers in about}
    unless = tuple(person for person, known in may_be.items() if known != {False})
    theirs = not contact.one_of_many and any(known == {True} for known in may_be.values())
    if truths == {True} and not theirs:
        return Step(named, misfit=misfit, withdrawn=True)
    return Step(named, unless, misfit if truths - {False} else "", theirs)
