"""The decision tree cannot drift: whoever walks it by its labels ends at what `advise` says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.contacts import Named
from mo_advisor.analysis.decision_tree import Edge, Fork, Leaf, Node, Step, Tree, trees
from mo_advisor.frozen import replace
from mo_advisor.protocol.book import Book
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, examples, shipped, tiny
from tests.proof.walking import NOBODY, PLAIN, ends, is_a, people

MANY = examples(400)
books = st.sampled_from(SHIPPED).map(shipped)
situations = st.sampled_from(tuple(shared().situations))
ASKING = tuple(role.id for role in shared().roles.values() if role.asks)


@cache
def tree_of(protocol_id: str, situation: str) -> Tree:
    """The tree of one situation in a shipped protocol."""
    [tree] = trees(shipped(protocol_id), [situation])
    return tree


def grown(protocol_id: str) -> list[Tree]:
    """All trees of a shipped protocol."""
    return [tree_of(protocol_id, situation) for situation in shared().situations]


def root(book: Book, situation: str) -> Node:
    return tree_of(book.protocol.id, situation).root


def narrowest(book: Book, roles: tuple[str, ...]) -> list[str]:
    return [role for role in roles if len(book.tree.below[role]) == 1]


def all_facts(draw: st.DrawFn, book: Book) -> dict[str, str]:
    return {fact: draw(st.sampled_from(tuple(asked.values))) for fact, asked in book.facts.items()}


@st.composite
def definite(draw: st.DrawFn) -> tuple[Book, Answers]:
    """Answers that leave nothing open."""
    book = draw(books)
    side = draw(st.sampled_from([(), *((role,) for role in narrowest(book, tuple(shared().roles)))]))
    return book, Answers(draw(st.sampled_from(narrowest(book, ASKING))), side, draw(situations), all_facts(draw, book))


@st.composite
def anyhow(draw: st.DrawFn) -> tuple[Book, Answers]:
    """Answers of any kind: wide roles, not sure, several involved."""
    book = draw(books)
    involved = draw(st.none() | st.lists(st.sampled_from(tuple(shared().roles)), max_size=2, unique=True).map(tuple))
    facts = {fact: value for fact, value in all_facts(draw, book).items() if draw(st.booleans())}
    return book, Answers(draw(st.none() | st.sampled_from(ASKING)), involved, draw(situations), facts)


def cited(leaf: Leaf) -> tuple[list[str], set[str]]:
    return [one.clause for one in leaf.clauses], {one.clause for one in (*leaf.routes, *leaf.general)}


def shown(advice: Advice) -> tuple[list[str], set[str]]:
    return [one.match.position.clause.id for one in advice.clauses], {one.match.position.clause.id for one in (*advice.routes, *advice.general)}


def contact(one: Named) -> tuple[str, ...]:
    return one.route, one.contact.step or "", one.clause, one.contact.title, one.contact.do, one.contact.when or ""


def stays(book: Book, step: Step, advice: Advice) -> bool:
    """Whether a contact of a leaf stands in the advice; where it does not, it must be one that is left out, and marked as such."""
    same = [one for one in advice.contacts if contact(one) == contact(step.named)]
    for one in same:
        assert not step.withdrawn
        assert step.unless or one.clash.truth is False
        assert step.misfit or one.misfit.truth is False
        assert one.by == step.named.by or (one.by == "you" and any(is_a(book, advice.answers.who or "", role) for role in one.contact.by))
    left_out = {one.why for one in advice.left_out if (one.title, one.clause) == (step.named.contact.title, step.named.clause)}
    assert same or (left_out and left_out <= {*step.unless, step.misfit})
    return bool(same)


def reached(book: Book, answers: Answers) -> Leaf:
    """The leaf to which definite answers lead."""
    [leaf] = ends(book, root(book, answers.what), [answers.who or ""], [*(answers.involved or [NOBODY])], answers.facts)
    return leaf


@pytest.mark.slow
@MANY
@given(definite())
def test_definite_answers_lead_to_the_leaf_that_says_what_the_advice_says(case: tuple[Book, Answers]) -> None:
    leaf, advice = reached(*case), advise(*case)
    assert (leaf.mapped, leaf.silent, bool(leaf.reasons)) == (advice.mapped, advice.silent, advice.silent)
    assert cited(leaf) == shown(advice)
    assert all(one.match.verdict.truth for one in advice.shown)
    gone = {one.clause for one in advice.left_out}
    taken = {one.clause for one in advice.contacts if one.by == "you" and one.contact.by}
    routes = {one.match.position.clause.id for one in advice.routes}
    assert routes - taken <= {one.clause for one in leaf.routes} <= routes | gone
    assert [contact(step.named) for step in leaf.contacts if stays(case[0], step, advice)] == [contact(one) for one in advice.contacts]


@pytest.mark.slow
@MANY
@given(definite())
def test_a_leaf_names_the_items_that_matter(case: tuple[Book, Answers]) -> None:
    leaf, advice = reached(*case), advise(*case)
    below = {one.match.position.clause.id: one for one in (*advice.routes, *advice.general)}
    pairs = [*zip(leaf.clauses, advice.clauses, strict=True), *((here, below[here.clause]) for here in (*leaf.routes, *leaf.general))]
    for here, there in pairs:
        partly = len(there.match.items) < len(there.match.position.clause.items)
        assert here.items == (there.match.items if partly else ())


@pytest.mark.slow
@MANY
@given(definite())
def test_a_leaf_names_advisers_where_it_sends_the_asker_to_nobody(case: tuple[Book, Answers]) -> None:
    leaf, advice = reached(*case), advise(*case)
    named = {(one.role, one.clause) for one in leaf.advisers}
    if any(not (step.named.contact.by or step.named.contact.passive) for step in leaf.contacts) and not leaf.silent:
        assert not named
    elif leaf.silent or not any(step.named.by == "you" for step in leaf.contacts):
        standing = {(step.named.contact.role, step.named.clause) for step in leaf.contacts}
        assert {(one.adviser.role, one.adviser.clause) for one in advice.advisers} <= named | standing


def may_reach(book: Book, answers: Answers) -> list[Leaf]:
    """The leaves to which open answers may come to lead; of several who are involved, each alone."""
    asking = [person for role in ([answers.who] if answers.who else ASKING) for person in people(book, role)]
    roles = tuple(shared().roles) if answers.involved is None else answers.involved
    sides = [person for role in roles for person in people(book, role)] + ([] if answers.involved else [NOBODY])
    those = [person for person in dict.fromkeys(asking) if person.removeprefix(PLAIN) in ASKING]
    return list(ends(book, root(book, answers.what), those, list(dict.fromkeys(sides)), answers.facts))


@pytest.mark.slow
@MANY
@given(anyhow())
def test_open_answers_are_certain_of_what_their_leaves_share_and_shut_out_none_of_it(case: tuple[Book, Answers]) -> None:
    book, answers = case
    advice = advise(book, answers)
    leaves = may_reach(book, answers)
    several = len(answers.involved or ()) > 1
    sure = {one.match.position.clause.id for one in advice.shown if one.match.verdict.truth}
    sure_contacts = {contact(one)[2:] for one in advice.contacts if one.holds.truth}
    perhaps = {clause for group in shown(advice) for clause in group}
    for leaf in leaves:
        said, named = {clause for group in cited(leaf) for clause in group}, {contact(step.named)[2:] for step in leaf.contacts}
        assert several or (sure <= said <= perhaps and sure_contacts <= named and (leaf.silent or not advice.silent))
    assert sure <= {clause for leaf in leaves for group in cited(leaf) for clause in group}
    assert sure_contacts <= {contact(step.named)[2:] for leaf in leaves for step in leaf.contacts}


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_every_clause_with_a_governing_rule_stands_at_some_leaf(protocol_id: str) -> None:
    at_leaves = [leaf for tree in grown(protocol_id) for leaf in tree.leaves()]
    governing = {one.clause for leaf in at_leaves for one in leaf.clauses}
    anywhere = governing | {one.clause for leaf in at_leaves for one in (*leaf.routes, *leaf.general)}
    for position in shipped(protocol_id).positions:
        weights = {rule.weight for rule in position.clause.rules}
        assert not weights & {"rule", "duty"} or position.clause.id in governing
        assert not weights or position.clause.id in anywhere


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_no_two_answers_to_a_question_lead_to_the_same(protocol_id: str) -> None:
    for tree in grown(protocol_id):
        for fork in forks(tree.root):
            assert len(fork.edges) > 1
            assert len({bare(edge.then) for edge in fork.edges}) == len(fork.edges)


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_every_leaf_says_something(protocol_id: str) -> None:
    for tree in grown(protocol_id):
        for leaf in tree.leaves():
            assert bool(leaf.clauses) != leaf.silent
            assert set(leaf.catch_all) <= {one.clause for one in (*leaf.routes, *leaf.general)}


def forks(node: Node) -> Iterator[Fork]:
    if isinstance(node, Fork):
        yield node
        for edge in node.edges:
            yield from forks(edge.then)


def bare(node: Node) -> Node:
    """A tree without its notes."""
    if isinstance(node, Leaf):
        below = tuple(sorted((*node.routes, *node.general)))
        return replace(node, routes=(), general=below, contacts=tuple(Step(replace(step.named, step=None)) for step in node.contacts))
    return Fork(node.question, tuple(Edge(edge.terms, edge.values, bare(edge.then)) for edge in node.edges))


TINY = """\
document:
  - id: "1"
    text: A Member may ask the Clerk. A chair must.
    rules:
      - {situations: [interpretation], who: [member]}
    contacts:
      - {role: chief-executive, title: the Clerk, do: may ask, who: {none_of: [committee-chair]}}
  - id: "2"
    text: An Officer says so.
    rules:
      - {situations: [interpretation], who: [officer], involved: [member]}
