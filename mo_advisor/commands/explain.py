"""`ask --why-not` and `ask --what-if`: why clauses are not in the advice, and what other answers would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.answers_file import NOBODY, NOT_SURE, check_facts, check_ids
from mo_advisor.advice.explained import Asked, Explained
from mo_advisor.errors import Place, WrongUsage
from mo_advisor.frozen import Frozen
from mo_advisor.protocol.book import Book
from mo_advisor.records.mention import Mention
from mo_advisor.vocabulary import Vocabulary

if TYPE_CHECKING:
    from mo_advisor.advice.changes import Changes

AT = Place("--what-if", 0, 0)
NAMES = {"who": "role", "involved": "role", "what": "situation"}


class ToExplain(Frozen):
    """What is to be explained. why_not: references. changes: other answers. facts: the facts among these, to be held against the protocol."""

    why_not: tuple[str, ...]
    changes: Changes
    facts: tuple[Mention, ...]

    def check(self, book: Book) -> None:
        """Holds the facts against those of the loaded protocol. Raises WrongAnswers."""
        check_facts(self.facts, book.facts)


def to_explain(why_not: Sequence[str], what_if: Sequence[str], vocabulary: Vocabulary) -> ToExplain:
    """Reads what is to be explained. Raises WrongUsage or WrongAnswers."""
    given = _by_question(what_if)
    changes = {question: _value(question, values) for question, values in given.items()}
    named = [(question, value) for question in given if question in NAMES for value in given[question]]
    check_ids([Mention(NAMES[question], value, AT) for question, value in named if (question, value) != ("involved", NOBODY)], vocabulary)
    facts = [Mention(of, said, AT) for fact in given if fact not in NAMES for of, said in (("fact", fact), ("value", given[fact][0]))]
    return ToExplain(tuple(why_not), changes, tuple(facts))


def _by_question(written: Sequence[str]) -> dict[str, list[str]]:
    """`QUESTION=VALUE` by question: who, involved and what first, and then facts."""
    given: dict[str, list[str]] = {}
    for answer in written:
        question, equals, value = answer.partition("=")
        if not (question and equals and value):
            raise WrongUsage(f"--what-if takes an answer such as who=officer or raised-already=informally, and not “{answer}”.")
        given.setdefault(question, []).append(value)
    for question, values in given.items():
        if len(values) > 1 and question != "involved":
            raise WrongUsage(f"--what-if gives “{question}” twice; give it once.")
    return {question: given[question] for question in (*NAMES, *given) if question in given}


def _value(question: str, values: Sequence[str]) -> str | tuple[str, ...] | None:
    """An answer as it is held: None for not sure. Raises WrongUsage where it cannot be."""
    alone = next((special for special in (NOT_SURE, NOBODY) if special in values), None)
    if alone and len(values) > 1:
        raise WrongUsage(f"--what-if says {question}={alone} and names a role besides; give one of them.")
    if alone == NOT_SURE and question == "what":
        raise WrongUsage("--what-if takes a situation for `what`; where you are not sure, that is something-feels-wrong.")
    if alone == NOT_SURE:
        return None
    if question == "involved":
        return () if alone else tuple(values)
    return values[0]


def explain(advice: Advice, wanted: ToExplain) -> Explained:
    """Explains what was asked for, of one advice."""
    if not (wanted.why_not or wanted.changes):
        return Explained(advice)
    from mo_advisor.advice.difference import what_if
    from mo_advisor.advice.why_not import why_not
    from mo_advisor.citations.resolver import find

    results = (found for reference in wanted.why_not for found in find(advice.book, reference))
    asked = tuple(Asked(found, tuple(why_not(advice, position) for position in found.positions)) for found in results)
    return Explained(advice, asked, what_if(advice, wanted.changes) if wanted.changes else None)
