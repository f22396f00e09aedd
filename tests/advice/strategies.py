"""Random answers, conditions and small protocols, in one place."""

from __future__ import annotations

from hypothesis import strategies as st

from mo_advisor.advice.answers import Answers
from mo_advisor.protocol.book import Book
from mo_advisor.records.condition import Condition
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, shipped

ROLES = tuple(shared().roles)
SITUATIONS = tuple(shared().situations)
FACTS = {fact.id: tuple(fact.values) for fact in shared().facts.values()}

roles = st.sampled_from(ROLES)
involved = st.none() | st.lists(roles, max_size=3, unique=True).map(tuple)
facts = st.fixed_dictionaries({}, optional={fact: st.sampled_from(values) for fact, values in FACTS.items()})
answers = st.builds(Answers, who=st.none() | roles, involved=involved, what=st.sampled_from(SITUATIONS), facts=facts)
books = st.sampled_from(SHIPPED).map(shipped)


def answers_to(book: Book) -> st.SearchStrategy[Answers]:
    """Answers to a protocol, to the questions of its own too."""
    known = st.fixed_dictionaries({}, optional={fact: st.sampled_from(tuple(one.values)) for fact, one in book.facts.items()})
    return st.builds(Answers, who=st.none() | roles, involved=involved, what=st.sampled_from(SITUATIONS), facts=known)


def conditions(atoms: st.SearchStrategy[str]) -> st.SearchStrategy[Condition]:
    """Nested conditions over atoms."""
    leaf = st.lists(atoms, min_size=1, max_size=3).map(lambda some: Condition(any_of=tuple(some)))

    def nest(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        part = st.lists(atoms | inner, max_size=3).map(tuple)
        return st.builds(Condition, all_of=part, any_of=part, none_of=part)

    return st.recursive(leaf, nest, max_leaves=6)