silent:
  - {situations: [interpretation], who: [officer], involved: {none_of: [member]}, reason: Nothing is said.}
"""


def test_a_small_tree_is_what_a_reader_of_the_file_would_draw() -> None:
    [tree] = trees(tiny(TINY), ["interpretation"])
    assert drawn(tree.root) == [
        ("member", [("committee-chair", "1"), ("other member", "1: the Clerk")]),
        ("officer", [("member", "2"), ("anybody-else nobody", "silent")]),
        ("co-opted-member somebody-else", "unmapped"),
    ]


def test_where_nothing_makes_a_difference_there_is_no_question() -> None:
    [tree] = trees(tiny(TINY), ["not-covered"])
    assert tree.root == Leaf(mapped=False)


def test_a_contact_is_marked_where_the_post_may_be_that_of_the_person_concerned_or_the_askers() -> None:
    [tree] = trees(shipped("cheshire-east"), ["complain-about-officer"])
    marks = {(step.named.contact.role, step.unless, step.withdrawn) for leaf in tree.leaves() for step in leaf.contacts}
    assert ("director", ("subject",), False) in marks  # anybody else, or nobody: the appropriate Director may be it
    assert ("director", (), False) in marks  # a Head of Service: no Director is it
    assert not any("asker" in unless for _, unless, _ in marks)  # only members are sent to anybody


def test_a_contact_is_left_out_where_it_surely_is_somebody_concerned_and_marked_where_it_may_not_fit() -> None:
    """Solihull's officers may go to the Chief Executive, who goes to nobody above; Somerset's to a line manager, whom not all have."""
    marks = {
        ("solihull", "member-bullies-officer"): ("chief-executive", ("asker",), "", True),
        ("isle-of-wight", "enquiry-unanswered"): ("chief-executive", ("subject",), "", True),
        ("somerset", "contact-out-of-hours"): ("line-manager", (), "no-superior", False),
    }
    for (protocol_id, situation), mark in marks.items():
        steps = [step for leaf in tree_of(protocol_id, situation).leaves() for step in leaf.contacts]
        assert mark in {(step.named.contact.role, step.unless, step.misfit, step.withdrawn) for step in steps}


@pytest.mark.slow
def test_only_the_situations_that_are_asked_for_are_grown() -> None:
    assert [tree.situation for tree in trees(shipped("solihull"), ["not-covered", "interpretation"])] == ["not-covered", "interpretation"]
    assert [tree.situation for tree in trees(shipped("solihull"))] == list(shared().situations)


def drawn(node: Node) -> object:
    if isinstance(node, Leaf):
        clauses = " ".join(one.clause for one in node.clauses) or ("silent" if node.silent else "unmapped")
        return f"{clauses}: {node.contacts[0].named.contact.title}" if node.contacts else clauses
    return [(" ".join(f"{'other ' if term.other else ''}{term.id}" for term in edge.terms), drawn(edge.then)) for edge in node.edges]
