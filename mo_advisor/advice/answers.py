"""What a caller has answered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from mo_advisor.frozen import Frozen
from mo_advisor.protocol.book import Book

QUESTIONS = ("who", "involved", "what")  # and then facts, by their ids


class Answers(Frozen):
    """The answers so far.

    who: the role of the person whose question it is; None for not sure. involved: the roles of whom it is about; None for not sure, () for
    nobody else. what: the situation; empty only while it has not been asked. facts: fact id to value id; a fact left out is not sure.
    """

    who: str | None = None
    involved: tuple[str, ...] | None = None
    what: str = ""
    facts: Mapping[str, str] = MappingProxyType({})

    def __hash__(self) -> int:
        return hash((self.who, self.involved, self.what, frozenset(self.facts.items())))

    def given(self) -> tuple[str, ...]:
        """The questions that have a definite answer, in the order who, involved, what, facts."""
        asked = [name for name, answer in (("who", self.who), ("involved", self.involved), ("what", self.what or None)) if answer is not None]
        return (*asked, *self.facts)

    def only(self, questions: tuple[str, ...]) -> Answers:
        """These answers with all but the given questions not sure."""
        return Answers(
            who=self.who if "who" in questions else None,
            involved=self.involved if "involved" in questions else None,
            what=self.what if "what" in questions else "",
            facts={fact: value for fact, value in self.facts.items() if fact in questions},
        )

    def value(self, question: str) -> Any:
        """The answer to a question: a role id, a list of role ids, a situation id or a value id."""
        if question == "involved":
            return list(self.involved or ())
        return getattr(self, question) if question in QUESTIONS else self.facts[question]

    def record(self) -> dict[str, Any]:
        """The answers as the contract writes them, the unsure ones left out."""
        made: dict[str, Any] = {question: self.value(question) for question in QUESTIONS if question in self.given()}
        return {**made, "facts": dict(self.facts)}


def in_order(answers: Answers, book: Book) -> Answers:
    """The same answers with roles and facts in the vocabulary's order, so that the same answers give the same bytes."""
    involved = answers.involved
    if involved is not None:
        involved = tuple(role for role in book.vocabulary.roles if role in involved)
    facts = {fact: answers.facts[fact] for fact in book.facts if fact in answers.facts}
    foreign = {fact: value for fact, value in sorted(answers.facts.items()) if fact not in facts}
    return Answers(answers.who, involved, answers.what, {**facts, **foreign})
