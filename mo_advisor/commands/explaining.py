"""`ask --why-not` and `ask --what-if`: why clauses are not in the advice, and what other answers would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.answers_file import NOBODY, NOT_SURE, check_facts, check_ids
from mo_advisor.errors import Place, WrongUsage
from mo_advisor.protocol.book import Book
from mo_advisor.records.reader import Mention
from mo_advisor.vocabulary import Vocabulary

if TYPE_CHECKING:
    from mo_advisor.advice.changes import Changes
    from mo_advisor.advice.difference import WhatIf
    from mo_advisor.render.views.explanation import Aside, Asked

AT = Place("--what-if", 0, 0)
NAMES = {"who": "role", "involved": "role", "what": "situation"}


@dataclass(frozen=True)
class Wanted:
    """What is to be explained. why_not: references. changes: other answers. facts: the facts among these, to be held against the protocol."""

    why_not: tuple[str, ...]
    changes: Changes
    facts: tuple[Mention, ...]

    def check(self, book: Book) -> None:
        """Holds the facts against those of the loaded protocol. Raises WrongAnswers."""
        check_facts(self.facts, book.facts)


@dataclass(frozen=True)
class Explained:
    """What was explained, of one advice."""

    advice: Advice
    why_not: tuple[Asked, ...] = ()
    what_if: WhatIf | None = None

    @property
    def found(self) -> bool:
        """Whether every reference names something."""
        return all(asked.found.positions for asked in self.why_not)

    def asides(self) -> Iterator[Aside]:
        """It in words."""
        from mo_advisor.render.views.explanation import what_if_aside, why_not_aside

        yield from (why_not_aside(self.advice, asked) for asked in self.why_not)
        yield from (what_if_aside(one) for one in (self.what_if,) if one)

    def record(self) -> dict[str, Any]:
        """It as keys that are added to the advice's record, each only where it was asked for."""
        from mo_advisor.render.views.explanation_record import what_if_record, why_not_record

        record: dict[str, Any] = {"why_not": [why_not_record(self.advice, asked) for asked in self.why_not]} if self.why_not else {}
        return {**record, "what_if": what_if_record(self.advice, self.what_if)} if self.what_if else record


def wanted(why_not: Sequence[str], what_if: Sequence[str], vocabulary: Vocabulary) -> Wanted:
    """Reads what is to be explained. Raises WrongUsage or WrongAnswers."""
    given = _by_question(what_if)
    changes = {question: _value(question, values) for question, values in given.items()}
    named = [(question, value) for question in given if question in NAMES for value in given[question]]
    check_ids([Mention(NAMES[question], value, AT) for question, value in named if (question, value) != ("involved", NOBODY)], vocabulary)
    facts = [Mention(of, said, AT) for fact in given if fact not in NAMES for of, said in (("fact", fact), ("value", given[fact][0]))]
    return Wanted(tuple(why_not), changes, tuple(facts))


def _by_question(written: Sequence[str]) -> dict[str, list[str]]:
    """`QUESTION=VALUE` by question: who, involved and what first, and then facts."""
    given: dict[str, list[str]] = {}
    for one in written:
        question, equals, value = one.partition("=")
        if not (question and equals and value):
            raise WrongUsage(f"--what-if takes an answer such as who=officer or raised-already=informally, and not “{one}”.")
        given.setdefault(question, []).append(value)
    for question, values in given.items():
        if len(values) > 1 and question != "involved":
            raise WrongUsage(f"--what-if gives “{question}” twice; give it once.")
    return {question: given[question] for question in (*NAMES, *given) if question in given}


def _value(question: str, values: Sequence[str]) -> str | tuple[str, ...] | None:
    """An answer as it is held: None for not sure. Raises WrongUsage where it cannot be."""
    alone = next((one for one in (NOT_SURE, NOBODY) if one in values), None)
    if alone and len(values) > 1:
        raise WrongUsage(f"--what-if says {question}={alone} and names a role besides; give one of them.")
    if alone == NOT_SURE and question == "what":
        raise WrongUsage("--what-if takes a situation for `what`; where you are not sure, that is something-feels-wrong.")
    if alone == NOT_SURE:
        return None
    if question == "involved":
        return () if alone else tuple(values)
    return values[0]


def explained(advice: Advice, what: Wanted) -> Explained:
    """Explains what was asked for, of one advice."""
    if not (what.why_not or what.changes):
        return Explained(advice)
    from mo_advisor.advice.difference import what_if
    from mo_advisor.advice.why_not import why_not
    from mo_advisor.citations.resolver import find
    from mo_advisor.render.views.explanation import Asked

    found = (one for reference in what.why_not for one in find(advice.book, reference))
    asked = tuple(Asked(one, tuple(why_not(advice, position) for position in one.positions)) for one in found)
    return Explained(advice, asked, what_if(advice, what.changes) if what.changes else None)
